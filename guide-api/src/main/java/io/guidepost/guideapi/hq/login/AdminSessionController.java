package io.guidepost.guideapi.hq.login;

import io.guidepost.domain.organization.Admin;
import io.guidepost.domain.organization.SignInAdmin;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.session.SignedInAdmin;
import io.guidepost.webedge.session.Tokens;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/admin/v1/sessions")
class AdminSessionController {

    private final SignInAdmin signInAdmin;
    private final Tokens tokens;
    private final Offload offload;

    AdminSessionController(SignInAdmin signInAdmin, Tokens tokens, Offload offload) {
        this.signInAdmin = signInAdmin;
        this.tokens = tokens;
        this.offload = offload;
    }

    @Operation(summary = "管理员登录 An administrator signs in with name and password")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Session> open(@Valid @RequestBody Login body) {
        return offload.call(() -> signInAdmin.signIn(body.username(), body.password()))
                .map(this::session);
    }

    private Session session(Admin admin) {
        var roles = admin.roles().stream().map(Admin.Role::name).collect(Collectors.toUnmodifiableSet());
        var token = tokens.issue(
                new SignedInAdmin(admin.id(), admin.name(), roles, admin.regionId()), admin.sessionVersion());
        return new Session(
                token.accessToken(),
                token.expiresAt(),
                new SignedIn(
                        Long.toString(admin.id()),
                        admin.name(),
                        roles.stream().sorted().toList(),
                        admin.regionId().map(String::valueOf).orElse(null)));
    }

    record Login(@NotBlank @Size(max = 64) String username, @NotBlank @Size(max = 200) String password) {

        /** The password stays out of logs. */
        @Override
        public String toString() {
            return "Login[%s]".formatted(username);
        }
    }

    record Session(String accessToken, Instant expiresAt, SignedIn admin) {}

    /** {@code regionId} is the only region this administrator may see; null means all. */
    record SignedIn(String id, String name, List<String> roles, String regionId) {}
}
