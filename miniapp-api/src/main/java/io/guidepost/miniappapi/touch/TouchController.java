package io.guidepost.miniappapi.touch;

import io.guidepost.domain.sharing.RecordTouch;
import io.guidepost.domain.sharing.RecordTouch.Opened;
import io.guidepost.domain.sharing.ShareTokens;
import io.guidepost.domain.shopper.BondShopper;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.session.SignedInShopper;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/shop/v1/touches")
class TouchController {

    private final RecordTouch recordTouch;
    private final BondShopper bondShopper;
    private final Offload offload;

    TouchController(RecordTouch recordTouch, BondShopper bondShopper, ShareTokens tokens, Offload offload) {
        tokens.requireKeys();
        this.bondShopper = bondShopper;
        this.recordTouch = recordTouch;
        this.offload = offload;
    }

    /** The answer is the same whatever the token is worth. */
    @Operation(summary = "记录打开分享 Tell that a shared link was opened; the answer reveals nothing about the token")
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Void> record(SignedInShopper me, @Valid @RequestBody NewTouch body) {
        return offload.call(() -> {
            recordTouch
                    .record(me.memberId(), body.opened())
                    .ifPresent(met -> bondShopper.afterTouch(me.memberId(), met.guideId(), met.storeId(), met.at()));
            return null;
        });
    }

    /**
     * @param page the page that was opened
     * @param occurredAt when it was opened, if the mini-program was offline then; now if absent
     * @param forwardDepth how often shoppers have passed the link on; 0 if absent
     */
    record NewTouch(
            @NotNull @Size(max = 256) String token,
            @NotBlank @Size(max = 256) String page,
            Instant occurredAt,
            @Min(0) @Max(100) Integer forwardDepth) {

        Opened opened() {
            return new Opened(
                    token,
                    page,
                    Optional.ofNullable(occurredAt),
                    Optional.ofNullable(forwardDepth).orElse(0));
        }
    }
}
