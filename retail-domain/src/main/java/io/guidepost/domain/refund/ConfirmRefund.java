package io.guidepost.domain.refund;

import static java.util.stream.Collectors.toMap;

import io.guidepost.core.ledger.Postings;
import io.guidepost.core.money.Money;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.commission.Commissions;
import io.guidepost.domain.commission.Commissions.RefundedSale;
import io.guidepost.domain.coupon.ReturnCoupons;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.ledger.Ledger;
import io.guidepost.domain.order.Order;
import io.guidepost.domain.order.OrderLine;
import io.guidepost.domain.order.Orders;
import io.guidepost.domain.order.Shipments;
import io.guidepost.domain.payment.PaymentGateway.RefundFacts;
import io.guidepost.domain.payment.PaymentGateway.RefundState;
import io.guidepost.domain.refund.RefundStatus.Event;
import io.guidepost.domain.refund.Refunds.Move;
import io.guidepost.domain.stock.Stock;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * The one door through which a refund changes by WeChat's word, be it an answer, a notice or the result of asking. When it
 * says that the shopper has the money, lines, ledger, commission and stock follow in one transaction.
 */
@Service
public class ConfirmRefund {

    private static final Logger LOG = LoggerFactory.getLogger(ConfirmRefund.class);
    private static final int LONGEST_FAIL_REASON = 200;

    private final Orders orders;
    private final Refunds refunds;
    private final Shipments shipments;
    private final Stock stock;
    private final ReturnCoupons coupons;
    private final Ledger ledger;
    private final Commissions commissions;
    private final ObjectProvider<GivenBack> followers;
    private final RefundMetrics metrics;
    private final TransactionRetry transaction;
    private final Clock clock;

    ConfirmRefund(
            Orders orders,
            Refunds refunds,
            Shipments shipments,
            Stock stock,
            ReturnCoupons coupons,
            Ledger ledger,
            Commissions commissions,
            ObjectProvider<GivenBack> followers,
            RefundMetrics metrics,
            TransactionRetry transaction,
            Clock clock) {
        this.orders = orders;
        this.refunds = refunds;
        this.shipments = shipments;
        this.stock = stock;
        this.coupons = coupons;
        this.ledger = ledger;
        this.commissions = commissions;
        this.followers = followers;
        this.metrics = metrics;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * @return where the refund stands now
     * @throws Refusal NOT_FOUND when the number is not one of ours
     */
    public RefundStatus confirm(RefundFacts facts) {
        var refund = refunds.findByNo(facts.outRefundNo()).orElseThrow(() -> Refusal.notFound("退款单", "refund"));
        if (facts.refundFen() != refund.amountFen()) {
            throw new IllegalStateException("Refund %d is of %d fen, but WeChat speaks of %d"
                    .formatted(refund.id(), refund.amountFen(), facts.refundFen()));
        }
        var failReason = facts.state() == RefundState.SUCCESS || facts.state() == RefundState.PROCESSING
                ? Optional.<String>empty()
                : Optional.of(facts.state().name());
        return apply(refund.id(), event(facts.state()), facts.succeededAt(), failReason);
    }

    /** WeChat refused the request for good: nothing was given back. */
    void failed(long refundId, String why) {
        var reason = why.length() <= LONGEST_FAIL_REASON ? why : why.substring(0, LONGEST_FAIL_REASON);
        apply(refundId, Event.FAILURE, Optional.empty(), Optional.of(reason));
    }

    private static Event event(RefundState state) {
        return switch (state) {
            case PROCESSING -> Event.ACCEPTED;
            case SUCCESS -> Event.SUCCESS;
            case ABNORMAL -> Event.ABNORMALITY;
            case CLOSED -> Event.FAILURE;
        };
    }

    private RefundStatus apply(long refundId, Event event, Optional<Instant> at, Optional<String> failReason) {
        long orderId = refunds.find(refundId).orElseThrow().orderId();
        var moved = transaction.call(() -> {
            var order = orders.lock(orderId).orElseThrow();
            var refund = refunds.find(refundId).orElseThrow();
            var next = refund.status()
                    .after(event)
                    .orElseThrow(() -> new IllegalStateException(
                            "Refund %d is %s, which %s contradicts".formatted(refundId, refund.status(), event)));
            if (next == refund.status()) {
                return new Moved(next, false);
            }
            move(refund, next, at, failReason);
            if (next == RefundStatus.SUCCEEDED) {
                settle(order, refund, at.orElseGet(clock::instant));
            }
            return new Moved(next, true);
        });
        if (moved.isNew()) {
            metrics.became(moved.status());
            if (moved.status() == RefundStatus.ABNORMAL || moved.status() == RefundStatus.FAILED) {
                LOG.warn("Refund {} of order {} is {}: {}", refundId, orderId, moved.status(), failReason.orElse(""));
            }
        }
        return moved.status();
    }

    private record Moved(RefundStatus status, boolean isNew) {}

    private void move(Refund refund, RefundStatus next, Optional<Instant> at, Optional<String> failReason) {
        var now = clock.instant();
        var move =
                switch (next) {
                    case SUCCEEDED -> Move.end(next, at.orElse(now), failReason);
                    case FAILED -> Move.end(next, now, failReason);
                    case ABNORMAL ->
                        new Move(
                                next,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                failReason,
                                Optional.of(RefundSchedule.next(refund.attempts(), now)));
                    default -> Move.to(next, RefundSchedule.next(refund.attempts(), now));
                };
        if (!refunds.move(refund, move)) {
            throw new IllegalStateException("Refund %d changed while its order was locked".formatted(refund.id()));
        }
    }

    /** What follows once the shopper has the money, whoever gave it; the caller holds the order. */
    void settle(Order order, Refund refund, Instant at) {
        var amount = Money.ofFen(refund.amountFen());
        if (refund.kind() == RefundKind.SUSPENSE) {
            ledger.post(List.of(Postings.suspenseRefunded(refund.id(), amount)));
            return;
        }
        for (var line : refund.lines()) {
            if (!orders.addRefunded(line.orderLineId(), line.quantity(), line.amountFen())) {
                throw new IllegalStateException("Refund %d gives back more of line %d than was bought"
                        .formatted(refund.id(), line.orderLineId()));
            }
        }
        var lines = orders.linesOf(order.id()).stream().collect(toMap(OrderLine::id, Function.identity()));
        coupons.refunded(
                order.id(),
                refund.id(),
                lines.values().stream()
                        .map(line -> new ReturnCoupons.Line(line.id(), line.quantity(), line.refundedQuantity()))
                        .toList(),
                at);
        // What never left can be sold again; what did is looked at when it comes back.
        stock.restock(order.id(), refund.id(), neverSent(order, refund, lines));
        if (order.shippedAt().isPresent()) {
            shipments.notePartSent(order.id());
        }
        ledger.post(List.of(
                refund.kind() == RefundKind.CHANNEL
                        ? Postings.refundedElsewhere(refund.id(), amount)
                        : Postings.refunded(refund.id(), amount)));
        commissions.clawBack(kept(order, refund, lines, at));
        var all = List.copyOf(lines.values());
        followers.orderedStream().forEach(follower -> follower.follow(order, refund, all, at));
    }

    /** Units of this refund that are still here, by SKU: as long as there are any, they are the ones that were given back. */
    private Map<Long, Integer> neverSent(Order order, Refund refund, Map<Long, OrderLine> lines) {
        var sent = order.shippedAt().isEmpty() ? Map.<Long, Integer>of() : shipments.sentOf(order.id());
        if (order.shippedAt().isPresent() && sent.isEmpty()) {
            return Map.of();
        }
        var units = new TreeMap<Long, Integer>();
        for (var given : refund.lines()) {
            var line = lines.get(given.orderLineId());
            int keptBefore = line.keptQuantity() + given.quantity();
            int here = Math.max(0, keptBefore - sent.getOrDefault(line.id(), 0));
            int back = Math.min(given.quantity(), here);
            if (back > 0) {
                units.merge(line.skuId(), back, Math::addExact);
            }
        }
        return units;
    }

    private static RefundedSale kept(Order order, Refund refund, Map<Long, OrderLine> lines, Instant at) {
        return new RefundedSale(
                refund.id(),
                order.id(),
                at,
                refund.lines().stream()
                        .map(line -> lines.get(line.orderLineId()))
                        .map(line -> new RefundedSale.Line(line.id(), line.keptFen(), line.keptQuantity()))
                        .toList());
    }
}
