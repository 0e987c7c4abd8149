package io.guidepost.miniappapi.aftersale;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.aftersale.ApplyForAfterSale;
import io.guidepost.domain.asset.Asset;
import io.guidepost.domain.asset.AssetStore;
import io.guidepost.domain.asset.Assets;
import io.guidepost.domain.asset.FileKind;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.file.Downloads;
import io.guidepost.webedge.file.UploadDoor;
import io.guidepost.webedge.file.Uploads;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.session.SignedInShopper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Pictures and videos by which a shopper shows what is wrong: handed in here, named by a case afterwards. */
@RestController
@RequestMapping(EvidenceController.PATH)
@Tag(name = "售后 After-sale")
class EvidenceController {

    static final String PATH = "/api/shop/v1/after-sale-files";

    private final ApplyForAfterSale afterSale;
    private final Assets assets;
    private final AssetStore store;
    private final Downloads downloads;
    private final Uploads uploads;
    private final Offload offload;

    EvidenceController(
            ApplyForAfterSale afterSale,
            Assets assets,
            AssetStore store,
            Downloads downloads,
            Uploads uploads,
            Offload offload) {
        this.afterSale = afterSale;
        this.assets = assets;
        this.store = store;
        this.downloads = downloads;
        this.uploads = uploads;
        this.offload = offload;
    }

    @Configuration(proxyBeanMethods = false)
    static class Door {

        @Bean
        UploadDoor afterSaleFileDoor() {
            return UploadDoor.forFile(PATH, FileKind.VIDEO.mostBytes());
        }
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "上传售后凭证 Hand in a picture or video",
            description =
                    "multipart/form-data with one part named file. kind IMAGE (JPEG, PNG) or VIDEO (MP4), 10 MB each; a"
                            + " file is known by its bytes. 429 too_many_files.")
    Mono<ResponseEntity<EvidenceFile>> take(
            SignedInShopper me, @RequestParam FileKind kind, @RequestPart("file") FilePart file) {
        if (kind == FileKind.FILE) {
            throw Refusal.notFound("文件类型", "kind of file");
        }
        return uploads.received(
                        file.content(),
                        kind.mostBytes(),
                        received -> offload.call(() ->
                                EvidenceFile.of(afterSale.handIn(me.memberId(), received, kind, Optional.empty()))))
                .map(view -> ResponseEntity.created(URI.create(PATH + "/" + view.id()))
                        .body(view));
    }

    @GetMapping("/{id}")
    @Operation(summary = "查看自己的凭证 A file that I have handed in")
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content = {
                @Content(mediaType = "application/octet-stream", schema = @Schema(type = "string", format = "binary"))
            })
    Mono<ResponseEntity<Flux<DataBuffer>>> show(SignedInShopper me, @PathVariable Id id) {
        return offload.call(() -> {
            afterSale.requireOwn(me.memberId(), id.value());
            var asset = assets.find(id.value()).orElseThrow(() -> Refusal.notFound("文件", "file"));
            return downloads.kept(
                    id + "." + asset.type().extension(),
                    asset.type().mediaType(),
                    asset.type().kind() != FileKind.FILE,
                    () -> store.open(asset.digest()));
        });
    }

    record EvidenceFile(Id id, String kind, String contentType, long bytes) {

        static EvidenceFile of(Asset asset) {
            return new EvidenceFile(
                    new Id(asset.id()), asset.type().kind().name(), asset.type().mediaType(), asset.bytes());
        }
    }
}
