package io.guidepost.miniappapi.closure;

import io.guidepost.core.words.Words;
import io.guidepost.domain.closure.CloseAccount;
import io.guidepost.domain.closure.CloseAccount.Certificate;
import io.guidepost.domain.closure.CloseAccount.Outlook;
import io.guidepost.domain.closure.Report;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.session.Audience;
import io.guidepost.webedge.session.SessionGates;
import io.guidepost.webedge.session.SignedInShopper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A shopper closes his account. */
@RestController
class ClosureController {

    private static final String CERTIFICATES = "/api/shop/v1/closure-certificates/";

    private final CloseAccount closeAccount;
    private final SessionGates gates;
    private final Offload offload;

    ClosureController(CloseAccount closeAccount, SessionGates gates, Offload offload) {
        this.closeAccount = closeAccount;
        this.gates = gates;
        this.offload = offload;
    }

    @Operation(
            summary = "注销前须知 What closing the account means, and what stands against it",
            description = "列出会删除什么、保留什么及原因，以及须先了结的事项。 Lists what is erased, what is kept and why, and what has to"
                    + " come to its end first.")
    @GetMapping("/api/shop/v1/me/closure")
    Mono<OutlookView> look(SignedInShopper me) {
        return offload.call(() -> closeAccount.look(me.memberId())).map(OutlookView::from);
    }

    @Operation(
            summary = "注销账户 Close the account",
            description = "须附一个新的 wx.login 凭证作为确认。有冷静期时可在期内撤回；随后个人信息被删除，交易记录去标识保留。 Confirmed by a"
                    + " fresh wx.login code. While the time to think it over lasts it can be revoked; then personal data is"
                    + " erased, and records of trade stay without a name. Refused with account_has_open_matters, whose"
                    + " reasons say what is under way.")
    @PostMapping("/api/shop/v1/me/closure")
    Mono<ResponseEntity<CertificateView>> close(SignedInShopper me, @Valid @RequestBody Confirmation body) {
        return offload.call(Offload.Kind.TENCENT, () -> {
                    var certificate = closeAccount.request(me.memberId(), body.code());
                    gates.forget(Audience.SHOP, me.memberId());
                    return CertificateView.from(certificate);
                })
                .map(view -> ResponseEntity.created(URI.create(CERTIFICATES + view.certificateNo()))
                        .body(view));
    }

    @Operation(summary = "撤回注销 Revoke it, while the time to think it over lasts")
    @DeleteMapping("/api/shop/v1/me/closure")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> revoke(SignedInShopper me) {
        return offload.call(() -> {
            closeAccount.revoke(me.memberId());
            return null;
        });
    }

    @Operation(
            summary = "注销凭证 The certificate of what was erased and kept",
            description = "凭编号即可读取，无需登录；其中没有任何个人信息。 Whoever has the number may read it, without an account;"
                    + " nothing in it is about anybody.")
    @GetMapping(CERTIFICATES + "{certificateNo}")
    Mono<CertificateView> certificate(@PathVariable String certificateNo) {
        return offload.call(() -> closeAccount.certificate(certificateNo)).map(CertificateView::from);
    }

    record Confirmation(
            @Schema(description = "新的 wx.login 凭证，须属于当前会员 A fresh code of wx.login, of this very member")
                    @NotBlank
                    @Size(max = 512)
                    String code) {}

    @Schema(requiredProperties = {"against", "coolingOff", "erased", "kept"})
    record OutlookView(
            @Schema(description = "已申请且尚未执行时给出 Given while it is asked for and not carried out") PendingView pending,
            List<AgainstView> against,
            @Schema(description = "ISO 8601 时长，PT0S 表示立即 A duration as in ISO 8601; PT0S means at once")
                    Duration coolingOff,
            List<TextView> erased,
            List<KeptView> kept) {

        static OutlookView from(Outlook outlook) {
            return new OutlookView(
                    outlook.pending()
                            .map(open -> new PendingView(open.certificateNo(), open.requestedAt(), open.eraseAt()))
                            .orElse(null),
                    outlook.against().stream()
                            .map(matter -> new AgainstView(
                                    matter.kind(),
                                    TextView.from(matter.words()),
                                    matter.ids().stream()
                                            .sorted()
                                            .map(String::valueOf)
                                            .toList()))
                            .toList(),
                    outlook.coolingOff(),
                    TextView.all(outlook.report().erased()),
                    KeptView.all(outlook.report()));
        }
    }

    @Schema(requiredProperties = {"certificateNo", "requestedAt", "eraseAt"})
    record PendingView(String certificateNo, Instant requestedAt, Instant eraseAt) {}

    @Schema(requiredProperties = {"kind", "text", "ids"})
    record AgainstView(
            @Schema(description = "OPEN_ORDER、OPEN_REFUND、OPEN_WITHDRAWAL 等 One of these, or another in time")
                    String kind,
            TextView text,
            List<String> ids) {}

    @Schema(requiredProperties = {"zh", "en"})
    record TextView(String zh, String en) {

        static TextView from(Words words) {
            return new TextView(words.zh(), words.en());
        }

        static List<TextView> all(List<Words> words) {
            return words.stream().map(TextView::from).toList();
        }
    }

    @Schema(requiredProperties = {"what", "why"})
    record KeptView(TextView what, TextView why) {

        static List<KeptView> all(Report report) {
            return report.kept().stream()
                    .map(kept -> new KeptView(TextView.from(kept.what()), TextView.from(kept.why())))
                    .toList();
        }
    }

    @Schema(requiredProperties = {"certificateNo", "status", "requestedAt", "eraseAt"})
    record CertificateView(
            String certificateNo,
            @Schema(description = "COOLING_OFF 冷静期、REVOKED 已撤回、ERASED 已删除 Being thought over, revoked, or erased")
                    String status,
            Instant requestedAt,
            Instant eraseAt,
            Instant finishedAt,
            List<TextView> erased,
            List<KeptView> kept) {

        static CertificateView from(Certificate certificate) {
            var report = certificate.report();
            return new CertificateView(
                    certificate.certificateNo(),
                    certificate.status().name(),
                    certificate.requestedAt(),
                    certificate.eraseAt(),
                    certificate.finishedAt().orElse(null),
                    report.map(Report::erased).map(TextView::all).orElse(null),
                    report.map(KeptView::all).orElse(null));
        }
    }
}
