package io.guidepost.wechat.pay;

import com.github.binarywang.wxpay.v3.util.SignUtils;
import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.payment.PaymentGateway;
import io.guidepost.wechat.call.TencentCalls;
import java.security.PrivateKey;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Takes money by JSAPI orders and gives it back. */
final class WxPaymentGateway implements PaymentGateway {

    private static final int MOST_DESCRIPTION = 127;
    private static final int MOST_REASON = 80;
    private static final String TRANSACTIONS = "/v3/pay/transactions/";
    private static final String REFUNDS = "/v3/refund/domestic/refunds";
    private static final Set<String> NEVER_HEARD_OF = Set.of("ORDER_NOT_EXIST", "ORDERNOTEXIST", "RESOURCE_NOT_EXISTS");
    private static final Set<String> IS_PAID = Set.of("ORDER_PAID", "ORDERPAID");
    private static final Set<String> IS_CLOSED = Set.of("ORDER_CLOSED", "ORDERCLOSED");

    private final PayClient client;
    private final WxpaySettings settings;
    private final PrivateKey merchantKey;
    private final Clock clock;

    WxPaymentGateway(PayClient client, WxpaySettings settings, Clock clock) {
        this.client = client;
        this.settings = settings;
        this.merchantKey = settings.merchantKey();
        this.clock = clock;
    }

    @Override
    public Prepay prepay(PrepayOrder order) {
        // WeChat compares a repetition with the first request: the same order must always be written the same way.
        var body = PayClient.body()
                .put("appid", settings.appId())
                .put("mchid", settings.mchId())
                .put("description", PayText.cut(order.description(), MOST_DESCRIPTION))
                .put("out_trade_no", order.outTradeNo())
                .put("time_expire", PayFields.written(order.expiresAt()))
                .put("notify_url", settings.notifyUrl("payment"));
        body.putObject("amount").put("total", order.amountFen()).put("currency", "CNY");
        body.putObject("payer").put("openid", order.payerOpenid());
        var answer = client.post("pay/prepay", TRANSACTIONS + "jsapi", body);
        return understood(() -> new Prepay(PayFields.text(answer, "prepay_id")));
    }

    @Override
    public PaymentParameters sign(String prepayId) {
        String timeStamp = Long.toString(clock.instant().getEpochSecond());
        String nonce = UUID.randomUUID().toString().replace("-", "");
        String packageValue = "prepay_id=" + prepayId;
        String signed = settings.appId() + "\n" + timeStamp + "\n" + nonce + "\n" + packageValue + "\n";
        return new PaymentParameters(
                prepayId, timeStamp, nonce, packageValue, "RSA", SignUtils.sign(signed, merchantKey));
    }

    @Override
    public Optional<PaymentFacts> query(String outTradeNo) {
        return known(() -> client.get(
                        "pay/query", TRANSACTIONS + "out-trade-no/" + outTradeNo + "?mchid=" + settings.mchId()))
                .map(answer -> understood(() -> {
                    checkIsOurs(answer, outTradeNo);
                    return PayFields.payment(answer);
                }));
    }

    @Override
    public Closing close(String outTradeNo) {
        try {
            client.post(
                    "pay/close",
                    TRANSACTIONS + "out-trade-no/" + outTradeNo + "/close",
                    PayClient.body().put("mchid", settings.mchId()));
            return Closing.CLOSED;
        } catch (GatewayRejected rejected) {
            if (IS_PAID.contains(rejected.code())) {
                return Closing.ALREADY_PAID;
            }
            if (IS_CLOSED.contains(rejected.code())) {
                return Closing.CLOSED;
            }
            throw rejected;
        }
    }

    @Override
    public RefundFacts refund(RefundOrder order) {
        var body = PayClient.body()
                .put("transaction_id", order.transactionId())
                .put("out_refund_no", order.outRefundNo())
                .put("notify_url", settings.notifyUrl("refund"));
        if (!order.reason().isBlank()) {
            body.put("reason", PayText.cut(order.reason(), MOST_REASON));
        }
        body.putObject("amount")
                .put("refund", order.refundFen())
                .put("total", order.totalFen())
                .put("currency", "CNY");
        var answer = client.post("pay/refund", REFUNDS, body);
        return understood(() -> PayFields.refund(answer, "status"));
    }

    @Override
    public Optional<RefundFacts> queryRefund(String outRefundNo) {
        return known(() -> client.get("pay/refund-query", REFUNDS + "/" + outRefundNo))
                .map(answer -> understood(() -> PayFields.refund(answer, "status")));
    }

    private void checkIsOurs(JsonNode answer, String outTradeNo) {
        if (!PayFields.text(answer, "out_trade_no").equals(outTradeNo)
                || !PayFields.text(answer, "mchid").equals(settings.mchId())
                || !PayFields.text(answer, "appid").equals(settings.appId())) {
            throw TencentCalls.unclear("garbled", "WeChat Pay answers about another order", null);
        }
    }

    private static Optional<JsonNode> known(Supplier<JsonNode> question) {
        try {
            return Optional.of(question.get());
        } catch (GatewayRejected rejected) {
            if (NEVER_HEARD_OF.contains(rejected.code())) {
                return Optional.empty();
            }
            throw rejected;
        }
    }

    /** An answer that we cannot read says nothing about what happened. */
    private static <T> T understood(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (PayFields.Malformed malformed) {
            throw TencentCalls.unclear(
                    "garbled", "WeChat Pay's answer is not understood: " + malformed.getMessage(), malformed);
        }
    }
}
