package io.guidepost.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.simulator.pay.MoneyMoved;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PayTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BILLS = "/v3/fund-app/mch-transfer/transfer-bills";

    private final Simulator simulator = Simulator.start(
            SimulatorSettings.defaults().withRetryTimeFactor(0.001).withRefundDelay(Duration.ofMillis(50)));
    private final Tencent tencent = new Tencent(simulator);
    private final Receiver receiver = new Receiver();

    @AfterEach
    void stop() {
        simulator.close();
        receiver.close();
    }

    @Test
    void aPaidOrderIsNotifiedSignedAndEncrypted() {
        String prepayId = prepay("ORDER-0001", 19_900);

        tencent.order("/sim/wxpay/prepays/" + prepayId + "/payment", "{\"notify\":\"ONCE\"}");

        Receiver.Received notice = receiver.await(1).get(0);
        assertThat(isSigned(notice)).isTrue();
        JsonNode paid = decrypted(notice);
        assertThat(paid.path("out_trade_no").asString()).isEqualTo("ORDER-0001");
        assertThat(paid.path("trade_state").asString()).isEqualTo("SUCCESS");
        assertThat(paid.path("amount").path("total").asLong()).isEqualTo(19_900);
        JsonNode byNumber = order("ORDER-0001");
        assertThat(byNumber).isEqualTo(paid);
        assertThat(tencent.payJson(
                        "GET", transaction(byNumber.path("transaction_id").asString()), ""))
                .isEqualTo(paid);
        assertThat(simulator.journal().capturedFen()).isEqualTo(19_900);
    }

    @Test
    void aRequestThatTheMerchantHasNotSignedIsRefused() {
        HttpResponse<String> unsigned = tencent.unsigned("POST", "/v3/pay/transactions/jsapi", "{}");

        assertThat(unsigned.statusCode()).isEqualTo(401);
        assertThat(unsigned.body()).contains("SIGN_ERROR");
    }

    @Test
    void aBodyChangedAfterSigningIsRefused() {
        String target = "/v3/pay/transactions/jsapi";
        String mchId = simulator.credentials().mchId();
        HttpResponse<String> tampered = tencent.send(java.net.http.HttpRequest.newBuilder(
                        java.net.URI.create(simulator.url() + target))
                .header("Authorization", tencent.authorization("POST", target, newOrder("ORDER-0002", 100), mchId))
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(newOrder("ORDER-0002", 1))));

        assertThat(tampered.statusCode()).isEqualTo(401);
    }

    @Test
    void theSameNumberWithOtherParametersIsRefusedAndWithTheSameGetsANewPrepay() {
        String first = prepay("ORDER-0003", 100);

        assertThat(prepay("ORDER-0003", 100)).isNotEqualTo(first);
        HttpResponse<String> dearer = tencent.pay("POST", "/v3/pay/transactions/jsapi", newOrder("ORDER-0003", 200));
        assertThat(dearer.statusCode()).isEqualTo(400);
        assertThat(dearer.body()).contains("请求重入时");
    }

    @Test
    void aDuplicateNotificationHasTheSameEventIdAndAnotherNonce() {
        String prepayId = prepay("ORDER-0004", 100);

        tencent.order("/sim/wxpay/prepays/" + prepayId + "/payment", "{\"notify\":\"DUPLICATE\"}");

        var both = receiver.await(2);
        assertThat(event(both.get(0)).path("id")).isEqualTo(event(both.get(1)).path("id"));
        assertThat(both.get(0).headers().get("wechatpay-nonce"))
                .isNotEqualTo(both.get(1).headers().get("wechatpay-nonce"));
        assertThat(simulator.journal().capturedFen()).isEqualTo(100);
    }

    @Test
    void whatWasToldIsToldAgainAsTheSameEventSignedAnew() {
        String prepayId = prepay("ORDER-0006", 100);
        tencent.order("/sim/wxpay/prepays/" + prepayId + "/payment", "{\"notify\":\"NEVER\"}");

        tencent.order("/sim/wxpay/notifications/ORDER-0006/again", "{\"times\":3}");

        var all = receiver.await(3);
        assertThat(all).allSatisfy(notice -> assertThat(isSigned(notice)).isTrue());
        assertThat(all.stream().map(notice -> event(notice).path("id")).distinct())
                .hasSize(1);
        assertThat(all.stream()
                        .map(notice -> notice.headers().get("wechatpay-signature"))
                        .distinct())
                .hasSize(3);
        assertThat(decrypted(all.get(0))).isEqualTo(order("ORDER-0006"));
        assertThat(simulator.tellAgain("ORDER-0006", 1).get(0).join().status()).isEqualTo(200);
    }

    @Test
    void aLateNotificationComesWhenTheBusinessClockHasMovedOn() {
        String prepayId = prepay("ORDER-0005", 100);
        tencent.order("/sim/wxpay/prepays/" + prepayId + "/payment", "{\"notify\":\"LATE\"}");
        simulator.advance(Duration.ofMinutes(29));
        assertThat(order("ORDER-0005").path("trade_state").asString()).isEqualTo("SUCCESS");
        assertThat(receiver.received()).isEmpty();

        simulator.advance(Duration.ofMinutes(2));

        assertThat(isSigned(receiver.await(1).get(0))).isTrue();
    }

    @Test
    void anUnacknowledgedNotificationIsRepeatedWithFreshHeaders() {
        receiver.answering(any -> Receiver.Reply.of(receiver.received().size() < 3 ? 500 : 204));
        String prepayId = prepay("ORDER-0006", 100);

        tencent.order("/sim/wxpay/prepays/" + prepayId + "/payment", "{}");

        var attempts = receiver.await(3);
        Receiver.pause(Duration.ofMillis(300));
        assertThat(attempts).hasSize(3).allMatch(this::isSigned);
        assertThat(attempts.stream()
                        .map(one -> one.headers().get("wechatpay-nonce"))
                        .distinct())
                .hasSize(3);
    }

    @Test
    void aSpoiltNotificationIsFollowedByTheGenuineOne() {
        receiver.answering(one -> Receiver.Reply.of(isSigned(one) ? 200 : 401));
        tencent.order("/sim/wxpay/notifications", "{\"mode\":\"WRONG_SIGNATURE_NEXT\"}");
        String prepayId = prepay("ORDER-0007", 100);

        tencent.order("/sim/wxpay/prepays/" + prepayId + "/payment", "{}");

        var attempts = receiver.await(2);
        assertThat(isSigned(attempts.get(0))).isFalse();
        assertThat(isSigned(attempts.get(1))).isTrue();
    }

    @Test
    void aLostNotificationIsTriedAgain() {
        tencent.order("/sim/wxpay/notifications", "{\"mode\":\"DROP_NEXT\"}");
        String prepayId = prepay("ORDER-0013", 100);

        tencent.order("/sim/wxpay/prepays/" + prepayId + "/payment", "{}");

        assertThat(receiver.await(1)).hasSize(1);
        assertThat(tencent.get("/sim/deliveries").path("items").valueStream())
                .anyMatch(one -> one.path("error").asString().contains("lost"));
    }

    @Test
    void notificationsCanBeHeldAndReleasedInReverse() {
        tencent.order("/sim/wxpay/notifications", "{\"mode\":\"HOLD\"}");
        for (String number : new String[] {"ORDER-0014", "ORDER-0015"}) {
            tencent.order("/sim/wxpay/prepays/" + prepay(number, 100) + "/payment", "{}");
        }
        Receiver.pause(Duration.ofMillis(200));
        assertThat(receiver.received()).isEmpty();

        tencent.order("/sim/wxpay/notifications", "{\"mode\":\"RELEASE_REVERSED\"}");

        assertThat(receiver.await(2))
                .extracting(notice -> decrypted(notice).path("out_trade_no").asString())
                .containsExactly("ORDER-0015", "ORDER-0014");
    }

    @Test
    void aClosedOrderCannotBePaidAndAPaidOneCannotBeClosed() {
        String closed = prepay("ORDER-0008", 100);
        HttpResponse<String> close = close("ORDER-0008");
        String paid = prepay("ORDER-0009", 100);
        tencent.order("/sim/wxpay/prepays/" + paid + "/payment", "{\"notify\":\"NEVER\"}");

        assertThat(close.statusCode()).isEqualTo(204);
        assertThat(close.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(tencent.panel("POST", "/sim/wxpay/prepays/" + closed + "/payment", "{}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(close("ORDER-0009").body()).contains("ORDER_PAID");
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void anUnpaidOrderClosesByItselfWhenItExpires() {
        prepay("ORDER-0010", 100);

        simulator.advance(Duration.ofDays(7));

        assertThat(order("ORDER-0010").path("trade_state").asString()).isEqualTo("CLOSED");
    }

    @Test
    void refundsFinishLaterAndNeverExceedWhatWasPaid() {
        pay("ORDER-0011", 1_000);

        JsonNode first = refund("REFUND-1", "ORDER-0011", 600, 1_000);
        JsonNode same = refund("REFUND-1", "ORDER-0011", 600, 1_000);
        JsonNode tooMuch = refund("REFUND-2", "ORDER-0011", 401, 1_000);

        assertThat(first.path("status").asString()).isEqualTo("PROCESSING");
        assertThat(same.path("refund_id")).isEqualTo(first.path("refund_id"));
        assertThat(tooMuch.path("code").asString()).isEqualTo("INVALID_REQUEST");
        JsonNode told = decrypted(receiver.await(1).get(0));
        assertThat(told.path("refund_status").asString()).isEqualTo("SUCCESS");
        assertThat(told.path("amount").path("refund").asLong()).isEqualTo(600);
        assertThat(tencent.payJson("GET", "/v3/refund/domestic/refunds/REFUND-1", "")
                        .path("status")
                        .asString())
                .isEqualTo("SUCCESS");
        assertThat(order("ORDER-0011").path("trade_state").asString()).isEqualTo("REFUND");
        assertThat(simulator.journal().refundedFen()).isEqualTo(600);
    }

    @Test
    void anAbnormalRefundMovesNoMoneyUntilItIsPutRight() {
        pay("ORDER-0012", 1_000);
        tencent.order("/sim/wxpay/refunds/next", "{\"outcome\":\"HOLD\"}");
        refund("REFUND-3", "ORDER-0012", 1_000, 1_000);

        tencent.order("/sim/wxpay/refunds/REFUND-3/abnormal", "{}");
        assertThat(event(receiver.await(1).get(0)).path("event_type").asString())
                .isEqualTo("REFUND.ABNORMAL");
        assertThat(simulator.journal().refundedFen()).isZero();

        tencent.order("/sim/wxpay/refunds/REFUND-3/success", "{}");
        assertThat(event(receiver.await(2).get(1)).path("event_type").asString())
                .isEqualTo("REFUND.SUCCESS");
        assertThat(simulator.journal().refundedFen()).isEqualTo(1_000);
    }

    @Test
    void aConfirmedTransferIsPaidOutOnce() {
        JsonNode bill = tencent.payJson("POST", BILLS, transfer("W1", 5_000));
        JsonNode again = tencent.payJson("POST", BILLS, transfer("W1", 5_000));

        tencent.order("/sim/wxpay/transfers/W1/confirmation", "{}");

        assertThat(bill.path("state").asString()).isEqualTo("WAIT_USER_CONFIRM");
        assertThat(bill.path("package_info").asString()).isNotEmpty();
        assertThat(again).isEqualTo(bill);
        assertThat(decrypted(receiver.await(1).get(0)).path("state").asString()).isEqualTo("SUCCESS");
        assertThat(tencent.payJson("GET", BILLS + "/out-bill-no/W1", "")
                        .path("state")
                        .asString())
                .isEqualTo("SUCCESS");
        assertThat(simulator.journal().money())
                .extracting(MoneyMoved::kind, MoneyMoved::outBillNo, MoneyMoved::amountFen)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(MoneyMoved.Kind.PAID_OUT, "W1", 5_000L));
        assertThat(tencent.panel("POST", "/sim/wxpay/transfers/W1/confirmation", "{}")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void theSameTransferNumberWithOtherParametersExistsAlready() {
        tencent.payJson("POST", BILLS, transfer("W2", 5_000));

        HttpResponse<String> other = tencent.pay("POST", BILLS, transfer("W2", 5_001));

        assertThat(other.statusCode()).isEqualTo(400);
        assertThat(other.body()).contains("ALREADY_EXISTS");
    }

    @Test
    void aTransferThatNobodyConfirmsLapsesAfterADay() {
        JsonNode bill = tencent.payJson("POST", BILLS, transfer("W3", 5_000));
        simulator.advance(Duration.ofHours(23));
        assertThat(receiver.received()).isEmpty();

        simulator.advance(Duration.ofHours(1));

        JsonNode told = decrypted(receiver.await(1).get(0));
        assertThat(told.path("state").asString()).isEqualTo("FAIL");
        assertThat(told.path("fail_reason").asString()).isEqualTo("OVERDUE_CLOSE");
        JsonNode asked = tencent.payJson(
                "GET",
                BILLS + "/transfer-bill-no/" + bill.path("transfer_bill_no").asString(),
                "");
        assertThat(asked.path("state").asString()).isEqualTo("FAIL");
        assertThat(simulator.journal().paidOutFen()).isZero();
    }

    @Test
    void aRejectedTransferFailsAndPaysNothing() {
        tencent.payJson("POST", BILLS, transfer("W7", 5_000));

        tencent.order("/sim/wxpay/transfers/W7/rejection", "{}");

        JsonNode told = decrypted(receiver.await(1).get(0));
        assertThat(told.path("state").asString()).isEqualTo("FAIL");
        assertThat(told.path("fail_reason").asString()).isEqualTo("OVERDUE_CLOSE");
        assertThat(simulator.journal().paidOutFen()).isZero();
    }

    @Test
    void aTransferMayBeAcceptedBeforeItWaitsForThePayee() {
        try (Simulator slow =
                Simulator.start(SimulatorSettings.defaults().withTransferAcceptDelay(Duration.ofMinutes(1)))) {
            Tencent wire = new Tencent(slow);
            String body = transfer("W8", 5_000);
            JsonNode first = wire.payJson("POST", BILLS, body);
            slow.advance(Duration.ofMinutes(1));
            JsonNode then = wire.payJson("POST", BILLS, body);

            assertThat(first.path("state").asString()).isEqualTo("ACCEPTED");
            assertThat(first.has("package_info")).isFalse();
            assertThat(then.path("state").asString()).isEqualTo("WAIT_USER_CONFIRM");
            assertThat(then.path("package_info").asString()).isNotEmpty();
        }
    }

    @Test
    void aLateNotificationCanBeReleasedAndOneMayLieAboutTheAmount() {
        String prepayId = prepay("ORDER-0016", 100);
        tencent.order("/sim/wxpay/prepays/" + prepayId + "/payment", "{\"notify\":\"LATE\",\"notifiedAmountFen\":1}");

        tencent.order("/sim/wxpay/notifications/release", "{}");

        assertThat(decrypted(receiver.await(1).get(0))
                        .path("amount")
                        .path("total")
                        .asLong())
                .isEqualTo(1);
        assertThat(order("ORDER-0016").path("amount").path("total").asLong()).isEqualTo(100);
    }

    @Test
    void aCancelledTransferCannotBeConfirmed() {
        tencent.payJson("POST", BILLS, transfer("W4", 5_000));

        JsonNode cancelled = tencent.payJson("POST", BILLS + "/out-bill-no/W4/cancel", "");

        assertThat(cancelled.path("state").asString()).isEqualTo("CANCELLED");
        assertThat(tencent.panel("POST", "/sim/wxpay/transfers/W4/confirmation", "{}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(tencent.panel("POST", "/sim/wxpay/transfers/W5/confirmation", "{}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aTransferWithoutItsSceneReportIsRefused() {
        String body = transfer("W6", 5_000).replace("岗位类型", "职业");

        assertThat(tencent.pay("POST", BILLS, body).body()).contains("未传入完整且对应的转账场景报备信息");
    }

    @Test
    void anUnknownNumberIsNotFound() {
        assertThat(order("NOBODY-1").path("code").asString()).isEqualTo("ORDER_NOT_EXIST");
        assertThat(tencent.pay("GET", BILLS + "/out-bill-no/NOBODY", "").statusCode())
                .isEqualTo(404);
        assertThat(tencent.pay("GET", "/v3/unheard/of", "").statusCode()).isEqualTo(404);
    }

    private String prepay(String outTradeNo, long fen) {
        return tencent.payJson("POST", "/v3/pay/transactions/jsapi", newOrder(outTradeNo, fen))
                .path("prepay_id")
                .asString();
    }

    private void pay(String outTradeNo, long fen) {
        tencent.order("/sim/wxpay/prepays/" + prepay(outTradeNo, fen) + "/payment", "{\"notify\":\"NEVER\"}");
    }

    private JsonNode order(String outTradeNo) {
        return tencent.payJson(
                "GET",
                "/v3/pay/transactions/out-trade-no/" + outTradeNo + "?mchid="
                        + simulator.credentials().mchId(),
                "");
    }

    private String transaction(String id) {
        return "/v3/pay/transactions/id/" + id + "?mchid="
                + simulator.credentials().mchId();
    }

    private HttpResponse<String> close(String outTradeNo) {
        return tencent.pay(
                "POST",
                "/v3/pay/transactions/out-trade-no/" + outTradeNo + "/close",
                "{\"mchid\":\"" + simulator.credentials().mchId() + "\"}");
    }

    private String newOrder(String outTradeNo, long fen) {
        return """
                {"appid":"%s","mchid":"%s","description":"羊绒衫","out_trade_no":"%s","attach":"a=1",
                 "notify_url":"%s","amount":{"total":%d,"currency":"CNY"},"payer":{"openid":"o_lin"}}
                """
                .formatted(
                        simulator.credentials().miniappAppId(),
                        simulator.credentials().mchId(),
                        outTradeNo,
                        receiver.url("/callbacks/wxpay/payment"),
                        fen);
    }

    private JsonNode refund(String outRefundNo, String outTradeNo, long fen, long total) {
        return tencent.payJson(
                "POST",
                "/v3/refund/domestic/refunds",
                """
                {"out_trade_no":"%s","out_refund_no":"%s","notify_url":"%s",
                 "amount":{"refund":%d,"total":%d,"currency":"CNY"}}
                """
                        .formatted(outTradeNo, outRefundNo, receiver.url("/callbacks/wxpay/refund"), fen, total));
    }

    private String transfer(String outBillNo, long fen) {
        return """
                {"appid":"%s","out_bill_no":"%s","transfer_scene_id":"1005","openid":"o_sh001_li","transfer_amount":%d,
                 "transfer_remark":"佣金","notify_url":"%s","user_recv_perception":"劳务报酬",
                 "transfer_scene_report_infos":[{"info_type":"岗位类型","info_content":"导购"},
                 {"info_type":"报酬说明","info_content":"9月佣金"}]}
                """
                .formatted(
                        simulator.credentials().miniappAppId(),
                        outBillNo,
                        fen,
                        receiver.url("/callbacks/wxpay/transfer"));
    }

    private boolean isSigned(Receiver.Received notice) {
        return tencent.isSigned(
                notice.headers().get("wechatpay-timestamp"),
                notice.headers().get("wechatpay-nonce"),
                notice.body(),
                notice.headers().get("wechatpay-signature"));
    }

    private static JsonNode event(Receiver.Received notice) {
        return JSON.readTree(notice.body());
    }

    private JsonNode decrypted(Receiver.Received notice) {
        JsonNode resource = event(notice).path("resource");
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(simulator.credentials().apiV3Key().getBytes(StandardCharsets.UTF_8), "AES"),
                    new GCMParameterSpec(128, resource.path("nonce").asString().getBytes(StandardCharsets.UTF_8)));
            cipher.updateAAD(resource.path("associated_data").asString().getBytes(StandardCharsets.UTF_8));
            return JSON.readTree(cipher.doFinal(
                    Base64.getDecoder().decode(resource.path("ciphertext").asString())));
        } catch (GeneralSecurityException failed) {
            throw new AssertionError(failed);
        }
    }
}
