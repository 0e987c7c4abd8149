package io.guidepost.domain.dispute;

import io.guidepost.core.attribution.DisputeRules;
import io.guidepost.core.attribution.DisputeRules.Standing;
import io.guidepost.core.attribution.DisputeState;
import io.guidepost.core.attribution.DisputeTerms;
import io.guidepost.domain.commission.Holds;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.notice.GuideNotices;
import io.guidepost.domain.order.Orders;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Watches the terms of disputes (B11): reminds whose turn it is, brings to headquarters what nobody commented on, and lets
 * lapse what headquarters leaves undecided. Each dispute is a transaction of its own.
 */
@Service
public class WatchDisputes {

    private static final Logger LOG = LoggerFactory.getLogger(WatchDisputes.class);
    private static final Duration BROKEN_AGAIN_IN = Duration.ofHours(1);

    private final Orders orders;
    private final Disputes disputes;
    private final DisputeTerms terms;
    private final Holds holds;
    private final GuideNotices notices;
    private final TransactionRetry transactions;
    private final Counter overdue;
    private final Clock clock;

    WatchDisputes(
            Orders orders,
            Disputes disputes,
            DisputeSettings settings,
            Holds holds,
            GuideNotices notices,
            TransactionRetry transactions,
            ObjectProvider<MeterRegistry> registries,
            Clock clock) {
        this.orders = orders;
        this.disputes = disputes;
        this.terms = settings.terms();
        this.holds = holds;
        this.notices = notices;
        this.transactions = transactions;
        this.overdue = registries.getIfAvailable(SimpleMeterRegistry::new).counter("guidepost.disputes.overdue");
        this.clock = clock;
    }

    /** @return how many disputes were looked at; fewer than {@code limit} means that no other is due */
    public int runDue(int limit) {
        var due = disputes.toWatch(clock.instant(), limit);
        for (var dispute : due) {
            try {
                transactions.run(() -> watch(dispute));
            } catch (RuntimeException broken) {
                LOG.error("The terms of dispute {} cannot be watched", dispute.id(), broken);
                transactions.run(
                        () -> disputes.watchLater(dispute.id(), clock.instant().plus(BROKEN_AGAIN_IN)));
            }
        }
        return due.size();
    }

    private void watch(Dispute found) {
        orders.lock(found.orderId());
        var dispute = disputes.lock(found.id()).orElseThrow();
        var now = clock.instant();
        DisputeRules.next(dispute.standing(), terms, now).ifPresent(step -> take(step, dispute, now));
    }

    private void take(DisputeRules.Step step, Dispute dispute, Instant now) {
        switch (step) {
            case REMIND_MANAGER -> {
                notices.tell(
                        "dispute:%d:reminder".formatted(dispute.id()),
                        disputes.managersOf(dispute.storeId(), now).stream()
                                .filter(manager -> !dispute.isParty(manager))
                                .toList(),
                        "归属申诉待填写意见",
                        "订单 %d 的归属申诉还没有店长意见,逾期将直接由总部裁定".formatted(dispute.orderId()),
                        "#/disputes/" + dispute.id());
                saveWatched(dispute, Optional.of(now), Optional.empty());
            }
            case REMIND_HEADQUARTERS -> {
                LOG.warn(
                        "Dispute {} of order {} waits for a decision until {}",
                        dispute.id(),
                        dispute.orderId(),
                        dispute.term().dueAt());
                saveWatched(dispute, Optional.of(now), Optional.empty());
            }
            case TELL_OVERDUE -> {
                LOG.error(
                        "Dispute {} of order {} should have been decided by {}",
                        dispute.id(),
                        dispute.orderId(),
                        dispute.term().dueAt());
                overdue.increment();
                saveWatched(dispute, Optional.of(now), Optional.of(now));
            }
            case ESCALATE -> {
                var dueAt = terms.decisionDueAt(now);
                var standing = new Standing(DisputeState.ESCALATED, now, dueAt, false, false);
                disputes.save(dispute.in(
                        DisputeState.ESCALATED, new Dispute.Term(now, dueAt, DisputeRules.watchAt(standing, terms))));
                notices.tell(
                        "dispute:%d:escalated".formatted(dispute.id()),
                        DecideDispute.partiesOf(dispute),
                        "归属申诉已转总部",
                        "订单 %d 的归属申诉已转由总部裁定".formatted(dispute.orderId()),
                        "#/disputes/" + dispute.id());
            }
            case LAPSE -> {
                disputes.save(dispute.ended(DisputeState.LAPSED, Optional.empty(), Optional.empty()));
                holds.lift(Holds.Cause.DISPUTE, dispute.id(), now);
                notices.tell(
                        "dispute:%d:lapsed".formatted(dispute.id()),
                        DecideDispute.partiesOf(dispute),
                        "归属申诉已结束",
                        "订单 %d 的归属申诉逾期未裁定,归属不变,佣金恢复结算".formatted(dispute.orderId()),
                        "#/disputes/" + dispute.id());
            }
        }
    }

    private void saveWatched(Dispute dispute, Optional<Instant> reminded, Optional<Instant> overdueTold) {
        var told = dispute.with(dispute.term().told(reminded, overdueTold));
        disputes.save(told.with(told.term().watchedAt(DisputeRules.watchAt(told.standing(), terms))));
    }
}
