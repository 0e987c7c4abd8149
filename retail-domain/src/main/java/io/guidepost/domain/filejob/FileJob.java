package io.guidepost.domain.filejob;

import io.guidepost.domain.sheet.SheetFormat;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A table that comes in or goes out.
 *
 * @param isDryRun looked through, and nothing is done
 * @param skipsFaulty what is right is done although other rows are wrong
 * @param regionId the only region in it
 * @param subjectId what it is about; 0 for nothing in particular
 * @param sourceHash SHA-256 of the file handed in, in hexadecimal digits; empty for an export
 * @param contentHash of the file to be taken; empty while there is none
 * @param expiresAt then the files are deleted; that they were there, and who took them, stays
 * @param attempts how often it was taken up
 * @param tries how often since it last came any further
 */
public record FileJob(
        long id,
        Direction direction,
        String kind,
        State state,
        boolean isDryRun,
        boolean skipsFaulty,
        SheetFormat format,
        Locale language,
        Optional<Long> regionId,
        long subjectId,
        boolean seesNames,
        String watermark,
        String reason,
        String sourceHash,
        String contentHash,
        Progress progress,
        long bytes,
        String failure,
        long createdBy,
        Instant createdAt,
        boolean needsApproval,
        Optional<Long> decidedBy,
        Optional<Instant> decidedAt,
        Optional<Instant> finishedAt,
        Instant expiresAt,
        int attempts,
        int tries) {

    public enum Direction {
        IMPORT,
        EXPORT
    }

    /** Where it stands. */
    public enum State {
        /** For somebody else's approval. */
        AWAITING,
        REJECTED,
        QUEUED,
        RUNNING,
        DONE,
        /** Rows are wrong and nothing was done; the file handed back says which. */
        FAULTY,
        /** It could not be brought to its end; an import can be resumed where it stopped. */
        FAILED,
        CANCELLED,
        EXPIRED
    }

    /** What is done to the rows. */
    public enum Phase {
        CHECK,
        APPLY,
        WRITE
    }

    /** Which of the two files. */
    public enum Slot {
        /** What was handed in. */
        SOURCE,
        /** What was written, or is handed back. */
        RESULT
    }

    /**
     * How far it has come.
     *
     * @param total rows there are, or were when it was asked for
     * @param done rows of this phase
     * @param afterRow the last row that is done, as the reader counts
     * @param faulty rows with an error in them
     */
    public record Progress(
            Phase phase, long total, long done, int afterRow, int faulty, int added, int changed, int unchanged) {

        static Progress of(Phase phase, long total) {
            return new Progress(phase, total, 0, 0, 0, 0, 0, 0);
        }

        Progress after(int rows, int lastRow, int rowsFaulty, ImportKind.Step step) {
            return new Progress(
                    phase,
                    total,
                    done + rows,
                    lastRow,
                    faulty + rowsFaulty,
                    added + step.added(),
                    changed + step.changed(),
                    unchanged + step.unchanged());
        }

        Progress written(long rows) {
            return new Progress(phase, total, rows, 0, 0, 0, 0, 0);
        }
    }

    public boolean isOpen() {
        return state == State.AWAITING || state == State.QUEUED || state == State.RUNNING;
    }

    /** Headquarters sees all, others what they asked for themselves. */
    boolean isVisibleTo(long adminId, Optional<Long> onlyRegion) {
        return onlyRegion.isEmpty() || createdBy == adminId && regionId.equals(onlyRegion);
    }
}
