package io.guidepost.domain.commission;

import io.guidepost.core.commission.Earnings;
import io.guidepost.core.money.Money;
import io.guidepost.core.settlement.AccrualState;
import io.guidepost.core.words.Words;
import io.guidepost.domain.commission.Bonuses.Bonus;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was accrued, and every change of it. All methods join the caller's transaction. */
public interface Accruals {

    /**
     * Writes what the order earned, zero reasons included, with one entry each.
     *
     * @return the accruals as they now stand; empty when this order's accruals were written before
     */
    List<StandingAccrual> insert(long orderId, int revision, Earnings earnings, Instant at);

    /**
     * Writes rewards, with one entry each. Whoever calls has made sure that they are given once.
     *
     * @param credited the order and the revision of its attribution; empty for what comes from no single order
     * @param cause unique for each accrual; also part of the ledger's key
     */
    List<StandingAccrual> insertBonuses(Optional<Credited> credited, List<Bonus> bonuses, String cause, Instant at);

    /** Rewards of an order under a decision that supersedes another, beginning in the given state of their life. */
    List<StandingAccrual> insertBonusesAgain(
            Credited credited, List<Bonus> bonuses, long correctionId, Stage stage, Instant at);

    /** Those with these numbers, in the order of their ids, locked. */
    List<StandingAccrual> lock(Collection<Long> accrualIds);

    /** The same for a decision that supersedes another: what each line earns begins in the given state of its life. */
    List<StandingAccrual> insertAgain(long orderId, int revision, Earnings earnings, Again again);

    /** Takes all that is left of these accruals of a superseded decision; those that held something say so by an entry. */
    void reverse(Collection<StandingAccrual> accruals, long correctionId, Map<Long, Left> ofLines, Instant at);

    /** All accruals of the order, incentives included, in the order of their ids, locked. */
    List<StandingAccrual> lockOf(long orderId);

    /** Those of these accruals that are still frozen, in the order of their ids, locked. */
    List<StandingAccrual> lockFrozen(Collection<Long> accrualIds);

    /** Commission alone. */
    List<StandingAccrual> of(long orderId);

    /** Takes the amount from the accrual and writes the entry that says so; reversed when nothing is left. */
    void clawBack(StandingAccrual accrual, Money taken, ClawBack cause);

    /** From frozen to available; all of them, or an error: the caller holds their locks. */
    void release(Collection<Long> accrualIds);

    /** From pending; all of them, or an error. */
    void freeze(Collection<Long> accrualIds, Instant releaseAt);

    /**
     * Frozen accruals whose time has come, whose order has no open return and which are not on hold, oldest first, behind {@code after} if it is
     * given. Money that paid nothing and is on its way back holds nobody's commission up.
     */
    List<Ripe> ripe(Instant now, Optional<Ripe> after, int limit);

    record Ripe(long id, Instant releaseAt) {}

    /** @param stateOf by line id */
    record Again(long correctionId, Map<Long, Stage> stateOf, Instant at) {}

    /** Where in its life an accrual begins. */
    record Stage(AccrualState state, Optional<Instant> releaseAt) {}

    /** What refunds have left of a line. */
    record Left(long baseKeptFen, int unitsKept) {}

    record Credited(long orderId, int revision) {}

    /**
     * What took back, and what it left.
     *
     * @param key unique for each accrual
     * @param why kept as it is; empty where it can be worked out again
     */
    record ClawBack(String key, long baseKeptFen, int unitsKept, Instant at, Optional<Words> why) {}
}
