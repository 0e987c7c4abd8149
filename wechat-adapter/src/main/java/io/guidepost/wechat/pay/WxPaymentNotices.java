package io.guidepost.wechat.pay;

import com.github.binarywang.wxpay.v3.util.AesUtils;
import io.guidepost.domain.payment.PaymentGateway.PaymentFacts;
import io.guidepost.domain.payment.PaymentGateway.RefundFacts;
import io.guidepost.domain.payment.PaymentNotices;
import io.guidepost.domain.payout.PayoutGateway.TransferFacts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Notices are believed only when everything about them fits. */
final class WxPaymentNotices implements PaymentNotices {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ALGORITHM = "AEAD_AES_256_GCM";

    private final WxpaySettings settings;
    private final Genuine genuine;
    private final AesUtils aes;

    WxPaymentNotices(WxpaySettings settings, Genuine genuine) {
        this.settings = settings;
        this.genuine = genuine;
        this.aes = new AesUtils(settings.apiV3Key().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public PaymentFacts readPayment(Map<String, String> headers, byte[] body) {
        return read(headers, body, "transaction", "TRANSACTION.", notice -> {
            expect(notice, "mchid", settings.mchId());
            expect(notice, "appid", settings.appId());
            var amount = notice.path("amount");
            expect(amount, "currency", "CNY");
            PayFields.fen(amount, "total");
            PayFields.text(notice, "transaction_id");
            return PayFields.payment(notice);
        });
    }

    @Override
    public RefundFacts readRefund(Map<String, String> headers, byte[] body) {
        return read(headers, body, "refund", "REFUND.", notice -> {
            expect(notice, "mchid", settings.mchId());
            return PayFields.refund(notice, "refund_status");
        });
    }

    @Override
    public TransferFacts readTransfer(Map<String, String> headers, byte[] body) {
        return read(headers, body, "mch_payment", "MCHTRANSFER.", notice -> {
            expect(notice, "mch_id", settings.mchId());
            return PayFields.transfer(notice);
        });
    }

    private <T> T read(
            Map<String, String> headers, byte[] body, String type, String event, Function<JsonNode, T> reading) {
        genuine.objection(
                        headers.get("wechatpay-serial"),
                        headers.get("wechatpay-timestamp"),
                        headers.get("wechatpay-nonce"),
                        headers.get("wechatpay-signature"),
                        body)
                .ifPresent(objection -> {
                    throw new Untrusted(objection);
                });
        try {
            var envelope = JSON.readTree(body);
            if (!envelope.path("event_type").asString("").startsWith(event)) {
                throw new Untrusted("The notice is about something else");
            }
            var resource = envelope.path("resource");
            expect(resource, "algorithm", ALGORITHM);
            expect(resource, "original_type", type);
            return reading.apply(JSON.readTree(decrypt(resource)));
        } catch (JacksonException | PayFields.Malformed malformed) {
            throw new Untrusted("The notice is malformed");
        }
    }

    private String decrypt(JsonNode resource) {
        try {
            return aes.decryptToString(
                    resource.path("associated_data").asString("").getBytes(StandardCharsets.UTF_8),
                    PayFields.text(resource, "nonce").getBytes(StandardCharsets.UTF_8),
                    PayFields.text(resource, "ciphertext"));
        } catch (GeneralSecurityException | IOException | IllegalArgumentException garbled) {
            throw new Untrusted("The notice cannot be decrypted");
        }
    }

    private static void expect(JsonNode node, String name, String value) {
        if (!node.path(name).asString("").equals(value)) {
            throw new Untrusted("\"" + name + "\" is not ours");
        }
    }
}
