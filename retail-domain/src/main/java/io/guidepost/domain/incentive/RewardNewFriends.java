package io.guidepost.domain.incentive;

import io.guidepost.core.incentive.IncentiveKind;
import io.guidepost.core.incentive.IncentiveWords;
import io.guidepost.core.incentive.NewFriendRules;
import io.guidepost.core.incentive.NoReward;
import io.guidepost.core.sale.ReturnWindow;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.incentive.Awards.NewFriend;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * Rewards guides for new WeCom friends who have stayed (B8). Each friendship is answered once by each incentive; one whose
 * customer has no unionid waits for it, since without it nobody knows whether the customer is new.
 */
@Service
public class RewardNewFriends {

    private static final Logger log = LoggerFactory.getLogger(RewardNewFriends.class);

    /** Time for a unionid to become known, and for a scheduler that stood still to catch up. */
    private static final Duration LOOK_BACK = Duration.ofDays(30);

    private final BegunIncentives begun;
    private final Awards awards;
    private final GiveAwards gifts;
    private final TransactionRetry transactions;
    private final Clock clock;

    RewardNewFriends(
            BegunIncentives begun, Awards awards, GiveAwards gifts, TransactionRetry transactions, Clock clock) {
        this.begun = begun;
        this.awards = awards;
        this.gifts = gifts;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The answer is how many friendships were answered, rewarded or not; at most {@code limit}. */
    public int runDue(int limit) {
        var now = clock.instant();
        return begun.each(IncentiveKind.NEW_FRIEND, now, limit, (incentive, left) -> answer(incentive, left, now));
    }

    private int answer(FundedIncentive incentive, int limit, Instant now) {
        var terms = incentive.terms();
        var held = now.minus(Duration.ofDays(terms.holdDays()));
        var from = latest(terms.from(), terms.approvedAt(), held.minus(LOOK_BACK));
        // To the end of the millisecond: a friend who was added exactly that long ago has stayed long enough.
        var until = held.plusMillis(1).isBefore(terms.until()) ? held.plusMillis(1) : terms.until();
        int answered = 0;
        if (limit > 0 && from.isBefore(until)) {
            for (var friend : awards.unanswered(incentive.id(), from, until, limit)) {
                answered += isAnswered(incentive, friend, now) ? 1 : 0;
            }
        }
        return answered;
    }

    private static Instant latest(Instant... instants) {
        return Stream.of(instants).max(Comparator.naturalOrder()).orElseThrow();
    }

    private boolean isAnswered(FundedIncentive incentive, NewFriend friend, Instant now) {
        try {
            transactions.run(() -> answer(incentive, friend, now));
            return true;
        } catch (DuplicateKeyException meanwhile) {
            log.debug("Somebody else answered a friend of guide {}", friend.guideId());
            return false;
        } catch (RuntimeException failed) {
            log.error("Incentive {} cannot answer a friend of guide {}", incentive.id(), friend.guideId(), failed);
            return false;
        }
    }

    private void answer(FundedIncentive incentive, NewFriend friend, Instant now) {
        var reason = whyNot(incentive, friend, now);
        awards.answer(incentive.id(), friend, reason, now);
        if (reason.isEmpty()) {
            gifts.give(
                            incentive,
                            friend.guideId(),
                            "friend:" + friend.unionid(),
                            friend.addedAt().atZone(ReturnWindow.ZONE).toLocalDate(),
                            incentive.terms().amount(),
                            IncentiveWords.newFriend(incentive.terms()),
                            now)
                    .ifPresent(refusal -> awards.refuse(incentive.id(), friend, refusal));
        }
    }

    private Optional<NoReward> whyNot(FundedIncentive incentive, NewFriend friend, Instant now) {
        return NewFriendRules.whyNot(
                incentive.terms(),
                new NewFriendRules.Friend(
                        friend.addedAt(),
                        friend.endedAt(),
                        Optional.of(friend.unionid()),
                        friend.firstAddedAt(),
                        awards.isRewarded(friend.unionid())),
                now);
    }
}
