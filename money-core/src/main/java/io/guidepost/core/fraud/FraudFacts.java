package io.guidepost.core.fraud;

import io.guidepost.core.attribution.GuideId;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What was collected about one paid order that a guide earns on. Counts and matches only: no address, phone or openid.
 *
 * @param own by what the shopper was recognized as the guide himself
 * @param colleagues who of the same store the shopper was recognized as
 * @param buyersAtAddress different shoppers who had goods sent to this address lately, this one included
 * @param buyersOnDevice different shoppers who ordered with this device lately, this one included
 * @param openedBefore how long before the payment the guide's link was opened; empty without a link
 * @param viewedBefore whether the shopper had opened anything before that
 * @param lateDesignations how often somebody tried to name a guide once the order was paid
 * @param tinyOrders of this shopper within a day, this one included if it is tiny
 * @param shoppersOfPayer different shoppers whose orders this openid has paid lately
 * @param shoppersOfLink different shoppers who opened the link within a day
 * @param linksOnDevice different links ordered through with this device within a day
 */
public record FraudFacts(
        GuideId guide,
        List<IdentityPath> own,
        List<Colleague> colleagues,
        int buyersAtAddress,
        int buyersOnDevice,
        Optional<Duration> openedBefore,
        boolean viewedBefore,
        Refunds refunds,
        int lateDesignations,
        int tinyOrders,
        int shoppersOfPayer,
        int shoppersOfLink,
        int linksOnDevice) {

    public FraudFacts {
        Objects.requireNonNull(guide, "guide");
        Objects.requireNonNull(refunds, "refunds");
        own = List.copyOf(own);
        colleagues = List.copyOf(colleagues);
    }

    /** Somebody of the same store whom the shopper was recognized as. */
    public record Colleague(GuideId guide, IdentityPath path) {}

    /** Orders of a guide and of the whole store lately, and how many of each were refunded. */
    public record Refunds(long guideOrders, long guideRefunded, long storeOrders, long storeRefunded) {

        public static final Refunds NONE = new Refunds(0, 0, 0, 0);

        public Refunds {
            if (guideRefunded > guideOrders || storeRefunded > storeOrders) {
                throw new IllegalArgumentException("More orders refunded than sold");
            }
        }
    }
}
