package io.guidepost.domain.filejob;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.filejob.FileJob.Direction;
import io.guidepost.domain.filejob.FileJob.Slot;
import io.guidepost.domain.filejob.FileJob.State;
import io.guidepost.domain.filejob.FileJobs.Event;
import io.guidepost.domain.filejob.FileJobs.Noted;
import io.guidepost.domain.filejob.FileJobs.NumberedFault;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** How far jobs have come, what was wrong, and the file of each for whoever asked for it. */
@Service
public class WatchFileJobs {

    private final FileJobs jobs;
    private final SealedPieces pieces;
    private final TransactionRetry transactions;
    private final Ids ids;
    private final Clock clock;

    WatchFileJobs(FileJobs jobs, SealedPieces pieces, TransactionRetry transactions, Ids ids, Clock clock) {
        this.jobs = jobs;
        this.pieces = pieces;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** Newest first; who sees one region alone sees what they asked for themselves. */
    public List<FileJob> page(Direction direction, long adminId, Optional<Long> onlyRegion, long beforeId, int limit) {
        return jobs.page(direction, onlyRegion.map(region -> adminId), beforeId, limit);
    }

    /** Refused as unknown when it is not the reader's to see. */
    public FileJob find(Direction direction, long id, long adminId, Optional<Long> onlyRegion) {
        return jobs.find(id)
                .filter(job -> job.direction() == direction && job.isVisibleTo(adminId, onlyRegion))
                .orElseThrow(() -> direction == Direction.IMPORT
                        ? Refusal.notFound("导入", "import")
                        : Refusal.notFound("导出", "export"));
    }

    /** Who asked for it, approved it and took it, oldest first. */
    public List<Noted> notes(FileJob job) {
        return jobs.notes(job.id());
    }

    /** What is wrong with which row, by row, after the given row and fault. */
    public List<NumberedFault> faults(FileJob job, int afterRow, int afterFault, int limit) {
        return jobs.faults(job.id(), afterRow, afterFault, limit);
    }

    /**
     * The file that can be taken, by whoever asked for it alone, and noted as taken before a byte of it is out. Refused while
     * there is none, and where an import had nothing to hand back.
     */
    public FileJob take(Direction direction, long id, long adminId, Optional<Long> onlyRegion) {
        var job = find(direction, id, adminId, onlyRegion);
        if (job.createdBy() != adminId) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "not_yours",
                    new Words("文件只能由申请人下载", "Only who asked for the file may have it"));
        }
        if (job.state() == State.EXPIRED) {
            throw conflict(job, "export_expired", "文件已过期", "The file has expired; ask for it again");
        }
        if (job.contentHash().isEmpty()) {
            throw conflict(job, "export_not_ready", "没有可下载的文件", "There is no file to be taken");
        }
        transactions.run(() -> jobs.note(ids.next(), id, Event.DOWNLOADED, adminId, clock.instant()));
        return job;
    }

    public void write(FileJob job, OutputStream out) throws IOException {
        pieces.write(job.id(), Slot.RESULT, out);
    }

    /** Stops what is under way; what was done stays done. */
    public FileJob cancel(Direction direction, long id, long adminId, Optional<Long> onlyRegion) {
        var job = find(direction, id, adminId, onlyRegion);
        return changed(job, adminId, Event.CANCELLED, jobs::cancelled);
    }

    /** Goes on with an import that failed, behind the last row that is done. */
    public FileJob resume(long id, long adminId) {
        var job = find(Direction.IMPORT, id, adminId, Optional.empty());
        return changed(job, adminId, Event.RESUMED, jobs::resumed);
    }

    private FileJob changed(FileJob job, long adminId, Event event, Change change) {
        return transactions.call(() -> {
            var now = clock.instant();
            if (!change.of(job.id(), now)) {
                throw conflict(job, "file_job_state", "当前状态不允许此操作", "Its state does not allow that");
            }
            jobs.note(ids.next(), job.id(), event, adminId, now);
            return jobs.find(job.id()).orElseThrow();
        });
    }

    private interface Change {

        boolean of(long id, Instant at);
    }

    private static Refusal conflict(FileJob job, String code, String zh, String en) {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                code,
                new Words(zh, en),
                Map.of("state", job.state().name()));
    }
}
