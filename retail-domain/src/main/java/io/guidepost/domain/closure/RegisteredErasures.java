package io.guidepost.domain.closure;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What this database knows of the register. */
public interface RegisteredErasures {

    /** An erasure that the register does not have yet; joins the caller's transaction. */
    void await(long closureId);

    /** The highest number that is known here; 0 before the first. */
    long last();

    /** Erasures without a number, oldest first. */
    List<Long> unnumbered(int limit);

    /** Gives a number to one that has none. */
    void number(long closureId, long no);

    /** Erasures that have a number and are not known to be written, by their number. */
    List<Numbered> unwritten(int limit);

    void written(long closureId, Instant at);

    /** Whether this erasure has been carried out in this database. */
    boolean isKnown(long closureId);

    /** Which of these members this database has. */
    Set<Long> existing(Collection<Long> memberIds);

    record Numbered(long closureId, long no) {}
}
