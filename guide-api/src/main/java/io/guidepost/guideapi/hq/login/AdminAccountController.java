package io.guidepost.guideapi.hq.login;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.organization.Admin;
import io.guidepost.domain.organization.Admins;
import io.guidepost.domain.signin.EnterHeadquarters;
import io.guidepost.domain.signin.EnterHeadquarters.Visit;
import io.guidepost.domain.signin.SecondFactor;
import io.guidepost.guideapi.hq.Places;
import io.guidepost.guideapi.hq.login.AdminTokens.AdminSessionView;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.Offload.Kind;
import io.guidepost.webedge.session.Audience;
import io.guidepost.webedge.session.CallerAddress;
import io.guidepost.webedge.session.SessionGates;
import io.guidepost.webedge.session.SignedInAdmin;
import io.guidepost.webedge.session.Tokens;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What every administrator does about his own account, and what he may do while something is due. */
@RestController
@RequestMapping("/api/admin/v1/account")
class AdminAccountController {

    private final Admins admins;
    private final EnterHeadquarters door;
    private final SecondFactor factor;
    private final AdminTokens adminTokens;
    private final Tokens tokens;
    private final SessionGates gates;
    private final Offload offload;

    AdminAccountController(
            Admins admins,
            EnterHeadquarters door,
            SecondFactor factor,
            AdminTokens adminTokens,
            Tokens tokens,
            SessionGates gates,
            Offload offload) {
        this.admins = admins;
        this.door = door;
        this.factor = factor;
        this.adminTokens = adminTokens;
        this.tokens = tokens;
        this.gates = gates;
        this.offload = offload;
    }

    @Operation(summary = "我的账号 My own account")
    @GetMapping
    Mono<MyAccount> show(SignedInAdmin me) {
        return offload.call(() -> {
            var admin = self(me);
            boolean inUse = factor.isInUse(me.adminId());
            return new MyAccount(
                    Long.toString(admin.id()),
                    admin.username(),
                    admin.name(),
                    me.roles().stream()
                            .filter(role -> !DueFirst.isDue(role))
                            .sorted()
                            .toList(),
                    Places.onlyRegion(admin.sight()),
                    Places.regions(admin.sight()),
                    Places.stores(admin.sight()),
                    inUse,
                    factor.isRequired(),
                    inUse ? factor.recoveryCodesLeft(me.adminId()) : 0);
        });
    }

    @Operation(
            summary = "修改密码 Change my password; all other sessions end and a new one is answered",
            description = "A wrong current password counts like a failed sign-in.")
    @PutMapping("/password")
    Mono<AdminSessionView> changePassword(
            SignedInAdmin me, @Valid @RequestBody PasswordChange body, ServerHttpRequest request) {
        return offload.call(Kind.PASSWORD, () -> {
            var visit = new Visit(
                    self(me).username(),
                    body.currentPassword(),
                    "",
                    CallerAddress.of(request),
                    CallerAddress.agentOf(request),
                    tokens.now(),
                    tokens.lifetime());
            var session = adminTokens.issue(door.changePassword(visit, body.newPassword()));
            gates.forget(Audience.ADMIN, me.adminId());
            return session;
        });
    }

    @Operation(
            summary = "开始设置第二因素 Begin to set up a second factor",
            description = "The secret is told once and counts as soon as a code of it is confirmed.")
    @PostMapping("/second-factor")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<FactorEnrolment> begin(SignedInAdmin me, @RequestBody(required = false) NoFields body) {
        return offload.call(() -> {
            var enrolment = factor.begin(me.adminId(), self(me).username());
            return new FactorEnrolment(enrolment.secret(), enrolment.otpauthUri());
        });
    }

    @Operation(summary = "启用第二因素 The first code puts the second factor into use; the recovery codes are told this once")
    @PostMapping("/second-factor/confirmation")
    Mono<RecoveryCodes> confirm(SignedInAdmin me, @Valid @RequestBody FactorCode body) {
        return offload.call(() -> new RecoveryCodes(factor.confirm(me.adminId(), body.code(), tokens.now())));
    }

    @Operation(summary = "更换恢复码 Ten new recovery codes in place of the old ones")
    @PostMapping("/recovery-codes")
    Mono<RecoveryCodes> renew(SignedInAdmin me, @Valid @RequestBody FactorCode body) {
        return offload.call(
                () -> new RecoveryCodes(factor.renewRecoveryCodes(me.adminId(), body.code(), tokens.now())));
    }

    @Operation(summary = "停用第二因素 Take the second factor out of use, by showing a code of it")
    @PostMapping("/second-factor/removal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(SignedInAdmin me, @Valid @RequestBody FactorCode body) {
        return offload.call(() -> {
            factor.remove(me.adminId(), body.code(), tokens.now());
            return null;
        });
    }

    private Admin self(SignedInAdmin me) {
        return admins.find(me.adminId()).orElseThrow(() -> Refusal.notFound("管理员", "administrator"));
    }

    /** @param recoveryCodesLeft of ten */
    record MyAccount(
            String id,
            String username,
            String name,
            List<String> roles,
            String regionId,
            List<String> regionIds,
            List<String> storeIds,
            boolean secondFactorInUse,
            boolean secondFactorRequired,
            int recoveryCodesLeft) {}

    record PasswordChange(
            @NotBlank @Size(max = 200) String currentPassword, @NotBlank @Size(max = 200) String newPassword) {

        /** Passwords stay out of logs. */
        @Override
        public String toString() {
            return "PasswordChange";
        }
    }

    /** @param secret in base32, for typing; {@code otpauthUri} is what a QR code holds */
    record FactorEnrolment(String secret, String otpauthUri) {

        @Override
        public String toString() {
            return "FactorEnrolment";
        }
    }

    record FactorCode(@NotBlank @Size(max = 32) String code) {

        @Override
        public String toString() {
            return "FactorCode";
        }
    }

    /** Each is good once. */
    record RecoveryCodes(List<String> codes) {

        @Override
        public String toString() {
            return "RecoveryCodes";
        }
    }

    /** An empty object; fields are refused like everywhere. */
    record NoFields() {}
}
