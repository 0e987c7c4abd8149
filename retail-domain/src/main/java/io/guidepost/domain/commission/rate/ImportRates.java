package io.guidepost.domain.commission.rate;

import io.guidepost.core.commission.RateCardRules.Violation;
import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.commission.rate.RateSheet.Parsed;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.sheet.CellFault;
import io.guidepost.domain.sheet.SheetLimits;
import io.guidepost.domain.sheet.SheetReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/**
 * Rates by the thousand from a table: first looked at without changing anything, then proposed as one, which somebody else
 * approves as a whole. The same file is the same proposal, however often it comes.
 */
@Service
public class ImportRates {

    private static final int CHUNK = 1_000;
    private static final int SHOWN = 200;

    private final RateProposals proposals;
    private final RateBook book;
    private final RatedGoods catalogue;
    private final RateCaps caps;
    private final TransactionRetry transactions;
    private final Ids ids;
    private final Clock clock;

    ImportRates(
            RateProposals proposals,
            RateBook book,
            RatedGoods catalogue,
            RateCaps caps,
            TransactionRetry transactions,
            Ids ids,
            Clock clock) {
        this.proposals = proposals;
        this.book = book;
        this.catalogue = catalogue;
        this.caps = caps;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What a file would do.
     *
     * @param begins how many rates it would propose
     * @param unchanged rows that say what holds already
     * @param ends how many rates would end because another takes their place
     * @param faults the first 200 of {@code faultCount}; with any, nothing of the file can be proposed
     * @param changes the first 200
     * @param violations caps that it would break at approval; only looked for where there are no faults
     * @param proposal what the same file has been proposed as before
     */
    public record Outlook(
            String contentHash,
            int rows,
            int begins,
            int unchanged,
            int ends,
            List<CellFault> faults,
            int faultCount,
            List<Planned> changes,
            List<Violation> violations,
            Optional<RateProposal> proposal) {}

    /** @param endsRateIds the rates whose place it takes */
    public record Planned(int row, RateChange change, List<Long> endsRateIds) {}

    /** The proposal, and whether it was there before. */
    public record Proposed(RateProposal proposal, boolean isNew) {}

    private record Table(SheetReader.Summary summary, List<Parsed> rows) {}

    private record Plan(
            Map<Integer, RateChange> changes, List<CellFault> faults, int unchanged, Map<Long, Instant> ends) {}

    /** Looks at a file and changes nothing. */
    public Outlook check(Path file) {
        var table = read(file);
        return transactions.call(() -> {
            var now = now();
            var plan = plan(table.rows(), now);
            var changes = List.copyOf(plan.changes().values());
            var violations = plan.faults().isEmpty() ? caps.addedBy(changes, now) : List.<Violation>of();
            return new Outlook(
                    table.summary().contentHash(),
                    table.summary().rows(),
                    changes.size(),
                    plan.unchanged(),
                    plan.ends().size(),
                    plan.faults().stream().limit(SHOWN).toList(),
                    plan.faults().size(),
                    shown(plan, now),
                    violations.stream().limit(SHOWN).toList(),
                    proposals.ofFile(table.summary().contentHash()));
        });
    }

    /** Proposes all of a file as one; refused with {@code import_has_errors} if any row has one. */
    public Proposed propose(Path file, long adminId) {
        var table = read(file);
        var hash = table.summary().contentHash();
        return transactions.call(() -> {
            proposals.takeTurn();
            var known = proposals.ofFile(hash);
            if (known.isPresent()) {
                return new Proposed(known.get(), false);
            }
            var now = now();
            var plan = plan(table.rows(), now);
            CellFault.requireNone(plan.faults());
            var changes = List.copyOf(plan.changes().values());
            if (changes.isEmpty()) {
                throw new Refusal(
                        Refusal.Kind.REFUSED,
                        "import_changes_nothing",
                        new Words("文件没有带来任何变更", "The file changes nothing"));
            }
            var proposal = new RateProposal(
                    ids.next(),
                    RateProposal.Source.IMPORT,
                    RateProposal.Status.DRAFT,
                    changes.size(),
                    Optional.of(hash),
                    adminId,
                    now,
                    Optional.empty(),
                    Optional.empty(),
                    "");
            proposals.insert(proposal, changes);
            return new Proposed(proposal, true);
        });
    }

    private static Table read(Path file) {
        var rows = new ArrayList<Parsed>();
        var summary = SheetReader.read(
                file,
                RateSheet.COLUMNS,
                RateSheet.REQUIRED,
                SheetLimits.DEFAULT,
                row -> rows.add(RateSheet.parse(row)));
        return new Table(summary, rows);
    }

    private Plan plan(List<Parsed> rows, Instant now) {
        var faults = new ArrayList<CellFault>();
        var targets = new HashSet<RateTarget>();
        rows.forEach(row -> {
            faults.addAll(row.faults());
            row.rate().ifPresent(rate -> targets.add(rate.target()));
        });
        var known = new HashSet<>(inChunks(targets, catalogue::known));
        var standing = inChunks(targets, chunk -> book.standing(chunk, now));
        var unchanged = holding(standing);
        var changes = new LinkedHashMap<Integer, RateChange>();
        int same = 0;
        for (var row : rows) {
            if (row.rate().isEmpty()) {
                continue;
            }
            var wanted = row.rate().get();
            if (unchanged.contains(wanted)) {
                same++;
                continue;
            }
            var fault = fault(row.row(), wanted, known, now);
            if (fault.isPresent()) {
                faults.add(fault.get());
            } else {
                changes.put(
                        row.row(),
                        new RateChange(
                                ids.next(),
                                0,
                                wanted.target(),
                                wanted.payee(),
                                wanted.reward(),
                                wanted.from(),
                                wanted.until()));
            }
        }
        faults.addAll(collisions(changes, inChunks(targets, proposals::open), standing));
        faults.sort(Comparator.comparingInt(CellFault::row));
        return new Plan(changes, faults, same, RateSuccession.ends(standing, changes.values()));
    }

    private static Set<NewRate> holding(Collection<CommissionRate> standing) {
        var holding = new HashSet<NewRate>();
        standing.forEach(rate ->
                holding.add(new NewRate(rate.target(), rate.payee(), rate.reward(), rate.from(), rate.until())));
        return holding;
    }

    private static Optional<CellFault> fault(int row, NewRate wanted, Set<RateTarget> known, Instant now) {
        var wrong = RateRules.judge(wanted, now);
        if (wrong.isPresent()) {
            return Optional.of(new CellFault(
                    row,
                    RateSheet.columnOf(wrong.get().part()),
                    wrong.get().code(),
                    wrong.get().words()));
        }
        return known.contains(wanted.target())
                ? Optional.empty()
                : Optional.of(new CellFault(
                        row, RateSheet.TARGET, "rate_target_unknown", ProposeRates.unknown(wanted.target())));
    }

    private static List<CellFault> collisions(
            Map<Integer, RateChange> changes, Collection<RateChange> open, Collection<CommissionRate> standing) {
        var rowOf = new HashMap<Long, Integer>();
        changes.forEach((row, change) -> rowOf.put(change.id(), row));
        var faults = new ArrayList<CellFault>();
        RateSuccession.rivals(changes.values(), changes.values())
                .forEach((id, rival) -> faults.add(new CellFault(
                        rowOf.get(id),
                        RateSheet.FROM,
                        "rate_twice",
                        new Words(
                                "与第 %d 行在同一时段重叠".formatted(rowOf.get(rival.id())),
                                "It overlaps with row %d".formatted(rowOf.get(rival.id()))))));
        RateSuccession.rivals(open, changes.values())
                .forEach((id, rival) -> faults.add(new CellFault(
                        rowOf.get(id), RateSheet.FROM, "rate_proposal_overlaps", ProposeRates.rivalWords(rival))));
        RateSuccession.obstacles(standing, changes.values())
                .forEach((id, later) -> faults.add(
                        new CellFault(rowOf.get(id), RateSheet.FROM, "rate_overlaps", ProposeRates.laterWords(later))));
        return faults;
    }

    private List<Planned> shown(Plan plan, Instant now) {
        var first = plan.changes().entrySet().stream().limit(SHOWN).toList();
        var targets = new HashSet<RateTarget>();
        first.forEach(entry -> targets.add(entry.getValue().target()));
        var standing = inChunks(targets, chunk -> book.standing(chunk, now));
        return first.stream()
                .map(entry -> new Planned(
                        entry.getKey(),
                        entry.getValue(),
                        List.copyOf(RateSuccession.ends(standing, List.of(entry.getValue()))
                                .keySet())))
                .toList();
    }

    private static <T, R> List<R> inChunks(Collection<T> all, Function<Collection<T>, Collection<R>> ask) {
        var list = List.copyOf(all);
        var answers = new ArrayList<R>();
        for (int from = 0; from < list.size(); from += CHUNK) {
            answers.addAll(ask.apply(list.subList(from, Math.min(list.size(), from + CHUNK))));
        }
        return answers;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
