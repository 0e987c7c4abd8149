package io.guidepost.domain.nearby;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Open stores and who can be turned to there. */
public interface Spots {

    /** Differs from before whenever {@link #open} may have changed. */
    String mark();

    List<Spot> open();

    /** Guides whose main store it is, who serve then and are shown to shoppers; by store, in the order of their numbers. */
    Map<Long, List<Host>> hosts(Collection<Long> storeIds, Instant at);

    /** The picture of the store's own code, by store. */
    Map<Long, String> storeCodes(Collection<Long> storeIds);

    /** The guide to whom this member is bound. */
    Optional<Long> boundGuide(long memberId);

    /**
     * Somebody to turn to.
     *
     * @param qrCode of his own code; empty while he has none
     */
    record Host(long guideId, String name, String title, String pictureUrl, Optional<String> qrCode) {}
}
