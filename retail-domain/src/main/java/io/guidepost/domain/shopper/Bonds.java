package io.guidepost.domain.shopper;

import io.guidepost.core.attribution.Binding;
import io.guidepost.core.attribution.BindingChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who is bound to whom, with all that was before. At most one binding of a member is in force, which a key sees to. */
public interface Bonds {

    /** Holds the member until the end of the transaction, so that two changes follow each other. */
    void lock(long memberId);

    /** All bindings of the member, oldest first. */
    List<Binding> of(long memberId);

    /** Writes the changes in their order. What has ended stays as it ended. */
    void apply(long memberId, List<BindingChange> changes);

    /** Ends up to {@code limit} bindings whose time has run out; answers how many. */
    int endExpired(Instant now, int limit);

    /** Whose order it is and when it was paid; empty while it is unpaid. */
    Optional<PaidOrder> paidOrder(long orderId);

    record PaidOrder(long memberId, Instant paidAt) {}
}
