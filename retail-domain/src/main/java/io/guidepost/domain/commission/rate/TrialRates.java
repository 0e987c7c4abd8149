package io.guidepost.domain.commission.rate;

import io.guidepost.core.commission.RateEntry;
import io.guidepost.core.commission.RateTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/**
 * The rates as they were, and as they would have been had a proposal always held: what it begins stands in place of whatever
 * the same target and payee had, what it ends was never there. Changes nothing.
 */
@Service
public class TrialRates {

    private static final int CHUNK = 1_000;

    private final RateBook book;
    private final RateProposals proposals;

    TrialRates(RateBook book, RateProposals proposals) {
        this.book = book;
        this.proposals = proposals;
    }

    /** Both are the same object where nothing is proposed. */
    public record Tables(RateTable inForce, RateTable proposed) {}

    public boolean exists(long proposalId) {
        return proposals.find(proposalId).isPresent();
    }

    /**
     * @param from of no interest is what ended before
     * @param brands by which the goods are numbered that will be looked up
     */
    public Tables since(Instant from, Optional<Long> proposalId, BrandNumbers brands) {
        var standing = standing(from);
        var inForce =
                new RateTable(standing.stream().map(rate -> rate.entry(brands)).toList());
        return new Tables(
                inForce,
                proposalId.map(id -> under(changesOf(id), standing, brands)).orElse(inForce));
    }

    private static RateTable under(List<RateChange> changes, List<CommissionRate> standing, BrandNumbers brands) {
        Map<RateTarget, List<RateChange>> begun = new HashMap<>();
        Set<Long> ended = new HashSet<>();
        var entries = new ArrayList<RateEntry>();
        for (var change : changes) {
            if (change.isEnd()) {
                ended.add(change.endsRateId());
            } else {
                begun.computeIfAbsent(change.target(), unseen -> new ArrayList<>())
                        .add(change);
                entries.add(new RateEntry(
                        change.id(),
                        change.payee(),
                        change.target().in(brands),
                        change.reward(),
                        Instant.EPOCH,
                        Optional.empty()));
            }
        }
        for (var rate : standing) {
            boolean isReplaced = begun.getOrDefault(rate.target(), List.of()).stream()
                    .anyMatch(change -> RateRules.shareASlot(
                            rate.target(),
                            rate.payee(),
                            rate.reward(),
                            change.target(),
                            change.payee(),
                            change.reward()));
            if (!isReplaced && !ended.contains(rate.id())) {
                entries.add(rate.entry(brands));
            }
        }
        return new RateTable(entries);
    }

    private List<CommissionRate> standing(Instant from) {
        var all = new ArrayList<CommissionRate>();
        List<CommissionRate> page;
        do {
            page = book.allStanding(
                    from, all.isEmpty() ? 0 : all.get(all.size() - 1).id(), CHUNK);
            all.addAll(page);
        } while (page.size() == CHUNK);
        return all;
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
}
