package io.guidepost.wechat.pay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.payment.PaymentGateway.RefundState;
import io.guidepost.domain.payment.PaymentNotices;
import io.guidepost.domain.payment.PaymentNotices.Untrusted;
import io.guidepost.domain.payout.PayoutGateway.TransferState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The notice table of F-08: whatever is not exactly as WeChat Pay sends it is untrusted. */
class WxPaymentNoticesTest {

    private static final Instant NOW = Instant.parse("2026-11-02T04:00:00.900Z");
    private static final String TRANSACTION =
            """
            {"appid":"%s","mchid":"%s","out_trade_no":"T100","transaction_id":"4200001","trade_type":"JSAPI",\
            "trade_state":"SUCCESS","success_time":"2026-11-02T12:00:00+08:00","payer":{"openid":"o_wang"},\
            "amount":{"total":11910,"payer_total":11910,"currency":"CNY","payer_currency":"CNY"}}"""
                    .formatted(Merchant.APP_ID, Merchant.MCH_ID);

    private final PaymentNotices notices = notices();

    private static PaymentNotices notices() {
        var settings = Merchant.settings(1);
        return new WxPaymentNotices(settings, new Genuine(settings, Clock.fixed(NOW, ZoneOffset.UTC)));
    }

    @Test
    void aGenuinePaymentIsRead() {
        var body = payment(TRANSACTION);

        var facts = notices.readPayment(Merchant.headers(body, NOW), body);

        assertThat(facts.outTradeNo()).isEqualTo("T100");
        assertThat(facts.transactionId()).isEqualTo("4200001");
        assertThat(facts.amountFen()).isEqualTo(11910);
        assertThat(facts.currency()).isEqualTo("CNY");
        assertThat(facts.payerOpenid()).isEqualTo("o_wang");
        assertThat(facts.paidAt()).isEqualTo(Instant.parse("2026-11-02T04:00:00Z"));
        assertThat(facts.isCaptured()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"-299,true", "299,true", "-300,true", "300,true", "-301,false", "301,false"})
    void aNoticeIsFreshForThreeHundredSeconds(long seconds, boolean isTrusted) {
        var body = payment(TRANSACTION);
        var headers = Merchant.headers(body, NOW.plusSeconds(seconds));

        if (isTrusted) {
            assertThat(notices.readPayment(headers, body).outTradeNo()).isEqualTo("T100");
        } else {
            assertThatThrownBy(() -> notices.readPayment(headers, body)).isInstanceOf(Untrusted.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"wechatpay-timestamp", "wechatpay-nonce", "wechatpay-serial", "wechatpay-signature"})
    void everyHeaderMustBeThereOnce(String name) {
        var body = payment(TRANSACTION);
        var genuine = Merchant.headers(body, NOW);

        refused(without(genuine, name), body);
        refused(with(genuine, name, ""), body);
        refused(with(genuine, name, genuine.get(name) + "," + genuine.get(name)), body);
        refused(with(genuine, name, genuine.get(name) + "x"), body);
        refused(Map.of(), body);
    }

    static Stream<Arguments> spoilt() {
        return Stream.<Arguments>of(
                spoilt("no number as a timestamp", headers -> with(headers, "wechatpay-timestamp", "now")),
                spoilt("a timestamp of the last century", headers -> with(headers, "wechatpay-timestamp", "1")),
                spoilt("an endless timestamp", headers -> with(headers, "wechatpay-timestamp", "9".repeat(400))),
                spoilt("another nonce", headers -> with(headers, "wechatpay-nonce", "nonce0000000000")),
                spoilt(
                        "another public key's serial",
                        headers -> with(headers, "wechatpay-serial", "PUB_KEY_ID_0000000000000024101100397200000007")),
                spoilt(
                        "a certificate's serial",
                        headers -> with(headers, "wechatpay-serial", "5157F09EFDC096DE15EBE81A47057A7232F1B8E1")),
                spoilt(
                        "a probe",
                        headers -> with(
                                headers,
                                "wechatpay-signature",
                                "WECHATPAY/SIGNTEST/" + headers.get("wechatpay-signature"))),
                spoilt("no base64", headers -> with(headers, "wechatpay-signature", "***")),
                spoilt("a short signature", headers -> with(headers, "wechatpay-signature", "AAAA")),
                spoilt(
                        "a signature of something else",
                        headers -> with(
                                headers,
                                "wechatpay-signature",
                                Merchant.signature(
                                        headers.get("wechatpay-timestamp"),
                                        headers.get("wechatpay-nonce"),
                                        "{}".getBytes(StandardCharsets.UTF_8)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void spoiltHeadersAreUntrusted(String what, Function<Map<String, String>, Map<String, String>> spoiling) {
        var body = payment(TRANSACTION);

        refused(spoiling.apply(Merchant.headers(body, NOW)), body);
    }

    @Test
    void aBodyAlteredByOneByteIsUntrusted() {
        var body = payment(TRANSACTION);
        var headers = Merchant.headers(body, NOW);

        for (int i = 0; i < body.length; i += 37) {
            var altered = body.clone();
            altered[i] ^= 1;
            refused(headers, altered);
        }
    }

    @Test
    void theSameJsonWrittenDifferentlyIsUntrusted() throws IOException {
        var body = payment(TRANSACTION);
        var headers = Merchant.headers(body, NOW);
        var text = new String(body, StandardCharsets.UTF_8);

        refused(headers, text.replace("\":\"", "\": \"").getBytes(StandardCharsets.UTF_8));
        refused(headers, (text + "\n").getBytes(StandardCharsets.UTF_8));
        refused(headers, text.substring(0, text.length() - 1).getBytes(StandardCharsets.UTF_8));
        refused(headers, new byte[0]);
        refused(headers, new byte[10 << 20]);
        var zipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write(body);
        }
        refused(headers, zipped.toByteArray());
    }

    static Stream<Arguments> signedButWrong() {
        String other = "wrong";
        return Stream.of(
                Arguments.of("another merchant", payment(TRANSACTION.replace(Merchant.MCH_ID, "1900000002"))),
                Arguments.of("another app", payment(TRANSACTION.replace(Merchant.APP_ID, "wx9999999999999999"))),
                Arguments.of(
                        "another currency",
                        payment(TRANSACTION.replace("\"currency\":\"CNY\"", "\"currency\":\"USD\""))),
                Arguments.of("no currency", payment(TRANSACTION.replace(",\"currency\":\"CNY\"", ""))),
                Arguments.of("no amount", payment(TRANSACTION.replace("\"total\":11910,", ""))),
                Arguments.of("a negative amount", payment(TRANSACTION.replace(":11910,\"payer", ":-1,\"payer"))),
                Arguments.of("half a fen", payment(TRANSACTION.replace(":11910,\"payer", ":0.5,\"payer"))),
                Arguments.of("an amount as text", payment(TRANSACTION.replace(":11910,\"payer", ":\"1\",\"payer"))),
                Arguments.of(
                        "more than fits",
                        payment(TRANSACTION.replace(":11910,\"payer", ":9223372036854775808,\"payer"))),
                Arguments.of("no transaction", payment(TRANSACTION.replace("\"transaction_id\":\"4200001\",", ""))),
                Arguments.of("no number", payment(TRANSACTION.replace("\"out_trade_no\":\"T100\",", ""))),
                Arguments.of("no time", payment(TRANSACTION.replace("2026-11-02T12:00:00+08:00", "yesterday"))),
                Arguments.of("no JSON inside", payment("<xml/>")),
                Arguments.of("a list inside", payment("[]")),
                Arguments.of(
                        "a refund's type", envelope("TRANSACTION.SUCCESS", "refund", TRANSACTION, Merchant.API_V3_KEY)),
                Arguments.of(
                        "a refund's event",
                        envelope("REFUND.SUCCESS", "transaction", TRANSACTION, Merchant.API_V3_KEY)),
                Arguments.of(
                        "another key",
                        envelope(
                                "TRANSACTION.SUCCESS", "transaction", TRANSACTION, "ffffffffffffffffffffffffffffffff")),
                Arguments.of("a spoilt tag", spoiltTag()),
                Arguments.of(
                        "other associated data",
                        text(payment(TRANSACTION))
                                .replace("\"associated_data\":\"transaction\"", "\"associated_data\":\"x\"")),
                Arguments.of("another algorithm", text(payment(TRANSACTION)).replace("AEAD_AES_256_GCM", other)),
                Arguments.of("no resource", "{\"event_type\":\"TRANSACTION.SUCCESS\"}"),
                Arguments.of("no JSON", "hello"),
                Arguments.of("nothing", ""));
    }

    /** Signed by WeChat Pay, and still not for us or not what it should be. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("signedButWrong")
    void whatIsSignedMustAlsoBeOursAndWhole(String what, Object content) {
        var body = content instanceof byte[] bytes ? bytes : content.toString().getBytes(StandardCharsets.UTF_8);

        refused(Merchant.headers(body, NOW), body);
    }

    @Test
    void aRefundAndATransferAreRead() {
        var refund = envelope(
                "REFUND.SUCCESS",
                "refund",
                """
                {"mchid":"%s","out_trade_no":"T100","transaction_id":"4200001","out_refund_no":"R1","refund_id":"5000",\
                "refund_status":"SUCCESS","success_time":"2026-11-02T12:00:00+08:00",\
                "amount":{"total":11910,"refund":910,"payer_total":11910,"payer_refund":910}}"""
                        .formatted(Merchant.MCH_ID),
                Merchant.API_V3_KEY);
        var transfer = envelope(
                "MCHTRANSFER.BILL.FINISHED",
                "mch_payment",
                """
                {"mch_id":"%s","out_bill_no":"W1","transfer_bill_no":"1330","state":"FAIL","transfer_amount":500,\
                "openid":"o_li","fail_reason":"OVERDUE_CLOSE","create_time":"2026-11-01T12:00:00+08:00",\
                "update_time":"2026-11-02T12:00:00+08:00"}"""
                        .formatted(Merchant.MCH_ID),
                Merchant.API_V3_KEY);

        var refunded = notices.readRefund(Merchant.headers(refund, NOW), refund);
        var failed = notices.readTransfer(Merchant.headers(transfer, NOW), transfer);

        assertThat(refunded.outRefundNo()).isEqualTo("R1");
        assertThat(refunded.state()).isEqualTo(RefundState.SUCCESS);
        assertThat(refunded.refundFen()).isEqualTo(910);
        assertThat(refunded.succeededAt()).contains(Instant.parse("2026-11-02T04:00:00Z"));
        assertThat(failed.outBillNo()).isEqualTo("W1");
        assertThat(failed.state()).isEqualTo(TransferState.FAIL);
        assertThat(failed.failReason()).contains("OVERDUE_CLOSE");
        assertThat(failed.amountFen()).isEqualTo(500);
        assertThatThrownBy(() -> notices.readPayment(Merchant.headers(refund, NOW), refund))
                .as("a refund is no payment")
                .isInstanceOf(Untrusted.class);
        assertThatThrownBy(() -> notices.readRefund(Merchant.headers(transfer, NOW), transfer))
                .as("a transfer is no refund")
                .isInstanceOf(Untrusted.class);
    }

    private void refused(Map<String, String> headers, byte[] body) {
        assertThatThrownBy(() -> notices.readPayment(headers, body)).isInstanceOf(Untrusted.class);
    }

    private static Arguments spoilt(String what, Function<Map<String, String>, Map<String, String>> spoiling) {
        return Arguments.of(what, spoiling);
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        var copy = new HashMap<>(headers);
        copy.put(name, value);
        return copy;
    }

    private static Map<String, String> without(Map<String, String> headers, String name) {
        var copy = new HashMap<>(headers);
        copy.remove(name);
        return copy;
    }

    private static byte[] payment(String transaction) {
        return envelope("TRANSACTION.SUCCESS", "transaction", transaction, Merchant.API_V3_KEY);
    }

    private static byte[] spoiltTag() {
        String body = text(payment(TRANSACTION));
        int end = body.indexOf("\"", body.indexOf("\"ciphertext\":\"") + 14);
        // The last characters of the base64 text are the tag's.
        char last = body.charAt(end - 5);
        return (body.substring(0, end - 5) + (last == 'A' ? 'B' : 'A') + body.substring(end - 4))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] envelope(String event, String type, String plaintext, String key) {
        String nonce = "abcdef012345";
        return """
                {"id":"EV-2018022511223320873","create_time":"2026-11-02T12:00:00+08:00",\
                "resource_type":"encrypt-resource","event_type":"%s","summary":"支付成功",\
                "resource":{"original_type":"%s","algorithm":"AEAD_AES_256_GCM","ciphertext":"%s",\
                "associated_data":"%s","nonce":"%s"}}"""
                .formatted(event, type, Merchant.encrypt(plaintext, type, nonce, key), type, nonce)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }
}
