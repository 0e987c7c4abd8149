package io.guidepost.domain.review;

import java.util.List;

/**
 * What the reviews of a product come to.
 *
 * @param byRating how many of one star, two, … five
 * @param withMedia how many with pictures or videos
 */
public record RatingSummary(long productId, List<Long> byRating, long withMedia) {

    public RatingSummary {
        byRating = List.copyOf(byRating);
    }

    public static RatingSummary none(long productId) {
        return new RatingSummary(productId, List.of(0L, 0L, 0L, 0L, 0L), 0);
    }

    public long count() {
        return byRating.stream().mapToLong(Long::longValue).sum();
    }

    /** Of all of them, in hundredths of a star, rounded half up; 0 while there is none. */
    public int averageHundredths() {
        long sum = 0;
        for (int stars = 1; stars <= byRating.size(); stars++) {
            sum += stars * byRating.get(stars - 1);
        }
        return count() == 0 ? 0 : (int) ((sum * 200 + count()) / (count() * 2));
    }

    /** Four and five stars, in basis points of all; 0 while there is none. */
    public int goodBp() {
        return count() == 0 ? 0 : (int) ((byRating.get(3) + byRating.get(4)) * 10_000 / count());
    }
}
