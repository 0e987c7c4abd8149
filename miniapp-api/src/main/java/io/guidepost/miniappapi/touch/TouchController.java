package io.guidepost.miniappapi.touch;

import io.guidepost.domain.sharing.RecordTouch;
import io.guidepost.domain.sharing.ShareTokens;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.session.SignedInShopper;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
    private final Offload offload;

    TouchController(RecordTouch recordTouch, ShareTokens tokens, Offload offload) {
        tokens.requireKeys();
        this.recordTouch = recordTouch;
        this.offload = offload;
    }

    /** The answer is the same whatever the token is worth. */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Void> record(SignedInShopper me, @Valid @RequestBody NewTouch body) {
        return offload.call(() -> {
            recordTouch.record(me.memberId(), body.token(), body.page());
            return null;
        });
    }

    /** @param page the page that was opened */
    record NewTouch(@NotNull @Size(max = 256) String token, @NotBlank @Size(max = 256) String page) {}
}
