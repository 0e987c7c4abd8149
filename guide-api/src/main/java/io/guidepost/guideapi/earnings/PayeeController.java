package io.guidepost.guideapi.earnings;

import io.guidepost.domain.payout.RenewPayee;
import io.guidepost.domain.payout.RenewPayee.Payee;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.session.SignedInGuide;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The WeChat account to which a guide's commission goes; WeCom names it, nobody else. */
@RestController
@RequestMapping("/api/guide/v1/payee-account")
class PayeeController {

    private final RenewPayee payees;
    private final Offload offload;

    PayeeController(RenewPayee payees, Offload offload) {
        this.payees = payees;
        this.offload = offload;
    }

    @Operation(summary = "我的收款账户 Where my money goes, masked")
    @GetMapping
    Mono<PayeeView> show(SignedInGuide me) {
        return offload.call(() -> PayeeView.from(payees.of(me.guideId())));
    }

    /** Asks WeCom anew; another account than before gets no money until {@code payableFrom}. */
    @Operation(summary = "更换收款微信 Have my money go to another WeChat account")
    @PostMapping("/renewal")
    Mono<PayeeView> renew(SignedInGuide me, @RequestBody Nothing body) {
        return offload.call(Offload.Kind.TENCENT, () -> PayeeView.from(payees.renew(me.guideId())));
    }

    record Nothing() {}

    record PayeeView(boolean bound, Instant payableFrom) {

        static PayeeView from(Payee payee) {
            return new PayeeView(payee.bound(), payee.payableFrom().orElse(null));
        }
    }
}
