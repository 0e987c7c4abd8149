package io.guidepost.domain.stock;

import io.guidepost.core.words.Words;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.filejob.ImportKind.Order;
import io.guidepost.domain.filejob.ImportKind.Step;
import io.guidepost.domain.sheet.CellFault;
import io.guidepost.domain.sheet.SheetFormat;
import io.guidepost.domain.sheet.SheetLimits;
import io.guidepost.domain.sheet.SheetReader;
import io.guidepost.domain.sheet.SheetRow;
import io.guidepost.domain.sheet.SheetWriter;
import io.guidepost.domain.stock.CountSheet.Parsed;
import io.guidepost.domain.stock.StockDocument.Line;
import io.guidepost.domain.stock.StockDocument.Maker;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * What a count found, from a table: first looked at without changing anything, then booked as one adjustment of the differences. It
 * is the difference that is booked, so what is sold while the document waits for its approval stays sold.
 */
@Service
public class ImportCount {

    private static final int SHOWN = 200;
    static final int PAGE = 1_000;

    private final StockQueries stock;
    private final StockDocuments documents;
    private final BookStock bookStock;
    private final TransactionRetry transaction;

    ImportCount(StockQueries stock, StockDocuments documents, BookStock bookStock, TransactionRetry transaction) {
        this.stock = stock;
        this.documents = documents;
        this.bookStock = bookStock;
        this.transaction = transaction;
    }

    /**
     * What a file does, or would do.
     *
     * @param unchanged rows that say what the books say
     * @param faults the first 200 of {@code faultCount}; with any, nothing is booked
     * @param differences the first 200 of {@code changed}
     * @param document what it was booked as, or still waits as; empty in a look, and where nothing differs
     */
    public record Outlook(
            int rows,
            int changed,
            int unchanged,
            List<CellFault> faults,
            int faultCount,
            List<Difference> differences,
            Optional<StockDocument> document) {}

    public record Difference(int row, Line line) {}

    private record Plan(List<Difference> differences, int unchanged, List<CellFault> faults) {

        List<Line> lines() {
            return differences.stream().map(Difference::line).toList();
        }
    }

    /** Looks at a file and changes nothing. */
    public Outlook check(Path file, long placeId) {
        bookStock.requirePlace(placeId);
        var rows = new ArrayList<Parsed>();
        var summary = read(file, rows);
        return outlook(summary.rows(), plan(rows, placeId), documents.waiting(placeId, summary.contentHash()));
    }

    /**
     * Books the differences, or proposes them where they are too many for one person; refused with {@code import_has_errors}
     * if any row has one. The same file again, while the first still waits, is the same document.
     */
    public Outlook take(Path file, long placeId, String reason, Maker maker) {
        bookStock.requirePlace(placeId);
        var rows = new ArrayList<Parsed>();
        var summary = read(file, rows);
        return transaction.call(() -> {
            var waiting = documents.waiting(placeId, summary.contentHash());
            var plan = plan(rows, placeId);
            CellFault.requireNone(plan.faults());
            if (waiting.isPresent() || plan.differences().isEmpty()) {
                return outlook(summary.rows(), plan, waiting);
            }
            var document = bookStock.bookCount(placeId, reason, maker, plan.lines(), summary.contentHash());
            return outlook(summary.rows(), plan, Optional.of(document));
        });
    }

    /** What a part of a larger import does, or would do; a row with a fault changes nothing. */
    Step take(List<SheetRow> rows, long placeId, String reason, Maker maker, Order order) {
        var parsed = rows.stream().map(CountSheet::parse).toList();
        return transaction.call(() -> {
            var plan = plan(parsed, placeId);
            if (!order.isDryRun()
                    && !plan.differences().isEmpty()
                    && documents.waiting(placeId, order.sourceHash()).isEmpty()) {
                bookStock.bookCount(placeId, reason, maker, plan.lines(), order.sourceHash());
            }
            return new Step(0, plan.differences().size(), plan.unchanged(), plan.faults());
        });
    }

    /** One page of a place, after the given SKU. */
    List<StockQueries.Row> page(long placeId, long afterSkuId) {
        return stock.rows(placeId, Optional.empty(), afterSkuId, PAGE);
    }

    /** A place as a table to be filled in, page by page. Leaves the stream open. */
    public void write(OutputStream out, SheetFormat format, long placeId, Locale locale) {
        try (var sheet = SheetWriter.to(out, format, CountSheet.COLUMNS, locale)) {
            long after = 0;
            List<StockQueries.Row> page;
            do {
                page = page(placeId, after);
                for (var row : page) {
                    sheet.row(CountSheet.cells(row));
                    after = row.skuId();
                }
            } while (page.size() == PAGE);
        }
    }

    private static SheetReader.Summary read(Path file, List<Parsed> rows) {
        return SheetReader.read(
                file,
                CountSheet.COLUMNS,
                CountSheet.REQUIRED,
                SheetLimits.DEFAULT,
                row -> rows.add(CountSheet.parse(row)));
    }

    private Plan plan(List<Parsed> rows, long placeId) {
        var faults = new ArrayList<CellFault>();
        var counted = new LinkedHashMap<Long, Parsed>();
        for (var row : rows) {
            faults.addAll(row.faults());
            if (row.faults().isEmpty()) {
                var first = counted.putIfAbsent(row.skuId().orElseThrow(), row);
                if (first != null) {
                    faults.add(fault(
                            row,
                            CountSheet.SKU,
                            "sku_twice",
                            "与第 %d 行重复".formatted(first.row()),
                            "The same as row %d".formatted(first.row())));
                }
            }
        }
        var booked = booked(placeId, counted.keySet());
        var known = known(counted.keySet());
        var differences = new ArrayList<Difference>();
        int unchanged = 0;
        for (var entry : counted.entrySet()) {
            var row = entry.getValue();
            var line =
                    line(entry.getKey(), row.counted().orElseThrow(), Optional.ofNullable(booked.get(entry.getKey())));
            var fault = fault(row, known.contains(entry.getKey()), Optional.ofNullable(booked.get(entry.getKey())));
            if (fault.isPresent()) {
                faults.add(fault.get());
            } else if (line.units() == 0) {
                unchanged++;
            } else {
                differences.add(new Difference(row.row(), line));
            }
        }
        faults.sort(Comparator.comparingInt(CellFault::row));
        return new Plan(differences, unchanged, faults);
    }

    private static Line line(long skuId, int counted, Optional<StockQueries.Row> booked) {
        int before = booked.map(StockQueries.Row::onHand).orElse(0);
        return new Line(
                skuId,
                booked.isPresent() ? MovementKind.ADJUSTMENT : MovementKind.INITIAL,
                counted - before,
                Optional.of(counted),
                Optional.of(before));
    }

    private static Optional<CellFault> fault(Parsed row, boolean isKnown, Optional<StockQueries.Row> booked) {
        if (!isKnown) {
            return Optional.of(fault(row, CountSheet.SKU, "sku_unknown", "SKU 不存在", "There is no such SKU"));
        }
        int reserved = booked.map(StockQueries.Row::reserved).orElse(0);
        if (row.counted().orElseThrow() < reserved) {
            return Optional.of(fault(
                    row,
                    CountSheet.COUNTED,
                    "count_below_reserved",
                    "有 %d 件已为未付款订单保留".formatted(reserved),
                    "%d units are held back for unpaid orders".formatted(reserved)));
        }
        return Optional.empty();
    }

    private Map<Long, StockQueries.Row> booked(long placeId, Collection<Long> skuIds) {
        var booked = new HashMap<Long, StockQueries.Row>();
        var all = List.copyOf(skuIds);
        for (int from = 0; from < all.size(); from += PAGE) {
            stock.rows(placeId, all.subList(from, Math.min(all.size(), from + PAGE)))
                    .forEach(row -> booked.put(row.skuId(), row));
        }
        return booked;
    }

    private HashSet<Long> known(Collection<Long> skuIds) {
        var known = new HashSet<Long>();
        var all = List.copyOf(skuIds);
        for (int from = 0; from < all.size(); from += PAGE) {
            known.addAll(documents.known(all.subList(from, Math.min(all.size(), from + PAGE))));
        }
        return known;
    }

    private static CellFault fault(Parsed row, String column, String code, String zh, String en) {
        return new CellFault(row.row(), column, code, new Words(zh, en));
    }

    private static Outlook outlook(int rows, Plan plan, Optional<StockDocument> document) {
        return new Outlook(
                rows,
                plan.differences().size(),
                plan.unchanged(),
                plan.faults().stream().limit(SHOWN).toList(),
                plan.faults().size(),
                plan.differences().stream().limit(SHOWN).toList(),
                document);
    }
}
