package io.guidepost.domain.executionfile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The files and who had to do with them. */
public interface Exports {

    /** False when the same person has the same file made already. */
    boolean add(Export export);

    Optional<Export> find(long id);

    /** The one that keeps another like it from being made. */
    Optional<Export> open(Export like);

    /** Takes the oldest that waits, or whose maker has not been heard of until now; it is this caller's until then. */
    Optional<Export> claim(Instant now, Instant until);

    /** So far it has come; false when it was given to somebody else meanwhile. */
    boolean progressed(long id, int attempt, long rowsDone, Instant leaseUntil);

    void forgetPieces(long id);

    void addPiece(long id, int pieceNo, byte[] bytes);

    /** Empty after the last one. */
    Optional<byte[]> piece(long id, int pieceNo);

    /** False when it was given to somebody else meanwhile. */
    boolean done(long id, int attempt, long rows, long bytes, String contentHash, Instant at);

    void failed(long id, int attempt, String failure, Instant at);

    /** Those done whose time is over. */
    List<Long> expired(Instant now, int limit);

    void expire(long id);

    void note(long eventId, long exportId, Event event, long adminId, Instant at);

    List<Noted> notes(long exportId);

    enum Event {
        REQUESTED,
        DOWNLOADED
    }

    record Noted(Event event, long adminId, Instant at) {}
}
