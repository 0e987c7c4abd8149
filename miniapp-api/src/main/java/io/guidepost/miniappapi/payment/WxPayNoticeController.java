package io.guidepost.miniappapi.payment;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.payment.ConfirmPayment;
import io.guidepost.domain.payment.LearnedBy;
import io.guidepost.domain.payment.PaymentNotices;
import io.guidepost.domain.payout.ConfirmPayout;
import io.guidepost.domain.refund.ConfirmRefund;
import io.guidepost.webedge.Offload;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Where WeChat Pay tells us what happened. The bytes are taken as they came, because they are what was signed. 204 is
 * said only when everything is committed; after anything else WeChat tells us again.
 */
@Hidden
@RestController
class WxPayNoticeController {

    private static final Logger LOG = LoggerFactory.getLogger(WxPayNoticeController.class);
    private static final int MAX_BODY_BYTES = 64 * 1024;
    private static final List<String> SIGNATURE_HEADERS =
            List.of("wechatpay-serial", "wechatpay-signature", "wechatpay-timestamp", "wechatpay-nonce");

    private final PaymentNotices notices;
    private final ConfirmPayment confirmPayment;
    private final ConfirmRefund confirmRefund;
    private final ConfirmPayout confirmPayout;
    private final Offload offload;
    private final Counter refused;

    WxPayNoticeController(
            PaymentNotices notices,
            ConfirmPayment confirmPayment,
            ConfirmRefund confirmRefund,
            ConfirmPayout confirmPayout,
            Offload offload,
            MeterRegistry registry) {
        this.notices = notices;
        this.confirmPayment = confirmPayment;
        this.confirmRefund = confirmRefund;
        this.confirmPayout = confirmPayout;
        this.offload = offload;
        this.refused = Counter.builder("guidepost.notices.refused")
                .description("Posts to the notice addresses that did not come from WeChat Pay, or not for us")
                .register(registry);
    }

    @PostMapping("/callbacks/wxpay/payment")
    Mono<ResponseEntity<Failure>> paid(ServerHttpRequest request) {
        return receive(
                request,
                (headers, body) -> confirmPayment.confirm(notices.readPayment(headers, body), LearnedBy.NOTICE));
    }

    @PostMapping("/callbacks/wxpay/refund")
    Mono<ResponseEntity<Failure>> refunded(ServerHttpRequest request) {
        return receive(request, (headers, body) -> confirmRefund.confirm(notices.readRefund(headers, body)));
    }

    @PostMapping("/callbacks/wxpay/transfer")
    Mono<ResponseEntity<Failure>> transferred(ServerHttpRequest request) {
        return receive(request, (headers, body) -> confirmPayout.confirm(notices.readTransfer(headers, body)));
    }

    private Mono<ResponseEntity<Failure>> receive(ServerHttpRequest request, Notice notice) {
        return bytes(request)
                .flatMap(body -> offload.<ResponseEntity<Failure>>call(() -> {
                    notice.take(headers(request.getHeaders()), body);
                    return ResponseEntity.noContent().build();
                }))
                .onErrorResume(PaymentNotices.Untrusted.class, untrusted -> refuse(request, untrusted.getMessage()))
                .onErrorResume(
                        DataBufferLimitException.class, tooLarge -> answer(HttpStatus.CONTENT_TOO_LARGE, "请求内容超过允许的大小"))
                .onErrorResume(
                        Refusal.class,
                        refusal -> refusal.kind() == Refusal.Kind.NOT_FOUND
                                ? answer(HttpStatus.NOT_FOUND, refusal.words().zh())
                                : Mono.error(refusal));
    }

    private Mono<ResponseEntity<Failure>> refuse(ServerHttpRequest request, String why) {
        refused.increment();
        LOG.warn("A post to {} is refused: {}", request.getPath().value(), why);
        // Whoever forges notices need not learn what was wrong with this one.
        return answer(HttpStatus.UNAUTHORIZED, "验签失败");
    }

    private static Mono<ResponseEntity<Failure>> answer(HttpStatus status, String message) {
        return Mono.just(ResponseEntity.status(status).body(new Failure("FAIL", message)));
    }

    private static Mono<byte[]> bytes(ServerHttpRequest request) {
        return DataBufferUtils.join(request.getBody(), MAX_BODY_BYTES)
                .map(WxPayNoticeController::taken)
                .defaultIfEmpty(new byte[0]);
    }

    private static byte[] taken(DataBuffer buffer) {
        try {
            var bytes = new byte[buffer.readableByteCount()];
            buffer.read(bytes);
            return bytes;
        } finally {
            DataBufferUtils.release(buffer);
        }
    }

    /** A header that is there twice leaves open which of the two was signed, so nothing of it is believed. */
    private static Map<String, String> headers(HttpHeaders received) {
        for (var name : SIGNATURE_HEADERS) {
            var values = received.getOrDefault(name, List.of());
            if (values.size() != 1) {
                throw new PaymentNotices.Untrusted("%s is there %d times".formatted(name, values.size()));
            }
        }
        var headers = new HashMap<String, String>();
        received.forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        return headers;
    }

    @FunctionalInterface
    private interface Notice {
        void take(Map<String, String> headers, byte[] body);
    }

    /** As WeChat Pay wants to be refused. */
    record Failure(String code, String message) {}
}
