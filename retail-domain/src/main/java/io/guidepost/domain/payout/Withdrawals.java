package io.guidepost.domain.payout;

import io.guidepost.core.settlement.WithdrawalState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The withdrawals as they stand. Whoever changes one says from which state, and learns whether it was still so. */
public interface Withdrawals {

    /** @return false when the guide has an open one already */
    boolean insert(Withdrawal withdrawal, Optional<Instant> approvedAt);

    Optional<Withdrawal> find(long id);

    /** Locked until the caller's transaction ends. */
    Optional<Withdrawal> lock(long id);

    /** The same by the number WeChat knows. */
    Optional<Withdrawal> lockByBill(String outBillNo);

    boolean hasOpen(long guideId);

    /** Every request since then counts, failed ones too. */
    int requestedSince(long guideId, Instant since);

    /** Those of one month that succeeded, per guide in the order of userids. */
    List<GrossPay.Line> grossPay(Instant from, Instant until);

    boolean approve(long id, long adminId, Instant at);

    /** Handed to WeChat or, with nothing to ask later, to payroll. */
    boolean submit(long id, Instant at, Optional<Instant> askAt);

    /** @param reason why it came to this; empty where there is nothing to say */
    boolean move(
            long id, WithdrawalState from, WithdrawalState to, Optional<String> reason, Optional<Instant> finishedAt);

    /** What WeChat told about it on the way; empty values leave what is known. */
    void note(long id, String transferBillNo, Optional<String> packageInfo);

    /** Sent to WeChat and not finished, to be asked about by now; longest overdue first. */
    List<Withdrawal> due(Instant now, int limit);

    /** Takes the asking upon oneself; false when another node was faster. */
    boolean claim(Withdrawal withdrawal, Instant nextAskAt);

    /** Newest first, before the given one (the largest number begins). */
    List<Withdrawal> ofGuide(long guideId, long beforeId, int limit);

    /** Newest first, before the given one; all states where none is given. */
    List<Withdrawal> all(Optional<WithdrawalState> status, long beforeId, int limit);

    /** Approved and to be paid with the wages, oldest first, locked. */
    List<Withdrawal> lockForPayroll(int limit);
}
