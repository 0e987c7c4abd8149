package io.guidepost.domain.kpi;

import io.guidepost.core.words.Words;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.kpi.Target.Source;
import io.guidepost.domain.kpi.TargetSheet.Parsed;
import io.guidepost.domain.sheet.CellFault;
import io.guidepost.domain.sheet.SheetFormat;
import io.guidepost.domain.sheet.SheetLimits;
import io.guidepost.domain.sheet.SheetReader;
import io.guidepost.domain.sheet.SheetWriter;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * Targets by the thousand: out to a table, and back after a look at what that would change. A file with an error in any row
 * changes nothing; the same file a second time changes nothing more.
 */
@Service
public class ImportTargets {

    private static final int SHOWN = 200;
    private static final int PAGE = 1_000;

    private final Targets targets;
    private final TargetTree tree;
    private final TransactionRetry transaction;
    private final Clock clock;

    ImportTargets(Targets targets, TargetTree tree, TransactionRetry transaction, Clock clock) {
        this.targets = targets;
        this.tree = tree;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * What a file does, or would do.
     *
     * @param unchanged rows that say what is so already
     * @param faults the first 200 of {@code faultCount}; with any, nothing is changed
     * @param changes the first 200 of {@code changed}
     */
    public record Outlook(
            int rows, int changed, int unchanged, List<CellFault> faults, int faultCount, List<Change> changes) {}

    public record Change(int row, Target target, Optional<Long> before) {}

    private record Key(YearMonth month, TargetKind kind, Node node) {}

    private record Plan(List<Change> changes, int unchanged, List<CellFault> faults) {}

    /** Looks at a file and changes nothing. */
    public Outlook check(Path file) {
        var rows = new ArrayList<Parsed>();
        var summary = read(file, rows);
        return outlook(summary.rows(), transaction.call(() -> plan(rows, 0)));
    }

    /** Sets all of a file's targets; refused with {@code import_has_errors} if any row has one. */
    public Outlook take(Path file, long adminId) {
        var rows = new ArrayList<Parsed>();
        var summary = read(file, rows);
        return transaction.call(() -> {
            var plan = plan(rows, adminId);
            CellFault.requireNone(plan.faults());
            SetTargets.write(
                    targets, plan.changes().stream().map(Change::target).toList());
            return outlook(summary.rows(), plan);
        });
    }

    /** All targets of a month, page by page: the table may be larger than the memory. Leaves the stream open. */
    public void write(OutputStream out, SheetFormat format, YearMonth month, Locale locale) {
        var names = tree.all(clock.instant()).stream()
                .collect(Collectors.toMap(place -> place.node(), place -> place.name()));
        try (var sheet = SheetWriter.to(out, format, TargetSheet.COLUMNS, locale)) {
            Optional<Target> last = Optional.empty();
            List<Target> page;
            do {
                page = targets.page(month, last, PAGE);
                for (var target : page) {
                    sheet.row(TargetSheet.cells(target, names.getOrDefault(target.node(), ""), locale));
                    last = Optional.of(target);
                }
            } while (page.size() == PAGE);
        }
    }

    private static SheetReader.Summary read(Path file, List<Parsed> rows) {
        return SheetReader.read(
                file,
                TargetSheet.COLUMNS,
                TargetSheet.REQUIRED,
                SheetLimits.DEFAULT,
                row -> rows.add(TargetSheet.parse(row)));
    }

    private Plan plan(List<Parsed> rows, long adminId) {
        var faults = new ArrayList<CellFault>();
        rows.forEach(row -> faults.addAll(row.faults()));
        var byUserid =
                tree.guides(rows.stream().flatMap(row -> row.userid().stream()).collect(Collectors.toSet()));
        var wanted = new HashMap<Key, Parsed>();
        for (var row : rows) {
            if (row.faults().isEmpty()) {
                var id = row.id().or(() -> row.userid().map(byUserid::get));
                if (id.isEmpty()) {
                    faults.add(unknown(row));
                    continue;
                }
                var key = new Key(
                        row.month().orElseThrow(),
                        row.kind().orElseThrow(),
                        new Node(row.type().orElseThrow(), id.get()));
                var first = wanted.putIfAbsent(key, row);
                if (first != null) {
                    faults.add(new CellFault(
                            row.row(),
                            TargetSheet.NODE,
                            "target_twice",
                            new Words(
                                    "与第 %d 行重复".formatted(first.row()), "The same as row %d".formatted(first.row()))));
                }
            }
        }
        var known = tree.known(wanted.keySet().stream().map(Key::node).collect(Collectors.toSet()));
        wanted.forEach((key, row) -> {
            if (!known.contains(key.node())) {
                faults.add(unknown(row));
            }
        });
        faults.sort(Comparator.comparingInt(CellFault::row));
        return changes(wanted, faults, adminId);
    }

    private Plan changes(Map<Key, Parsed> wanted, List<CellFault> faults, long adminId) {
        var faulty = faults.stream().map(CellFault::row).collect(Collectors.toCollection(HashSet::new));
        var before = new HashMap<Key, Target>();
        wanted.keySet().stream()
                .collect(Collectors.groupingBy(key -> new Key(key.month(), key.kind(), Node.HEADQUARTERS)))
                .forEach((of, keys) -> targets.of(
                                of.month(),
                                of.kind(),
                                keys.stream().map(Key::node).toList())
                        .forEach((node, target) -> before.put(new Key(of.month(), of.kind(), node), target)));
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var changes = new ArrayList<Change>();
        int unchanged = 0;
        for (var entry : wanted.entrySet()) {
            var key = entry.getKey();
            var row = entry.getValue();
            if (faulty.contains(row.row())) {
                continue;
            }
            var known = Optional.ofNullable(before.get(key));
            long amount = row.amount().orElseThrow();
            if (known.filter(target -> target.amount() == amount).isPresent()) {
                unchanged++;
                continue;
            }
            var version = known.map(Target::version).orElse(0) + 1;
            changes.add(new Change(
                    row.row(),
                    new Target(key.month(), key.kind(), key.node(), amount, version, Source.IMPORT, adminId, now),
                    known.map(Target::amount)));
        }
        changes.sort(Comparator.comparingInt(Change::row));
        return new Plan(changes, unchanged, faults);
    }

    private static Outlook outlook(int rows, Plan plan) {
        return new Outlook(
                rows,
                plan.changes().size(),
                plan.unchanged(),
                plan.faults().stream().limit(SHOWN).toList(),
                plan.faults().size(),
                plan.changes().stream().limit(SHOWN).toList());
    }

    private static CellFault unknown(Parsed row) {
        return new CellFault(
                row.row(),
                TargetSheet.NODE,
                "node_unknown",
                new Words("没有这个组织节点或导购", "There is no such place or guide"));
    }
}
