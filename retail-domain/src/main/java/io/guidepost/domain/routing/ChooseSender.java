package io.guidepost.domain.routing;

import io.guidepost.domain.order.ShipFromChoice;
import io.guidepost.domain.stock.Stock;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The answer of ship-from routing to an order that the warehouse cannot serve. */
@Component
class ChooseSender implements ShipFromChoice {

    private static final int MOST_STORES = 200;

    private final Sites sites;

    ChooseSender(Sites sites) {
        this.sites = sites;
    }

    @Override
    public Optional<Long> storeFor(Map<Long, Integer> units, String region) {
        return ShipFromRules.judge(units, region, sites.with(units.keySet(), MOST_STORES)).stream()
                .filter(judged -> judged.reason() == ShipFromRules.Reason.CHOSEN)
                .map(judged -> judged.site().placeId())
                .filter(place -> place != Stock.CENTRAL)
                .findFirst();
    }
}
