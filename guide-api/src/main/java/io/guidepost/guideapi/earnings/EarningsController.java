package io.guidepost.guideapi.earnings;

import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.commission.Beneficiary;
import io.guidepost.domain.commission.CommissionEntry;
import io.guidepost.domain.commission.Entries;
import io.guidepost.domain.commission.StandingAccrual;
import io.guidepost.domain.performance.Figures;
import io.guidepost.domain.performance.Performance;
import io.guidepost.domain.report.GuideEarnings;
import io.guidepost.guideapi.Days;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInGuide;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A guide's own money and own figures, and nobody else's. */
@RestController
@RequestMapping("/api/guide/v1")
class EarningsController {

    private final GuideEarnings earnings;
    private final Entries entries;
    private final Performance performance;
    private final Clock clock;
    private final Offload offload;

    EarningsController(GuideEarnings earnings, Entries entries, Performance performance, Clock clock, Offload offload) {
        this.earnings = earnings;
        this.entries = entries;
        this.performance = performance;
        this.clock = clock;
        this.offload = offload;
    }

    @Operation(summary = "我的收益 What I have earned, by where the money is")
    @GetMapping("/earnings")
    Mono<GuideEarnings.Balance> balance(SignedInGuide me) {
        return offload.call(() -> earnings.of(me.guideId()));
    }

    /** Newest first; each with the formula to check it by, in the language asked for. */
    @Operation(summary = "收益明细 Every change of my earnings, with its reason")
    @GetMapping("/earnings/entries")
    Mono<Page<EntryView>> entries(SignedInGuide me, PageRequest page, Locale locale) {
        long before = page.after().map(cursor -> cursor.longAt(0)).orElse(Long.MAX_VALUE);
        var payee = Beneficiary.guide(new GuideId(me.guideId()));
        return offload.call(() -> Page.of(
                entries.of(payee, before, page.fetch()),
                page,
                entry -> EntryView.from(entry, locale),
                entry -> Cursor.of(entry.id())));
    }

    /** Sales credited to the guide, net of refunds, and the commission on them; by day of payment, as known on a day asked for. */
    @Operation(summary = "我的业绩 My sales and commission of a period")
    @GetMapping("/performance")
    Mono<PerformanceView> performance(
            SignedInGuide me,
            @RequestParam Optional<String> from,
            @RequestParam Optional<String> to,
            @RequestParam Optional<String> asOf) {
        var days = Days.of(from, to, clock);
        var known = Days.day("asOf", asOf);
        return offload.call(() -> performance.ofGuide(me.guideId(), days.from(), days.to(), known))
                .map(PerformanceView::of);
    }

    /** {@code commissionFen} was earned by the sales; it is no part of them. */
    record PerformanceView(
            long orders,
            long units,
            long refundedUnits,
            long paidFen,
            long refundedFen,
            long netSalesFen,
            long commissionFen) {

        static PerformanceView of(Figures figures) {
            return new PerformanceView(
                    figures.orders(),
                    figures.units(),
                    figures.refundedUnits(),
                    figures.paidFen(),
                    figures.refundedFen(),
                    figures.netSalesFen(),
                    figures.guide().netFen());
        }
    }

    /**
     * {@code accrualKind} is COMMISSION or INCENTIVE; an incentive has an {@code incentiveId} and no line, and no order where
     * it comes from no single one.
     *
     * <p>{@code accrualId} is what its trace goes by; {@code status} is that of the whole accrual today: PENDING, FROZEN, AVAILABLE, SETTLED, PAID or REVERSED.
     */
    record EntryView(
            String id,
            String accrualId,
            String orderId,
            String orderLineId,
            String incentiveId,
            String accrualKind,
            String kind,
            long amountFen,
            String status,
            Instant occurredAt,
            Instant releaseAt,
            String why) {

        static EntryView from(CommissionEntry entry, Locale locale) {
            var accrual = entry.accrual();
            return new EntryView(
                    Long.toString(entry.id()),
                    Long.toString(accrual.id()),
                    number(accrual.orderId()),
                    number(accrual.lineId()),
                    accrual.kind() == StandingAccrual.Kind.INCENTIVE ? Long.toString(accrual.ruleId()) : null,
                    accrual.kind().name(),
                    entry.kind().name(),
                    entry.amountFen(),
                    accrual.status().name(),
                    entry.occurredAt(),
                    accrual.releaseAt().orElse(null),
                    entry.why().in(locale));
        }

        private static String number(long id) {
            return id == 0 ? null : Long.toString(id);
        }
    }
}
