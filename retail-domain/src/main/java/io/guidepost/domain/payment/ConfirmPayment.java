package io.guidepost.domain.payment;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;

import io.guidepost.core.ledger.Postings;
import io.guidepost.core.money.Money;
import io.guidepost.core.sale.OrderId;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.commission.Commissions;
import io.guidepost.domain.commission.Commissions.PaidSale;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.ledger.Ledger;
import io.guidepost.domain.order.Order;
import io.guidepost.domain.order.OrderLine;
import io.guidepost.domain.order.Orders;
import io.guidepost.domain.outbox.Outbox;
import io.guidepost.domain.payment.PaymentGateway.PaymentFacts;
import io.guidepost.domain.points.PointsTerms;
import io.guidepost.domain.shopper.OneShopper;
import io.guidepost.domain.stock.Stock;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** The one door through which an order becomes paid, however often and in whatever way WeChat tells us. */
@Service
public class ConfirmPayment {

    private static final Logger LOG = LoggerFactory.getLogger(ConfirmPayment.class);

    private final Orders orders;
    private final Payments payments;
    private final Captures captures;
    private final Stock stock;
    private final Ledger ledger;
    private final Commissions commissions;
    private final Outbox outbox;
    private final OneShopper shoppers;
    private final PointsTerms points;
    private final PaymentMetrics metrics;
    private final TransactionRetry transaction;
    private final Clock clock;

    ConfirmPayment(
            Orders orders,
            Payments payments,
            Captures captures,
            Stock stock,
            Ledger ledger,
            Commissions commissions,
            Outbox outbox,
            OneShopper shoppers,
            PointsTerms points,
            PaymentMetrics metrics,
            TransactionRetry transaction,
            Clock clock) {
        this.orders = orders;
        this.payments = payments;
        this.captures = captures;
        this.stock = stock;
        this.ledger = ledger;
        this.commissions = commissions;
        this.outbox = outbox;
        this.shoppers = shoppers;
        this.points = points;
        this.metrics = metrics;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Takes note of what WeChat says about a payment, all of it or nothing.
     *
     * @return empty when WeChat says that nothing was taken
     * @throws Refusal NOT_FOUND when the number is not one of ours
     */
    public Optional<Verdict> confirm(PaymentFacts facts, LearnedBy learnedBy) {
        if (!facts.isCaptured()) {
            return Optional.empty();
        }
        // Outside the transaction: its first read must be the one that locks the order.
        long orderId = payments.orderOf(facts.outTradeNo()).orElseThrow(() -> Refusal.notFound("支付单", "payment"));
        var verdict = transaction.call(() -> take(orderId, facts, learnedBy));
        metrics.judged(verdict);
        if (verdict.isSuspense()) {
            LOG.warn(
                    "Order {}: payment {} of {} fen is {} and goes back",
                    orderId,
                    facts.transactionId(),
                    facts.amountFen(),
                    verdict);
        }
        return Optional.of(verdict);
    }

    private Verdict take(long orderId, PaymentFacts facts, LearnedBy learnedBy) {
        var order = orders.lock(orderId).orElseThrow();
        var verdict = PaymentRules.judge(order, facts, captures.of(orderId));
        if (verdict != Verdict.REPEAT) {
            captures.insert(capture(orderId, facts, verdict), learnedBy, clock.instant());
        }
        if (verdict == Verdict.ACCEPT) {
            accept(order, facts.paidAt());
        } else if (verdict.isSuspense()) {
            suspend(order, facts, verdict);
        }
        return verdict;
    }

    private void accept(Order order, Instant paidAt) {
        if (!orders.markPaid(order.id(), order.version(), paidAt)) {
            throw new IllegalStateException("Order %d changed while it was locked".formatted(order.id()));
        }
        payments.settled(order.id());
        var lines = orders.linesOf(order.id());
        stock.sell(order.id(), unitsOf(lines));
        ledger.post(List.of(Postings.paid(new OrderId(order.id()), Money.ofFen(order.payableFen()))));
        commissions.earn(sale(order, paidAt, lines));
        new TellGuideOfSale(order.id()).addTo(outbox);
        new BindAfterPayment(order.id()).addTo(outbox);
        new ScreenAfterPayment(order.id()).addTo(outbox);
        if (points.isEarning()) {
            new EarnAfterPayment(order.id()).addTo(outbox);
        }
    }

    private void suspend(Order order, PaymentFacts facts, Verdict why) {
        ledger.post(List.of(Postings.paymentSuspended(
                new OrderId(order.id()), facts.transactionId(), Money.ofFen(facts.amountFen()))));
        new RefundSuspense(facts.transactionId(), order.id(), facts.amountFen(), why).addTo(outbox);
    }

    private static Capture capture(long orderId, PaymentFacts facts, Verdict verdict) {
        return new Capture(
                facts.transactionId(),
                orderId,
                facts.amountFen(),
                facts.currency(),
                facts.payerOpenid(),
                verdict,
                facts.paidAt());
    }

    private static Map<Long, Integer> unitsOf(List<OrderLine> lines) {
        return lines.stream().collect(groupingBy(OrderLine::skuId, TreeMap::new, summingInt(OrderLine::quantity)));
    }

    private PaidSale sale(Order order, Instant paidAt, List<OrderLine> lines) {
        return new PaidSale(
                order.id(),
                shoppers.standingFor(order.memberId()),
                order.placedAt(),
                paidAt,
                order.payMethod(),
                lines.stream()
                        .map(line -> new PaidSale.Line(
                                line.id(),
                                line.skuId(),
                                line.productId(),
                                line.categoryId(),
                                line.brand(),
                                line.quantity(),
                                line.paidFen()))
                        .toList());
    }
}
