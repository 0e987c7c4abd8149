package io.guidepost.domain.filejob;

import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.filejob.ExportKind.Scope;
import io.guidepost.domain.filejob.FileJob.Direction;
import io.guidepost.domain.filejob.FileJob.Phase;
import io.guidepost.domain.filejob.FileJob.Progress;
import io.guidepost.domain.filejob.FileJob.Slot;
import io.guidepost.domain.filejob.FileJob.State;
import io.guidepost.domain.filejob.FileJobs.Written;
import io.guidepost.domain.filejob.ImportKind.Order;
import io.guidepost.domain.privacy.Seals;
import io.guidepost.domain.sheet.CellFault;
import io.guidepost.domain.sheet.SheetColumn;
import io.guidepost.domain.sheet.SheetReader;
import io.guidepost.domain.sheet.SheetRow;
import io.guidepost.domain.sheet.SheetWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Works on the tables that wait. Whoever is killed half-way leaves a lease that ends: the next one goes on with an import behind
 * the last step that was committed, and begins an export anew. At no time are there more rows in memory than one step has.
 */
@Service
public class RunFileJobs {

    private static final Logger log = LoggerFactory.getLogger(RunFileJobs.class);
    private static final int MOST_TRIES = 5;
    static final Duration LEASE = Duration.ofMinutes(2);

    private final FileJobs jobs;
    private final Kinds kinds;
    private final SealedPieces pieces;
    private final Seals seals;
    private final TransactionRetry transactions;
    private final Clock clock;

    RunFileJobs(
            FileJobs jobs, Kinds kinds, SealedPieces pieces, Seals seals, TransactionRetry transactions, Clock clock) {
        this.jobs = jobs;
        this.kinds = kinds;
        this.pieces = pieces;
        this.seals = seals;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Brings at most {@code limit} jobs to their end, and deletes files whose time is over; the answer is how many were worked
     * on. A process without the keys of the house leaves it to another.
     */
    public int runDue(int limit) {
        if (!seals.hasKeys()) {
            return 0;
        }
        int worked = 0;
        for (; worked < limit; worked++) {
            var now = clock.instant();
            var claimed = transactions.call(() -> jobs.claim(now, now.plus(LEASE)));
            if (claimed.isEmpty()) {
                break;
            }
            work(claimed.get());
        }
        for (long id : jobs.expired(clock.instant(), limit)) {
            transactions.run(() -> jobs.expire(id));
        }
        return worked;
    }

    private void work(FileJob job) {
        if (job.tries() > MOST_TRIES) {
            end(job, State.FAILED, job.progress(), Written.NOTHING, "TOO_MANY_ATTEMPTS");
            return;
        }
        Path file = null;
        try {
            file = Files.createTempFile("guidepost-file-", ".tmp");
            if (job.direction() == Direction.IMPORT) {
                bringIn(job, file);
            } else {
                writeOut(job, file);
            }
        } catch (TakenOver gone) {
            log.info("File job {} was stopped, or another goes on with it", job.id());
        } catch (IOException | RuntimeException broken) {
            log.error("File job {} of kind {} came to no end", job.id(), job.kind(), broken);
            var reached = jobs.find(job.id()).map(FileJob::progress).orElse(job.progress());
            end(job, State.FAILED, reached, Written.NOTHING, broken.getClass().getSimpleName());
        } finally {
            delete(file);
        }
    }

    private void bringIn(FileJob job, Path file) throws IOException {
        var kind = kinds.importing(job.kind());
        if (!job.sourceHash().equals(fetched(job, file))) {
            // Whoever took it in was gone before all of it was there.
            end(job, State.FAILED, job.progress(), Written.NOTHING, "FILE_INCOMPLETE");
            return;
        }
        var progress = job.progress();
        if (progress.phase() == Phase.CHECK) {
            progress = new Pass(job, kind, progress).over(file);
            if (job.isDryRun() || progress.faulty() > 0) {
                boolean isInVain = progress.faulty() > 0 && !job.isDryRun();
                end(job, isInVain ? State.FAULTY : State.DONE, progress, handedBack(job, kind, file, progress), "");
                return;
            }
            progress = Progress.of(Phase.APPLY, progress.total());
            requireOurs(job, progress);
        }
        progress = new Pass(job, kind, progress).over(file);
        end(job, State.DONE, progress, handedBack(job, kind, file, progress), "");
    }

    private String fetched(FileJob job, Path file) throws IOException {
        var hash = SealedPieces.sha256();
        try (var out = new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), hash)) {
            pieces.write(job.id(), Slot.SOURCE, out);
        }
        return HexFormat.of().formatHex(hash.digest());
    }

    /** Goes over the rows of a file, so many at a time, and keeps how far it has come. */
    private final class Pass {

        private final FileJob job;
        private final ImportKind kind;
        private final Order order;
        private final List<SheetRow> rows = new ArrayList<>();
        private Progress progress;
        private String together = "";

        Pass(FileJob job, ImportKind kind, Progress progress) {
            this.job = job;
            this.kind = kind;
            this.progress = progress;
            this.order = new Order(
                    job.id(), job.createdBy(), job.subjectId(), job.sourceHash(), progress.phase() == Phase.CHECK);
        }

        Progress over(Path file) {
            int done = progress.afterRow();
            SheetReader.read(file, kind.columns(), kind.required(), kind.limits(), row -> {
                if (row.number() > done) {
                    add(row);
                }
            });
            if (!rows.isEmpty()) {
                step();
            }
            return progress;
        }

        private void add(SheetRow row) {
            var thing = kind.together(row);
            boolean isSameThing = !thing.isEmpty() && thing.equals(together);
            if (rows.size() >= kind.rowsAtOnce() && !isSameThing) {
                step();
            }
            rows.add(row);
            together = thing;
        }

        private void step() {
            progress = kind.isOneTransaction()
                    ? transactions.call(() -> kept(kind.take(rows, order)))
                    : keptApart(kind.take(rows, order));
            rows.clear();
        }

        private Progress keptApart(ImportKind.Step step) {
            return transactions.call(() -> kept(step));
        }

        private Progress kept(ImportKind.Step step) {
            var faults = step.faults().stream()
                    .sorted(Comparator.comparingInt(CellFault::row))
                    .toList();
            int faulty =
                    (int) faults.stream().mapToInt(CellFault::row).distinct().count();
            var reached = progress.after(rows.size(), rows.get(rows.size() - 1).number(), faulty, step);
            requireOurs(job, reached);
            if (!faults.isEmpty()) {
                jobs.addFaults(job.id(), faults);
            }
            return reached;
        }
    }

    /** The file that was handed in, with what is wrong in a column of its own: to be corrected and handed in again. */
    private Written handedBack(FileJob job, ImportKind kind, Path source, Progress progress) throws IOException {
        if (progress.faulty() == 0) {
            return Written.NOTHING;
        }
        var file = Files.createTempFile("guidepost-faults-", ".tmp");
        try {
            try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
                HandBack.write(job, kind, source, new FaultsByRow(jobs, job), out);
            }
            return pieces.put(job.id(), Slot.RESULT, file);
        } finally {
            delete(file);
        }
    }

    private void writeOut(FileJob job, Path file) throws IOException {
        var kind = kinds.exporting(job.kind());
        var scope =
                new Scope(job.id(), job.createdBy(), job.regionId(), job.subjectId(), job.seesNames(), job.language());
        var columns = new ArrayList<>(kind.columns());
        columns.add(SheetColumn.WATERMARK);
        var progress = job.progress();
        try (var out = new BufferedOutputStream(Files.newOutputStream(file));
                var sheet = SheetWriter.to(out, job.format(), columns, job.language())) {
            long rows = 0;
            Optional<String> after = Optional.empty();
            do {
                var page = kind.page(scope, after);
                for (var row : page.rows()) {
                    var cells = new ArrayList<>(row);
                    cells.add(job.watermark());
                    sheet.row(cells);
                }
                rows += page.rows().size();
                after = page.next();
                progress = progress.written(rows);
                var reached = progress;
                transactions.run(() -> requireOurs(job, reached));
            } while (after.isPresent());
        }
        end(job, State.DONE, progress, pieces.put(job.id(), Slot.RESULT, file), "");
    }

    private void requireOurs(FileJob job, Progress progress) {
        if (!jobs.progressed(job.id(), job.attempts(), progress, clock.instant().plus(LEASE))) {
            throw new TakenOver();
        }
    }

    private void end(FileJob job, State as, Progress progress, Written written, String failure) {
        Instant now = clock.instant();
        transactions.run(() -> {
            if (!jobs.finished(job.id(), job.attempts(), as, progress, written, failure, now)) {
                throw new TakenOver();
            }
            if (as != State.FAILED) {
                jobs.forgetPieces(job.id(), Slot.SOURCE);
            }
        });
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }

    /** Somebody stopped it, or went on with it in our place; whatever we did since is rolled back. */
    private static final class TakenOver extends RuntimeException {

        TakenOver() {
            super(null, null, false, false);
        }
    }
}
