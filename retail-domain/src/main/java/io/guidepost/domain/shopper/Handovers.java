package io.guidepost.domain.shopper;

import io.guidepost.core.attribution.Transfer;
import java.time.Instant;
import java.util.Optional;

/** Shoppers being handed over from one guide to another. At most one hand-over of a member is pending, by a key. */
public interface Handovers {

    /** False when the member is being handed over already. */
    boolean begin(Handover handover);

    Optional<Handover> find(long handoverId);

    Optional<Handover> pendingOf(long memberId);

    /** From PENDING; false when it was answered before. */
    boolean finish(long handoverId, Transfer.Outcome outcome, Instant at);

    /** @param transfer with the guides, the times and what came of it */
    record Handover(long id, long memberId, Transfer transfer) {}
}
