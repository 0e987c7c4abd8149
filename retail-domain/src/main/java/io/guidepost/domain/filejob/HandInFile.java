package io.guidepost.domain.filejob;

import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.filejob.FileJob.Direction;
import io.guidepost.domain.filejob.FileJob.Phase;
import io.guidepost.domain.filejob.FileJob.Progress;
import io.guidepost.domain.filejob.FileJob.Slot;
import io.guidepost.domain.filejob.FileJob.State;
import io.guidepost.domain.filejob.FileJobs.Event;
import io.guidepost.domain.sheet.SheetReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Takes in a table: what is no table of that kind is refused at once, the rest is worked on behind the scenes. */
@Service
public class HandInFile {

    static final Duration KEPT = Duration.ofDays(7);

    private final FileJobs jobs;
    private final Kinds kinds;
    private final SealedPieces pieces;
    private final TransactionRetry transactions;
    private final Ids ids;
    private final Clock clock;

    HandInFile(FileJobs jobs, Kinds kinds, SealedPieces pieces, TransactionRetry transactions, Ids ids, Clock clock) {
        this.jobs = jobs;
        this.kinds = kinds;
        this.pieces = pieces;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param isDryRun looks through the file and changes nothing
     * @param skipsFaulty does what is right although other rows are wrong; otherwise one wrong row keeps all from being done
     * @param isAgain also where the same file was taken before
     */
    public record HandedIn(
            String kind,
            long subjectId,
            boolean isDryRun,
            boolean skipsFaulty,
            boolean isAgain,
            Locale language,
            long adminId) {}

    /** @param isNew false when the same file was handed in before: it is not done twice */
    public record Accepted(FileJob job, boolean isNew) {}

    /** Refused when it is no table, is too large, when its titles are not those of the kind, or rows of one thing stand apart. */
    public Accepted accept(Path file, HandedIn handedIn) {
        var kind = kinds.importing(handedIn.kind());
        kind.require(handedIn.subjectId());
        var read = SheetReader.read(file, kind.columns(), kind.required(), kind.limits(), new RowsTogether(kind));
        var before = handedIn.isDryRun() || handedIn.isAgain()
                ? Optional.<FileJob>empty()
                : jobs.sameFile(kind.name(), handedIn.subjectId(), read.contentHash());
        if (before.isPresent()) {
            return new Accepted(before.get(), false);
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        boolean isChecked = handedIn.isDryRun() || !handedIn.skipsFaulty();
        var job = new FileJob(
                ids.next(),
                Direction.IMPORT,
                kind.name(),
                State.QUEUED,
                handedIn.isDryRun(),
                handedIn.skipsFaulty(),
                read.format(),
                handedIn.language(),
                Optional.empty(),
                handedIn.subjectId(),
                true,
                "",
                "",
                read.contentHash(),
                "",
                Progress.of(isChecked ? Phase.CHECK : Phase.APPLY, read.rows()),
                0,
                "",
                handedIn.adminId(),
                now,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                now.plus(KEPT),
                0,
                0);
        boolean isAdded = transactions.call(() -> {
            boolean isFirst = jobs.add(job, pieces.newKey(job.id()));
            if (isFirst) {
                jobs.note(ids.next(), job.id(), Event.REQUESTED, handedIn.adminId(), now);
            }
            return isFirst;
        });
        if (!isAdded) {
            return new Accepted(jobs.open(job).orElse(job), false);
        }
        try {
            pieces.put(job.id(), Slot.SOURCE, file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        transactions.run(() -> jobs.ready(job.id(), now));
        return new Accepted(job, true);
    }
}
