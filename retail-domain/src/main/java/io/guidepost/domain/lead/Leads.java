package io.guidepost.domain.lead;

import io.guidepost.domain.acquisition.LeadChannel;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** How friends were won. */
public interface Leads {

    Optional<Lead> find(long guideId, String externalUserid, Instant addedAt);

    /** Adds it, or puts right what was known of it. */
    void save(Lead lead, Instant notedAt);

    /** The code that this person opened last between these instants. */
    Optional<Long> lastOpened(String externalUserid, Instant from, Instant until);

    /** The store of this guide's link that the person opened last between these instants. */
    Optional<Long> lastTouchedStore(String externalUserid, long guideId, Instant from, Instant until);

    /** The code by which the person was added to any guide last before then. */
    Optional<Long> earlierCode(String externalUserid, Instant before);

    /** Whether another guide gave the person away to this one about then. */
    boolean isHandedOver(long guideId, String externalUserid, Instant at);

    /** Once a day for each person and code. */
    void open(long memberId, long codeId, LocalDate day, Instant at);

    /** The funnel of those added in that time, by channel and store; after the given group. */
    List<Funnel> funnel(Question question, String afterChannel, long afterStoreId, int limit);

    /** The same for all of it. */
    Funnel total(Question question);

    /**
     * Whose and of when.
     *
     * @param asOf what became known later is left out
     * @param region the region somebody is kept to, with all within it
     */
    record Question(
            Instant from,
            Instant until,
            Instant asOf,
            Sight sight,
            Optional<Long> storeId,
            Optional<LeadChannel> channel,
            Optional<Long> codeId) {}

    /**
     * What came of a channel in a store. Each stage is of the people of the one before, except {@code scanned}, which counts
     * those alone who opened a code in the mini-program: WeCom tells of nobody who scans and does not add.
     *
     * @param channel {@code UNKNOWN} where nobody can know
     * @param added people who became a friend
     * @param registered of them, those who are members of the shop
     * @param firstOrders of them, those who have paid an order since
     * @param netSalesFen what they have paid since less refunds; an order counts for the friendship begun last before it
     */
    record Funnel(
            String channel,
            long storeId,
            long scanned,
            long added,
            long registered,
            long firstOrders,
            long netSalesFen) {}
}
