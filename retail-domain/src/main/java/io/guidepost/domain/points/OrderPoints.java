package io.guidepost.domain.points;

import io.guidepost.core.money.Money;
import io.guidepost.core.price.PointsRules;
import io.guidepost.core.price.PointsRules.PaidWithPoints;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.points.PointsEntry.Kind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * What orders do to points: spent when one is placed, given back when it comes to nothing, earned when it is paid, and both pro
 * rata when goods go back. Everything joins the caller's transaction; but for placing, the caller holds the order.
 */
@Service
public class OrderPoints {

    private final PointsLedger ledger;
    private final PointsRows rows;
    private final PointsTerms terms;
    private final Ids ids;

    OrderPoints(PointsLedger ledger, PointsRows rows, PointsTerms terms, Ids ids) {
        this.ledger = ledger;
        this.rows = rows;
        this.terms = terms;
        this.ids = ids;
    }

    /** An order as far as points go; {@code memberId} is the record under which it was placed. */
    public record Sale(long orderId, long memberId, List<Line> lines) {

        public Sale {
            lines = List.copyOf(lines);
        }

        private Money paid() {
            return Money.sum(lines.stream().map(Line::paid).toList());
        }

        private Money kept() {
            return Money.sum(lines.stream()
                    .map(line -> line.paid().minus(line.refunded()))
                    .toList());
        }

        private List<PaidWithPoints> paidWithPoints() {
            return lines.stream()
                    .map(line -> new PaidWithPoints(line.pointsShare(), line.quantity(), line.refundedQuantity()))
                    .toList();
        }
    }

    /**
     * @param paid for all units, after every discount
     * @param refunded of it by now
     */
    public record Line(Money paid, Money refunded, Money pointsShare, int quantity, int refundedQuantity) {}

    /** A first look, before anything is written; spending decides. Refused with {@code not_enough_points}. */
    public void requireHas(long memberId, long points) {
        long available = terms.isSpendable() ? ledger.account(memberId).balance() : 0;
        if (available < points) {
            throw PointsRefusals.notEnough(available);
        }
    }

    /** Refused with {@code not_enough_points}; the caller must roll back then. */
    public void spend(long orderId, long memberId, long points, Instant at) {
        if (points > 0 && !ledger.spend(entry(memberId, Kind.SPENT, -points, orderId, orderId, at))) {
            throw PointsRefusals.notEnough(ledger.account(memberId).balance());
        }
    }

    /** The order was never paid: its points are as if they had not been spent. */
    public void closed(long orderId, Instant at) {
        for (var spent : rows.ofOrder(orderId)) {
            if (spent.kind() == Kind.SPENT) {
                ledger.post(entry(spent.recordId(), Kind.GIVEN_BACK, -spent.points(), orderId, orderId, at));
            }
        }
    }

    /** The order is paid. What went back before this was heard of earns nothing. */
    public void paid(Sale sale, Instant at) {
        long earned = PointsRules.earned(sale.paid(), terms.perYuan());
        ledger.post(entry(sale.memberId(), Kind.EARNED, earned, sale.orderId(), sale.orderId(), at));
        takeBack(sale, sale.orderId(), rows.ofOrder(sale.orderId()), at);
    }

    /** Goods have gone back, or a part of the money for them. */
    public void refunded(Sale sale, long refundId, Instant at) {
        var entries = rows.ofOrder(sale.orderId());
        if (entries.isEmpty()) {
            return;
        }
        giveBack(sale, refundId, entries, at);
        takeBack(sale, refundId, entries, at);
    }

    private void giveBack(Sale sale, long refundId, List<PointsEntry> entries, Instant at) {
        long spent = -PointsLedger.sum(entries, Kind.SPENT);
        if (spent > 0) {
            long due = PointsRules.due(spent, sale.paidWithPoints()) - PointsLedger.sum(entries, Kind.GIVEN_BACK);
            ledger.post(entry(sale.memberId(), Kind.GIVEN_BACK, due, sale.orderId(), refundId, at));
        }
    }

    private void takeBack(Sale sale, long sourceId, List<PointsEntry> entries, Instant at) {
        long earned = PointsLedger.sum(entries, Kind.EARNED);
        if (earned > 0) {
            long stands = earned + PointsLedger.sum(entries, Kind.TAKEN_BACK);
            long ought = PointsRules.kept(earned, sale.kept(), sale.paid());
            ledger.post(entry(sale.memberId(), Kind.TAKEN_BACK, ought - stands, sale.orderId(), sourceId, at));
        }
    }

    private PointsEntry entry(long recordId, Kind kind, long points, long orderId, long sourceId, Instant at) {
        return new PointsEntry(
                ids.next(), recordId, kind, points, orderId, sourceId, "", at.truncatedTo(ChronoUnit.MILLIS));
    }
}
