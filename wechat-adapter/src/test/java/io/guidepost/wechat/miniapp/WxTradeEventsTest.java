package io.guidepost.wechat.miniapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.receipt.TradeEvents.TradeEvent;
import io.guidepost.domain.shopper.ContactEvents.Untrusted;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Pushes of the mini-program, sealed as WeChat seals them. */
class WxTradeEventsTest {

    private static final String TOKEN = "QDG6eK";
    private static final String KEY = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";
    private static final String APP = "wx1234567890abcdef";
    private static final String XML =
            "<xml><ToUserName><![CDATA[gh_1]]></ToUserName><CreateTime>1780000000</CreateTime>"
                    + "<MsgType><![CDATA[event]]></MsgType><Event><![CDATA[trade_manage_order_settlement]]></Event>"
                    + "<transaction_id><![CDATA[42000001]]></transaction_id><confirm_receive_time>1780000000"
                    + "</confirm_receive_time></xml>";
    private static final String JSON = "{\"ToUserName\":\"gh_1\",\"CreateTime\":1780000000,\"MsgType\":\"event\","
            + "\"Event\":\"trade_manage_order_settlement\",\"transaction_id\":\"42000001\","
            + "\"confirm_receive_time\":1780000000,\"settlement_time\":null}";

    private final WxTradeEvents events = new WxTradeEvents(new MiniappSettings(
            URI.create("https://api.weixin.qq.com"),
            APP,
            "secret",
            TOKEN,
            KEY,
            "",
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            1));

    @Test
    void xmlAndJsonSayTheSame() {
        for (var text : new String[] {XML, JSON}) {
            var event = read(encrypted(text, APP), text.startsWith("{"));

            assertThat(event.event()).isEqualTo("trade_manage_order_settlement");
            assertThat(event.fields())
                    .containsEntry("transaction_id", "42000001")
                    .containsEntry("confirm_receive_time", "1780000000");
            assertThat(event.occurredAt()).isEqualTo(Instant.ofEpochSecond(1_780_000_000));
        }
        assertThat(read(encrypted(XML, APP), false).key())
                .as("the same however it is sealed")
                .isEqualTo(read(encrypted(XML, APP), false).key());
    }

    @Test
    void whatIsForAnotherMiniProgramOrSignedByNobodyIsRefused() {
        assertThatThrownBy(() -> read(encrypted(XML, "wwcorporation"), false)).isInstanceOf(Untrusted.class);
        var encrypted = encrypted(XML, APP);
        assertThatThrownBy(() -> events.read("0".repeat(40), "1", "n", envelope(encrypted, false)))
                .isInstanceOf(Untrusted.class);
        assertThatThrownBy(() -> events.read("x", "1", "n", "{\"Encrypt\"")).isInstanceOf(Untrusted.class);
        assertThatThrownBy(() -> events.read("x", "1", "n", "{}")).isInstanceOf(Untrusted.class);
    }

    @Test
    void theAddressIsVerified() {
        var echo = encrypted("4242", APP);

        assertThat(events.verifyAddress(sign("1", "n", echo), "1", "n", echo)).isEqualTo("4242");
    }

    private TradeEvent read(String encrypted, boolean isJson) {
        return events.read(sign("1", "n", encrypted), "1", "n", envelope(encrypted, isJson));
    }

    private static String envelope(String encrypted, boolean isJson) {
        return isJson
                ? "{\"ToUserName\":\"gh_1\",\"Encrypt\":\"" + encrypted + "\"}"
                : "<xml><ToUserName><![CDATA[gh_1]]></ToUserName><Encrypt><![CDATA[" + encrypted
                        + "]]></Encrypt></xml>";
    }

    /** Twenty bytes before the text, the receiver after it, filled up to 32. */
    private static String encrypted(String text, String receiver) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var plain = new ByteArrayOutputStream();
        plain.writeBytes("0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
        plain.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        plain.writeBytes(bytes);
        plain.writeBytes(receiver.getBytes(StandardCharsets.UTF_8));
        int padding = 32 - plain.size() % 32;
        for (int i = 0; i < padding; i++) {
            plain.write(padding);
        }
        try {
            var key = Base64.getDecoder().decode(KEY + "=");
            var cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, 16));
            return Base64.getEncoder().encodeToString(cipher.doFinal(plain.toByteArray()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String sign(String timestamp, String nonce, String encrypted) {
        var sorted = Stream.of(TOKEN, timestamp, nonce, encrypted).sorted().collect(Collectors.joining());
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(sorted.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
