package io.guidepost.domain.payout;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Payroll runs and what is in them. */
public interface PayrollExports {

    void insert(PayrollExport export, Collection<Long> withdrawalIds);

    Optional<PayrollExport> find(long id);

    Optional<PayrollExport> lock(long id);

    void markPaid(long id, long adminId, Instant at);

    /** In the order of the withdrawals. */
    List<PayrollExport.Item> itemsOf(long exportId);

    /** The withdrawals of one run, locked, in the order of their ids. */
    List<Withdrawal> lockItemsOf(long exportId);

    /** Newest first, before the given one (the largest number begins). */
    List<PayrollExport> all(long beforeId, int limit);
}
