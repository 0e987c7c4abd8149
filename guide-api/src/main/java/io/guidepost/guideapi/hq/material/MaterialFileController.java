package io.guidepost.guideapi.hq.material;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.asset.Asset;
import io.guidepost.domain.asset.Assets;
import io.guidepost.domain.asset.FileKind;
import io.guidepost.domain.asset.KeepFile;
import io.guidepost.domain.material.Materials;
import io.guidepost.domain.proof.ViewProofs;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.guideapi.material.MaterialFiles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.file.UploadDoor;
import io.guidepost.webedge.file.Uploads;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
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

/** Pictures, videos and documents of the library: handed in here, named by materials afterwards. */
@RestController
@RequestMapping(MaterialFileController.PATH)
@Tag(name = "素材 Materials")
class MaterialFileController {

    static final String PATH = "/api/admin/v1/material-files";

    private final KeepFile keepFile;
    private final Assets assets;
    private final Materials materials;
    private final ViewProofs viewProofs;
    private final MaterialFiles files;
    private final Uploads uploads;
    private final Offload offload;

    MaterialFileController(
            KeepFile keepFile,
            Assets assets,
            Materials materials,
            ViewProofs viewProofs,
            MaterialFiles files,
            Uploads uploads,
            Offload offload) {
        this.keepFile = keepFile;
        this.assets = assets;
        this.materials = materials;
        this.viewProofs = viewProofs;
        this.files = files;
        this.uploads = uploads;
        this.offload = offload;
    }

    @Configuration(proxyBeanMethods = false)
    static class Door {

        @Bean
        UploadDoor materialFileDoor() {
            return UploadDoor.forFile(PATH, FileKind.FILE.mostBytes());
        }
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "上传素材文件 Hand in a picture, video or document",
            description = "multipart/form-data with one part named file. kind is IMAGE (JPEG, PNG; 10 MB), VIDEO (MP4;"
                    + " 10 MB) or FILE (PDF, docx, xlsx, pptx without macros; 20 MB): WeCom's limits. A file is known by"
                    + " its bytes; one that is not what it is declared as is refused. The same bytes again answer the same"
                    + " file. state is SCANNING until the scanner, where there is one, has seen it; a material takes it when it"
                    + " is CLEAN. What no material refers to is removed after some days.")
    Mono<ResponseEntity<FileView>> take(
            SignedInAdmin admin, @RequestParam FileKind kind, @RequestPart("file") FilePart file) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        return uploads.received(
                        file.content(),
                        kind.mostBytes(),
                        received -> offload.call(() ->
                                FileView.of(keepFile.keepWhileUsed(received, kind, declared(file), admin.adminId()))))
                .map(view -> ResponseEntity.created(URI.create(PATH + "/" + view.id()))
                        .body(view));
    }

    /** What the client says it is; many say nothing but "bytes". */
    private static Optional<String> declared(FilePart file) {
        return Optional.ofNullable(file.headers().getContentType())
                .map(type -> type.getType() + "/" + type.getSubtype())
                .filter(type -> !type.equals(MediaType.APPLICATION_OCTET_STREAM_VALUE))
                .map(type -> type.equals("image/jpg") ? MediaType.IMAGE_JPEG_VALUE : type);
    }

    @GetMapping("/{id}/state")
    @Operation(summary = "文件状态 Whether the scanner has seen the file")
    Mono<FileView> state(SignedInAdmin admin, @PathVariable Id id) {
        return offload.call(() -> FileView.of(file(id)));
    }

    @GetMapping("/{id}")
    @Operation(summary = "取素材文件 The file itself")
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content = {
                @Content(mediaType = "application/octet-stream", schema = @Schema(type = "string", format = "binary"))
            })
    Mono<ResponseEntity<Flux<DataBuffer>>> show(SignedInAdmin admin, @PathVariable Id id) {
        return offload.call(() -> files.answer(file(id), id.toString()));
    }

    /** Photos of proofs lie in the same store; they are none of the library's. */
    private Asset file(Id id) {
        return assets.find(id.value())
                .filter(found -> !viewProofs.isPhoto(found.id()) || materials.refersTo(found.id()))
                .orElseThrow(() -> Refusal.notFound("文件", "file"));
    }

    record FileView(
            Id id,
            String kind,
            String contentType,
            long bytes,
            Integer width,
            Integer height,
            String state,
            Instant createdAt) {

        static FileView of(Asset asset) {
            boolean isPicture = asset.type().kind() == FileKind.IMAGE;
            return new FileView(
                    new Id(asset.id()),
                    asset.type().kind().name(),
                    asset.type().mediaType(),
                    asset.bytes(),
                    isPicture ? asset.width() : null,
                    isPicture ? asset.height() : null,
                    asset.state().name(),
                    asset.createdAt());
        }
    }
}
