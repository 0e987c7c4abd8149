package io.guidepost.core.incentive;

import io.guidepost.core.attribution.CommissionBar;
import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.attribution.Split;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.core.money.Money;
import io.guidepost.core.money.Rate;
import io.guidepost.core.sale.CategoryId;
import io.guidepost.core.sale.LineId;
import io.guidepost.core.sale.SkuId;
import io.guidepost.core.sale.SpuId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Incentives and orders for tests, of which a test changes what it is about. */
final class Promise {

    static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
    static final Instant UNTIL = Instant.parse("2027-11-01T00:00:00Z");
    static final Instant ORDERED = Instant.parse("2026-11-20T04:00:00Z");
    static final Instant PAID = ORDERED.plusSeconds(60);
    static final Instant NEVER = Instant.MAX;

    static final Split LI = new Split(PayeeType.GUIDE, 1, 10_000, 10_000, 0, CommissionBar.NONE);
    static final Split STORE = new Split(PayeeType.STORE, 7, 10_000, 10_000, 0, CommissionBar.NONE);

    IncentiveKind kind = IncentiveKind.FIXED_PER_ORDER;
    Money amount = new Money(3_000);
    List<Step> steps = List.of();
    List<Money> prizes = List.of();
    PayeeType payee = PayeeType.GUIDE;
    Optional<FriendOf> friend = Optional.empty();
    Set<PayMethod> payMethods = Set.of();
    Money minPaid = Money.ZERO;
    Set<SkuId> skus = Set.of();
    Set<SpuId> spus = Set.of();
    Set<CategoryId> categories = Set.of();
    Set<Long> regions = Set.of();
    Set<StoreId> stores = Set.of();
    Instant approvedAt = FROM;
    Instant endedAt = NEVER;
    int holdDays = Incentive.HOLD_DAYS;
    int settleDays = Incentive.SETTLE_DAYS;
    Instant until = UNTIL;

    /** Kappa's: 30 yuan for a private-domain member's order of 1000 yuan or more. */
    static Promise kappa() {
        var promise = new Promise();
        promise.friend = Optional.of(FriendOf.ANY_GUIDE);
        promise.minPaid = new Money(100_000);
        return promise;
    }

    Conditions conditions() {
        return new Conditions(friend, payMethods, minPaid, skus, spus, categories, regions, stores);
    }

    Incentive made() {
        return new Incentive(
                9,
                "私域千元奖",
                kind,
                amount,
                steps,
                prizes,
                RankScope.EVERYBODY,
                holdDays,
                settleDays,
                payee,
                conditions(),
                FROM,
                until,
                approvedAt,
                endedAt);
    }

    static Step step(long fromFen, int rateBp, long bonusFen) {
        return new Step(new Money(fromFen), new Rate(rateBp), new Money(bonusFen));
    }

    /** Product 5 of category 3 below category 2. */
    static Goods goods(long line, int units, long paidFen) {
        return new Goods(
                new LineId(line),
                new SkuId(50 + line),
                new SpuId(5),
                List.of(new CategoryId(3), new CategoryId(2)),
                units,
                new Money(paidFen));
    }

    static OrderFacts order(Instant at, Goods... goods) {
        return new OrderFacts(
                at, List.of(goods), PayMethod.WECHAT_PAY, true, true, Optional.of(new StoreId(7)), Optional.of(70L));
    }

    static OrderFacts stranger(Instant at, Goods... goods) {
        return new OrderFacts(
                at, List.of(goods), PayMethod.WECHAT_PAY, false, false, Optional.of(new StoreId(7)), Optional.of(70L));
    }
}
