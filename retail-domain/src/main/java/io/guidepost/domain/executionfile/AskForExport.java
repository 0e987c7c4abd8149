package io.guidepost.domain.executionfile;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.executionfile.Export.Kind;
import io.guidepost.domain.executionfile.Export.State;
import io.guidepost.domain.executionfile.Exports.Event;
import io.guidepost.domain.executionfile.Exports.Noted;
import io.guidepost.domain.sheet.SheetFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Has a file made, says how far it is, and hands it out; who asked and who took it is kept for good. */
@Service
public class AskForExport {

    /** Excel holds 1,048,576 rows. */
    private static final long MOST_ROWS_OF_EXCEL = 1_000_000;

    private static final Duration KEPT = Duration.ofDays(7);

    private final Exports exports;
    private final ExportRows rows;
    private final TransactionRetry transactions;
    private final Ids ids;
    private final Clock clock;

    AskForExport(Exports exports, ExportRows rows, TransactionRetry transactions, Ids ids, Clock clock) {
        this.exports = exports;
        this.rows = rows;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param regionId the only region the asker may see
     */
    public record Wanted(
            long taskId, Kind kind, SheetFormat format, Locale language, Optional<Long> regionId, long adminId) {}

    /** The same that is being made already for the same person is that one. */
    public Export ask(Wanted wanted) {
        if (!rows.taskExists(wanted.taskId())) {
            throw Refusal.notFound("任务", "task");
        }
        long total = wanted.kind() == Kind.GUIDES
                ? rows.guides(wanted.taskId(), wanted.regionId())
                : rows.customers(wanted.taskId(), wanted.regionId());
        if (wanted.format() == SheetFormat.XLSX && total > MOST_ROWS_OF_EXCEL) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "export_too_large",
                    new Words("超过 Excel 的行数上限,请改用 CSV", "Excel does not hold so many rows; ask for CSV"),
                    Map.of("rows", total));
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var export = new Export(
                ids.next(),
                wanted.taskId(),
                wanted.kind(),
                wanted.format(),
                wanted.language(),
                wanted.regionId(),
                State.QUEUED,
                total,
                0,
                0,
                "",
                "",
                wanted.adminId(),
                now,
                Optional.empty(),
                now.plus(KEPT),
                0);
        return transactions.call(() -> {
            if (!exports.add(export)) {
                return exports.open(export).orElse(export);
            }
            exports.note(ids.next(), export.id(), Event.REQUESTED, wanted.adminId(), now);
            return export;
        });
    }

    /** Refused as unknown when it is not the asker's to see. */
    public Export find(long id, long adminId, Optional<Long> onlyRegion) {
        return exports.find(id)
                .filter(export -> export.isFor(adminId, onlyRegion))
                .orElseThrow(() -> Refusal.notFound("导出", "export"));
    }

    /** Who asked for it and who took it, oldest first. */
    public List<Noted> notes(Export export) {
        return exports.notes(export.id());
    }

    /** The file that can be taken, noted as taken before a byte of it is out; refused while there is none. */
    public Export take(long id, long adminId, Optional<Long> onlyRegion) {
        var export = find(id, adminId, onlyRegion);
        if (export.state() != State.DONE) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    export.state() == State.EXPIRED ? "export_expired" : "export_not_ready",
                    export.state() == State.EXPIRED
                            ? new Words("文件已过期,请重新导出", "The file has expired; ask for it again")
                            : new Words("文件尚未生成", "There is no file yet"));
        }
        transactions.run(() -> exports.note(ids.next(), id, Event.DOWNLOADED, adminId, clock.instant()));
        return export;
    }

    public void write(Export export, OutputStream out) throws IOException {
        for (int piece = 0; ; piece++) {
            var bytes = exports.piece(export.id(), piece);
            if (bytes.isEmpty()) {
                return;
            }
            out.write(bytes.get());
        }
    }
}
