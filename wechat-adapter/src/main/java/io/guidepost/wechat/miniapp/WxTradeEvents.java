package io.guidepost.wechat.miniapp;

import io.guidepost.core.digest.Sha256;
import io.guidepost.domain.receipt.TradeEvents;
import io.guidepost.domain.shopper.ContactEvents.Untrusted;
import io.guidepost.wechat.wecom.CallbackCrypt;
import io.guidepost.wechat.wecom.Xml;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The mini-program's pushes in safe mode, as XML or JSON, whichever was chosen. Of the envelope only {@code Encrypt} counts. */
final class WxTradeEvents implements TradeEvents {

    private final CallbackCrypt crypt;
    private final JsonMapper json = JsonMapper.shared();

    WxTradeEvents(MiniappSettings settings) {
        this.crypt = new CallbackCrypt(settings.callbackToken(), settings.encodingAesKey(), settings.appId());
    }

    @Override
    public String verifyAddress(String signature, String timestamp, String nonce, String echo) {
        return crypt.open(signature, timestamp, nonce, echo);
    }

    @Override
    public TradeEvent read(String signature, String timestamp, String nonce, String body) {
        var encrypted = fields(body).get("Encrypt");
        var fields = fields(crypt.open(signature, timestamp, nonce, encrypted));
        return new TradeEvent(
                fields.getOrDefault("Event", fields.getOrDefault("MsgType", "")),
                Map.copyOf(fields),
                occurredAt(fields),
                key(fields));
    }

    private Map<String, String> fields(String document) {
        return document.stripLeading().startsWith("{") ? ofJson(document) : Xml.fields(document);
    }

    /** Texts and numbers of the first level; pushes of trade have no others. */
    private Map<String, String> ofJson(String document) {
        var fields = new LinkedHashMap<String, String>();
        try {
            json.readTree(document).properties().forEach(field -> {
                if (field.getValue().isValueNode() && !field.getValue().isNull()) {
                    fields.put(field.getKey(), field.getValue().asString());
                }
            });
        } catch (JacksonException malformed) {
            throw new Untrusted("The JSON is malformed");
        }
        return fields;
    }

    private static Instant occurredAt(Map<String, String> fields) {
        try {
            return Instant.ofEpochSecond(Long.parseLong(fields.getOrDefault("CreateTime", "")));
        } catch (NumberFormatException malformed) {
            throw new Untrusted("The event has no time");
        }
    }

    /** A hash over everything in the event. */
    private static String key(Map<String, String> fields) {
        return Sha256.hex(new TreeMap<>(fields).toString());
    }
}
