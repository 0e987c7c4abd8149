package io.guidepost.bench;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

/** Payment notices as WeChat Pay sends them, encrypted and signed with the simulator's keys. */
final class WeChatNotices {

    static final String PATH = "/callbacks/wxpay/payment";
    private static final String REFUNDS = "/callbacks/wxpay/refund";

    private final Instance instance;
    private final JsonNode ours;
    private final PrivateKey platformKey;

    WeChatNotices(Instance instance) {
        this.instance = instance;
        var keys = instance.weChatKeys();
        ours = keys.path("credentials");
        platformKey =
                ShopTokens.privateKey("RSA", keys.path("platformPrivateKeyPem").asString());
    }

    static String transactionId(long orderId) {
        return "42" + orderId;
    }

    /** The whole request that tells of the payment of this order. */
    byte[] of(long orderId, long amountFen, String openid) {
        return request(PATH, "TRANSACTION.SUCCESS", "transaction", transaction(orderId, amountFen, openid));
    }

    /** The whole request that tells that this refund of a whole order has arrived. */
    byte[] ofRefund(long orderId, String outRefundNo, long amountFen) {
        return request(REFUNDS, "REFUND.SUCCESS", "refund", refund(orderId, outRefundNo, amountFen));
    }

    private byte[] request(String path, String event, String type, String notice) {
        var nonce = UUID.randomUUID().toString().replace("-", "");
        var body = envelope(event, type, notice, nonce.substring(0, 12));
        var timestamp = Long.toString(Instant.now().getEpochSecond());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Wechatpay-Timestamp", timestamp);
        headers.put("Wechatpay-Nonce", nonce);
        headers.put("Wechatpay-Serial", ours.path("publicKeyId").asString());
        headers.put("Wechatpay-Signature-Type", "WECHATPAY2-SHA256-RSA2048");
        headers.put("Wechatpay-Signature", signed(timestamp + "\n" + nonce + "\n" + body + "\n"));
        return HttpLoad.request("POST", instance.shop(), path, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private String transaction(long orderId, long amountFen, String openid) {
        var transaction = Instance.JSON
                .createObjectNode()
                .put("appid", ours.path("miniappAppId").asString())
                .put("mchid", ours.path("mchId").asString())
                .put("out_trade_no", "G" + orderId)
                .put("transaction_id", transactionId(orderId))
                .put("trade_type", "JSAPI")
                .put("trade_state", "SUCCESS")
                .put("trade_state_desc", "支付成功")
                .put("bank_type", "OTHERS")
                .put("attach", "")
                .put(
                        "success_time",
                        OffsetDateTime.now(ZoneOffset.ofHours(8))
                                .withNano(0)
                                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        transaction.putObject("payer").put("openid", openid);
        transaction
                .putObject("amount")
                .put("total", amountFen)
                .put("payer_total", amountFen)
                .put("currency", "CNY")
                .put("payer_currency", "CNY");
        return transaction.toString();
    }

    private String refund(long orderId, String outRefundNo, long amountFen) {
        var refund = Instance.JSON
                .createObjectNode()
                .put("mchid", ours.path("mchId").asString())
                .put("transaction_id", transactionId(orderId))
                .put("out_trade_no", "G" + orderId)
                .put("refund_id", "50" + orderId)
                .put("out_refund_no", outRefundNo)
                .put("refund_status", "SUCCESS")
                .put("user_received_account", "支付用户零钱")
                .put(
                        "success_time",
                        OffsetDateTime.now(ZoneOffset.ofHours(8))
                                .withNano(0)
                                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        refund.putObject("amount")
                .put("total", amountFen)
                .put("refund", amountFen)
                .put("payer_total", amountFen)
                .put("payer_refund", amountFen);
        return refund.toString();
    }

    private String envelope(String event, String type, String notice, String nonce) {
        var envelope = Instance.JSON
                .createObjectNode()
                .put("id", "EV-" + UUID.randomUUID())
                .put("create_time", Instant.now().toString())
                .put("resource_type", "encrypt-resource")
                .put("event_type", event)
                .put("summary", event);
        envelope.putObject("resource")
                .put("original_type", type)
                .put("algorithm", "AEAD_AES_256_GCM")
                .put("ciphertext", encrypted(notice, nonce))
                .put("associated_data", "transaction")
                .put("nonce", nonce);
        return envelope.toString();
    }

    private String encrypted(String plain, String nonce) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(ours.path("apiV3Key").asString().getBytes(StandardCharsets.UTF_8), "AES"),
                    new GCMParameterSpec(128, nonce.getBytes(StandardCharsets.UTF_8)));
            cipher.updateAAD("transaction".getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String signed(String text) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(platformKey);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
