package io.guidepost.simulator.pay;

import io.guidepost.simulator.http.Body;
import io.guidepost.simulator.outgoing.Courier;
import io.guidepost.simulator.state.Store;
import io.guidepost.simulator.state.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Refunds: accepted at once, finished a moment later. */
final class Refunds {

    private static final int MOST_PER_ORDER = 50;

    enum Status {
        PROCESSING,
        SUCCESS,
        CLOSED,
        ABNORMAL
    }

    /** What the next refund will come to; HOLD leaves it in progress until the panel finishes it. */
    enum Fate {
        SUCCESS,
        ABNORMAL,
        CLOSED,
        HOLD
    }

    record Refund(
            String outRefundNo,
            String refundId,
            String outTradeNo,
            String transactionId,
            JsonNode request,
            long amountFen,
            long totalFen,
            Instant createdAt,
            Status status,
            Instant finishedAt,
            Fate fate) {

        Refund finished(Status end, Instant at) {
            return new Refund(
                    outRefundNo,
                    refundId,
                    outTradeNo,
                    transactionId,
                    request,
                    amountFen,
                    totalFen,
                    createdAt,
                    end,
                    at,
                    fate);
        }
    }

    record OfOrder(List<String> outRefundNos) {}

    private final Merchant merchant;
    private final Orders orders;
    private final MoneyBook money;
    private final Notices notices;
    private final Store store;
    private final Clock clock;
    private final Courier courier;
    private final Duration refundDelay;
    private final Table<Refund> refunds;
    private final Table<OfOrder> byOrder;
    private final Deque<Fate> fates = new ArrayDeque<>();

    Refunds(
            Merchant merchant,
            Orders orders,
            MoneyBook money,
            Notices notices,
            Store store,
            Clock clock,
            Courier courier,
            Duration refundDelay) {
        this.merchant = merchant;
        this.orders = orders;
        this.money = money;
        this.notices = notices;
        this.store = store;
        this.clock = clock;
        this.courier = courier;
        this.refundDelay = refundDelay;
        this.refunds = store.table("refunds", Refund.class, 500_000);
        this.byOrder = store.table("refunds_of_order", OfOrder.class, 500_000);
    }

    /** Takes up what an earlier run has left in progress. */
    void resume() {
        refunds.all().stream()
                .filter(refund -> refund.status == Status.PROCESSING)
                .forEach(this::finishLater);
    }

    void decideNext(Fate fate, int times) {
        for (int i = 0; i < times; i++) {
            fates.addLast(fate);
        }
    }

    JsonNode create(Body body) {
        String outRefundNo = body.text("out_refund_no")
                .filter(text -> text.matches("[0-9a-zA-Z_\\-|*@]{1,64}"))
                .orElseThrow(() -> PayRefused.parameter("商户退款单号不合法"));
        Optional<Refund> before = refunds.get(outRefundNo);
        if (before.isPresent()) {
            if (!before.get().request.equals(body.node())) {
                throw new PayRefused(400, "INVALID_REQUEST", "退款单号重复，且参数与首次请求时不一致");
            }
            return shown(before.get());
        }
        Orders.Order order = body.text("transaction_id")
                .map(orders::findByTransaction)
                .orElseGet(() -> body.text("out_trade_no").flatMap(orders::find))
                .orElseThrow(() -> new PayRefused(404, "RESOURCE_NOT_EXISTS", "订单不存在"));
        if (!order.isPaid()) {
            throw new PayRefused(400, "INVALID_REQUEST", "订单状态错误，未支付的订单不能退款");
        }
        body.text("notify_url").ifPresent(Orders::checkNotifyUrl);
        Body amount = body.child("amount");
        long wanted = amount.number("refund").orElse(0);
        if (wanted < 1 || amount.number("total").orElse(0) != order.totalFen()) {
            throw PayRefused.parameter("退款金额或订单金额不正确");
        }
        if (!amount.text("currency").orElse("").equals("CNY")) {
            throw PayRefused.parameter("amount.currency 必须是 CNY");
        }
        List<String> earlier =
                byOrder.get(order.outTradeNo()).map(OfOrder::outRefundNos).orElse(List.of());
        long taken = earlier.stream()
                .map(number -> refunds.get(number).orElseThrow())
                .filter(refund -> refund.status != Status.CLOSED)
                .mapToLong(Refund::amountFen)
                .sum();
        if (Math.addExact(taken, wanted) > order.totalFen()) {
            throw new PayRefused(400, "INVALID_REQUEST", "申请退款金额大于订单可退金额");
        }
        if (earlier.size() >= MOST_PER_ORDER) {
            throw new PayRefused(400, "INVALID_REQUEST", "退款次数超过 50 次");
        }
        Fate fate = Optional.ofNullable(fates.pollFirst()).orElse(Fate.SUCCESS);
        Refund refund = new Refund(
                outRefundNo,
                "50000" + clock.instant().getEpochSecond()
                        + "%010d".formatted(ThreadLocalRandom.current().nextLong(10_000_000_000L)),
                order.outTradeNo(),
                order.transactionId(),
                body.node(),
                wanted,
                order.totalFen(),
                clock.instant(),
                Status.PROCESSING,
                null,
                fate);
        refunds.put(outRefundNo, refund);
        byOrder.put(order.outTradeNo(), new OfOrder(append(earlier, outRefundNo)));
        orders.refundBegan(order);
        finishLater(refund);
        return shown(refund);
    }

    JsonNode query(String outRefundNo) {
        return shown(find(outRefundNo).orElseThrow(() -> new PayRefused(404, "RESOURCE_NOT_EXISTS", "退款单不存在")));
    }

    Optional<Refund> find(String outRefundNo) {
        return refunds.get(outRefundNo);
    }

    /** Ends a refund in progress, or an abnormal one that was put right by hand; money moves only by SUCCESS. */
    Refund finish(Refund refund, Status end) {
        Instant now = clock.instant();
        Refund finished = refund.finished(end, now);
        refunds.put(refund.outRefundNo, finished);
        if (end == Status.SUCCESS) {
            money.refunded(refund.outTradeNo, refund.outRefundNo, refund.amountFen, now);
        }
        notices.tell(notice(finished));
        return finished;
    }

    /** What the merchant is told of a refund that has ended. */
    Notices.Notice notice(Refund finished) {
        String event = "REFUND." + finished.status.name();
        return new Notices.Notice(
                Notices.idOf(event, finished.outRefundNo),
                "REFUND",
                event,
                "refund",
                switch (finished.status) {
                    case SUCCESS -> "退款成功";
                    case CLOSED -> "退款关闭";
                    case ABNORMAL, PROCESSING -> "退款异常";
                },
                new Body(finished.request).text("notify_url").orElse(""),
                notified(finished).toString(),
                finished.finishedAt,
                finished.finishedAt,
                1);
    }

    private void finishLater(Refund refund) {
        if (refund.fate == Fate.HOLD) {
            return;
        }
        courier.later(
                refundDelay,
                () -> store.alone(() -> find(refund.outRefundNo)
                        .filter(current -> current.status == Status.PROCESSING)
                        .ifPresent(current -> finish(current, Status.valueOf(refund.fate.name())))));
    }

    private ObjectNode shown(Refund refund) {
        ObjectNode shown = Body.object()
                .put("refund_id", refund.refundId)
                .put("out_refund_no", refund.outRefundNo)
                .put("transaction_id", refund.transactionId)
                .put("out_trade_no", refund.outTradeNo)
                .put("channel", "ORIGINAL")
                .put("user_received_account", "支付用户零钱")
                .put("create_time", PayTime.text(refund.createdAt))
                .put("status", refund.status.name())
                .put("funds_account", "AVAILABLE");
        if (refund.status == Status.SUCCESS) {
            shown.put("success_time", PayTime.text(refund.finishedAt));
        }
        shown.putObject("amount")
                .put("total", refund.totalFen)
                .put("refund", refund.amountFen)
                .put("payer_total", refund.totalFen)
                .put("payer_refund", refund.amountFen)
                .put("settlement_refund", refund.amountFen)
                .put("settlement_total", refund.totalFen)
                .put("discount_refund", 0)
                .put("currency", "CNY");
        return shown;
    }

    private ObjectNode notified(Refund refund) {
        ObjectNode shown = Body.object()
                .put("mchid", merchant.mchId())
                .put("transaction_id", refund.transactionId)
                .put("out_trade_no", refund.outTradeNo)
                .put("refund_id", refund.refundId)
                .put("out_refund_no", refund.outRefundNo)
                .put("refund_status", refund.status.name())
                .put("user_received_account", "支付用户零钱");
        if (refund.status == Status.SUCCESS) {
            shown.put("success_time", PayTime.text(refund.finishedAt));
        }
        shown.putObject("amount")
                .put("total", refund.totalFen)
                .put("refund", refund.amountFen)
                .put("payer_total", refund.totalFen)
                .put("payer_refund", refund.amountFen);
        return shown;
    }

    private static List<String> append(List<String> list, String last) {
        return java.util.stream.Stream.concat(list.stream(), java.util.stream.Stream.of(last))
                .toList();
    }
}
