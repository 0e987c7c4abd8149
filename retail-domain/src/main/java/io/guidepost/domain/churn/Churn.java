package io.guidepost.domain.churn;

import io.guidepost.domain.shopper.FriendEvent;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Friends won and lost. Events of the same pair that came twice are one. */
public interface Churn {

    /**
     * One row for each guide to whom something happened within the time, by guide id after the given one.
     *
     * @param regionId only guides whose main store lies there; a guide who has left counts where he was last
     */
    List<GuideChurn> byGuide(Window window, Sight sight, long afterGuideId, int limit);

    /** What happened between a member and all guides, newest first; at most 200. */
    List<Turn> ofMember(long memberId);

    /** The customers a guide lost, newest first, after the one lost at {@code before}; of one instant by customer. */
    List<Turn> lostBy(long guideId, Instant before, String afterExternalUserid, int limit);

    /** From an instant until before another. */
    record Window(Instant from, Instant until) {}

    /**
     * @param transferred customers handed over to somebody else, who are not lost to the corporation
     * @param gone customers whom WeCom lists no longer, and nobody knows who ended it
     * @param friendsNow living friends today
     */
    record GuideChurn(
            long guideId,
            String guideName,
            long added,
            long deletedByCustomer,
            long deletedByGuide,
            long transferred,
            long gone,
            long friendsNow) {

        /** Lost to the corporation as far as this guide goes. */
        public long lost() {
            return deletedByCustomer + deletedByGuide + gone;
        }
    }

    /** @param kind who did it: the customer, the guide, a hand-over, or nobody knows */
    record Turn(
            long guideId,
            String guideName,
            String externalUserid,
            Optional<String> customerName,
            FriendEvent.Kind kind,
            Instant at) {}
}
