package io.guidepost.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CallbackTest {

    private final Receiver receiver = new Receiver();
    private final Simulator simulator = Simulator.start(SimulatorSettings.defaults()
            .withRetryTimeFactor(0.02)
            .withWecomCallbackUrl(receiver.url("/callbacks/wecom")));
    private final Tencent tencent = new Tencent(simulator);

    @AfterEach
    void stop() {
        simulator.close();
        receiver.close();
    }

    @Test
    void aNewFriendIsToldSignedAndEncrypted() {
        befriend("wmNew1", "u_new1");

        Receiver.Received callback = receiver.await(1).get(0);
        assertThat(isSigned(callback)).isTrue();
        assertThat(xml(callback))
                .contains("<Event><![CDATA[change_external_contact]]></Event>")
                .contains("<ChangeType><![CDATA[add_external_contact]]></ChangeType>")
                .contains("<UserID><![CDATA[sh001_li]]></UserID>")
                .contains("<ExternalUserID><![CDATA[wmNew1]]></ExternalUserID>")
                .contains("<State><![CDATA[g1]]></State>")
                .contains("<FromUserName><![CDATA[sys]]></FromUserName>")
                .endsWith("</xml>" + simulator.credentials().corpId());
        assertThat(tencent.wecom("/cgi-bin/externalcontact/get?external_userid=wmNew1")
                        .path("follow_user")
                        .get(0)
                        .path("state")
                        .asString())
                .isEqualTo("g1");
    }

    @Test
    void theWelcomeCodeWorksOnceAndForTwentySeconds() {
        befriend("wmNew2", "u_new2");
        befriend("wmNew3", "u_new3");
        String first = welcomeCode(receiver.await(2).get(0));
        String second = welcomeCode(receiver.received().get(1));

        assertThat(welcome(first)).isZero();
        assertThat(welcome(first)).isEqualTo(41051);
        simulator.advance(Duration.ofSeconds(21));
        assertThat(welcome(second)).isEqualTo(41050);
    }

    @Test
    void aCustomerWhoDeletesTheGuideIsGoneAndTold() {
        tencent.panel("DELETE", "/sim/wecom/friends/sh001_li/wmSeedCustomer00003", "");

        assertThat(xml(receiver.await(1).get(0))).contains("del_follow_user").contains("wmSeedCustomer00003");
        assertThat(tencent.panel("DELETE", "/sim/wecom/friends/sh001_li/wmSeedCustomer00003", "")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aRefusedCallbackIsTriedThreeTimesAndNoMore() {
        receiver.answering(any -> Receiver.Reply.of(500));

        befriend("wmNew4", "u_new4");

        receiver.await(3);
        Receiver.pause(Duration.ofMillis(200));
        assertThat(receiver.received()).hasSize(3);
        JsonNode deliveries = tencent.get("/sim/deliveries").path("items");
        assertThat(deliveries.valueStream().map(one -> one.path("attempt").asInt()))
                .containsExactly(3, 2, 1);
        assertThat(deliveries.get(0).path("status").asInt()).isEqualTo(500);
    }

    @Test
    void aCallbackWithoutAnAnswerInFiveSecondsIsTriedAgain() {
        receiver.answering(any ->
                new Receiver.Reply(200, "", receiver.received().size() == 1 ? Duration.ofSeconds(7) : Duration.ZERO));

        befriend("wmNew5", "u_new5");

        var attempts = receiver.await(2);
        assertThat(Duration.between(attempts.get(0).at(), attempts.get(1).at()))
                .isBetween(Duration.ofMillis(4_900), Duration.ofMillis(6_500));
    }

    @Test
    void callbacksCanBeLostRepeatedAndReordered() {
        callbacks("{\"mode\":\"DROP_NEXT\"}");
        befriend("wmLost", "u_lost");
        callbacks("{\"mode\":\"DUPLICATE_NEXT\"}");
        befriend("wmTwice", "u_twice");
        receiver.await(2);
        callbacks("{\"mode\":\"HOLD\"}");
        befriend("wmFirst", "u_first");
        tencent.panel("DELETE", "/sim/wecom/friends/sh001_li/wmFirst", "");
        callbacks("{\"mode\":\"RELEASE_REVERSED\"}");

        List<String> told = receiver.await(4).stream().map(this::xml).toList();
        assertThat(told.get(0)).contains("wmTwice");
        assertThat(told.get(1)).contains("wmTwice");
        assertThat(told.get(2)).contains("del_follow_user").contains("wmFirst");
        assertThat(told.get(3)).contains("add_external_contact").contains("wmFirst");
        assertThat(told).noneMatch(xml -> xml.contains("wmLost"));
    }

    @Test
    void forgedCallbacksCanBeOrdered() {
        callbacks("{\"mode\":\"WRONG_SIGNATURE_NEXT\"}");
        befriend("wmForged", "u_forged");
        assertThat(isSigned(receiver.await(1).get(0))).isFalse();

        callbacks("{\"mode\":\"WRONG_RECEIVER_NEXT\"}");
        befriend("wmForeign", "u_foreign");
        assertThat(isSigned(receiver.await(2).get(1))).isTrue();
        assertThat(xml(receiver.received().get(1)))
                .doesNotEndWith(simulator.credentials().corpId());
    }

    @Test
    void aGuideJoinsAndLeaves() {
        tencent.order("/sim/wecom/users", "{\"userid\":\"sh001_new\",\"name\":\"新同事\",\"department\":11}");
        tencent.order("/sim/wecom/users", "{\"userid\":\"sh001_new\",\"department\":12}");
        tencent.panel("DELETE", "/sim/wecom/users/sh001_new", "");

        List<String> told = receiver.await(3).stream().map(this::xml).toList();
        assertThat(told.get(0)).contains("create_user").contains("<Department><![CDATA[11]]></Department>");
        assertThat(told.get(1)).contains("update_user").contains("<Department><![CDATA[12]]></Department>");
        assertThat(told.get(2)).contains("delete_user").contains("sh001_new");
    }

    @Test
    void aTappedCardButtonIsToldWithAResponseCode() {
        tencent.wecom(
                "/cgi-bin/message/send",
                """
                {"agentid":%d,"touser":"sh001_li","msgtype":"template_card","template_card":{
                 "card_type":"button_interaction","task_id":"task_1","button_list":[{"text":"发送","key":"SEND:1"}]}}
                """
                        .formatted(simulator.credentials().agentId()));

        String code = tencent.order("/sim/wecom/cards/task_1/click", "{\"userid\":\"sh001_li\",\"key\":\"SEND:1\"}")
                .path("responseCode")
                .asString();

        assertThat(xml(receiver.await(1).get(0)))
                .contains("<FromUserName><![CDATA[sh001_li]]></FromUserName>")
                .contains("template_card_event")
                .contains(code);
    }

    @Test
    void aCallbackUrlMustProveThatItDecrypts() {
        receiver.answering(one -> new Receiver.Reply(200, message(decrypt(one.param("echostr"))), Duration.ZERO));
        JsonNode honest = tencent.order("/sim/wecom/callback-url", url());
        receiver.answering(one -> Receiver.Reply.of(200));
        JsonNode silent = tencent.order("/sim/wecom/callback-url", url());

        assertThat(honest.path("verified").asBoolean()).isTrue();
        assertThat(silent.path("verified").asBoolean()).isFalse();
    }

    @Test
    void whatTheApplicationDoesByApiIsNotCalledBack() {
        tencent.wecom(
                "/cgi-bin/externalcontact/remark",
                "{\"userid\":\"sh001_li\",\"external_userid\":\"wmSeedCustomer00001\",\"remark\":\"林\"}");

        Receiver.pause(Duration.ofMillis(200));
        assertThat(receiver.received()).isEmpty();
    }

    private void befriend(String externalUserid, String unionid) {
        tencent.order(
                "/sim/wecom/friends",
                "{\"userid\":\"sh001_li\",\"externalUserid\":\"%s\",\"unionid\":\"%s\",\"state\":\"g1\"}"
                        .formatted(externalUserid, unionid));
    }

    private void callbacks(String order) {
        tencent.order("/sim/wecom/callbacks", order);
    }

    private String url() {
        return "{\"url\":\"" + receiver.url("/callbacks/wecom") + "\"}";
    }

    private String welcomeCode(Receiver.Received callback) {
        Matcher found = Pattern.compile("<WelcomeCode><!\\[CDATA\\[(.+?)]]>").matcher(xml(callback));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private int welcome(String code) {
        return tencent.wecom(
                        "/cgi-bin/externalcontact/send_welcome_msg",
                        "{\"welcome_code\":\"" + code + "\",\"text\":{\"content\":\"您好\"}}")
                .path("errcode")
                .asInt();
    }

    private String encrypted(Receiver.Received callback) {
        Matcher found =
                Pattern.compile("<Encrypt><!\\[CDATA\\[(.+?)]]></Encrypt>").matcher(callback.body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    /** Done here by hand, so that the simulator's own code is not its judge. */
    private boolean isSigned(Receiver.Received callback) {
        String[] parts = {
            simulator.credentials().callbackToken(),
            callback.param("timestamp"),
            callback.param("nonce"),
            encrypted(callback)
        };
        Arrays.sort(parts);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1")
                    .digest(String.join("", parts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).equals(callback.param("msg_signature"));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** The message followed by the receiver's id. */
    private String xml(Receiver.Received callback) {
        ByteBuffer plain = decrypt(encrypted(callback));
        plain.getInt();
        return StandardCharsets.UTF_8.decode(plain).toString();
    }

    private static String message(ByteBuffer plain) {
        byte[] text = new byte[plain.getInt()];
        plain.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private ByteBuffer decrypt(String base64) {
        byte[] key = Base64.getDecoder().decode(simulator.credentials().encodingAesKey() + "=");
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, 16));
            byte[] padded = cipher.doFinal(Base64.getDecoder().decode(base64));
            return ByteBuffer.wrap(padded, 16, padded.length - padded[padded.length - 1] - 16);
        } catch (GeneralSecurityException failed) {
            throw new AssertionError(failed);
        }
    }
}
