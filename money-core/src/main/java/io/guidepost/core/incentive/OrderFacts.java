package io.guidepost.core.incentive;

import io.guidepost.core.attribution.StoreId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known of an order at one moment: when it is placed, or when it is paid.
 *
 * @param friendOfAny the member is some guide's WeCom friend
 * @param friendOfCredited the member is the friend of a guide to whom the order is credited
 */
public record OrderFacts(
        Instant at,
        List<Goods> goods,
        PayMethod payMethod,
        boolean friendOfAny,
        boolean friendOfCredited,
        Optional<StoreId> store,
        Optional<Long> region) {

    public OrderFacts {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(payMethod, "payMethod");
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(region, "region");
        goods = List.copyOf(goods);
    }

    boolean isFriend(FriendOf whose) {
        return whose == FriendOf.ANY_GUIDE ? friendOfAny : friendOfCredited;
    }
}
