package io.guidepost.domain.incentive;

import io.guidepost.core.incentive.NoReward;
import io.guidepost.core.incentive.RankRules.Placed;
import io.guidepost.core.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rewards that come from no single order, each given once by its key, and what they were judged by. */
public interface Awards {

    /**
     * @param key what it is for, unique within its incentive
     * @param periodOn the month of a tier, the first day of a contest
     */
    record Award(long incentiveId, String key, long accrualId, long guideId, LocalDate periodOn) {}

    /** @throws org.springframework.dao.DuplicateKeyException when it was given before */
    void insert(Award award, Instant at);

    List<Award> of(long incentiveId, long guideId, LocalDate periodOn);

    /** What stands of a period's awards, by guide. */
    Map<Long, Money> standing(long incentiveId, LocalDate periodOn);

    /** Tiers and contests that gave these guides something, and in whose time this instant lies. */
    List<Touched> touchedBy(Collection<Long> guideIds, Instant paidAt);

    record Touched(long incentiveId, long guideId) {}

    /** Whether the contest was not judged before; then it is from now on. Joins the caller's transaction. */
    boolean close(long contestId, Instant at);

    boolean isClosed(long contestId);

    void keep(long contestId, long scopeId, List<Placed> standings);

    List<Finisher> standings(long contestId);

    /** Prizes that were neither paid nor refused yet, best places first. */
    List<Finisher> unpaid(long contestId, int limit);

    void refusePrize(Finisher finisher, NoReward reason);

    /** The same as it is now, held until the end of the transaction. */
    Finisher lock(Finisher finisher);

    /** Keeps where the finisher stands since something moved his sales; what was judged by stays. */
    void correct(Finisher finisher, Placed again);

    /**
     * One guide at the end of a contest.
     *
     * @param reason why a prize was not paid
     * @param corrected where the guide stands since a correction or a refund
     */
    record Finisher(
            long contestId,
            long scopeId,
            long guideId,
            long netFen,
            int place,
            int tied,
            long prizeFen,
            Optional<NoReward> reason,
            Optional<Placed> corrected) {

        /** What counts now. */
        Placed standing() {
            return corrected.orElseGet(() -> new Placed(guideId, new Money(netFen), place, tied, new Money(prizeFen)));
        }

        String key() {
            return keyOf(guideId);
        }

        static String keyOf(long guideId) {
            return "rank:" + guideId;
        }
    }

    /** Friendships that began in this time and that this incentive has not answered yet, oldest first. */
    List<NewFriend> unanswered(long incentiveId, Instant from, Instant until, int limit);

    /** Whether this unionid has been rewarded, by whatever incentive. */
    boolean isRewarded(String unionid);

    /** @param reason empty for the one that is rewarded; a unionid that was rewarded before is a duplicate key */
    void answer(long incentiveId, NewFriend friend, Optional<NoReward> reason, Instant at);

    void refuse(long incentiveId, NewFriend friend, NoReward reason);

    /**
     * @param endedAt empty while it goes on
     * @param firstAddedAt when this unionid first became anybody's friend
     */
    record NewFriend(
            long guideId,
            String externalUserid,
            Instant addedAt,
            Optional<Instant> endedAt,
            String unionid,
            Instant firstAddedAt) {}
}
