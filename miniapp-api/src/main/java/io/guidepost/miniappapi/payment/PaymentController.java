package io.guidepost.miniappapi.payment;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.guidepost.domain.payment.PaymentGateway.PaymentParameters;
import io.guidepost.domain.payment.PreparePayment;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.once.IdempotencyKey;
import io.guidepost.webedge.once.OnceAnswer;
import io.guidepost.webedge.once.OnceOnly;
import io.guidepost.webedge.session.SignedInShopper;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class PaymentController {

    private final PreparePayment preparePayment;
    private final OnceOnly once;
    private final Offload offload;

    PaymentController(PreparePayment preparePayment, OnceOnly once, Offload offload) {
        this.preparePayment = preparePayment;
        this.once = once;
        this.offload = offload;
    }

    @Operation(summary = "发起支付 Prepare the payment: the parameters for wx.requestPayment")
    @PostMapping("/api/shop/v1/orders/{id}/payments")
    Mono<OnceAnswer<Parameters>> prepare(
            SignedInShopper me, IdempotencyKey key, @PathVariable long id, @RequestBody Nothing body) {
        return offload.call(
                Offload.Kind.TENCENT,
                () -> once.aroundNetwork(
                        me,
                        key,
                        body,
                        HttpStatus.CREATED,
                        () -> Parameters.from(preparePayment.prepare(me.memberId(), id))));
    }

    /** Nothing needs saying: the order knows its amount. */
    record Nothing() {}

    /** Handed to {@code wx.requestPayment} as it is. */
    record Parameters(
            String prepayId,
            String timeStamp,
            String nonceStr,
            @JsonProperty("package") String packageValue,
            String signType,
            String paySign) {

        static Parameters from(PaymentParameters signed) {
            return new Parameters(
                    signed.prepayId(),
                    signed.timeStamp(),
                    signed.nonceStr(),
                    signed.packageValue(),
                    signed.signType(),
                    signed.paySign());
        }
    }
}
