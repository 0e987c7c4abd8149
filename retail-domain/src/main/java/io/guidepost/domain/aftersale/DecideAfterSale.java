package io.guidepost.domain.aftersale;

import static java.util.stream.Collectors.toMap;

import io.guidepost.domain.aftersale.AfterSale.Line;
import io.guidepost.domain.aftersale.AfterSale.Parcel;
import io.guidepost.domain.aftersale.AfterSale.Step;
import io.guidepost.domain.aftersale.AfterSales.Scope;
import io.guidepost.domain.aftersale.CaseStatus.Event;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.order.OrderLine;
import io.guidepost.domain.order.Orders;
import io.guidepost.domain.refund.DecideRefund;
import io.guidepost.domain.refund.Refund;
import io.guidepost.domain.refund.Refunds;
import io.guidepost.domain.refund.RequestRefund;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/**
 * What the manager of the credited store, or headquarters, does about a case: answers it, looks at what came back, sends the
 * replacement. Money goes back by the one door of refunds.
 */
@Service
public class DecideAfterSale {

    private final Orders orders;
    private final Refunds refunds;
    private final RequestRefund requestRefund;
    private final DecideRefund decideRefund;
    private final AfterSales cases;
    private final AfterSaleTerms terms;
    private final Goods goods;
    private final TransactionRetry transaction;
    private final Clock clock;

    DecideAfterSale(
            Orders orders,
            Refunds refunds,
            RequestRefund requestRefund,
            DecideRefund decideRefund,
            AfterSales cases,
            AfterSaleTerms terms,
            Goods goods,
            TransactionRetry transaction,
            Clock clock) {
        this.orders = orders;
        this.refunds = refunds;
        this.requestRefund = requestRefund;
        this.decideRefund = decideRefund;
        this.cases = cases;
        this.terms = terms;
        this.goods = goods;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Who decides.
     *
     * @param scope whose orders he may see
     * @param version of the case as he saw it
     */
    public record Decider(Actor actor, Scope scope, int version) {

        boolean isManager() {
            return actor.type() == Actor.Type.MANAGER;
        }

        Optional<Long> adminId() {
            return actor.type() == Actor.Type.ADMIN ? Optional.of(actor.id()) : Optional.empty();
        }
    }

    /**
     * Yes: goods are to come back, or money goes at once.
     *
     * @param freightFen freight that goes back as well, where the fault is ours
     */
    public AfterSale approve(Decider decider, long caseId, long freightFen, String words) {
        return transaction.call(() -> {
            var found = locked(decider, caseId, Event.APPROVAL);
            addFreight(found, freightFen);
            requireWithinPower(decider, found);
            var now = clock.instant();
            if (found.kind() == Kind.EXCHANGE) {
                goods.takeReplacement(found.id(), CaseRules.replacements(found));
            }
            if (!found.kind().needsReturn()) {
                decideRefund.approveOfCase(found.refundId().orElseThrow(), decider.adminId());
            }
            return CaseRules.take(
                    cases,
                    found,
                    Event.APPROVAL,
                    to -> (to == CaseStatus.REFUNDING ? refunding(to) : awaiting(to, now)).decided(now, words),
                    decider.actor(),
                    words,
                    now);
        });
    }

    private Step awaiting(CaseStatus to, Instant now) {
        var dueAt = terms.sendDueAt(now);
        return Step.to(to, Turn.SHOPPER, dueAt, dueAt);
    }

    private static Step refunding(CaseStatus to) {
        return Step.to(to, Turn.WECHAT, AfterSales.NEVER, AfterSales.NEVER);
    }

    public AfterSale reject(Decider decider, long caseId, String words) {
        return transaction.call(() -> {
            var found = locked(decider, caseId, Event.REJECTION);
            var now = clock.instant();
            found.refundId().ifPresent(refund -> decideRefund.rejectOfCase(refund, words));
            return CaseRules.take(
                    cases,
                    found,
                    Event.REJECTION,
                    to -> Step.end(to, Turn.SHOPPER, now).decided(now, words),
                    decider.actor(),
                    words,
                    now);
        });
    }

    /**
     * The goods are here and as they should be.
     *
     * @param isResellable they go on the shelf again
     */
    public AfterSale accept(Decider decider, long caseId, boolean isResellable, String words) {
        return transaction.call(() -> {
            var found = locked(decider, caseId, Event.ACCEPTANCE);
            requireWithinPower(decider, found);
            var now = clock.instant();
            if (isResellable) {
                goods.backOnShelf(found.orderId(), found.id(), unitsOf(found));
            }
            found.refundId().ifPresent(refund -> decideRefund.approveOfCase(refund, decider.adminId()));
            return CaseRules.take(
                    cases,
                    found,
                    Event.ACCEPTANCE,
                    to -> (to == CaseStatus.REFUNDING ? refunding(to) : replacing(to, now)).inspected(now, words),
                    decider.actor(),
                    words,
                    now);
        });
    }

    private Step replacing(CaseStatus to, Instant now) {
        var dueAt = terms.replacementDueAt(now);
        return Step.to(to, Turn.HQ, dueAt, CaseRules.watchAt(now, dueAt));
    }

    /** The goods are here and not as they should be: they go back to the shopper, and nothing else happens. */
    public AfterSale refuse(Decider decider, long caseId, String words) {
        return transaction.call(() -> {
            var found = locked(decider, caseId, Event.REFUSAL);
            var now = clock.instant();
            giveUp(found, words);
            return CaseRules.take(
                    cases,
                    found,
                    Event.REFUSAL,
                    to -> Step.end(to, Turn.SHOPPER, now).inspected(now, words),
                    decider.actor(),
                    words,
                    now);
        });
    }

    /** Ends what a case holds: its refund, or the replacement that was taken off the shelf; the caller holds the order. */
    void giveUp(AfterSale found, String words) {
        found.refundId().ifPresent(refund -> decideRefund.rejectOfCase(refund, CaseRules.cut(words)));
        if (found.kind() == Kind.EXCHANGE) {
            goods.giveReplacementUp(found.id(), CaseRules.replacements(found));
        }
    }

    /** The replacement has left, which ends an exchange: the units are the shopper's, credit and commission stay as they are (B4). */
    public AfterSale replace(Decider decider, long caseId, String carrier, String trackingNo) {
        return transaction.call(() -> {
            var found = locked(decider, caseId, Event.REPLACEMENT);
            var now = clock.instant();
            return CaseRules.take(
                    cases,
                    found,
                    Event.REPLACEMENT,
                    to -> Step.end(to, Turn.SHOPPER, now).replacedBy(new Parcel(carrier, trackingNo, now)),
                    decider.actor(),
                    carrier + " " + trackingNo,
                    now);
        });
    }

    /** What was to be sent cannot be: the money goes back instead. */
    public AfterSale refundInstead(Decider decider, long caseId, String words) {
        return transaction.call(() -> {
            var found = locked(decider, caseId, Event.MONEY_INSTEAD);
            var now = clock.instant();
            goods.giveReplacementUp(found.id(), CaseRules.replacements(found));
            // The exchange must be over first, or its own units would stand in the way of the refund.
            var refund = CaseRules.take(
                    cases,
                    found,
                    Event.MONEY_INSTEAD,
                    to -> refunding(to).decided(now, words),
                    decider.actor(),
                    words,
                    now);
            var asked = requestRefund.instead(refund.orderId(), refund.id(), wantedOf(refund), CaseRules.cut(words));
            requireWithinPower(decider, asked.amountFen());
            cases.refundedBy(refund.id(), asked.id());
            decideRefund.approveOfCase(asked.id(), decider.adminId());
            return cases.find(caseId).orElseThrow();
        });
    }

    private static Map<Long, Integer> wantedOf(AfterSale found) {
        return found.lines().stream().collect(toMap(Line::orderLineId, Line::quantity));
    }

    /** WeChat has failed for good, and somebody has seen to it: the same refund is sent again, under its number. */
    public AfterSale retryRefund(Decider decider, long caseId) {
        return transaction.call(() -> {
            var found = locked(decider, caseId);
            decideRefund.retryOfCase(found.refundId().orElseThrow(() -> AfterSaleRefusals.wrongState(found)));
            return found;
        });
    }

    private void addFreight(AfterSale found, long freightFen) {
        if (freightFen == 0) {
            return;
        }
        if (!found.reason().isOurs() || found.refundId().isEmpty()) {
            throw AfterSaleRefusals.freightNotOurs();
        }
        long left = orders.find(found.orderId()).orElseThrow().freightFen() - refunds.freightOf(found.orderId());
        if (freightFen > left) {
            throw AfterSaleRefusals.freightTooMuch(left);
        }
        if (!refunds.addFreight(found.refundId().get(), freightFen)) {
            throw AfterSaleRefusals.wrongState(found);
        }
    }

    private void requireWithinPower(Decider decider, AfterSale found) {
        found.refundId()
                .flatMap(refunds::find)
                .map(Refund::amountFen)
                .ifPresent(fen -> requireWithinPower(decider, fen));
    }

    private void requireWithinPower(Decider decider, long amountFen) {
        if (decider.isManager() && !terms.isForManagers(amountFen)) {
            throw AfterSaleRefusals.needsHeadquarters();
        }
    }

    private Map<Long, Integer> unitsOf(AfterSale found) {
        var lines = orders.linesOf(found.orderId()).stream().collect(toMap(OrderLine::id, Function.identity()));
        var units = new TreeMap<Long, Integer>();
        found.lines()
                .forEach(line -> units.merge(lines.get(line.orderLineId()).skuId(), line.quantity(), Math::addExact));
        return units;
    }

    private AfterSale locked(Decider decider, long caseId, Event event) {
        var found = locked(decider, caseId);
        if (found.status().after(event, found.kind()).isEmpty()) {
            throw AfterSaleRefusals.wrongState(found);
        }
        return found;
    }

    private AfterSale locked(Decider decider, long caseId) {
        var seen = cases.find(caseId)
                .filter(found -> cases.isIn(decider.scope(), found.orderId()))
                .orElseThrow(AfterSaleRefusals::notFound);
        orders.lock(seen.orderId()).orElseThrow();
        var found = cases.find(caseId).orElseThrow();
        if (found.version() != decider.version()) {
            throw AfterSaleRefusals.stale();
        }
        return found;
    }

    /** Only if it lies in the scope. */
    public AfterSale find(Scope scope, long caseId) {
        return cases.find(caseId)
                .filter(found -> cases.isIn(scope, found.orderId()))
                .orElseThrow(AfterSaleRefusals::notFound);
    }
}
