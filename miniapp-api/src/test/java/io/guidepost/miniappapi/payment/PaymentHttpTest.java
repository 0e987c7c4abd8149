package io.guidepost.miniappapi.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.commission.Sales.Goods;
import io.guidepost.domain.commission.Sales.Sale;
import io.guidepost.domain.order.OrderStatus;
import io.guidepost.domain.payment.FakePaymentGateway;
import io.guidepost.domain.payment.FakePaymentGateway.Fault;
import io.guidepost.domain.payment.FakePaymentNotices;
import io.guidepost.domain.payment.PaymentGateway.PaymentFacts;
import io.guidepost.domain.payment.PaymentGateway.RefundFacts;
import io.guidepost.domain.payment.PaymentGateway.RefundState;
import io.guidepost.domain.payment.PlacedOrders;
import io.guidepost.domain.payout.PayoutGateway.TransferFacts;
import io.guidepost.domain.payout.PayoutGateway.TransferState;
import io.guidepost.miniappapi.MiniappApiTest;
import io.guidepost.webedge.session.SignedInShopper;
import io.guidepost.webedge.session.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@MiniappApiTest
class PaymentHttpTest {

    private static final List<String> SIGNATURE_HEADERS =
            List.of("Wechatpay-Serial", "Wechatpay-Signature", "Wechatpay-Timestamp", "Wechatpay-Nonce");

    @LocalServerPort
    int port;

    @Autowired
    PlacedOrders placed;

    @Autowired
    FakePaymentGateway weChat;

    @Autowired
    FakePaymentNotices notices;

    @Autowired
    Tokens tokens;

    @Autowired
    MeterRegistry metrics;

    WebTestClient http;

    @BeforeEach
    void connect() {
        http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
    }

    @Test
    void preparingAnswersWhatTheMiniProgramNeedsAndReplaysByKey() {
        var sale = placed.place(new Goods(1, 18_273));
        var key = UUID.randomUUID().toString();

        var first = prepare(sale, key)
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.prepayId")
                .isNotEmpty()
                .jsonPath("$.timeStamp")
                .isNotEmpty()
                .jsonPath("$.nonceStr")
                .isNotEmpty()
                .jsonPath("$.package")
                .value(String.class, value -> assertThat(value).startsWith("prepay_id="))
                .jsonPath("$.signType")
                .isEqualTo("RSA")
                .jsonPath("$.paySign")
                .isNotEmpty()
                .jsonPath("$.packageValue")
                .doesNotExist()
                .returnResult()
                .getResponseBody();
        var again = prepare(sale, key)
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Idempotent-Replayed", "true")
                .expectBody()
                .returnResult()
                .getResponseBody();

        assertThat(again).isEqualTo(first);
        assertThat(weChat.calls("prepay", PlacedOrders.tradeNo(sale))).isEqualTo(1);
    }

    @Test
    void aKeyIsRequired() {
        var sale = placed.place(new Goods(1, 18_273));

        http.post()
                .uri("/api/shop/v1/orders/%d/payments".formatted(sale.orderId()))
                .headers(headers -> headers.setBearerAuth(token(sale)))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{}")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("idempotency_key_required");
    }

    @Test
    void withoutWeChatTheAnswerIsTryAgainAndTheKeyIsNotUsedUp() {
        var sale = placed.place(new Goods(1, 18_273));
        var key = UUID.randomUUID().toString();
        weChat.failNext("prepay", Fault.ANSWER_LOST);

        prepare(sale, key)
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .exists("Retry-After")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("payment_unavailable");
        prepare(sale, key).expectStatus().isCreated();
    }

    @Test
    void anotherShoppersOrderIsNotThere() {
        var sale = placed.place(new Goods(1, 18_273));
        var other = placed.place(new Goods(1, 18_273));

        http.post()
                .uri("/api/shop/v1/orders/%d/payments".formatted(sale.orderId()))
                .headers(headers -> headers.setBearerAuth(token(other)))
                .header("Idempotency-Key", "k")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{}")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void anUnknownFieldIsRefused() {
        var sale = placed.place(new Goods(1, 18_273));

        http.post()
                .uri("/api/shop/v1/orders/%d/payments".formatted(sale.orderId()))
                .headers(headers -> headers.setBearerAuth(token(sale)))
                .header("Idempotency-Key", "k")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"paidFen\":1}")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("unknown_field");
    }

    @Test
    void aGenuineNoticePaysTheOrderAndMayBeRepeated() {
        var sale = placed.place(new Goods(1, 18_273));
        var body = noticeOf(placed.payAtWeChat(sale));

        notice("payment", body, good())
                .expectStatus()
                .isNoContent()
                .expectBody()
                .isEmpty();
        notice("payment", body, good()).expectStatus().isNoContent();

        assertThat(placed.status(sale)).isEqualTo(OrderStatus.PAID);
        assertThat(placed.transfers(sale, "PAID")).isEqualTo(1);
    }

    @Test
    void aForgedNoticeChangesNothingAndIsCounted() {
        var sale = placed.place(new Goods(1, 18_273));
        var body = noticeOf(placed.payAtWeChat(sale));
        double before = metrics.counter("guidepost.notices.refused").count();

        notice("payment", body, good().andThen(headers -> headers.set("Wechatpay-Signature", "bad")))
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .json("{\"code\":\"FAIL\",\"message\":\"验签失败\"}");

        assertThat(placed.status(sale)).isEqualTo(OrderStatus.PENDING_PAYMENT);
        assertThat(metrics.counter("guidepost.notices.refused").count()).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void aSignatureHeaderThatIsMissingOrDoubledIsRefused(int index) {
        var sale = placed.place(new Goods(1, 18_273));
        var body = noticeOf(placed.payAtWeChat(sale));
        var name = SIGNATURE_HEADERS.get(index);

        notice("payment", body, good().andThen(headers -> headers.remove(name)))
                .expectStatus()
                .isUnauthorized();
        notice("payment", body, good().andThen(headers -> headers.add(name, headers.getFirst(name))))
                .expectStatus()
                .isUnauthorized();
        notice("payment", body, good().andThen(headers -> headers.add(name.toUpperCase(), "other")))
                .expectStatus()
                .isUnauthorized();

        assertThat(placed.status(sale)).isEqualTo(OrderStatus.PENDING_PAYMENT);
    }

    @Test
    void aBodyOfMoreThan64KiBIsNotRead() {
        notice("payment", "x".repeat(64 * 1024 + 1), good()).expectStatus().isEqualTo(413);
        notice("payment", "x".repeat(64 * 1024), good()).expectStatus().isUnauthorized();
        notice("payment", "x".repeat(2_000_000), good()).expectStatus().isEqualTo(413);
        notice("payment", "", good()).expectStatus().isUnauthorized();
    }

    @Test
    void aNoticeOfANumberThatIsNotOursIsNotFound() {
        var unknown = noticeOf(
                new PaymentFacts("G404", "SUCCESS", "T404", 1, "CNY", "o_chen", Instant.parse("2026-11-02T04:00:00Z")));
        notices.leave("refund404", new RefundFacts("R404", "50", RefundState.SUCCESS, 1, Optional.of(Instant.EPOCH)));

        notice("payment", unknown, good())
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("FAIL");
        notices.leave(
                "transfer404",
                new TransferFacts(
                        "404", "1", TransferState.SUCCESS, 1000, Optional.empty(), Optional.empty(), Instant.EPOCH));
        notice("refund", "refund404", good()).expectStatus().isNotFound();
        notice("transfer", "transfer404", good())
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("FAIL");
    }

    private ResponseSpec prepare(Sale sale, String key) {
        return http.post()
                .uri("/api/shop/v1/orders/%d/payments".formatted(sale.orderId()))
                .headers(headers -> headers.setBearerAuth(token(sale)))
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{}")
                .exchange();
    }

    private String token(Sale sale) {
        return tokens.issue(new SignedInShopper(sale.memberId()), 0).accessToken();
    }

    private String noticeOf(PaymentFacts facts) {
        var body = "payment " + facts.transactionId();
        notices.leave(body, facts);
        return body;
    }

    private ResponseSpec notice(String kind, String body, Consumer<HttpHeaders> spoiling) {
        return http.post()
                .uri("/callbacks/wxpay/" + kind)
                .contentType(MediaType.APPLICATION_JSON)
                .headers(headers ->
                        notices.headers(body.getBytes(StandardCharsets.UTF_8)).forEach(headers::set))
                .headers(spoiling)
                .bodyValue(body)
                .exchange();
    }

    private static Consumer<HttpHeaders> good() {
        return headers -> {};
    }
}
