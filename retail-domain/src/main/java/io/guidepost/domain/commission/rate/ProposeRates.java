package io.guidepost.domain.commission.rate;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Somebody wants a rate, or the end of one. Nothing changes before somebody else has approved it. */
@Service
public class ProposeRates {

    private final RateProposals proposals;
    private final RateBook book;
    private final RatedGoods catalogue;
    private final TransactionRetry transactions;
    private final Ids ids;
    private final Clock clock;

    ProposeRates(
            RateProposals proposals,
            RateBook book,
            RatedGoods catalogue,
            TransactionRetry transactions,
            Ids ids,
            Clock clock) {
        this.proposals = proposals;
        this.book = book;
        this.catalogue = catalogue;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A rate as a draft. Refused when it lies in the past, is for nothing known, or meets another proposal or a rate that
     * begins while it would hold.
     */
    public CommissionRate propose(NewRate wanted, long adminId) {
        return transactions.call(() -> {
            proposals.takeTurn();
            var now = now();
            RateRules.judge(wanted, now).ifPresent(fault -> {
                throw fault.refusal();
            });
            if (catalogue.known(List.of(wanted.target())).isEmpty()) {
                throw new Refusal(Refusal.Kind.REFUSED, "rate_target_unknown", unknown(wanted.target()));
            }
            var change = change(wanted);
            requireRoom(change, now);
            insert(change, adminId, now);
            return book.find(change.id()).orElseThrow();
        });
    }

    /**
     * The end of a rate as a draft.
     *
     * @param end first instant at which it no longer holds, now or later; for a rate that has not begun its beginning, so
     *     that it never does
     */
    public RateProposal proposeEnd(long rateId, Instant end, long adminId) {
        return transactions.call(() -> {
            proposals.takeTurn();
            var now = now();
            var rate = book.find(rateId).orElseThrow(ProposeRates::noSuchRate);
            var status = rate.statusAt(now);
            if (status != CommissionRate.Status.APPROVED && status != CommissionRate.Status.IN_FORCE) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "rate_state",
                        new Words(
                                "该比例的状态为 %s,不能终止".formatted(status),
                                "The rate is %s: it cannot be ended".formatted(status)),
                        Map.of("status", status.name()));
            }
            var at = end.truncatedTo(ChronoUnit.MILLIS);
            requireEnd(rate, at, now);
            var change =
                    new RateChange(ids.next(), rate.id(), rate.target(), rate.payee(), rate.reward(), at, rate.until());
            requireRoom(change, now);
            return insert(change, adminId, now);
        });
    }

    private static void requireEnd(CommissionRate rate, Instant end, Instant now) {
        if (end.isBefore(now)) {
            throw RateRules.notRetroactive().orElseThrow().refusal();
        }
        if (end.isBefore(rate.from())
                || rate.until().map(until -> !end.isBefore(until)).orElse(false)) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "rate_period",
                    new Words("终止时间须在该比例的有效期内", "A rate can only be ended while it would hold"));
        }
    }

    private RateChange change(NewRate wanted) {
        return new RateChange(
                ids.next(), 0, wanted.target(), wanted.payee(), wanted.reward(), wanted.from(), wanted.until());
    }

    private void requireRoom(RateChange change, Instant now) {
        var targets = List.of(change.target());
        Optional.ofNullable(RateSuccession.rivals(proposals.open(targets), List.of(change))
                        .get(change.id()))
                .ifPresent(rival -> {
                    throw new Refusal(
                            Refusal.Kind.CONFLICT,
                            "rate_proposal_overlaps",
                            rivalWords(rival),
                            Map.of("rateId", Long.toString(rival.id())));
                });
        Optional.ofNullable(RateSuccession.obstacles(book.standing(targets, now), List.of(change))
                        .get(change.id()))
                .ifPresent(later -> {
                    throw overlaps(later);
                });
    }

    private RateProposal insert(RateChange change, long adminId, Instant now) {
        var proposal = new RateProposal(
                ids.next(),
                RateProposal.Source.FORM,
                RateProposal.Status.DRAFT,
                1,
                Optional.empty(),
                adminId,
                now,
                Optional.empty(),
                Optional.empty(),
                "");
        proposals.insert(proposal, List.of(change));
        return proposal;
    }

    static Words rivalWords(RateChange rival) {
        return new Words(
                "与待审批的变更 %d 在同一时段重叠".formatted(rival.id()),
                "It overlaps with change %d, which waits for a decision".formatted(rival.id()));
    }

    static Refusal overlaps(CommissionRate later) {
        return new Refusal(
                Refusal.Kind.CONFLICT, "rate_overlaps", laterWords(later), Map.of("rateId", Long.toString(later.id())));
    }

    static Words laterWords(CommissionRate later) {
        return new Words(
                "比例 %d 将于 %s 生效,与此重叠;请先终止它或缩短有效期".formatted(later.id(), later.from()),
                "Rate %d begins at %s, while this one would hold; end it first or let this one end earlier"
                        .formatted(later.id(), later.from()));
    }

    static Words unknown(RateTarget target) {
        return new Words(
                "没有 %s 为 %s 的对象".formatted(target.scope(), target.key()),
                "There is no %s %s".formatted(target.scope(), target.key()));
    }

    private static Refusal noSuchRate() {
        return Refusal.notFound("佣金比例", "rate");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
