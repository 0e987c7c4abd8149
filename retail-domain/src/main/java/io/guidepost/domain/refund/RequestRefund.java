package io.guidepost.domain.refund;

import static java.util.stream.Collectors.toMap;

import io.guidepost.core.money.Money;
import io.guidepost.core.sale.RefundJudgement;
import io.guidepost.core.sale.RefundRules;
import io.guidepost.core.sale.ReturnWindow;
import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.order.Order;
import io.guidepost.domain.order.OrderLine;
import io.guidepost.domain.order.Orders;
import io.guidepost.domain.payment.Captures;
import io.guidepost.domain.refund.Refund.RefundLine;
import io.guidepost.domain.refund.Refunds.Pending;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/**
 * A shopper asks for money back, for units of one or several lines, or headquarters because a price fell. What is asked for and not yet decided counts as given
 * back, so that no number of requests at once can exceed what was paid.
 */
@Service
public class RequestRefund {

    /** WeChat takes no more partial refunds of one payment. */
    private static final int MAX_REFUNDS = 50;

    private final Orders orders;
    private final Captures captures;
    private final Refunds refunds;
    private final Ids ids;
    private final TransactionRetry transaction;
    private final Clock clock;

    RequestRefund(
            Orders orders, Captures captures, Refunds refunds, Ids ids, TransactionRetry transaction, Clock clock) {
        this.orders = orders;
        this.captures = captures;
        this.refunds = refunds;
        this.ids = ids;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * @param lines a line named twice counts with both quantities
     */
    public record Command(long memberId, long orderId, List<Wanted> lines, String reason) {

        public record Wanted(long orderLineId, int quantity) {}
    }

    public Refund request(Command wish) {
        return transaction.call(() -> decide(wish, Optional.empty()));
    }

    /** The same as a part of an after-sale case, whose way decides about it; joins the caller's transaction. */
    public Refund request(Command wish, long caseId) {
        return transaction.call(() -> decide(wish, Optional.of(caseId)));
    }

    /**
     * An exchange that comes to nothing: the money goes back for the units that have come back. Joins the caller's
     * transaction, which has locked the order; there is no window, since the shopper asked in time.
     */
    public Refund instead(long orderId, long caseId, Map<Long, Integer> units, String reason) {
        var order = orders.find(orderId).orElseThrow();
        requireRoom(order);
        var lines = judged(order, new TreeMap<>(units), order.receivedAt().orElseGet(clock::instant));
        var refund = refundOf(order, lines, reason, 0, Optional.of(caseId));
        refunds.insert(refund);
        return refund;
    }

    private Refund decide(Command wish, Optional<Long> caseId) {
        var order = orders.lockOf(wish.memberId(), wish.orderId()).orElseThrow(() -> Refusal.notFound("订单", "order"));
        requirePaid(order);
        requireRoom(order);
        var lines = judged(order, quantities(wish.lines()), clock.instant());
        var refund = refundOf(order, lines, wish.reason(), freightWith(order, lines), caseId);
        refunds.insert(refund);
        return refund;
    }

    /** Whoever gets nothing at all pays no freight: it goes back with the last units, as long as none has left. */
    private long freightWith(Order order, List<RefundLine> judged) {
        if (order.shippedAt().isPresent() || order.freightFen() == 0) {
            return 0;
        }
        var pending = refunds.pendingOf(order.id());
        var asked = judged.stream().collect(toMap(RefundLine::orderLineId, RefundLine::quantity));
        boolean isAllBack = orders.linesOf(order.id()).stream()
                .allMatch(line -> line.keptQuantity()
                        == pending.getOrDefault(line.id(), new Pending(0, 0)).quantity()
                                + asked.getOrDefault(line.id(), 0));
        return isAllBack ? order.freightFen() - refunds.freightOf(order.id()) : 0;
    }

    /**
     * Money back without goods, because a price fell (B7): commission by rate shrinks with it, that by unit does not. There
     * is no window: when prices are protected, headquarters knows.
     *
     * @param fenOfLine what goes back of each line
     * @param adminId who asks for it; another administrator has to approve
     */
    public Refund protectPrice(long orderId, Map<Long, Long> fenOfLine, String reason, long adminId) {
        return transaction.call(() -> {
            var order = orders.lock(orderId).orElseThrow(() -> Refusal.notFound("订单", "order"));
            requirePaid(order);
            requireRoom(order);
            var lines = orders.linesOf(orderId).stream().collect(toMap(OrderLine::id, Function.identity()));
            var pending = refunds.pendingOf(orderId);
            var judged = new ArrayList<RefundLine>();
            new TreeMap<>(fenOfLine).forEach((lineId, fen) -> {
                var line =
                        Optional.ofNullable(lines.get(lineId)).orElseThrow(() -> Refusal.notFound("订单行", "order line"));
                judged.add(new RefundLine(
                        lineId,
                        0,
                        protectedAmount(line, pending.getOrDefault(lineId, new Pending(0, 0)), fen)
                                .fen()));
            });
            var refund = refundOf(order, judged, reason, 0, Optional.empty());
            refunds.insertFor(refund, adminId);
            return refund;
        });
    }

    private static Money protectedAmount(OrderLine line, Pending pending, long fen) {
        var judgement = RefundRules.judgePriceProtection(
                Money.ofFen(line.paidFen()),
                Money.ofFen(Math.addExact(line.refundedFen(), pending.amountFen())),
                Money.ofFen(fen));
        if (judgement instanceof RefundJudgement.Refused no) {
            throw refused(no, line);
        }
        return ((RefundJudgement.Accepted) judgement).amount();
    }

    private static void requirePaid(Order order) {
        if (!order.status().isPaid()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "order_not_refundable",
                    new Words("订单未支付，无需退款", "The order is not paid, so nothing can be given back"));
        }
    }

    private void requireRoom(Order order) {
        if (refunds.ofOrder(order.id()).stream()
                        .filter(refund -> refund.status() != RefundStatus.REJECTED)
                        .count()
                >= MAX_REFUNDS) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "too_many_refunds",
                    new Words("该订单的退款次数已达上限", "This order has been refunded as often as WeChat Pay allows"));
        }
    }

    private static Map<Long, Integer> quantities(List<Command.Wanted> lines) {
        var quantities = new TreeMap<Long, Integer>();
        for (var line : lines) {
            if (line.quantity() < 1) {
                throw new Refusal(
                        Refusal.Kind.REFUSED,
                        "refund_quantity_invalid",
                        new Words("退货数量至少为 1 件", "At least one unit must be returned"),
                        Map.of("orderLineId", Long.toString(line.orderLineId())));
            }
            quantities.merge(line.orderLineId(), line.quantity(), Math::addExact);
        }
        return quantities;
    }

    private List<RefundLine> judged(Order order, Map<Long, Integer> wanted, Instant now) {
        var lines = orders.linesOf(order.id()).stream().collect(toMap(OrderLine::id, Function.identity()));
        var pending = refunds.pendingOf(order.id());
        var judged = new ArrayList<RefundLine>();
        wanted.forEach((lineId, quantity) -> {
            var line = Optional.ofNullable(lines.get(lineId)).orElseThrow(() -> Refusal.notFound("订单行", "order line"));
            var amount = judge(order, line, pending.getOrDefault(lineId, new Pending(0, 0)), quantity, now);
            judged.add(new RefundLine(lineId, quantity, amount.fen()));
        });
        return judged;
    }

    private static Money judge(Order order, OrderLine line, Pending pending, int wanted, Instant now) {
        // B9: never less than seven days, whatever the product says; commission waits as long.
        var window = new ReturnWindow(Math.max(line.returnWindowDays(), ReturnWindow.DEFAULT.days()));
        RefundRules.judgeTime(order.receivedAt(), window, now).ifPresent(late -> {
            throw refused(late, line);
        });
        var judgement = RefundRules.judge(
                Money.ofFen(line.paidFen()),
                line.quantity(),
                Math.addExact(line.refundedQuantity(), pending.quantity()),
                Money.ofFen(Math.addExact(line.refundedFen(), pending.amountFen())),
                wanted);
        if (judgement instanceof RefundJudgement.Refused no) {
            throw refused(no, line);
        }
        return ((RefundJudgement.Accepted) judgement).amount();
    }

    private static Refusal refused(RefundJudgement.Refused no, OrderLine line) {
        return new Refusal(
                Refusal.Kind.REFUSED, no.code(), no.words(), Map.of("orderLineId", Long.toString(line.id())));
    }

    private Refund refundOf(
            Order order, List<RefundLine> lines, String reason, long freightFen, Optional<Long> caseId) {
        long amountFen = lines.stream().mapToLong(RefundLine::amountFen).reduce(freightFen, Math::addExact);
        if (amountFen == 0) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "nothing_to_refund",
                    new Words("所选商品没有可退金额", "Nothing was paid for these goods"));
        }
        var payment = captures.accepted(order.id())
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.CONFLICT,
                        "order_paid_elsewhere",
                        new Words(
                                "该订单在其他渠道付款，请到原渠道退货",
                                "This order was paid at another till; goods go back where they were paid")));
        long id = ids.next();
        return new Refund(
                id,
                order.id(),
                RefundKind.AFTER_SALE,
                payment.transactionId(),
                "R" + id,
                RefundStatus.REQUESTED,
                amountFen,
                reason,
                clock.instant(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                lines,
                freightFen,
                caseId);
    }
}
