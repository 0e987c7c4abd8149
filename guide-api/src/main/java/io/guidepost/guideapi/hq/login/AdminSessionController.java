package io.guidepost.guideapi.hq.login;

import io.guidepost.domain.signin.AdminSession;
import io.guidepost.domain.signin.EnterHeadquarters;
import io.guidepost.domain.signin.EnterHeadquarters.Visit;
import io.guidepost.domain.signin.SecondFactor.Proof;
import io.guidepost.domain.signin.SessionList.EndReason;
import io.guidepost.guideapi.hq.login.AdminTokens.AdminSessionView;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.Offload.Kind;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.session.Audience;
import io.guidepost.webedge.session.CallerAddress;
import io.guidepost.webedge.session.SessionGates;
import io.guidepost.webedge.session.SignedInAdmin;
import io.guidepost.webedge.session.Tokens;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/admin/v1/sessions")
class AdminSessionController {

    private final EnterHeadquarters door;
    private final AdminTokens adminTokens;
    private final Tokens tokens;
    private final SessionGates gates;
    private final Offload offload;

    AdminSessionController(
            EnterHeadquarters door, AdminTokens adminTokens, Tokens tokens, SessionGates gates, Offload offload) {
        this.door = door;
        this.adminTokens = adminTokens;
        this.tokens = tokens;
        this.gates = gates;
        this.offload = offload;
    }

    @Operation(
            summary = "管理员登录 An administrator signs in with name and password",
            description =
                    "Whoever uses a second factor gives its six digits, or a recovery code, as `code`; without it the"
                            + " answer is 401 `second_factor_required`. Where `due` is told, the session allows just that.")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<AdminSessionView> open(@Valid @RequestBody Login body, ServerHttpRequest request) {
        var visit = new Visit(
                body.username(),
                body.password(),
                body.code() == null ? "" : body.code(),
                CallerAddress.of(request),
                CallerAddress.agentOf(request),
                tokens.now(),
                tokens.lifetime());
        return offload.call(Kind.PASSWORD, () -> adminTokens.issue(door.enter(visit)));
    }

    @Operation(summary = "我的登录会话 My sessions, the latest first; at most 50, in one page")
    @GetMapping
    Mono<AdminSessionList> list(SignedInAdmin me) {
        return offload.call(() -> new AdminSessionList(
                door.sessionsOf(me.adminId(), tokens.now()).stream()
                        .map(session -> AdminSessionItem.of(session, me))
                        .toList(),
                null));
    }

    @Operation(summary = "退出登录 End the session that asks")
    @DeleteMapping("/current")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> signOut(SignedInAdmin me) {
        return end(me, me.sessionNo(), EndReason.SIGNED_OUT);
    }

    @Operation(summary = "结束我的某个会话 End one of my sessions, such as that on a lost device")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> revoke(SignedInAdmin me, @PathVariable Id id) {
        return end(me, id.value(), EndReason.REVOKED);
    }

    private Mono<Void> end(SignedInAdmin me, long sessionId, EndReason reason) {
        return offload.call(() -> {
            door.end(me.adminId(), sessionId, tokens.now(), reason);
            gates.forget(Audience.ADMIN, me.adminId());
            return null;
        });
    }

    /** @param code six digits of the second factor, or a recovery code; only where one is in use */
    record Login(
            @NotBlank @Size(max = 64) String username,
            @NotBlank @Size(max = 200) String password,
            @Size(max = 32) String code) {

        /** The password stays out of logs. */
        @Override
        public String toString() {
            return "Login[%s]".formatted(username);
        }
    }

    record AdminSessionList(List<AdminSessionItem> items, String nextCursor) {}

    /**
     * @param source the address it was opened from
     * @param proof by what beside the password
     */
    record AdminSessionItem(
            String id, Instant openedAt, Instant expiresAt, String source, String agent, Proof proof, boolean current) {

        static AdminSessionItem of(AdminSession session, SignedInAdmin me) {
            return new AdminSessionItem(
                    Long.toString(session.id()),
                    session.openedAt(),
                    session.expiresAt(),
                    session.source(),
                    session.agent(),
                    session.proof(),
                    session.id() == me.sessionNo());
        }
    }
}
