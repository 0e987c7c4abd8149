package io.guidepost.domain.filejob;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.filejob.ExportKind.Scope;
import io.guidepost.domain.filejob.FileJob.Direction;
import io.guidepost.domain.filejob.FileJob.Phase;
import io.guidepost.domain.filejob.FileJob.Progress;
import io.guidepost.domain.filejob.FileJob.State;
import io.guidepost.domain.filejob.FileJobs.Event;
import io.guidepost.domain.sheet.SheetFormat;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** Has a table written behind the scenes; a large one once somebody else has approved it. */
@Service
public class AskForFile {

    /** Excel holds 1,048,576 rows. */
    private static final long MOST_ROWS_OF_EXCEL = 1_000_000;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

    private final FileJobs jobs;
    private final Kinds kinds;
    private final SealedPieces pieces;
    private final TransactionRetry transactions;
    private final Ids ids;
    private final Clock clock;
    private final long approvedAbove;

    AskForFile(
            FileJobs jobs,
            Kinds kinds,
            SealedPieces pieces,
            TransactionRetry transactions,
            Ids ids,
            Clock clock,
            @Value("${guidepost.export.approved-above-rows:5000}") long approvedAbove) {
        this.jobs = jobs;
        this.kinds = kinds;
        this.pieces = pieces;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.approvedAbove = approvedAbove;
    }

    /**
     * @param regionId the only region whoever asks may see
     * @param seesNames whether whoever asks sees names of shoppers
     * @param reason what the file is for
     */
    public record Wanted(
            String kind,
            long subjectId,
            SheetFormat format,
            Locale language,
            Optional<Long> regionId,
            boolean seesNames,
            String reason,
            long adminId,
            String adminName) {}

    /** The same that is under way already for the same person is that one. */
    public FileJob ask(Wanted wanted) {
        var kind = kinds.exporting(wanted.kind());
        if (wanted.regionId().isPresent() && !kind.isByRegion()) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "not_by_region",
                    new Words("该导出不分大区,仅总部可用", "This is not told apart by region; only headquarters may have it"));
        }
        long id = ids.next();
        var scope = new Scope(
                id, wanted.adminId(), wanted.regionId(), wanted.subjectId(), wanted.seesNames(), wanted.language());
        kind.require(scope);
        long total = kind.count(scope);
        if (wanted.format() == SheetFormat.XLSX && total > MOST_ROWS_OF_EXCEL) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "export_too_large",
                    new Words("超过 Excel 的行数上限,请改用 CSV", "Excel does not hold so many rows; ask for CSV"),
                    Map.of("rows", total));
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        boolean needsApproval = total > approvedAbove;
        var job = new FileJob(
                id,
                Direction.EXPORT,
                kind.name(),
                needsApproval ? State.AWAITING : State.QUEUED,
                false,
                false,
                wanted.format(),
                wanted.language(),
                wanted.regionId(),
                wanted.subjectId(),
                wanted.seesNames(),
                "%s (%d) · %s · #%d".formatted(wanted.adminName(), wanted.adminId(), TIME.format(now), id),
                wanted.reason(),
                "",
                "",
                Progress.of(Phase.WRITE, total),
                0,
                "",
                wanted.adminId(),
                now,
                needsApproval,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                now.plus(HandInFile.KEPT),
                0,
                0);
        return transactions.call(() -> {
            if (!jobs.add(job, pieces.newKey(id))) {
                return jobs.open(job).orElse(job);
            }
            jobs.note(ids.next(), id, Event.REQUESTED, wanted.adminId(), now);
            return job;
        });
    }

    /** By somebody else than who asks, else {@code maker_is_checker}; what is small needs none. */
    public FileJob approve(long id, long adminId) {
        return decide(id, adminId, State.QUEUED, Event.APPROVED);
    }

    public FileJob reject(long id, long adminId) {
        return decide(id, adminId, State.REJECTED, Event.REJECTED);
    }

    private FileJob decide(long id, long adminId, State next, Event event) {
        return transactions.call(() -> {
            var job = jobs.find(id)
                    .filter(found -> found.direction() == Direction.EXPORT)
                    .orElseThrow(() -> Refusal.notFound("导出", "export"));
            if (job.createdBy() == adminId) {
                throw new Refusal(
                        Refusal.Kind.FORBIDDEN,
                        "maker_is_checker",
                        new Words("不能审批自己提交的内容", "Nobody decides on what they proposed themselves"));
            }
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            if (!jobs.decided(id, next, adminId, now)) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "file_job_state",
                        new Words("该导出不在待审批状态", "This export does not wait for an approval"),
                        Map.of("state", job.state().name()));
            }
            jobs.note(ids.next(), id, event, adminId, now);
            return jobs.find(id).orElseThrow();
        });
    }
}
