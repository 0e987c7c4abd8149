package io.guidepost.guideapi.task;

import io.guidepost.domain.asset.Asset;
import io.guidepost.domain.asset.FileKind;
import io.guidepost.domain.proof.UploadPhoto;
import io.guidepost.domain.proof.ViewProofs;
import io.guidepost.guideapi.material.MaterialFiles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.file.UploadDoor;
import io.guidepost.webedge.file.Uploads;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.session.SignedInGuide;
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
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Photos of proofs: handed in here, named by the proof afterwards, and seen by who submitted and who reviews it. */
@RestController
@RequestMapping("/api/guide/v1")
@Tag(name = "我的任务 My tasks")
class ProofPhotoController {

    private static final String PATH = "/api/guide/v1/proof-photos";

    private final UploadPhoto uploadPhoto;
    private final ViewProofs viewProofs;
    private final MaterialFiles files;
    private final Uploads uploads;
    private final Offload offload;

    ProofPhotoController(
            UploadPhoto uploadPhoto, ViewProofs viewProofs, MaterialFiles files, Uploads uploads, Offload offload) {
        this.uploadPhoto = uploadPhoto;
        this.viewProofs = viewProofs;
        this.files = files;
        this.uploads = uploads;
        this.offload = offload;
    }

    @Configuration(proxyBeanMethods = false)
    static class Door {

        @Bean
        UploadDoor proofPhotoDoor() {
            return UploadDoor.forFile(PATH, FileKind.IMAGE.mostBytes());
        }
    }

    @PostMapping(path = "/proof-photos", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "上传凭证照片 Hand in a photo for a proof",
            description =
                    "multipart/form-data with one part named file: JPEG or PNG by its bytes, at most 10 MB. What the"
                            + " camera wrote into it (place, time, device) is left out. state is SCANNING until the scanner has seen"
                            + " it; a proof takes it when it is CLEAN. The same photo again answers the same id.")
    Mono<ResponseEntity<PhotoView>> take(SignedInGuide guide, @RequestPart("file") FilePart file) {
        return uploads.received(
                        file.content(),
                        FileKind.IMAGE.mostBytes(),
                        received -> offload.call(
                                () -> PhotoView.of(uploadPhoto.upload(guide.guideId(), received, declared(file)))))
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

    @GetMapping("/proof-photos/{id}")
    @Operation(summary = "我上传的照片 A photo that I handed in")
    @ApiResponse(
            responseCode = "200",
            description = "The photo",
            content = {
                @Content(mediaType = "application/octet-stream", schema = @Schema(type = "string", format = "binary"))
            })
    Mono<ResponseEntity<Flux<DataBuffer>>> own(SignedInGuide guide, @PathVariable Id id) {
        return offload.call(() -> files.answer(uploadPhoto.own(guide.guideId(), id.value()), id.toString()));
    }

    @GetMapping("/proofs/{proofId}/photos/{id}")
    @Operation(summary = "凭证照片 A photo of a proof: of my own, or of one of a store that I manage")
    @ApiResponse(
            responseCode = "200",
            description = "The photo",
            content = {
                @Content(mediaType = "application/octet-stream", schema = @Schema(type = "string", format = "binary"))
            })
    Mono<ResponseEntity<Flux<DataBuffer>>> ofProof(SignedInGuide guide, @PathVariable Id proofId, @PathVariable Id id) {
        return offload.call(
                () -> files.answer(viewProofs.photoFor(guide.guideId(), proofId.value(), id.value()), id.toString()));
    }

    record PhotoView(Id id, String contentType, long bytes, int width, int height, String state, Instant createdAt) {

        static PhotoView of(Asset asset) {
            return new PhotoView(
                    new Id(asset.id()),
                    asset.type().mediaType(),
                    asset.bytes(),
                    asset.width(),
                    asset.height(),
                    asset.state().name(),
                    asset.createdAt());
        }
    }
}
