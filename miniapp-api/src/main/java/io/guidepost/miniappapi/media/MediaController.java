package io.guidepost.miniappapi.media;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.asset.Asset;
import io.guidepost.domain.asset.AssetStore;
import io.guidepost.domain.asset.MediaLinks;
import io.guidepost.webedge.Offload;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Pictures and videos of the shop. Open, because a mini-program's picture sends no token; their names are digests of their
 * bytes, which only who was shown them can know.
 */
@RestController
@Tag(name = "商品 Products")
class MediaController {

    private static final int PIECE = 64 * 1024;

    private final MediaLinks media;
    private final AssetStore store;
    private final Offload offload;

    MediaController(MediaLinks media, AssetStore store, Offload offload) {
        this.media = media;
        this.store = store;
        this.offload = offload;
    }

    @GetMapping(MediaLinks.PATH + "{name}")
    @Operation(summary = "图片与视频 A picture or video of the shop")
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content = {
                @Content(mediaType = "application/octet-stream", schema = @Schema(type = "string", format = "binary"))
            })
    Mono<ResponseEntity<Flux<DataBuffer>>> show(@PathVariable String name) {
        return offload.call(() -> answer(media.at(name).orElseThrow(() -> Refusal.notFound("文件", "file"))));
    }

    /** Never changes, is never guessed to be of another type, and runs nothing. */
    private ResponseEntity<Flux<DataBuffer>> answer(Asset asset) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, asset.type().mediaType())
                .contentLength(asset.bytes())
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                .body(DataBufferUtils.readInputStream(
                                () -> store.open(asset.digest()), DefaultDataBufferFactory.sharedInstance, PIECE)
                        .subscribeOn(Schedulers.boundedElastic()));
    }
}
