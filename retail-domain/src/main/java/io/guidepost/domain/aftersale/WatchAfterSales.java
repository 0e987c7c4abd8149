package io.guidepost.domain.aftersale;

import io.guidepost.domain.aftersale.AfterSale.Step;
import io.guidepost.domain.aftersale.CaseStatus.Event;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.notice.GuideNotices;
import io.guidepost.domain.order.Orders;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Watches the terms of after-sale cases: reminds a store halfway, brings to headquarters what a store leaves unanswered, lets
 * lapse what a shopper never sends, and tells where headquarters itself is late. Each case is a transaction of its own.
 */
@Service
public class WatchAfterSales {

    private static final Logger LOG = LoggerFactory.getLogger(WatchAfterSales.class);
    private static final Duration BROKEN_AGAIN_IN = Duration.ofHours(1);
    private static final Duration LATE_AGAIN_IN = Duration.ofDays(1);

    private final Orders orders;
    private final AfterSales cases;
    private final AfterSaleTerms terms;
    private final DecideAfterSale decide;
    private final GuideNotices notices;
    private final TransactionRetry transaction;
    private final Counter overdue;
    private final Clock clock;

    WatchAfterSales(
            Orders orders,
            AfterSales cases,
            AfterSaleTerms terms,
            DecideAfterSale decide,
            GuideNotices notices,
            TransactionRetry transaction,
            ObjectProvider<MeterRegistry> registries,
            Clock clock) {
        this.orders = orders;
        this.cases = cases;
        this.terms = terms;
        this.decide = decide;
        this.notices = notices;
        this.transaction = transaction;
        this.overdue = registries.getIfAvailable(SimpleMeterRegistry::new).counter("guidepost.aftersales.overdue");
        this.clock = clock;
    }

    /** @return how many were looked at; fewer than {@code limit} means that no other is due */
    public int runDue(int limit) {
        var due = cases.toWatch(clock.instant(), limit);
        for (var each : due) {
            try {
                transaction.run(() -> watch(each));
            } catch (RuntimeException broken) {
                LOG.error("The terms of after-sale case {} cannot be watched", each.id(), broken);
                transaction.run(
                        () -> cases.watchAgain(each.id(), clock.instant().plus(BROKEN_AGAIN_IN)));
            }
        }
        return due.size();
    }

    private void watch(AfterSale seen) {
        orders.lock(seen.orderId()).orElseThrow();
        var found = cases.find(seen.id()).orElseThrow();
        var now = clock.instant();
        if (found.status().isOver() || found.watchAt().isAfter(now)) {
            return;
        }
        if (now.isBefore(found.dueAt())) {
            remind(found);
            cases.watchAgain(found.id(), found.dueAt());
        } else {
            end(found, now);
        }
    }

    private void remind(AfterSale found) {
        if (found.turn() == Turn.STORE) {
            tellManagers(found, "half", "售后待处理", "订单 %d 的售后单还未处理，逾期将转总部".formatted(found.orderId()));
        }
    }

    /** The term is over. */
    private void end(AfterSale found, Instant now) {
        switch (found.turn()) {
            case SHOPPER -> lapse(found, now);
            case STORE -> {
                tellManagers(found, "over", "售后已转总部", "订单 %d 的售后单逾期未处理，已转总部".formatted(found.orderId()));
                var dueAt = terms.decisionDueAt(Turn.HQ, now);
                cases.turnTo(found.id(), Turn.HQ, dueAt, CaseRules.watchAt(now, dueAt));
            }
            case HQ -> {
                overdue.increment();
                LOG.error(
                        "After-sale case {} of order {} is {} and should have been dealt with by {}",
                        found.id(),
                        found.orderId(),
                        found.status(),
                        found.dueAt());
                cases.watchAgain(found.id(), now.plus(LATE_AGAIN_IN));
            }
            case WECHAT -> cases.watchAgain(found.id(), AfterSales.NEVER);
        }
    }

    private void lapse(AfterSale found, Instant now) {
        decide.giveUp(found, "顾客逾期未寄回，售后关闭");
        CaseRules.take(cases, found, Event.TIMEOUT, to -> Step.end(to, Turn.SHOPPER, now), Actor.SYSTEM, "", now);
    }

    private void tellManagers(AfterSale found, String what, String title, String text) {
        found.storeId()
                .ifPresent(store -> notices.tell(
                        "after-sale:%d:%s:%s".formatted(found.id(), found.status(), what),
                        cases.managersOf(store, clock.instant()),
                        title,
                        text,
                        "#/after-sales/" + found.id()));
    }
}
