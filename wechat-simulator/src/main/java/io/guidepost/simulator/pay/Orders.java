package io.guidepost.simulator.pay;

import io.guidepost.simulator.http.Body;
import io.guidepost.simulator.http.Call;
import io.guidepost.simulator.state.Store;
import io.guidepost.simulator.state.Table;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** JSAPI orders from prepay to payment or close. */
final class Orders {

    private static final Duration PREPAY_LIFE = Duration.ofHours(2);
    private static final Duration ORDER_LIFE = Duration.ofDays(7);

    enum State {
        NOTPAY,
        SUCCESS,
        REFUND,
        CLOSED
    }

    /** {@code request} is what the merchant sent at first; {@code transactionId} is empty before payment. */
    record Order(
            String outTradeNo,
            JsonNode request,
            long totalFen,
            String openid,
            Instant createdAt,
            Instant expiresAt,
            State state,
            String transactionId,
            Instant paidAt) {

        Order in(State next) {
            return new Order(outTradeNo, request, totalFen, openid, createdAt, expiresAt, next, transactionId, paidAt);
        }

        boolean isPaid() {
            return state == State.SUCCESS || state == State.REFUND;
        }

        String notifyUrl() {
            return new Body(request).text("notify_url").orElse("");
        }
    }

    record Prepay(String prepayId, String outTradeNo, Instant createdAt) {}

    record Transaction(String outTradeNo) {}

    private final Merchant merchant;
    private final Clock clock;
    private final Table<Order> orders;
    private final Table<Prepay> prepays;
    private final Table<Transaction> transactions;

    Orders(Merchant merchant, Store store, Clock clock) {
        this.merchant = merchant;
        this.clock = clock;
        this.orders = store.table("orders", Order.class, 500_000);
        this.prepays = store.table("prepays", Prepay.class, 500_000);
        this.transactions = store.table("transactions", Transaction.class, 500_000);
    }

    JsonNode create(Body body) {
        String outTradeNo = body.text("out_trade_no")
                .filter(text -> text.matches("[0-9a-zA-Z_\\-|*]{6,32}"))
                .orElseThrow(() -> PayRefused.parameter("商户订单号不合法"));
        Optional<Order> before = find(outTradeNo);
        if (before.isPresent()) {
            return again(before.get(), body);
        }
        checkMerchant(body);
        atMost(body, "description", 127);
        if (body.text("attach").orElse("").length() > 128) {
            throw PayRefused.parameter("attach 超过 128 个字符");
        }
        checkNotifyUrl(body.text("notify_url").orElseThrow(() -> PayRefused.parameter("notify_url 不能为空")));
        Body amount = body.child("amount");
        long total = amount.number("total").orElse(0);
        if (total < 1) {
            throw PayRefused.parameter("订单金额必须大于 0");
        }
        if (!amount.text("currency").orElse("CNY").equals("CNY")) {
            throw PayRefused.parameter("只支持 CNY");
        }
        String openid = body.child("payer").text("openid").orElseThrow(() -> PayRefused.parameter("payer.openid 不能为空"));
        Instant now = clock.instant();
        Instant expiresAt = body.has("time_expire")
                ? body.text("time_expire")
                        .flatMap(PayTime::parse)
                        .orElseThrow(() -> PayRefused.parameter("time_expire 格式错误"))
                : now.plus(ORDER_LIFE);
        if (!expiresAt.isAfter(now)) {
            throw PayRefused.parameter("time_expire 时间已过期");
        }
        orders.put(
                outTradeNo, new Order(outTradeNo, body.node(), total, openid, now, expiresAt, State.NOTPAY, "", null));
        return prepay(outTradeNo);
    }

    /** The order as it is now: an unpaid one closes by itself when it expires. */
    Optional<Order> find(String outTradeNo) {
        return orders.get(outTradeNo).map(order -> {
            if (order.state == State.NOTPAY && !clock.instant().isBefore(order.expiresAt)) {
                Order closed = order.in(State.CLOSED);
                orders.put(outTradeNo, closed);
                return closed;
            }
            return order;
        });
    }

    Optional<Order> findByTransaction(String transactionId) {
        return transactions.get(transactionId).flatMap(transaction -> find(transaction.outTradeNo));
    }

    Optional<Prepay> prepayOf(String prepayId) {
        return prepays.get(prepayId);
    }

    boolean isAlive(Prepay prepay) {
        return clock.instant().isBefore(prepay.createdAt.plus(PREPAY_LIFE));
    }

    /** The shopper pays. */
    Order pay(Order order) {
        String transactionId = "42000" + clock.instant().getEpochSecond()
                + "%013d".formatted(ThreadLocalRandom.current().nextLong(10_000_000_000_000L));
        Order paid = new Order(
                order.outTradeNo,
                order.request,
                order.totalFen,
                order.openid,
                order.createdAt,
                order.expiresAt,
                State.SUCCESS,
                transactionId,
                clock.instant());
        orders.put(order.outTradeNo, paid);
        transactions.put(transactionId, new Transaction(order.outTradeNo));
        return paid;
    }

    void refundBegan(Order order) {
        orders.put(order.outTradeNo, order.in(State.REFUND));
    }

    JsonNode query(Call call, Optional<Order> found) {
        if (!call.param("mchid").orElse("").equals(merchant.mchId())) {
            throw PayRefused.parameter("mchid 与签名的商户号不一致");
        }
        return shown(found.orElseThrow(() -> new PayRefused(404, "ORDER_NOT_EXIST", "订单不存在")), 0);
    }

    void close(String outTradeNo, Body body) {
        if (!body.text("mchid").orElse("").equals(merchant.mchId())) {
            throw PayRefused.parameter("mchid 与签名的商户号不一致");
        }
        Order order = find(outTradeNo).orElseThrow(() -> new PayRefused(404, "ORDER_NOT_EXIST", "订单不存在"));
        if (order.isPaid()) {
            throw new PayRefused(400, "ORDER_PAID", "该订单已支付");
        }
        if (order.state == State.NOTPAY) {
            orders.put(outTradeNo, order.in(State.CLOSED));
        }
    }

    /** The order as queries and notifications show it; a positive {@code totalFen} lies about the amount. */
    ObjectNode shown(Order order, long totalFen) {
        Body request = new Body(order.request);
        long total = totalFen > 0 ? totalFen : order.totalFen;
        ObjectNode shown = Body.object()
                .put("appid", merchant.appId())
                .put("mchid", merchant.mchId())
                .put("out_trade_no", order.outTradeNo)
                .put("trade_state", order.state.name())
                .put("trade_state_desc", description(order.state))
                .put("attach", request.text("attach").orElse(""));
        shown.putObject("payer").put("openid", order.openid);
        ObjectNode amount = shown.putObject("amount").put("total", total).put("currency", "CNY");
        if (order.isPaid()) {
            shown.put("transaction_id", order.transactionId)
                    .put("trade_type", "JSAPI")
                    .put("bank_type", "OTHERS")
                    .put("success_time", PayTime.text(order.paidAt));
            amount.put("payer_total", total).put("payer_currency", "CNY");
        }
        shown.putArray("promotion_detail");
        return shown;
    }

    /** What the merchant is told of a payment; never that some of it was given back since. */
    Notices.Notice notice(Order paid, long totalFen, Instant notBefore, int copies) {
        return new Notices.Notice(
                Notices.idOf("TRANSACTION.SUCCESS", paid.outTradeNo),
                "PAYMENT",
                "TRANSACTION.SUCCESS",
                "transaction",
                "支付成功",
                paid.notifyUrl(),
                shown(paid.in(State.SUCCESS), totalFen).toString(),
                paid.paidAt,
                notBefore,
                copies);
    }

    private JsonNode again(Order order, Body body) {
        if (order.isPaid()) {
            throw new PayRefused(400, "ORDERPAID", "该订单已支付");
        }
        if (order.state == State.CLOSED) {
            throw new PayRefused(400, "ORDER_CLOSED", "该订单已失效");
        }
        if (!order.request.equals(body.node())) {
            throw new PayRefused(400, "INVALID_REQUEST", "请求重入时，参数与首次请求时不一致");
        }
        return prepay(order.outTradeNo);
    }

    private JsonNode prepay(String outTradeNo) {
        String prepayId = "wx" + UUID.randomUUID().toString().replace("-", "");
        prepays.put(prepayId, new Prepay(prepayId, outTradeNo, clock.instant()));
        return Body.object().put("prepay_id", prepayId);
    }

    private void checkMerchant(Body body) {
        if (!body.text("mchid").orElse("").equals(merchant.mchId())) {
            throw PayRefused.parameter("mchid 与签名的商户号不一致");
        }
        if (!body.text("appid").orElse("").equals(merchant.appId())) {
            throw new PayRefused(400, "APPID_MCHID_NOT_MATCH", "appid和mch_id不匹配");
        }
    }

    static void atMost(Body body, String field, int chars) {
        body.text(field)
                .filter(text -> text.length() <= chars)
                .orElseThrow(() -> PayRefused.parameter(field + " 不能为空且不超过 " + chars + " 个字符"));
    }

    /** WeChat wants https; plain http will do for this machine itself. */
    static void checkNotifyUrl(String url) {
        try {
            URI uri = URI.create(url);
            boolean local = "http".equals(uri.getScheme())
                    && ("127.0.0.1".equals(uri.getHost()) || "localhost".equals(uri.getHost()));
            if ((local || "https".equals(uri.getScheme())) && uri.getHost() != null && uri.getQuery() == null) {
                return;
            }
        } catch (IllegalArgumentException malformed) {
            // Told below.
        }
        throw PayRefused.parameter("notify_url 必须是不带参数的 https 地址");
    }

    private static String description(State state) {
        return switch (state) {
            case NOTPAY -> "订单未支付";
            case SUCCESS -> "支付成功";
            case REFUND -> "转入退款";
            case CLOSED -> "订单已关闭";
        };
    }
}
