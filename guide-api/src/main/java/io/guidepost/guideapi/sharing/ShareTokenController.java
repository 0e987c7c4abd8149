package io.guidepost.guideapi.sharing;

import io.guidepost.domain.sharing.CreateShareLink;
import io.guidepost.domain.sharing.CreateShareLink.ShareLink;
import io.guidepost.domain.sharing.CreateShareLink.Wanted;
import io.guidepost.domain.sharing.ShareTokens;
import io.guidepost.domain.sharing.ShowSceneCode;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.session.SignedInGuide;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/guide/v1/share-tokens")
class ShareTokenController {

    private final CreateShareLink createShareLink;
    private final ShowSceneCode showSceneCode;
    private final Offload offload;

    ShareTokenController(
            CreateShareLink createShareLink, ShowSceneCode showSceneCode, ShareTokens tokens, Offload offload) {
        tokens.requireKeys();
        this.showSceneCode = showSceneCode;
        this.createShareLink = createShareLink;
        this.offload = offload;
    }

    /** Guide and store are those of the session; a link for somebody else cannot be asked for. */
    @Operation(summary = "生成分享链接 Make a link of my own to a product, a look or a material")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ShareToken> create(SignedInGuide me, @RequestBody NewShareToken body) {
        return offload.call(() -> createShareLink.create(body.by(me))).map(ShareToken::from);
    }

    @Operation(
            summary = "分享链接的小程序码 The mini-program code of a link of mine",
            description = "PNG 或 JPEG；scene 即链接的令牌。 PNG or JPEG; its scene is the token of the link.")
    @ApiResponse(
            responseCode = "200",
            description = "The code",
            content = {@Content(mediaType = "image/*", schema = @Schema(type = "string", format = "binary"))})
    @GetMapping("/{token}/code")
    Mono<ResponseEntity<byte[]>> code(
            SignedInGuide me,
            @PathVariable String token,
            @RequestParam(defaultValue = "430") @Min(280) @Max(1280) int width) {
        return offload.call(Offload.Kind.TENCENT, () -> showSceneCode.of(me.guideId(), token, width))
                .map(picture -> ResponseEntity.ok()
                        .contentType(picture[0] == (byte) 0x89 ? MediaType.IMAGE_PNG : MediaType.IMAGE_JPEG)
                        .body(picture));
    }

    /** What the link shows: one of product, look and material; or only the task it belongs to. */
    record NewShareToken(Id productId, Id lookId, Id materialId, Id assignmentId) {

        Wanted by(SignedInGuide me) {
            return new Wanted(
                    me.guideId(),
                    me.storeId(),
                    number(productId),
                    number(lookId),
                    number(materialId),
                    number(assignmentId));
        }

        private static Optional<Long> number(Id id) {
            return Optional.ofNullable(id).map(Id::value);
        }
    }

    /** {@code token} and {@code scene} have at most 32 visible characters. */
    record ShareToken(String token, String miniProgramPath, String scene, Instant expiresAt) {

        static ShareToken from(ShareLink link) {
            return new ShareToken(link.token(), link.miniProgramPath(), link.token(), link.expiresAt());
        }
    }
}
