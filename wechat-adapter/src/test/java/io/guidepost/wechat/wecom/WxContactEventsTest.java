package io.guidepost.wechat.wecom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.shopper.ContactEvents;
import io.guidepost.domain.shopper.ContactEvents.Untrusted;
import io.guidepost.domain.shopper.ContactEvents.WeComEvent;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** WeCom's callbacks, with the vectors that Tencent publishes. */
class WxContactEventsTest {

    private static final String TOKEN = "QDG6eK";
    private static final String AES_KEY = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";
    private static final String CORP = "wx5823bf96d3bd56c7";
    private static final String ECHO =
            "P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==";
    private static final String MESSAGE = "RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0"
            + "QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd"
            + "4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03"
            + "v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9"
            + "KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==";

    private final ContactEvents events = events(CORP);

    private static ContactEvents events(String corpId) {
        return new WxContactEvents(new WecomSettings(
                URI.create("https://qyapi.weixin.qq.com"),
                corpId,
                218,
                "secret",
                "contacts",
                TOKEN,
                AES_KEY,
                Duration.ofSeconds(3),
                Duration.ofSeconds(5),
                32));
    }

    @Test
    void theAddressIsVerifiedAsInTencentsSample() {
        assertThat(events.verifyAddress("5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3", "1409659589", "263014780", ECHO))
                .isEqualTo("1616140317555161061");
    }

    @Test
    void theMessageOfTencentsDocumentsIsRead() {
        var event = readSample(events, "218");

        assertThat(event.event()).isEqualTo("text");
        assertThat(event.changeType()).isEmpty();
        assertThat(event.occurredAt()).isEqualTo(Instant.ofEpochSecond(1409659813));
        assertThat(event.fields())
                .isEqualTo(Map.of(
                        "FromUserName",
                        "mycreate",
                        "Content",
                        "hello",
                        "MsgId",
                        "4561255354251345929",
                        "AgentID",
                        "218"));
    }

    /** The SDK decrypts what is meant for any corporation. */
    @Test
    void whatIsForAnotherCorporationIsUntrusted() {
        assertThatThrownBy(() -> readSample(events("wwsomebodyelse"), "218")).isInstanceOf(Untrusted.class);
        assertThatThrownBy(() -> events("wwsomebodyelse")
                        .verifyAddress("5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3", "1409659589", "263014780", ECHO))
                .isInstanceOf(Untrusted.class);
        var foreignInside = encrypted(event("CreateTime", "1").replace(CORP, "wwsomebodyelse"), CORP);
        assertThatThrownBy(() -> read(foreignInside)).isInstanceOf(Untrusted.class);
    }

    /** The envelope's own AgentID is not signed; the SDK believes it. */
    @Test
    void theEnvelopeBesidesItsContentMeansNothing() {
        var honest = readSample(events, "218");
        var forged = readSample(events, "999");

        assertThat(forged).isEqualTo(honest);
        assertThat(forged.fields().get("AgentID")).isEqualTo("218");
    }

    @Test
    void aSignatureThatDoesNotFitIsUntrusted() {
        var body = "<xml><Encrypt><![CDATA[" + MESSAGE + "]]></Encrypt></xml>";
        String good = "477715d11cdb4164915debcba66cb864d751f3e6";

        assertThat(events.read(good, "1409659813", "1372623149", body).event()).isEqualTo("text");
        for (var wrong : List.of(good.toUpperCase(), good.substring(1), "", "x")) {
            assertThatThrownBy(() -> events.read(wrong, "1409659813", "1372623149", body))
                    .isInstanceOf(Untrusted.class);
        }
        assertThatThrownBy(() -> events.read(good, "1409659814", "1372623149", body))
                .isInstanceOf(Untrusted.class);
        assertThatThrownBy(() -> events.read(good, "1409659813", "1372623148", body))
                .isInstanceOf(Untrusted.class);
        assertThatThrownBy(() -> events.read(null, "1409659813", "1372623149", body))
                .isInstanceOf(Untrusted.class);
        assertThatThrownBy(() -> events.read(good, null, "1372623149", body)).isInstanceOf(Untrusted.class);
        assertThatThrownBy(() -> events.read(good, "1409659813", null, body)).isInstanceOf(Untrusted.class);
        assertThatThrownBy(() -> events.read(good, "1409659813", "1372623149", body.replace("RypEv", "RypEw")))
                .isInstanceOf(Untrusted.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "<xml>",
                "<xml/>",
                "<xml><Encrypt/></xml>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><xml><Encrypt>&e;</Encrypt></xml>",
                "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><xml><Encrypt>&b;</Encrypt></xml>",
                "<xml><Encrypt>a</Encrypt><Encrypt>b</Encrypt></xml>"
            })
    void aBodyThatIsNoneOfWeComsIsUntrusted(String body) {
        assertThatThrownBy(() -> events.read(sign("1", "2", ""), "1", "2", body))
                .isInstanceOf(Untrusted.class);
    }

    static Stream<byte[]> contents() {
        return Stream.of(
                new byte[0],
                new byte[19],
                padded(new byte[0]),
                ByteBuffer.allocate(32).putInt(16, Integer.MAX_VALUE).array(),
                ByteBuffer.allocate(32).putInt(16, -1).array(),
                padded(ByteBuffer.allocate(40).putInt(16, Integer.MAX_VALUE).array()),
                padded(ByteBuffer.allocate(40).putInt(16, -5).array()),
                padded(ByteBuffer.allocate(40).putInt(16, 21).array()));
    }

    /** Signed with our token, so from somebody who knows it; still nothing but {@code Untrusted} may come of it. */
    @ParameterizedTest
    @MethodSource("contents")
    void contentOfAWrongShapeIsUntrusted(byte[] content) {
        var body = content.length % 16 == 0 && content.length > 0 ? aes(content) : content;

        assertThatThrownBy(() -> read(Base64.getEncoder().encodeToString(body))).isInstanceOf(Untrusted.class);
    }

    @Test
    void theKeyIsTheEventsAndNotTheDeliverys() {
        var content = encrypted(event("CreateTime", "1700000000"), CORP);
        var first = events.read(sign("1", "2", content), "1", "2", envelope(content));
        var again = encrypted(event("CreateTime", "1700000000"), CORP);
        var second = events.read(sign("3", "4", again), "3", "4", envelope(again));

        assertThat(again).as("encrypted anew").isNotEqualTo(content);
        assertThat(second).isEqualTo(first);
        assertThat(first.key()).hasSizeLessThanOrEqualTo(64);
    }

    @Test
    void whateverDiffersInTheEventMakesAnotherKey() {
        var keys = Stream.of(
                        event("CreateTime", "1700000000"),
                        event("CreateTime", "1700000001"),
                        event("UserID", "wang"),
                        event("ExternalUserID", "wm2"),
                        event("ChangeType", "del_follow_user"),
                        event("Event", "change_contact"),
                        event("State", "g42"))
                .map(xml -> read(encrypted(xml, CORP)).key())
                .toList();

        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    void nestedFieldsKeepTheirPlace() {
        var event = read(encrypted(
                event(
                        "SelectedItems",
                        "<SelectedItem><QuestionKey>Q1</QuestionKey><OptionIds><OptionId>a</OptionId><OptionId>b</OptionId>"
                                + "</OptionIds></SelectedItem>"),
                CORP));

        assertThat(event.fields())
                .containsEntry("SelectedItems.SelectedItem.QuestionKey", "Q1")
                .containsEntry("SelectedItems.SelectedItem.OptionIds.OptionId", "a,b");
    }

    @Test
    void anEventInsideThatDeclaresEntitiesIsUntrusted() {
        var hostile = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>" + event("State", "&e;");

        assertThatThrownBy(() -> read(encrypted(hostile, CORP))).isInstanceOf(Untrusted.class);
    }

    private static WeComEvent readSample(ContactEvents events, String agentId) {
        var body = "<xml><ToUserName><![CDATA[" + CORP + "]]></ToUserName><AgentID><![CDATA[" + agentId
                + "]]></AgentID><Encrypt><![CDATA[" + MESSAGE + "]]></Encrypt></xml>";
        return events.read("477715d11cdb4164915debcba66cb864d751f3e6", "1409659813", "1372623149", body);
    }

    private WeComEvent read(String encrypted) {
        return events.read(sign("1", "2", encrypted), "1", "2", envelope(encrypted));
    }

    private static String envelope(String encrypted) {
        return "<xml><Encrypt><![CDATA[" + encrypted + "]]></Encrypt></xml>";
    }

    /** A friend's event in which one field is as given. */
    private static String event(String name, String value) {
        var fields = new java.util.LinkedHashMap<String, String>();
        fields.put("ToUserName", CORP);
        fields.put("FromUserName", "sys");
        fields.put("CreateTime", "1700000000");
        fields.put("MsgType", "event");
        fields.put("Event", "change_external_contact");
        fields.put("ChangeType", "add_external_contact");
        fields.put("UserID", "li");
        fields.put("ExternalUserID", "wm1");
        fields.put(name, value);
        return fields.entrySet().stream()
                .map(field -> "<" + field.getKey() + ">" + field.getValue() + "</" + field.getKey() + ">")
                .collect(Collectors.joining("", "<xml>", "</xml>"));
    }

    private static String sign(String timestamp, String nonce, String encrypted) {
        try {
            var sorted = Stream.of(TOKEN, timestamp, nonce, encrypted).sorted().collect(Collectors.joining());
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(sorted.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String encrypted(String xml, String receiver) {
        byte[] text = xml.getBytes(StandardCharsets.UTF_8);
        byte[] random = new byte[16];
        new java.security.SecureRandom().nextBytes(random);
        byte[] id = receiver.getBytes(StandardCharsets.UTF_8);
        var plain = ByteBuffer.allocate(20 + text.length + id.length)
                .put(random)
                .putInt(text.length)
                .put(text)
                .put(id)
                .array();
        return Base64.getEncoder().encodeToString(aes(padded(plain)));
    }

    private static byte[] padded(byte[] plain) {
        int padding = 32 - plain.length % 32;
        var padded = Arrays.copyOf(plain, plain.length + padding);
        Arrays.fill(padded, plain.length, padded.length, (byte) padding);
        return padded;
    }

    private static byte[] aes(byte[] plain) {
        try {
            var key = Base64.getDecoder().decode(AES_KEY + "=");
            var cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, 16));
            return cipher.doFinal(plain);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
