package io.guidepost.domain.fraud;

import io.guidepost.core.fraud.FraudLimits;
import io.guidepost.core.money.Money;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** From where on an order is suspicious; from {@code guidepost.fraud.*}. */
@Component
class FraudSettings {

    private final FraudLimits limits;

    FraudSettings(
            @Value("${guidepost.fraud.buyers-per-address:3}") int buyersPerAddress,
            @Value("${guidepost.fraud.buyers-per-device:3}") int buyersPerDevice,
            @Value("${guidepost.fraud.opened-before-paying:2s}") Duration opened,
            @Value("${guidepost.fraud.refund-sigmas:3}") int sigmas,
            @Value("${guidepost.fraud.refund-least-orders:20}") int leastOrders,
            @Value("${guidepost.fraud.refund-least-refunds:3}") int leastRefunds,
            @Value("${guidepost.fraud.tiny-fen:1000}") long tinyFen,
            @Value("${guidepost.fraud.tiny-orders-per-day:5}") int tinyOrdersPerDay,
            @Value("${guidepost.fraud.shoppers-per-payer:3}") int shoppersPerPayer,
            @Value("${guidepost.fraud.shoppers-per-link:500}") int shoppersPerLink,
            @Value("${guidepost.fraud.links-per-device:50}") int linksPerDevice) {
        this.limits = new FraudLimits(
                buyersPerAddress,
                buyersPerDevice,
                opened,
                sigmas,
                leastOrders,
                leastRefunds,
                new Money(tinyFen),
                tinyOrdersPerDay,
                shoppersPerPayer,
                shoppersPerLink,
                linksPerDevice);
    }

    FraudLimits limits() {
        return limits;
    }
}
