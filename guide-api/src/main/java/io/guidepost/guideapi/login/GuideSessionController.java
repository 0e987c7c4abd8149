package io.guidepost.guideapi.login;

import io.guidepost.domain.organization.SignInGuide;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.Offload.Kind;
import io.guidepost.webedge.session.SignedInGuide;
import io.guidepost.webedge.session.Tokens;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/guide/v1/sessions")
class GuideSessionController {

    private final SignInGuide signInGuide;
    private final Tokens tokens;
    private final Offload offload;

    GuideSessionController(SignInGuide signInGuide, Tokens tokens, Offload offload) {
        this.signInGuide = signInGuide;
        this.tokens = tokens;
        this.offload = offload;
    }

    @Operation(summary = "导购登录 A guide signs in with WeCom's code")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Session> open(@Valid @RequestBody Login body) {
        return offload.call(Kind.SIGN_IN, () -> signInGuide.signIn(body.code())).map(this::session);
    }

    private Session session(SignInGuide.SignedIn signedIn) {
        var serving = signedIn.serving();
        var who = new SignedInGuide(
                serving.guideId(),
                serving.storeId(),
                serving.regionId(),
                serving.role().name(),
                serving.userid());
        var token = tokens.issue(who, signedIn.sessionVersion());
        return new Session(
                token.accessToken(),
                token.expiresAt(),
                new Guide(
                        Long.toString(serving.guideId()),
                        serving.userid(),
                        serving.name(),
                        Long.toString(serving.storeId()),
                        serving.storeName(),
                        Long.toString(serving.regionId()),
                        serving.role().name()));
    }

    /** {@code code} is what WeCom's OAuth hands to the page; good once, for five minutes. */
    record Login(@NotBlank @Size(max = 512) String code) {}

    record Session(String accessToken, Instant expiresAt, Guide guide) {}

    record Guide(
            String id, String userid, String name, String storeId, String storeName, String regionId, String role) {}
}
