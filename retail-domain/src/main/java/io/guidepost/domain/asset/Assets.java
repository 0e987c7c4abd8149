package io.guidepost.domain.asset;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What is known of the files; their bytes are in the {@link AssetStore}. */
public interface Assets {

    /** False when a file with the same content is known already, or is just being removed. */
    boolean insert(Asset asset);

    Optional<Asset> find(long id);

    Optional<Asset> findByDigest(String digest);

    void delete(long id);

    /** In any order; unknown ids are left out. */
    List<Asset> all(Collection<Long> ids);

    /**
     * Marks files as used at that time and holds them until the end of the transaction, so that nobody removes them before
     * what refers to them is written.
     *
     * @return how many of them there are
     */
    int touch(Collection<Long> ids, Instant at);

    /** The file stays until it is dropped. @return whether there is such a file */
    boolean makeLasting(long id);

    /** Files that wait for the scanner and are due, oldest first, taken until then. */
    List<Asset> claimForScan(Instant now, Instant until, int limit);

    /** What the scanner said; without effect on a file that it has judged already. */
    void judged(long id, FileScanner.Verdict verdict);

    /** The scanner could not be asked; the file waits on. */
    void scanLater(long id, Instant at);

    /** Judged files, none of them lasting, that nobody has used since then and that nothing known refers to: by id, after the given one. */
    List<Asset> unused(Instant since, long afterId, int limit);

    /**
     * Strikes the file off, if nobody has used it since then, and notes that its bytes are on their way out. A file that
     * something refers to stays, and counts as used now.
     *
     * @return whether it is struck off
     */
    boolean strikeOff(Asset asset, Instant unusedSince, Instant now);

    /** Whether bytes of this digest are just being removed. */
    boolean isLeaving(String digest);

    /** Bytes whose removal somebody has begun before then and not ended; taken over with {@code now} as their beginning. */
    List<String> takeOverRemovals(Instant begunBefore, Instant now, int limit);

    /** The bytes are gone. */
    void gone(String digest);
}
