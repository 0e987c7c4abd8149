package io.guidepost.domain.conversion;

import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How many buyers became friends of a guide. */
public interface Conversions {

    /** By group, after the given one; {@code 0} begins. */
    List<Figures> by(Question question, Grouping grouping, long afterKey, int limit);

    /** Of all of them together, each person once. */
    Figures total(Question question);

    /** Whose the order is and who is credited with it; empty when it is not this member's. */
    Optional<Credited> creditedWith(long memberId, long orderId);

    /** What the buyers are grouped by. */
    enum Grouping {
        GUIDE,
        STORE,
        REGION,
        /** The day of payment in Asia/Shanghai; the key counts days since 1970. */
        DAY
    }

    /**
     * Orders paid in that time.
     *
     * @param asOf what happened later is left out: payments, and friendships begun
     * @param withinDays whoever becomes a friend later than that after his payment has another reason
     * @param region the region somebody is kept to, with all within it
     */
    record Question(
            Instant from,
            Instant until,
            Instant asOf,
            int withinDays,
            Sight sight,
            Optional<Long> storeId,
            Optional<Long> guideId) {}

    /**
     * People, each counted once in a group by the first payment there in that time.
     *
     * @param key of the group; 0 for the total
     * @param buyers who have paid
     * @param alreadyFriends of them, those who were a guide's friend at their payment
     * @param befriended of them, those who were not, and became one in time; the numerator
     * @param newBuyers of the buyers, those first seen within the time asked for
     * @param newBefriended of the befriended, those first seen within the time asked for
     */
    record Figures(long key, long buyers, long alreadyFriends, long befriended, long newBuyers, long newBefriended) {

        /** Friends per buyer (S2-16) in basis points, rounded half up; empty without a buyer. */
        public Optional<Integer> rateBp() {
            return rateBp(befriended, buyers);
        }

        /** The same among those who could still become one. */
        public Optional<Integer> strangersRateBp() {
            return rateBp(befriended, buyers - alreadyFriends);
        }

        public Optional<Integer> newRateBp() {
            return rateBp(newBefriended, newBuyers);
        }

        /** Those who were known before (存量). */
        public Optional<Integer> existingRateBp() {
            return rateBp(befriended - newBefriended, buyers - newBuyers);
        }

        private static Optional<Integer> rateBp(long part, long whole) {
            return whole == 0 ? Optional.empty() : Optional.of(Math.toIntExact((part * 20_000 + whole) / (2 * whole)));
        }
    }

    /** Who is credited with an order; the store alone where no guide is. */
    record Credited(Optional<Long> guideId, Optional<Long> storeId) {}
}
