package io.guidepost.domain.incentive;

import io.guidepost.core.incentive.IncentiveKind;
import io.guidepost.core.incentive.Judgement.Moment;
import io.guidepost.core.incentive.NoReward;
import io.guidepost.core.sale.LineId;
import io.guidepost.domain.commission.Accruals.Credited;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is promised, and what was answered to orders. */
public interface Incentives {

    void insert(FundedIncentive incentive);

    /** Whether the draft still had this version. */
    boolean change(FundedIncentive draft, int version);

    /** Whether it was a draft. */
    boolean approve(long incentiveId, long adminId, Instant at);

    /** Whether it was approved and not ended yet. */
    boolean end(long incentiveId, long adminId, Instant at);

    Optional<FundedIncentive> find(long incentiveId);

    List<FundedIncentive> all(Collection<Long> incentiveIds);

    /** Newest first, those before the given one. */
    List<FundedIncentive> page(long beforeId, int limit);

    /** Those of these kinds that were approved, had begun, were not over and not called off at that instant. */
    List<FundedIncentive> inForceAt(Instant at, Collection<IncentiveKind> kinds);

    /** Those approved of one kind that have begun, whatever became of them since, by number behind the given one. */
    List<FundedIncentive> begun(IncentiveKind kind, Instant now, long afterId, int limit);

    /** Those approved that may still pay at this moment or later. */
    List<FundedIncentive> payingAfter(Instant at, int limit);

    /** Tiers and contests, whatever became of them, in which a sale that was paid at that instant may count. */
    List<FundedIncentive> counting(Instant paidAt);

    /** What the order earns under this revision of its decision. */
    void answer(Credited order, List<Answer> answers);

    /** Those whose budget did not reach the order, under whichever of its decisions. */
    Set<Long> outOfBudget(long orderId);

    /** The answers under the latest decision. */
    List<Answer> answers(long orderId);

    /**
     * What became of an order in one incentive.
     *
     * @param reason empty if it was rewarded
     */
    record Answer(
            long incentiveId,
            Optional<NoReward> reason,
            Moment moment,
            long amountFen,
            List<LineId> counting,
            Instant at) {}
}
