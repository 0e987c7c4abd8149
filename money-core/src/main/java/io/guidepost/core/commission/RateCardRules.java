package io.guidepost.core.commission;

import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.money.Money;
import io.guidepost.core.money.Rate;
import io.guidepost.core.sale.BrandId;
import io.guidepost.core.sale.CategoryId;
import io.guidepost.core.sale.SkuId;
import io.guidepost.core.sale.SpuId;
import io.guidepost.core.words.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** What a rate card must keep to before it is approved (B6). */
public final class RateCardRules {

    private static final List<PayeeType> PAYEES = List.of(PayeeType.values());

    private RateCardRules() {}

    /**
     * The most that may be promised.
     *
     * @param perPayee of the line's base, to one kind of payee
     * @param inAll to guide, store and incentives together
     */
    public record Caps(Rate perPayee, Rate inAll) {

        public static final Caps DEFAULT = new Caps(new Rate(3_000), new Rate(5_000));
    }

    /**
     * Goods that the card treats alike: one SKU, the other SKUs of one SPU, or all of a category and brand that have no
     * rate of their own.
     *
     * @param categories the category and its ancestors, nearest first
     * @param lowestPrice of one unit; empty if nothing of the kind is for sale
     */
    public record Goods(
            Optional<SkuId> sku,
            Optional<SpuId> spu,
            List<CategoryId> categories,
            Optional<BrandId> brand,
            Optional<Money> lowestPrice) {

        public Goods {
            Objects.requireNonNull(sku, "sku");
            Objects.requireNonNull(spu, "spu");
            categories = List.copyOf(categories);
            Objects.requireNonNull(brand, "brand");
            Objects.requireNonNull(lowestPrice, "lowestPrice");
        }

        /** What no closer rate is for: stores, guide levels and the default decide alone. */
        public static final Goods ANYTHING =
                new Goods(Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty());

        private Words name() {
            if (sku.isPresent()) {
                return new Words("SKU " + sku.get().value(), "SKU " + sku.get().value());
            }
            if (spu.isPresent()) {
                return new Words(
                        "商品 " + spu.get().value(), "Product " + spu.get().value());
            }
            if (!categories.isEmpty()) {
                long category = categories.get(0).value();
                return new Words("类目 " + category, "Category " + category);
            }
            return new Words("所有商品", "All goods");
        }
    }

    /**
     * One promise that goes too far.
     *
     * @param ruleIds the entries that together do
     * @param incentiveIds the incentives that are paid on top of them
     */
    public record Violation(String code, List<Long> ruleIds, List<Long> incentiveIds, Words words) {

        public Violation {
            ruleIds = List.copyOf(ruleIds);
            incentiveIds = List.copyOf(incentiveIds);
        }

        /** Whether both say the same of the same entries; of which goods it was seen on does not matter. */
        boolean isSameAs(Violation other) {
            return code.equals(other.code) && ruleIds.equals(other.ruleIds) && incentiveIds.equals(other.incentiveIds);
        }
    }

    /**
     * Everything on the card that exceeds the caps at this moment or any later one; empty means it may be approved.
     *
     * <p>For each kind of goods the highest that each payee could get is taken: their own closest entry or, where there
     * is none, the highest of all store policies, guide levels and the default, because any store may sell to any
     * shopper through a guide of any level. A store and headquarters share one part, so the higher of the two counts.
     */
    public static List<Violation> check(
            RateCard card, Collection<IncentiveClaim> claims, Caps caps, Collection<Goods> goods, Instant from) {
        Map<String, Violation> found = new LinkedHashMap<>();
        Index index = new Index(card, from);
        for (Goods kind : goods) {
            List<IncentiveClaim> onTop = new ArrayList<>();
            for (IncentiveClaim claim : claims) {
                if (claim.isFor(kind.sku(), kind.categories())) {
                    onTop.add(claim);
                }
            }
            Map<PayeeType, List<List<RateEntry>>> chains = new EnumMap<>(PayeeType.class);
            for (PayeeType payee : PAYEES) {
                chains.put(payee, index.chain(kind, payee));
            }
            for (Instant at : moments(index, chains, onTop, from)) {
                check(kind, chains, onTop, index, caps, at, found);
            }
        }
        return List.copyOf(found.values());
    }

    /** What {@code after} violates and {@code before} did not: a change answers for what it does and for nothing else. */
    public static List<Violation> added(List<Violation> before, List<Violation> after) {
        List<Violation> added = new ArrayList<>();
        for (Violation violation : after) {
            if (before.stream().noneMatch(violation::isSameAs)) {
                added.add(violation);
            }
        }
        return List.copyOf(added);
    }

    private static void check(
            Goods goods,
            Map<PayeeType, List<List<RateEntry>>> chains,
            List<IncentiveClaim> onTop,
            Index index,
            Caps caps,
            Instant at,
            Map<String, Violation> found) {
        Map<PayeeType, RateEntry> worst = new EnumMap<>(PayeeType.class);
        for (PayeeType payee : PAYEES) {
            RateEntry entry = worst(chains.get(payee), index.tail(payee), at);
            if (entry == null || entry.isExcluded()) {
                continue;
            }
            if (entry.isFixed() && goods.lowestPrice().isEmpty()) {
                add(found, unpriced(entry));
                continue;
            }
            worst.put(payee, entry);
            int bp = costBp(entry, goods);
            if (bp > caps.perPayee().bp()) {
                add(found, aboveLineCap(entry, goods, bp, caps));
            }
        }
        checkSum(goods, worst, onTop, caps, at, found);
    }

    private static void checkSum(
            Goods goods,
            Map<PayeeType, RateEntry> worst,
            List<IncentiveClaim> onTop,
            Caps caps,
            Instant at,
            Map<String, Violation> found) {
        long sum = 0;
        List<Long> ruleIds = new ArrayList<>();
        RateEntry guide = worst.get(PayeeType.GUIDE);
        if (guide != null) {
            sum += costBp(guide, goods);
            ruleIds.add(guide.ruleId());
        }
        RateEntry store = costlier(worst.get(PayeeType.STORE), worst.get(PayeeType.HQ), goods);
        if (store != null) {
            sum += costBp(store, goods);
            ruleIds.add(store.ruleId());
        }
        List<Long> incentiveIds = new ArrayList<>();
        for (IncentiveClaim claim : onTop) {
            int bp = claim.isEffectiveAt(at) ? costBp(claim, goods) : 0;
            if (bp > 0) {
                sum += bp;
                incentiveIds.add(claim.incentiveId());
            }
        }
        if (sum > caps.inAll().bp()) {
            add(found, aboveTotalCap(ruleIds, incentiveIds, goods, sum, caps, at));
        }
    }

    private static void add(Map<String, Violation> found, Violation violation) {
        found.putIfAbsent(violation.code() + violation.ruleIds() + violation.incentiveIds(), violation);
    }

    private static Violation unpriced(RateEntry entry) {
        return new Violation(
                "rate_price_unknown",
                List.of(entry.ruleId()),
                List.of(),
                new Words(
                        "规则 %d:固定佣金的 SKU 没有价格,无法核对上限".formatted(entry.ruleId()),
                        "Rule %d: the SKU of the fixed reward has no price to compare with".formatted(entry.ruleId())));
    }

    private static Violation aboveLineCap(RateEntry entry, Goods goods, int bp, Caps caps) {
        String cap = caps.perPayee().inPercent();
        return new Violation(
                "rate_above_line_cap",
                List.of(entry.ruleId()),
                List.of(),
                new Words(
                        "规则 %d:%s 的佣金为实付的 %s,超过单项上限 %s"
                                .formatted(entry.ruleId(), goods.name().zh(), percent(bp), cap),
                        "Rule %d: %s on %s is above the cap of %s for one payee"
                                .formatted(
                                        entry.ruleId(),
                                        percent(bp),
                                        goods.name().en(),
                                        cap)));
    }

    private static Violation aboveTotalCap(
            List<Long> ruleIds, List<Long> incentiveIds, Goods goods, long sum, Caps caps, Instant at) {
        String cap = caps.inAll().inPercent();
        String zhOnTop = incentiveIds.isEmpty() ? "" : "与激励 " + incentiveIds;
        String enOnTop = incentiveIds.isEmpty() ? "" : " and incentives " + incentiveIds;
        return new Violation(
                "rates_above_total_cap",
                ruleIds,
                incentiveIds,
                new Words(
                        "规则 %s%s:%s 自 %s 起合计 %s,超过总上限 %s"
                                .formatted(ruleIds, zhOnTop, goods.name().zh(), at, percent(sum), cap),
                        "Rules %s%s add up to %s on %s from %s, above the cap of %s"
                                .formatted(
                                        ruleIds,
                                        enOnTop,
                                        percent(sum),
                                        goods.name().en(),
                                        at,
                                        cap)));
    }

    /** The closest entry of the chain; where there is none, the highest of those that depend on who sells. */
    private static RateEntry worst(List<List<RateEntry>> chain, List<Stretch> tail, Instant at) {
        for (List<RateEntry> step : chain) {
            RateEntry closest = null;
            for (RateEntry entry : step) {
                if (entry.isEffectiveAt(at) && (closest == null || RateCard.compare(entry, closest) < 0)) {
                    closest = entry;
                }
            }
            if (closest != null) {
                return closest;
            }
        }
        RateEntry worst = null;
        for (Stretch stretch : tail) {
            if (stretch.from().isAfter(at)) {
                break;
            }
            worst = stretch.highest();
        }
        return worst;
    }

    /** Every moment from the given one on at which anything about these goods changes. */
    private static Collection<Instant> moments(
            Index index, Map<PayeeType, List<List<RateEntry>>> chains, List<IncentiveClaim> onTop, Instant from) {
        TreeSet<Instant> moments = new TreeSet<>();
        moments.add(from);
        for (PayeeType payee : PAYEES) {
            for (List<RateEntry> step : chains.get(payee)) {
                for (RateEntry entry : step) {
                    addLater(moments, from, entry.from(), entry.until());
                }
            }
            for (Stretch stretch : index.tail(payee)) {
                addLater(moments, from, stretch.from(), Optional.empty());
            }
        }
        for (IncentiveClaim claim : onTop) {
            addLater(moments, from, claim.from(), claim.until());
        }
        return moments;
    }

    private static void addLater(TreeSet<Instant> moments, Instant from, Instant start, Optional<Instant> end) {
        if (start.isAfter(from)) {
            moments.add(start);
        }
        if (end.isPresent() && end.get().isAfter(from)) {
            moments.add(end.get());
        }
    }

    private static RateEntry costlier(RateEntry entry, RateEntry other, Goods goods) {
        if (entry == null || other == null) {
            return entry == null ? other : entry;
        }
        return costBp(entry, goods) >= costBp(other, goods) ? entry : other;
    }

    private static int costBp(RateEntry entry, Goods goods) {
        if (entry.reward().get() instanceof Reward.Percent percent) {
            return percent.rate().bp();
        }
        return costBp(
                ((Reward.FixedPerUnit) entry.reward().get()).amount(),
                goods.lowestPrice().get());
    }

    private static int costBp(IncentiveClaim claim, Goods goods) {
        int perUnit = claim.perUnit().isZero() || goods.lowestPrice().isEmpty()
                ? 0
                : costBp(claim.perUnit(), goods.lowestPrice().get());
        return claim.ofBase().bp() + perUnit;
    }

    /** An amount as a share of the lowest price, rounded up: the caps are upper bounds. */
    private static int costBp(Money amount, Money price) {
        if (!price.isPositive()) {
            return amount.isZero() ? 0 : 1_000_000;
        }
        return (int) Math.min(1_000_000, -Math.floorDiv(-Math.multiplyExact(amount.fen(), 10_000L), price.fen()));
    }

    private static String percent(long bp) {
        return bp % 100 == 0 ? bp / 100 + "%" : bp / 100 + "." + (bp % 100 < 10 ? "0" : "") + bp % 100 + "%";
    }

    /** From this moment until the next stretch begins, the highest entry of those that depend on who sells. */
    private record Stretch(Instant from, RateEntry highest) {}

    /** The card by scope, so that goods meet only what concerns them. */
    private static final class Index {

        private final Map<PayeeType, Map<RateScope, List<RateEntry>>> byScope = new EnumMap<>(PayeeType.class);
        private final Map<PayeeType, List<Stretch>> tails = new EnumMap<>(PayeeType.class);

        Index(RateCard card, Instant from) {
            Map<PayeeType, List<RateEntry>> sellers = new EnumMap<>(PayeeType.class);
            for (PayeeType payee : PAYEES) {
                byScope.put(payee, new HashMap<>());
                sellers.put(payee, new ArrayList<>());
            }
            for (RateEntry entry : card.entries()) {
                if (RateStep.of(entry).compareTo(RateStep.STORE_POLICY) < 0) {
                    byScope.get(entry.payeeType())
                            .computeIfAbsent(entry.scope(), unseen -> new ArrayList<>())
                            .add(entry);
                } else {
                    sellers.get(entry.payeeType()).add(entry);
                }
            }
            sellers.forEach((payee, entries) -> tails.put(payee, stretches(entries, from)));
        }

        List<Stretch> tail(PayeeType payee) {
            return tails.get(payee);
        }

        List<List<RateEntry>> chain(Goods goods, PayeeType payee) {
            Map<RateScope, List<RateEntry>> entries = byScope.get(payee);
            List<List<RateEntry>> chain = new ArrayList<>();
            goods.sku().ifPresent(sku -> chain.add(entries.get(new RateScope.Sku(sku))));
            goods.spu().ifPresent(spu -> chain.add(entries.get(new RateScope.Spu(spu))));
            for (CategoryId category : goods.categories()) {
                chain.add(entries.get(new RateScope.Category(category)));
            }
            goods.brand().ifPresent(brand -> chain.add(entries.get(new RateScope.Brand(brand))));
            chain.removeIf(Objects::isNull);
            return chain;
        }

        /** Equal neighbours are one stretch, so that many policies with one highest are few moments. */
        private static List<Stretch> stretches(List<RateEntry> entries, Instant from) {
            TreeSet<Instant> moments = new TreeSet<>();
            moments.add(from);
            for (RateEntry entry : entries) {
                addLater(moments, from, entry.from(), entry.until());
            }
            List<Stretch> stretches = new ArrayList<>();
            RateEntry last = null;
            for (Instant at : moments) {
                RateEntry highest = highest(entries, at);
                if (stretches.isEmpty() || highest != last) {
                    stretches.add(new Stretch(at, highest));
                    last = highest;
                }
            }
            return stretches;
        }

        private static RateEntry highest(List<RateEntry> entries, Instant at) {
            Map<RateScope, RateEntry> closest = new HashMap<>();
            for (RateEntry entry : entries) {
                if (entry.isEffectiveAt(at)) {
                    closest.merge(entry.scope(), entry, (one, other) -> RateCard.compare(one, other) < 0 ? one : other);
                }
            }
            RateEntry highest = null;
            for (RateEntry entry : closest.values()) {
                if (!entry.isExcluded() && (highest == null || isHigher(entry, highest))) {
                    highest = entry;
                }
            }
            return highest;
        }

        /** Of equals the one with the smaller id, so that the same card is always answered with the same sentence. */
        private static boolean isHigher(RateEntry entry, RateEntry other) {
            int more = Integer.compare(costBp(entry, Goods.ANYTHING), costBp(other, Goods.ANYTHING));
            return more != 0 ? more > 0 : entry.ruleId() < other.ruleId();
        }
    }
}
