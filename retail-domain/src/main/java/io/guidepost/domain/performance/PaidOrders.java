package io.guidepost.domain.performance;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What the books say about paid orders; reads only. */
public interface PaidOrders {

    /** When something was posted that concerns performance, at that moment or first after it. */
    Optional<Instant> nextFact(Instant from);

    /**
     * Where to stop so that about {@code facts} of them lie between: {@code until} or earlier, but always later than
     * {@code from}.
     */
    Instant stretch(Instant from, Instant until, int facts);

    /** Orders about which anything was posted from one moment until before another, in the order of their ids. */
    List<Long> touched(Instant from, Instant until);

    /** Those of them that are paid, in the order of their ids; a few hundred at once. */
    List<SoldOrder> load(Collection<Long> orderIds);
}
