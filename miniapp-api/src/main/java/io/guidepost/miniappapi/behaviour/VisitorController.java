package io.guidepost.miniappapi.behaviour;

import io.guidepost.domain.visitor.KeepVisitors;
import io.guidepost.domain.visitor.KeepVisitors.Told;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What somebody did who has not signed in. */
@RestController
@RequestMapping("/api/shop/v1/visitor-events")
@Tag(name = "浏览与收藏 Behaviour")
class VisitorController {

    private final KeepVisitors visitors;
    private final Offload offload;

    VisitorController(KeepVisitors visitors, Offload offload) {
        this.visitors = visitors;
        this.offload = offload;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "上报未登录时的浏览 Tell what a visitor did who has not signed in",
            description = "无需登录。visitorId 由小程序自行随机生成(至少 128 位)并只存于本机；登录时带上同一 visitorId，这些记录即归入该会员，之后请换新的。"
                    + " No sign-in needed. The mini-program makes visitorId up at random, at least 128 bits, and keeps it to"
                    + " itself; given with the sign-in, everything told under it becomes the member's as if he had been signed in"
                    + " then. Use another one afterwards. An eventId counts once; up to seven days late; unclaimed it goes after"
                    + " 30 days. The answer says nothing. 429 too_many_visitors.")
    Mono<Void> tell(@Valid @RequestBody VisitorBundle body) {
        return offload.call(() -> {
            visitors.tell(body.visitorId(), body.told());
            return null;
        });
    }

    record VisitorBundle(
            @NotNull @Pattern(regexp = "[A-Za-z0-9_-]{22,64}") String visitorId,
            @Size(max = 20) List<@NotNull @Valid VisitorLook> looks,
            @Size(max = 20) List<@NotNull @Valid VisitorTouch> touches) {

        List<Told> told() {
            var told = new ArrayList<Told>();
            if (looks != null) {
                looks.forEach(look -> told.add(look.told()));
            }
            if (touches != null) {
                touches.forEach(touch -> told.add(touch.told()));
            }
            return told;
        }
    }

    record VisitorLook(
            @NotBlank @Size(max = 64) String eventId,
            @NotNull VisitorLookKind kind,
            @NotNull Id productId,
            Id storeId,
            @NotNull Instant occurredAt) {

        Told told() {
            return new Told.Seen(
                    eventId,
                    kind == VisitorLookKind.SHARE,
                    productId.value(),
                    Optional.ofNullable(storeId).map(Id::value),
                    occurredAt);
        }
    }

    enum VisitorLookKind {
        VIEW,
        SHARE
    }

    record VisitorTouch(
            @NotBlank @Size(max = 64) String eventId,
            @Schema(description = "分享链接中的令牌 The token of the link that was opened") @NotNull @Size(max = 256)
                    String token,
            @NotBlank @Size(max = 256) String page,
            @Min(0) @Max(100) Integer forwardDepth,
            @NotNull Instant occurredAt) {

        Told told() {
            return new Told.Opened(eventId, token, page, forwardDepth == null ? 0 : forwardDepth, occurredAt);
        }
    }
}
