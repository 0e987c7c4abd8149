package io.guidepost.domain.filejob;

import io.guidepost.domain.filejob.FileJob.Direction;
import io.guidepost.domain.filejob.FileJob.Progress;
import io.guidepost.domain.filejob.FileJob.Slot;
import io.guidepost.domain.filejob.FileJob.State;
import io.guidepost.domain.sheet.CellFault;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The jobs, their files in pieces, what is wrong with which row, and who had to do with them. */
public interface FileJobs {

    /**
     * False when the same is under way already. An import is taken up once it is {@link #ready}, or else when whoever handed it
     * in has had the time to bring all of it.
     */
    boolean add(FileJob job, byte[] keySealed);

    /** All of the file is there. */
    void ready(long id, Instant at);

    Optional<FileJob> find(long id);

    /** The one that keeps another like it from being begun. */
    Optional<FileJob> open(FileJob like);

    /** The latest import of the same file about the same that was not in vain: under way, or done. */
    Optional<FileJob> sameFile(String kind, long subjectId, String sourceHash);

    byte[] keySealed(long id);

    /** Newest first, before the given one; only those of one administrator where one is given. */
    List<FileJob> page(Direction direction, Optional<Long> createdBy, long beforeId, int limit);

    /** Takes the oldest that waits, or whose worker has not been heard of until now; it is this caller's until then. */
    Optional<FileJob> claim(Instant now, Instant until);

    /** So far it has come; false when it was given to somebody else, or stopped, meanwhile. */
    boolean progressed(long id, int attempt, Progress progress, Instant leaseUntil);

    /** At its end; false as above. */
    boolean finished(long id, int attempt, State as, Progress progress, Written written, String failure, Instant at);

    /** @param contentHash empty where there is no file to be taken */
    record Written(long bytes, String contentHash) {

        public static final Written NOTHING = new Written(0, "");
    }

    /** From AWAITING; false when somebody has decided already. */
    boolean decided(long id, State next, long adminId, Instant at);

    /** False when it was over already. */
    boolean cancelled(long id, Instant at);

    /** From FAILED to where it stopped; false when it has not failed. */
    boolean resumed(long id, Instant at);

    void forgetPieces(long id, Slot slot);

    void addPiece(long id, Slot slot, int pieceNo, byte[] bytes);

    /** Empty after the last one. */
    Optional<byte[]> piece(long id, Slot slot, int pieceNo);

    /** In the order of their rows. */
    void addFaults(long id, List<CellFault> faults);

    /** By row, after the given row and fault. */
    List<NumberedFault> faults(long id, int afterRow, int afterFault, int limit);

    /** @param faultNo which of the row's faults */
    record NumberedFault(int faultNo, CellFault fault) {}

    /** Those over whose time has come. */
    List<Long> expired(Instant now, int limit);

    /** The files go. */
    void expire(long id);

    void note(long eventId, long jobId, Event event, long adminId, Instant at);

    List<Noted> notes(long jobId);

    enum Event {
        REQUESTED,
        APPROVED,
        REJECTED,
        RESUMED,
        CANCELLED,
        DOWNLOADED
    }

    record Noted(Event event, long adminId, Instant at) {}
}
