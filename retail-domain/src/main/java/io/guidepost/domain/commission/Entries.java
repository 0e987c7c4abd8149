package io.guidepost.domain.commission;

import io.guidepost.core.commission.Beneficiary;
import java.util.Collection;
import java.util.List;

/** Every change of commission, for people who want to check it. Reads only. */
public interface Entries {

    /** Newest first, before the given one (the largest number begins). */
    List<CommissionEntry> of(Beneficiary payee, long beforeId, int limit);

    /** Those with these numbers, in no particular order. */
    List<CommissionEntry> find(Collection<Long> ids);

    /** All entries of one order, oldest first. */
    List<CommissionEntry> ofOrder(long orderId);
}
