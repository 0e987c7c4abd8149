package io.guidepost.wechat.wecom;

import io.guidepost.core.digest.Sha256;
import io.guidepost.domain.shopper.ContactEvents;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** WeCom's callbacks. Of the envelope only {@code Encrypt} counts: its other fields are not signed. */
final class WxContactEvents implements ContactEvents {

    private static final Set<String> ENVELOPE =
            Set.of("ToUserName", "FromUserName", "CreateTime", "MsgType", "Event", "ChangeType");

    private final CallbackCrypt crypt;
    private final String corpId;

    WxContactEvents(WecomSettings settings) {
        this.crypt = new CallbackCrypt(settings.callbackToken(), settings.encodingAesKey(), settings.corpId());
        this.corpId = settings.corpId();
    }

    @Override
    public String verifyAddress(String signature, String timestamp, String nonce, String echo) {
        return crypt.open(signature, timestamp, nonce, echo);
    }

    @Override
    public WeComEvent read(String signature, String timestamp, String nonce, String body) {
        var encrypted = Xml.fields(body).get("Encrypt");
        var fields = Xml.fields(crypt.open(signature, timestamp, nonce, encrypted));
        if (!corpId.equals(fields.get("ToUserName"))) {
            throw new Untrusted("The event is of another corporation");
        }
        var own = new LinkedHashMap<>(fields);
        // FromUserName is "sys" for contact events and the person for clicks, so it stays where it says something.
        ENVELOPE.stream()
                .filter(name -> !name.equals("FromUserName") || "sys".equals(own.get(name)))
                .forEach(own::remove);
        return new WeComEvent(
                fields.getOrDefault("Event", fields.getOrDefault("MsgType", "")),
                fields.getOrDefault("ChangeType", ""),
                Map.copyOf(own),
                occurredAt(fields),
                key(fields));
    }

    private static Instant occurredAt(Map<String, String> fields) {
        try {
            return Instant.ofEpochSecond(Long.parseLong(fields.getOrDefault("CreateTime", "")));
        } catch (NumberFormatException malformed) {
            throw new Untrusted("The event has no time");
        }
    }

    /**
     * A hash over everything in the event: WeCom's own advice, sender and second, is the same for all that happens to the
     * corporation within a second.
     */
    private static String key(Map<String, String> fields) {
        var digest = Sha256.begin();
        new TreeMap<>(fields).forEach((name, value) -> {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(value.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        });
        return HexFormat.of().formatHex(digest.digest());
    }
}
