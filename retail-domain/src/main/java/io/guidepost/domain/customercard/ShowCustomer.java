package io.guidepost.domain.customercard;

import static java.util.stream.Collectors.groupingBy;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.customercard.CustomerCard.Finance;
import io.guidepost.domain.customercard.CustomerCard.OrderWithLines;
import io.guidepost.domain.customercard.CustomerCard.Upcoming;
import io.guidepost.domain.customercard.CustomerReads.Served;
import io.guidepost.domain.customercard.CustomerReads.Trace;
import io.guidepost.domain.customercard.CustomerReads.TraceKind;
import io.guidepost.domain.points.PointsTerms;
import io.guidepost.domain.privacy.Masked;
import io.guidepost.domain.privacy.Seals;
import io.guidepost.domain.shopper.OneShopper;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Puts the card together that a guide sees beside the chat; only of customers whom the guide serves now. */
@Service
public class ShowCustomer {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    /** What the blocks are worked out from; who has more than that is judged by the latest ones. */
    private static final int ORDERS = 200;

    private static final int ORDERS_SHOWN = 10;
    private static final int TRACES = 5;
    private static final int COUPONS = 20;

    private final CustomerReads reads;
    private final OneShopper shoppers;
    private final Seals seals;
    private final PointsTerms pointsTerms;
    private final Clock clock;

    ShowCustomer(CustomerReads reads, OneShopper shoppers, Seals seals, PointsTerms pointsTerms, Clock clock) {
        this.reads = reads;
        this.shoppers = shoppers;
        this.seals = seals;
        this.pointsTerms = pointsTerms;
        this.clock = clock;
    }

    /** Refused as not found for a customer of somebody else: that there is one is told to nobody. */
    public CustomerCard show(long guideId, CustomerKey customer) {
        var now = clock.instant();
        return card(guideId, served(guideId, customer), now);
    }

    /** The same check alone, for what a guide does for a customer. */
    public Served served(long guideId, CustomerKey customer) {
        return reads.served(guideId, customer, clock.instant()).orElseThrow(() -> Refusal.notFound("顾客", "customer"));
    }

    /** The guide's friends in WeCom by their ids, after the given one. */
    public List<Served> friends(long guideId, String afterExternalUserid, int limit) {
        return reads.friends(guideId, afterExternalUserid, clock.instant(), limit);
    }

    private CustomerCard card(long guideId, Served served, Instant now) {
        var member = Optional.ofNullable(served.memberId());
        var records = member.map(shoppers::recordsOf).orElse(List.of());
        var person = member.flatMap(id -> reads.person(id, now));
        List<PastOrder> orders = records.isEmpty() ? List.of() : reads.orders(records, ORDERS);
        List<PastLine> lines = orders.isEmpty() ? List.of() : reads.lines(records, ORDERS);
        List<Trace> traces = records.isEmpty() ? List.of() : reads.traces(records, TRACES);
        var paid = orders.stream().filter(PastOrder::isPaid).toList();
        var unpaid = orders.stream().filter(PastOrder::isUnpaid).toList();
        long points = person.map(CustomerReads.Person::points).orElse(0L);
        var today = LocalDate.ofInstant(now, SHANGHAI);
        var rhythm = PurchaseRhythm.of(paid.stream()
                .map(order -> LocalDate.ofInstant(order.paidAt(), SHANGHAI))
                .toList());
        var byOrder = lines.stream().collect(groupingBy(PastLine::orderId));
        return new CustomerCard(
                served,
                person,
                person.filter(known -> known.phoneSealed() != null)
                        .map(known -> Masked.phone(seals.open(
                                new Seals.Place("profile_phone", "phone_sealed", known.memberId()),
                                known.phoneSealed()))),
                reads.tags(guideId, served, records, now),
                Lifecycle.of(rhythm, today),
                rhythm,
                PurchaseSummary.of(paid, lines, now),
                new Finance(
                        unpaid.size(),
                        unpaid.stream().mapToLong(PastOrder::payableFen).sum(),
                        records.isEmpty() ? List.of() : reads.coupons(records, now, COUPONS),
                        points,
                        points * pointsTerms.fenPerPoint()),
                new Upcoming(rhythm.expected(), rhythm.why(today), of(traces, TraceKind.CART)),
                orders.stream()
                        .limit(ORDERS_SHOWN)
                        .map(order -> new OrderWithLines(order, byOrder.getOrDefault(order.id(), List.of())))
                        .toList(),
                of(traces, TraceKind.TOUCH),
                of(traces, TraceKind.VIEW));
    }

    private static List<Trace> of(List<Trace> traces, TraceKind kind) {
        return traces.stream().filter(trace -> trace.kind() == kind).toList();
    }
}
