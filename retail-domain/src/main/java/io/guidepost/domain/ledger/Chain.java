package io.guidepost.domain.ledger;

import io.guidepost.core.ledger.PostedTransfer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What is sealed, and the rows under the seals. */
public interface Chain {

    Optional<Block> lastBlock();

    Optional<Block> block(long number);

    /** In the order of their numbers. */
    List<Block> blocksAfter(long number, int limit);

    /** False when another node has sealed a block of this number. */
    boolean add(Block block);

    /** With their legs, in the order of their ids. */
    List<PostedTransfer> transfers(long afterId, long throughId, int limit);

    Optional<SealedDay> lastDay();

    Optional<SealedDay> day(LocalDate on);

    /** The latest that was over by then. */
    Optional<SealedDay> lastDayUntil(LocalDate on);

    /** In the order of time. */
    List<SealedDay> daysAfter(LocalDate on, int limit);

    /** Newest first, before the given one. */
    List<SealedDay> daysBefore(LocalDate on, int limit);

    /** False when another node has sealed it; the totals are of everything until its end. */
    boolean add(SealedDay day, Totals totals);

    Totals totalsOf(LocalDate sealedOn);

    /** Of what was posted from then on, up to and excluding {@code until}; without an end, of everything from then on. */
    Totals posted(Instant from, Optional<Instant> until);

    Optional<Instant> firstPostedAt();

    /** Whether something beyond this transfer was posted before then. */
    boolean hasPostedBefore(long afterTransfer, Instant before);
}
