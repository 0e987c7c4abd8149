package io.guidepost.guideapi.hq.member;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.closure.CloseAccount;
import io.guidepost.domain.closure.CloseAccount.Certificate;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What headquarters can say about an account that was closed, when somebody asks. */
@RestController
class MemberClosureController {

    private final CloseAccount closeAccount;
    private final Offload offload;

    MemberClosureController(CloseAccount closeAccount, Offload offload) {
        this.closeAccount = closeAccount;
        this.offload = offload;
    }

    @Operation(summary = "会员注销情况 Whether a member has closed the account, what was erased, and what was kept and why")
    @GetMapping("/api/admin/v1/members/{memberId}/closure")
    Mono<MemberClosure> show(SignedInAdmin admin, @PathVariable long memberId) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        return offload.call(() -> closeAccount
                        .of(memberId)
                        .orElseThrow(() -> Refusal.notFound("注销申请", "request to close the account")))
                .map(MemberClosure::from);
    }

    /** @param status COOLING_OFF, REVOKED or ERASED */
    record MemberClosure(
            String certificateNo,
            String status,
            Instant requestedAt,
            Instant eraseAt,
            Instant finishedAt,
            List<ClosureText> erased,
            List<ClosureKept> kept) {

        static MemberClosure from(Certificate certificate) {
            return new MemberClosure(
                    certificate.certificateNo(),
                    certificate.status().name(),
                    certificate.requestedAt(),
                    certificate.eraseAt(),
                    certificate.finishedAt().orElse(null),
                    certificate
                            .report()
                            .map(report -> report.erased().stream()
                                    .map(what -> new ClosureText(what.zh(), what.en()))
                                    .toList())
                            .orElse(null),
                    certificate
                            .report()
                            .map(report -> report.kept().stream()
                                    .map(kept -> new ClosureKept(
                                            new ClosureText(
                                                    kept.what().zh(),
                                                    kept.what().en()),
                                            new ClosureText(
                                                    kept.why().zh(), kept.why().en())))
                                    .toList())
                            .orElse(null));
        }
    }

    record ClosureText(String zh, String en) {}

    record ClosureKept(ClosureText what, ClosureText why) {}
}
