package io.guidepost.domain.audience;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import java.util.List;

/**
 * What all customers of a segment have in common; null and empty ask nothing.
 *
 * @param boughtWithinDays paid an order in so many days
 * @param notBoughtWithinDays paid none in so many days
 * @param friendAtLeastDays the friend of a guide for so many days or longer
 * @param friendAtMostDays became the friend of a guide in so many days
 * @param homeStoreIds belong to one of these stores
 */
public record SegmentConditions(
        Integer boughtWithinDays,
        Integer notBoughtWithinDays,
        Integer friendAtLeastDays,
        Integer friendAtMostDays,
        List<Long> homeStoreIds) {

    public SegmentConditions {
        homeStoreIds = homeStoreIds == null ? List.of() : List.copyOf(homeStoreIds);
        for (var days : new Integer[] {boughtWithinDays, notBoughtWithinDays, friendAtLeastDays, friendAtMostDays}) {
            if (days != null && (days < 1 || days > 3650)) {
                throw new Refusal(
                        Refusal.Kind.REFUSED,
                        "segment_conditions",
                        new Words("天数须在 1 到 3650 之间", "Days lie between 1 and 3650"));
            }
        }
    }
}
