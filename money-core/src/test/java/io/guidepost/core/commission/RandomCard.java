package io.guidepost.core.commission;

import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.core.commission.RateCardRules.Goods;
import io.guidepost.core.money.Money;
import io.guidepost.core.money.Rate;
import io.guidepost.core.sale.BrandId;
import io.guidepost.core.sale.CategoryId;
import io.guidepost.core.sale.SkuId;
import io.guidepost.core.sale.SpuId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Cards of a world small enough that entries meet: one pair of goods, two stores with policies, three guide levels. */
final class RandomCard {

    static final Instant START = Instant.parse("2026-11-22T04:00:00Z");

    private static final List<CategoryId> BRANCH = List.of(new CategoryId(100), new CategoryId(101));

    /** SKU 1 of SPU 10 for 100 yuan. */
    static final Goods GOODS = new Goods(
            Optional.of(new SkuId(1)),
            Optional.of(new SpuId(10)),
            BRANCH,
            Optional.of(new BrandId(1000)),
            Optional.of(Money.yuan(100)));

    private RandomCard() {}

    static RateQuestion question(PayeeType payee, long store, int level) {
        return new RateQuestion(
                GOODS.sku().get(),
                GOODS.spu().get(),
                BRANCH,
                GOODS.brand(),
                payee,
                payee == PayeeType.HQ ? Optional.empty() : Optional.of(new StoreId(store)),
                level);
    }

    static RateCard of(Random random, int size, int highestBp) {
        var entries = new ArrayList<RateEntry>();
        for (int id = 1; id <= size; id++) {
            entries.add(entry(random, id, highestBp));
        }
        return new RateCard("random", 1, entries);
    }

    private static RateEntry entry(Random random, int id, int highestBp) {
        var payee = PayeeType.values()[random.nextInt(3)];
        var scope = scope(random, payee);
        var from = START.plus(Duration.ofDays(random.nextInt(6) - 3));
        var until = random.nextBoolean()
                ? Optional.<Instant>empty()
                : Optional.of(from.plus(Duration.ofDays(1 + random.nextInt(4))));
        return new RateEntry(id, payee, scope, reward(random, scope, highestBp), from, until);
    }

    private static Optional<Reward> reward(Random random, RateScope scope, int highestBp) {
        int bp = random.nextInt(highestBp + 1);
        if (random.nextInt(6) == 0) {
            return Optional.empty();
        }
        return scope instanceof RateScope.Sku && random.nextBoolean()
                ? Optional.of(new Reward.FixedPerUnit(new Money(bp)))
                : Optional.of(new Reward.Percent(new Rate(bp)));
    }

    /** Some for goods that are not asked for; headquarters has no stores. */
    private static RateScope scope(Random random, PayeeType payee) {
        return switch (random.nextInt(payee == PayeeType.GUIDE ? 8 : payee == PayeeType.STORE ? 7 : 6)) {
            case 0 -> new RateScope.Sku(new SkuId(1 + random.nextInt(2)));
            case 1 -> new RateScope.Spu(new SpuId(10 + random.nextInt(2)));
            case 2 -> new RateScope.Category(new CategoryId(100));
            case 3 -> new RateScope.Category(new CategoryId(101 + random.nextInt(2)));
            case 4 -> new RateScope.Brand(new BrandId(1000 + random.nextInt(2)));
            case 5 -> new RateScope.Everything();
            case 6 -> new RateScope.StorePolicy(new StoreId(7 + random.nextInt(2)));
            default -> new RateScope.GuideLevel(1 + random.nextInt(3));
        };
    }
}
