package io.guidepost.core.price;

import io.guidepost.core.money.Money;
import io.guidepost.core.money.Rate;
import io.guidepost.core.price.CouponTerms.Value;
import io.guidepost.core.price.Effect.SumOff;
import io.guidepost.core.price.Effect.SumShareOff;
import io.guidepost.core.price.FreightTemplate.Basis;
import io.guidepost.core.price.FreightTemplate.Zone;
import io.guidepost.core.sale.SkuId;
import io.guidepost.core.sale.SpuId;
import io.guidepost.core.words.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** Baskets with everything that can bear on a price, made of a seed. */
final class RandomPrices {

    static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
    private static final List<String> BRANDS = List.of("素白", "山河", "Nord");
    private static final List<String> REGIONS = List.of("310101", "110105", "650102", "440305");

    private final Random random;

    RandomPrices(long seed) {
        random = new Random(seed);
    }

    PriceQuestion question() {
        var buyer = new Buyer(
                maybe(() -> 1L + random.nextInt(3)), Set.of(10L + random.nextInt(2)), Set.of(20L + random.nextInt(3)));
        var items = new ArrayList<PricedItem>();
        int size = 1 + random.nextInt(8);
        for (int i = 1; i <= size; i++) {
            items.add(item(i));
        }
        return new PriceQuestion(
                buyer,
                NOON,
                items,
                some(3, this::priceList),
                some(6, this::offer),
                some(4, this::coupon),
                random.nextInt(3) == 0 ? points() : PointsOffer.NONE,
                freight(),
                maybe(() -> REGIONS.get(random.nextInt(REGIONS.size()))));
    }

    private PointsOffer points() {
        return new PointsOffer(random.nextInt(20_000), 1 + random.nextInt(5), new Rate(random.nextInt(10_001)));
    }

    private PricedItem item(int lineNo) {
        return new PricedItem(
                lineNo,
                new SkuId(1000 - lineNo * 7L % 100),
                new SpuId(100 + lineNo % 4),
                Set.of(5L + lineNo % 3, 1L),
                BRANDS.get(random.nextInt(BRANDS.size())),
                price(),
                maybe(this::price),
                1 + random.nextInt(random.nextBoolean() ? 3 : 40),
                random.nextInt(5000));
    }

    private Money price() {
        return Money.ofFen(1 + random.nextInt(random.nextInt(4) == 0 ? 5 : 90_000));
    }

    private PriceList priceList() {
        var prices = new HashMap<SkuId, Money>();
        for (int i = 1; i <= 8; i++) {
            if (random.nextBoolean()) {
                prices.put(new SkuId(1000 - i * 7L % 100), price());
            }
        }
        return new PriceList(id(), name(), period(), audience(), prices);
    }

    private Offer offer() {
        Effect effect =
                switch (random.nextInt(5)) {
                    case 0 -> new Effect.UnitPrice(price());
                    case 1 -> new Effect.UnitOff(price());
                    case 2 -> new Effect.ShareOff(new Rate(1 + random.nextInt(9_998)));
                    case 3 -> sumOff();
                    default ->
                        new SumShareOff(List.of(
                                new SumShareOff.Step(Money.ofFen(1 + random.nextInt(30_000)), new Rate(500)),
                                new SumShareOff.Step(Money.ofFen(60_000), new Rate(1 + random.nextInt(5_000)))));
                };
        boolean exclusive = effect instanceof Effect.OnLine && random.nextInt(4) == 0;
        return new Offer(id(), name(), period(), audience(), scope(), effect, random.nextInt(3), exclusive);
    }

    private Effect sumOff() {
        long from = 1 + random.nextInt(30_000);
        var first = new SumOff.Step(Money.ofFen(from), Money.ofFen(1 + random.nextInt((int) from)));
        return random.nextBoolean()
                ? new SumOff(List.of(first), true)
                : new SumOff(List.of(first, new SumOff.Step(Money.ofFen(from + 7_000), Money.ofFen(from))), false);
    }

    private CouponTerms coupon() {
        Value value =
                switch (random.nextInt(3)) {
                    case 0 -> new Value.AmountOff(price());
                    case 1 ->
                        new Value.ShareOff(
                                new Rate(1 + random.nextInt(10_000)), Money.ofFen(random.nextInt(3) * 5_000L));
                    default -> new Value.FreightOff(Money.ofFen(random.nextInt(3) * 600L));
                };
        return new CouponTerms(
                id(),
                name(),
                value,
                Money.ofFen(random.nextInt(3) * 10_000L),
                scope(),
                random.nextInt(3) == 0 ? Set.of(1L) : Set.of(),
                period(),
                random.nextBoolean());
    }

    private List<FreightTemplate> freight() {
        var templates = new ArrayList<FreightTemplate>();
        templates.add(FreightTemplate.flat(Money.ofFen(random.nextInt(3) * 1_000L), Money.ofFen(9_900)));
        if (random.nextBoolean()) {
            var zones = List.of(zone(Set.of("31")), zone(Set.of("3101", "65")), zone(Set.of()));
            templates.add(new FreightTemplate(
                    id(),
                    name(),
                    random.nextBoolean() ? Set.of(1L) : Set.of(),
                    random.nextBoolean() ? Set.of("素白") : Set.of(),
                    random.nextBoolean() ? Basis.PIECE : Basis.WEIGHT,
                    random.nextBoolean() ? zones : zones.subList(0, 2),
                    random.nextInt(4) == 0 ? Set.of("6501") : Set.of()));
        }
        return templates;
    }

    private Zone zone(Set<String> regions) {
        return new Zone(
                regions,
                1 + random.nextInt(2_000),
                Money.ofFen(random.nextInt(2_000)),
                1 + random.nextInt(500),
                Money.ofFen(random.nextInt(300)),
                maybe(() -> Money.ofFen(random.nextInt(200_000))));
    }

    private Scope scope() {
        return switch (random.nextInt(5)) {
            case 0 -> new Scope(Set.of(993L, 986L), Set.of(), Set.of(), Set.of(), Set.of());
            case 1 -> new Scope(Set.of(), Set.of(101L), Set.of(), Set.of("Nord"), Set.of());
            case 2 -> new Scope(Set.of(), Set.of(), Set.of(6L), Set.of(), Set.of(102L));
            default -> Scope.ALL;
        };
    }

    private Audience audience() {
        return switch (random.nextInt(6)) {
            case 0 -> new Audience(Set.of(1L, 2L), Set.of(), Set.of());
            case 1 -> new Audience(Set.of(), Set.of(10L), Set.of());
            case 2 -> new Audience(Set.of(), Set.of(), Set.of(20L, 21L));
            default -> Audience.EVERYBODY;
        };
    }

    private Period period() {
        return switch (random.nextInt(8)) {
            case 0 -> new Period(NOON.minusSeconds(60), NOON);
            case 1 -> new Period(NOON.plusMillis(1), NOON.plusSeconds(60));
            default -> new Period(NOON, NOON.plusSeconds(60));
        };
    }

    private long id() {
        return 1 + random.nextInt(1_000_000);
    }

    private Words name() {
        return new Words("活动", "Activity");
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    private <T> List<T> some(int most, Supplier<T> value) {
        var made = new ArrayList<T>();
        int count = random.nextInt(most + 1);
        for (int i = 0; i < count; i++) {
            made.add(value.get());
        }
        return made;
    }

    static Map<SkuId, Quote.Line> bySku(Quote quote) {
        var lines = new HashMap<SkuId, Quote.Line>();
        quote.lines().forEach(line -> lines.put(line.priced().sku(), line));
        return lines;
    }

    Random random() {
        return random;
    }
}
