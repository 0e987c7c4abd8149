package io.guidepost.core.commission;

import io.guidepost.core.attribution.Outcome;
import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.attribution.Split;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.core.money.Rate;
import io.guidepost.core.sale.SoldLine;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The promises in force, closest scope first: SKU fixed, SKU percent, SPU, nearest ancestor category, brand, store
 * policy, guide level, everything (B6). Of two entries equally close the later one holds; an exclusion beats both.
 */
public record RateCard(String name, int version, List<RateEntry> entries) {

    /** Guides 5 %, stores 2 %, headquarters nothing. */
    public static final RateCard DEFAULT = new RateCard(
            "DEFAULT",
            1,
            List.of(
                    new RateEntry(
                            1,
                            PayeeType.GUIDE,
                            new RateScope.Everything(),
                            Optional.of(new Reward.Percent(new Rate(500)))),
                    new RateEntry(
                            2,
                            PayeeType.STORE,
                            new RateScope.Everything(),
                            Optional.of(new Reward.Percent(new Rate(200))))));

    private static final int NO_MATCH = Integer.MAX_VALUE;

    /** Distances leave room between brand and SPU for a category tree of any depth. */
    private static final int SKU = 0;

    private static final int SPU = 10;
    private static final int CATEGORY = 20;
    private static final int BRAND = 1_000_000;
    private static final int STORE_POLICY = 1_000_001;
    private static final int GUIDE_LEVEL = 1_000_002;
    private static final int EVERYTHING = 1_000_003;

    public RateCard {
        Objects.requireNonNull(name, "name");
        entries = List.copyOf(entries);
        if (version < 1) {
            throw new IllegalArgumentException("A version is at least 1, not " + version);
        }
    }

    /** The entry that holds for this payee of this line; empty if nothing was ever promised. */
    Optional<RateEntry> find(SoldLine line, Split payee, Outcome outcome, Instant at) {
        RateEntry closest = null;
        int distance = NO_MATCH;
        for (RateEntry entry : entries) {
            if (entry.payeeType() != payee.payeeType() || !entry.isEffectiveAt(at)) {
                continue;
            }
            int candidate = distance(entry.scope(), line, payee, outcome.store());
            if (candidate == NO_MATCH) {
                continue;
            }
            if (candidate < distance || (candidate == distance && outranks(entry, closest))) {
                closest = entry;
                distance = candidate;
            }
        }
        return Optional.ofNullable(closest);
    }

    private static int distance(RateScope scope, SoldLine line, Split payee, Optional<StoreId> store) {
        if (scope instanceof RateScope.Sku sku) {
            return sku.sku().equals(line.sku()) ? SKU : NO_MATCH;
        }
        if (scope instanceof RateScope.Spu spu) {
            return spu.spu().equals(line.spu()) ? SPU : NO_MATCH;
        }
        if (scope instanceof RateScope.Category category) {
            int steps = line.categories().indexOf(category.category());
            return steps < 0 ? NO_MATCH : CATEGORY + steps;
        }
        if (scope instanceof RateScope.Brand brand) {
            return line.brand().isPresent() && line.brand().get().equals(brand.brand()) ? BRAND : NO_MATCH;
        }
        if (scope instanceof RateScope.StorePolicy policy) {
            boolean isTheirs = payee.payeeType() == PayeeType.STORE
                    ? policy.store().value() == payee.payeeId()
                    : store.isPresent() && store.get().equals(policy.store());
            return isTheirs ? STORE_POLICY : NO_MATCH;
        }
        if (scope instanceof RateScope.GuideLevel level) {
            return level.level() == payee.guideLevel() ? GUIDE_LEVEL : NO_MATCH;
        }
        return EVERYTHING;
    }

    /** Between equally close entries: an exclusion, then a fixed reward, then the later, then the smaller id. */
    private static boolean outranks(RateEntry entry, RateEntry other) {
        if (kind(entry) != kind(other)) {
            return kind(entry) < kind(other);
        }
        int time = entry.from().compareTo(other.from());
        return time != 0 ? time > 0 : entry.ruleId() < other.ruleId();
    }

    private static int kind(RateEntry entry) {
        if (entry.isExcluded()) {
            return 0;
        }
        return entry.reward().get() instanceof Reward.FixedPerUnit ? 1 : 2;
    }
}
