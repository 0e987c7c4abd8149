package io.guidepost.domain.shopper;

import io.guidepost.core.attribution.Binding;
import io.guidepost.core.attribution.BindingChange;
import io.guidepost.core.attribution.BindingSource;
import io.guidepost.core.attribution.EndReason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who is bound to whom, with all that was before. At most one binding of a member is in force, which a key sees to. */
public interface Bonds {

    /** Holds the member until the end of the transaction, so that two changes follow each other. */
    void lock(long memberId);

    /** All bindings of the member, oldest first. */
    List<Binding> of(long memberId);

    /** Writes the changes in their order, and what caused them. What has ended stays as it ended. */
    void apply(long memberId, List<BindingChange> changes, BondCause cause);

    /** The living bindings to a guide by member id, after the given member. */
    List<Held> heldBy(long guideId, long afterMemberId, int limit);

    /** Every binding of the member with its names and changes, newest first; at most 200 of each. */
    List<BindingStory> storyOf(long memberId);

    /** All bindings of one member become those of another; {@link #moveBack} undoes it. */
    void move(long fromMemberId, long toMemberId);

    /** The bindings that once came from this member are his own again. */
    void moveBack(long mergedMemberId);

    /** Ends up to {@code limit} bindings whose time has run out; answers how many. */
    int endExpired(Instant now, int limit);

    /** Whose order it is and when it was paid; empty while it is unpaid. */
    Optional<PaidOrder> paidOrder(long orderId);

    record PaidOrder(long memberId, Instant paidAt) {}

    /** @param keeperStoreId the store that keeps the shopper when the guide goes */
    record Held(long memberId, long bindingId, long keeperStoreId, Instant boundAt) {}

    /** One binding as people read about it. */
    record BindingStory(
            long id,
            long guideId,
            String guideName,
            long storeId,
            String storeName,
            long keeperStoreId,
            BindingSource source,
            Instant boundAt,
            Optional<Instant> protectedUntil,
            Optional<Instant> expiresAt,
            Optional<Instant> lastPaidAt,
            Optional<Instant> endedAt,
            Optional<EndReason> endReason,
            List<Change> changes) {}

    /** One change of a binding, oldest first. */
    record Change(
            String kind,
            String cause,
            Instant happenedAt,
            Instant recordedAt,
            Optional<Instant> expiresAt,
            Optional<Long> orderId,
            Optional<Long> adminId,
            Optional<String> adminName,
            String note) {}
}
