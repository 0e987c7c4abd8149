package io.guidepost.quickstart.walk;

import io.guidepost.quickstart.RunningQuickstart;
import io.guidepost.simulator.Journal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The simulator's control panel: what people do in WeCom and WeChat, and what goes wrong there. */
final class Sim {

    private final Http http = Http.at(RunningQuickstart.simulator().url());

    void befriend(String userid, String externalUserid, String unionid) {
        http.post("/sim/wecom/friends", Map.of("userid", userid, "externalUserid", externalUserid, "unionid", unionid))
                .expect(200);
    }

    void unfriend(String userid, String externalUserid) {
        http.send("DELETE", "/sim/wecom/friends/" + userid + "/" + externalUserid, null)
                .expect(200);
    }

    /** The guide taps send in WeCom. */
    void confirmGroupMessage(String msgid, String userid) {
        http.post("/sim/wecom/group-messages/" + msgid + "/confirmation", Map.of("userid", userid))
                .expect(200);
    }

    /** The group messages that were prepared for a guide, newest first. */
    List<JsonNode> groupMessages(String userid) {
        return http.get("/sim/wecom/group-messages?userid=" + userid)
                .expect(200)
                .items();
    }

    /** What the app told a guide, newest first. */
    List<JsonNode> messagesTo(String userid) {
        return http.get("/sim/wecom/messages?userid=" + userid).expect(200).items();
    }

    /** The picture that WeCom knows by this id. */
    byte[] picture(String mediaId) {
        return http.get("/sim/wecom/media/" + mediaId).expect(200).bytes();
    }

    void callbacks(String mode, int times) {
        http.post("/sim/wecom/callbacks", Map.of("mode", mode, "times", times)).expect(200);
    }

    /** @param tell ONCE, DUPLICATE, LATE or NEVER */
    void pay(String prepayId, String tell) {
        http.post("/sim/wxpay/prepays/" + prepayId + "/payment", Map.of("notify", tell))
                .expect(200);
    }

    /** Pays, but the notification names another amount. */
    void payAndLie(String prepayId, long notifiedAmountFen) {
        http.post(
                        "/sim/wxpay/prepays/" + prepayId + "/payment",
                        Map.of("notify", "ONCE", "notifiedAmountFen", notifiedAmountFen))
                .expect(200);
    }

    Answer tryToPay(String prepayId) {
        return http.post("/sim/wxpay/prepays/" + prepayId + "/payment", Map.of("notify", "ONCE"));
    }

    void notifications(String mode, int times) {
        http.post("/sim/wxpay/notifications", Map.of("mode", mode, "times", times))
                .expect(200);
    }

    void releaseLateNotifications() {
        http.post("/sim/wxpay/notifications/release", Map.of()).expect(200);
    }

    void confirmTransfer(String outBillNo) {
        http.post("/sim/wxpay/transfers/" + outBillNo + "/confirmation", Map.of())
                .expect(200);
    }

    void rejectTransfer(String outBillNo) {
        http.post("/sim/wxpay/transfers/" + outBillNo + "/rejection", Map.of()).expect(200);
    }

    /** The shopper confirms in WeChat that the goods of this parcel are there; false while WeChat knows of none. */
    boolean confirmReceiptOf(String trackingNo) {
        return http.get("/sim/miniapp/shippings?limit=200").expect(200).items().stream()
                .filter(shipping -> shipping.toString().contains(trackingNo))
                .findFirst()
                .map(shipping -> http.post(
                        "/sim/miniapp/shippings/"
                                + shipping.path("transactionId").asString() + "/receipt",
                        Map.of()))
                .filter(answer -> answer.status() == 200)
                .isPresent();
    }

    void fault(String path, String mode, int times) {
        http.post("/sim/faults", Map.of("path", path, "mode", mode, "times", times))
                .expect(200);
    }

    /** The next calls of that path are answered so much later. */
    void slow(String path, int delayMs, int times) {
        http.post("/sim/faults", Map.of("path", path, "mode", "SLOW", "times", times, "delayMs", delayMs))
                .expect(200);
    }

    /** Customers whom WeCom has told us of with what they were greeted with, newest first. */
    List<JsonNode> welcomes() {
        return http.get("/sim/wecom/welcomes?limit=200").expect(200).items();
    }

    /** The customer scans a code and becomes the friend of somebody on it. */
    JsonNode scan(String state, String externalUserid, String unionid) {
        return http.post(
                        "/sim/wecom/scans",
                        Map.of("state", state, "externalUserid", externalUserid, "unionid", unionid))
                .expect(200)
                .json();
    }

    /** All access tokens end before their time. */
    void revokeTokens() {
        http.post("/sim/tokens/revoke", Map.of()).expect(200);
    }

    void noFaults() {
        http.send("DELETE", "/sim/faults", null).expect(200);
    }

    List<JsonNode> calls(String path) {
        return http.get("/sim/calls?limit=200&path=" + path).expect(200).items();
    }

    /** Moves the business clock of Tencent and of the applications. */
    void advance(Duration by) {
        http.post("/sim/clock", Map.of("advance", by.toString())).expect(200);
    }

    Clock clock() {
        return RunningQuickstart.simulator().clock();
    }

    Journal journal() {
        return RunningQuickstart.simulator().journal();
    }
}
