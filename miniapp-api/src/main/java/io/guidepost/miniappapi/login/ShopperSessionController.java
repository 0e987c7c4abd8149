package io.guidepost.miniappapi.login;

import io.guidepost.domain.shopper.SignInShopper;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.session.SignedInShopper;
import io.guidepost.webedge.session.Tokens;
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
@RequestMapping("/api/shop/v1/sessions")
class ShopperSessionController {

    private final SignInShopper signInShopper;
    private final Tokens tokens;
    private final Offload offload;

    ShopperSessionController(SignInShopper signInShopper, Tokens tokens, Offload offload) {
        this.signInShopper = signInShopper;
        this.tokens = tokens;
        this.offload = offload;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Session> open(@Valid @RequestBody Login body) {
        return offload.call(Offload.Kind.TENCENT, () -> signInShopper.signIn(body.code()))
                .map(this::session);
    }

    private Session session(SignInShopper.SignedIn signedIn) {
        var token = tokens.issue(new SignedInShopper(signedIn.memberId()), signedIn.sessionVersion());
        return new Session(
                token.accessToken(),
                token.expiresAt(),
                new Member(Long.toString(signedIn.memberId()), signedIn.newMember()));
    }

    /** {@code code} is what {@code wx.login} hands to the mini-program; good once, for five minutes. */
    record Login(@NotBlank @Size(max = 512) String code) {}

    record Session(String accessToken, Instant expiresAt, Member member) {}

    /** {@code newMember} when this sign-in made the member. */
    record Member(String id, boolean newMember) {}
}
