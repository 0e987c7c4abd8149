package io.guidepost.core.incentive;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether a WeCom friend is new and has stayed (B8). How old the shopper's account is plays no part: whoever has shopped
 * for years and now adds a guide is a new friend, and whoever deletes and adds again is none.
 */
public final class NewFriendRules {

    private NewFriendRules() {}

    /**
     * @param endedAt empty while the friendship goes on
     * @param unionid what makes the person the same for all guides and all apps
     * @param firstAddedAt when anybody with this unionid first became any guide's friend
     * @param isRewarded this unionid was rewarded before, by whatever incentive
     */
    public record Friend(
            Instant addedAt,
            Optional<Instant> endedAt,
            Optional<String> unionid,
            Instant firstAddedAt,
            boolean isRewarded) {

        public Friend {
            Objects.requireNonNull(addedAt, "addedAt");
            Objects.requireNonNull(endedAt, "endedAt");
            Objects.requireNonNull(unionid, "unionid");
            Objects.requireNonNull(firstAddedAt, "firstAddedAt");
        }
    }

    /** The first reason against it; empty if the friend is to be rewarded. */
    public static Optional<NoReward> whyNot(Incentive incentive, Friend friend, Instant now) {
        if (!incentive.isInForceAt(friend.addedAt())) {
            return Optional.of(NoReward.NOT_IN_FORCE);
        }
        if (!now.isBefore(incentive.endedAt())) {
            return Optional.of(NoReward.ENDED);
        }
        Instant heldUntil = friend.addedAt().plus(Duration.ofDays(incentive.holdDays()));
        if (friend.endedAt().filter(ended -> ended.isBefore(heldUntil)).isPresent()) {
            return Optional.of(NoReward.DELETED_TOO_SOON);
        }
        if (now.isBefore(heldUntil)) {
            return Optional.of(NoReward.HOLD_RUNNING);
        }
        if (friend.unionid().isEmpty()) {
            return Optional.of(NoReward.NO_UNIONID);
        }
        if (friend.firstAddedAt().isBefore(friend.addedAt())) {
            return Optional.of(NoReward.FRIEND_BEFORE);
        }
        return friend.isRewarded() ? Optional.of(NoReward.ALREADY_REWARDED) : Optional.empty();
    }
}
