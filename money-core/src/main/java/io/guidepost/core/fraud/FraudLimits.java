package io.guidepost.core.fraud;

import io.guidepost.core.money.Money;
import java.time.Duration;

/**
 * From where on something is suspicious. "More than": the number itself is still ordinary.
 *
 * @param buyersPerAddress and {@code buyersPerDevice}: different shoppers
 * @param opened how shortly before paying a first opened link is suspicious
 * @param sigmas how many standard deviations above its store a guide's refunds are suspicious
 * @param leastOrders of a guide, and {@code leastRefunds} of them, before refunds say anything
 * @param tiny an order up to this much is tiny
 */
public record FraudLimits(
        int buyersPerAddress,
        int buyersPerDevice,
        Duration opened,
        int sigmas,
        int leastOrders,
        int leastRefunds,
        Money tiny,
        int tinyOrdersPerDay,
        int shoppersPerPayer,
        int shoppersPerLinkAndDay,
        int linksPerDeviceAndDay) {

    public static final FraudLimits DEFAULT =
            new FraudLimits(3, 3, Duration.ofSeconds(2), 3, 20, 3, new Money(1_000), 5, 3, 500, 50);
}
