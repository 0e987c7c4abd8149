package io.guidepost.domain.commission.rate;

import io.guidepost.core.commission.RateCardRules.Violation;
import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.foureyes.Matter;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Approves or rejects proposals as a whole; by somebody else than their maker. */
@Service
public class DecideRates {

    private static final int CHUNK = 1_000;
    private static final int MOST_SENTENCES = 20;

    private final RateProposals proposals;
    private final RateBook book;
    private final RateCaps caps;
    private final TransactionRetry transactions;
    private final Clock clock;

    DecideRates(RateProposals proposals, RateBook book, RateCaps caps, TransactionRetry transactions, Clock clock) {
        this.proposals = proposals;
        this.book = book;
        this.caps = caps;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * From now on what the proposal says is what will be. Refused when a moment in it has passed meanwhile, when it meets
     * another rate, and with the sentence of each cap it would break.
     */
    public RateProposal approve(long proposalId, long adminId) {
        return transactions.call(() -> {
            proposals.takeTurn();
            var now = now();
            var proposal = undecided(proposalId);
            Matter.RATE_PROPOSAL.requireSecond(adminId, proposal.createdBy());
            var changes = changesOf(proposalId);
            requireFuture(changes, now);
            var standing = standing(changes, now);
            RateSuccession.obstacles(standing, changes).values().stream()
                    .findFirst()
                    .ifPresent(later -> {
                        throw ProposeRates.overlaps(later);
                    });
            requireStanding(standing, changes);
            requireCaps(caps.addedBy(changes, now));
            write(proposal, changes, standing, adminId, now);
            // Nothing may be sold at the old rate after the moment from which the new one is said to hold.
            requireFuture(changes, now());
            return proposals.find(proposalId).orElseThrow();
        });
    }

    /** Nothing comes of the proposal. Its maker may do this as well, and so take it back. */
    public RateProposal reject(long proposalId, long adminId, String reason) {
        return transactions.call(() -> {
            proposals.takeTurn();
            undecided(proposalId);
            proposals.rejected(proposalId, adminId, now(), reason);
            return proposals.find(proposalId).orElseThrow();
        });
    }

    private RateProposal undecided(long proposalId) {
        var proposal = proposals.lock(proposalId).orElseThrow(() -> Refusal.notFound("佣金变更", "rate proposal"));
        if (proposal.status() != RateProposal.Status.DRAFT) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "rate_proposal_state",
                    new Words(
                            "该变更的状态为 %s,不能再审批".formatted(proposal.status()),
                            "The proposal is %s already".formatted(proposal.status())),
                    Map.of("status", proposal.status().name()));
        }
        return proposal;
    }

    private List<RateChange> changesOf(long proposalId) {
        var all = new ArrayList<RateChange>();
        List<RateChange> page;
        do {
            page = proposals.changesOf(
                    proposalId, all.isEmpty() ? 0 : all.get(all.size() - 1).id(), CHUNK);
            all.addAll(page);
        } while (page.size() == CHUNK);
        return all;
    }

    private List<CommissionRate> standing(List<RateChange> changes, Instant now) {
        var targets = List.copyOf(
                changes.stream().map(RateChange::target).collect(Collectors.toCollection(LinkedHashSet::new)));
        var standing = new ArrayList<CommissionRate>();
        for (int from = 0; from < targets.size(); from += CHUNK) {
            standing.addAll(book.standing(targets.subList(from, Math.min(targets.size(), from + CHUNK)), now));
        }
        return standing;
    }

    private static void requireFuture(List<RateChange> changes, Instant now) {
        if (changes.stream().anyMatch(change -> change.from().isBefore(now))) {
            throw RateRules.notRetroactive().orElseThrow().refusal();
        }
    }

    /** What is to be ended goes on until then at least. */
    private static void requireStanding(List<CommissionRate> standing, List<RateChange> changes) {
        for (var change : changes) {
            boolean goesOn = !change.isEnd()
                    || standing.stream()
                            .anyMatch(rate -> rate.id() == change.endsRateId()
                                    && rate.until().map(change.from()::isBefore).orElse(true));
            if (!goesOn) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "rate_state",
                        new Words(
                                "比例 %d 在此之前已经结束".formatted(change.endsRateId()),
                                "Rate %d has ended before that already".formatted(change.endsRateId())));
            }
        }
    }

    private static void requireCaps(List<Violation> violations) {
        if (violations.isEmpty()) {
            return;
        }
        var shown = violations.subList(0, Math.min(MOST_SENTENCES, violations.size()));
        throw new Refusal(
                Refusal.Kind.REFUSED,
                violations.get(0).code(),
                new Words(
                        shown.stream().map(violation -> violation.words().zh()).collect(Collectors.joining(";")),
                        shown.stream().map(violation -> violation.words().en()).collect(Collectors.joining("; "))),
                Map.of(
                        "ruleIds",
                        violations.stream()
                                .flatMap(violation -> violation.ruleIds().stream())
                                .distinct()
                                .limit(200)
                                .map(id -> Long.toString(id))
                                .toList()));
    }

    private void write(
            RateProposal proposal, List<RateChange> changes, List<CommissionRate> standing, long adminId, Instant now) {
        var byMoment = new LinkedHashMap<Instant, List<Long>>();
        RateSuccession.ends(standing, changes)
                .forEach((rate, until) -> byMoment.computeIfAbsent(until, unseen -> new ArrayList<>())
                        .add(rate));
        byMoment.forEach((until, rates) -> book.end(rates, until, proposal.id()));
        book.enter(proposal, changes.stream().filter(change -> !change.isEnd()).toList(), adminId, now);
        proposals.approved(proposal.id(), adminId, now);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
