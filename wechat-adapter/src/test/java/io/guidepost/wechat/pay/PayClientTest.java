package io.guidepost.wechat.pay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.payment.PaymentGateway.Closing;
import io.guidepost.domain.payment.PaymentGateway.RefundOrder;
import io.guidepost.domain.payout.PayoutGateway.TransferOrder;
import io.guidepost.wechat.call.TencentCalls;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers that only a hostile or an unlucky network gives. */
class PayClientTest {

    private static final String REFUND =
            """
            {"refund_id":"5000","out_refund_no":"R1","transaction_id":"4200001","out_trade_no":"T1",\
            "status":"PROCESSING","create_time":"2026-11-02T12:00:00+08:00",\
            "amount":{"total":1000,"refund":600,"currency":"CNY"}}""";

    private final Clock clock = Clock.systemUTC();
    private HttpServer server;
    private WxPaymentGateway payments;
    private WxPayoutGateway payouts;
    private volatile String authorization;

    private int status = 200;
    private String contentType = "application/json";
    private String body = REFUND;
    private Instant at = clock.instant();
    private UnaryOperator<Map<String, String>> headers = UnaryOperator.identity();

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            authorization = exchange.getRequestHeaders().getFirst("Authorization");
            byte[] content = body.getBytes(StandardCharsets.UTF_8);
            headers.apply(Merchant.headers(content, at))
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            if (!contentType.isEmpty()) {
                exchange.getResponseHeaders().set("Content-Type", contentType);
            }
            exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
            exchange.getResponseBody().write(content);
            exchange.close();
        });
        server.start();
        var settings = Merchant.settings(server.getAddress().getPort());
        var client = new PayClient(
                settings, new Genuine(settings, clock), new TencentCalls("wxpay", 32, Optional.empty()), clock);
        payments = new WxPaymentGateway(client, settings, clock);
        payouts = new WxPayoutGateway(client, settings);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aGenuineAnswerIsBelievedAndTheRequestWasSigned() {
        assertThat(refund().refundId()).isEqualTo("5000");
        assertThat(authorization)
                .startsWith("WECHATPAY2-SHA256-RSA2048 mchid=\"" + Merchant.MCH_ID + "\"")
                .contains("signature=\"");
    }

    @Test
    void anUnsignedAnswerIsUnclear() {
        headers = genuine -> Map.of();

        assertThatThrownBy(this::refund).isInstanceOf(GatewayUnclear.class);
    }

    @Test
    void anAnswerSignedForAnotherBodyIsUnclear() {
        headers = genuine -> Merchant.headers("{}".getBytes(StandardCharsets.UTF_8), at);

        assertThatThrownBy(this::refund).isInstanceOf(GatewayUnclear.class);
    }

    /** The SDK verifies only what calls itself JSON. */
    @Test
    void anUnsignedAnswerOfAnotherContentTypeIsUnclear() {
        contentType = "text/plain";
        headers = genuine -> Map.of();

        assertThatThrownBy(this::refund).isInstanceOf(GatewayUnclear.class);
    }

    @Test
    void anOldAnswerIsUnclear() {
        at = clock.instant().minusSeconds(302);

        assertThatThrownBy(this::refund).isInstanceOf(GatewayUnclear.class);
    }

    @Test
    void anAnswerUnderAnotherSerialIsUnclear() {
        headers = genuine -> {
            genuine.put("wechatpay-serial", "PUB_KEY_ID_1");
            return genuine;
        };

        assertThatThrownBy(this::refund).isInstanceOf(GatewayUnclear.class);
    }

    /** The SDK takes 202 for a failure; it may mean that the money is on its way. */
    @Test
    void acceptedIsUnclear() {
        status = 202;

        assertThatThrownBy(this::refund).isInstanceOf(GatewayUnclear.class);
    }

    /** The SDK breaks on it. */
    @Test
    void anEmptyAnswerWithoutContentTypeClosesAnOrder() {
        status = 204;
        contentType = "";
        body = "";

        assertThat(payments.close("T1")).isEqualTo(Closing.CLOSED);
    }

    @Test
    void aRefusalThatIsNoJsonIsUnclear() {
        status = 403;
        contentType = "text/html";
        body = "<html>Forbidden by some proxy</html>";

        assertThatThrownBy(this::refund).isInstanceOf(GatewayUnclear.class);
    }

    @Test
    void anAnswerAboutAnotherTransferIsUnclear() {
        body =
                """
                {"out_bill_no":"W2","transfer_bill_no":"1330","create_time":"2026-11-02T12:00:00+08:00",\
                "state":"WAIT_USER_CONFIRM","package_info":"p"}""";

        assertThatThrownBy(() -> payouts.transfer(new TransferOrder("W1", "o_li", 500, "佣金提现", "9月佣金")))
                .isInstanceOf(GatewayUnclear.class);
    }

    @Test
    void aStateThatWeDoNotKnowIsUnclear() {
        body = REFUND.replace("PROCESSING", "PENDING_APPROVAL");

        assertThatThrownBy(this::refund).isInstanceOf(GatewayUnclear.class);
    }

    @Test
    void nobodyListeningIsUnclear() {
        server.stop(0);

        assertThatThrownBy(this::refund).isInstanceOf(GatewayUnclear.class);
    }

    private io.guidepost.domain.payment.PaymentGateway.RefundFacts refund() {
        return payments.refund(new RefundOrder("R1", "4200001", 600, 1000, "退货"));
    }
}
