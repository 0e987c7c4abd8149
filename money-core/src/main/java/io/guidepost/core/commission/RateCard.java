package io.guidepost.core.commission;

import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.attribution.Outcome;
import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.attribution.Split;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.core.money.Rate;
import io.guidepost.core.sale.SoldLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The promises in force, closest scope first: SKU fixed, SKU percent, SPU, nearest ancestor category, brand, store
 * policy, guide level, everything (B6). Of two entries equally close the later one holds; an exclusion beats both.
 *
 * @param guideLevels the levels of the guides at the moment of order; who is missing has none
 */
public record RateCard(String name, int version, List<RateEntry> entries, Map<GuideId, Integer> guideLevels) {

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
        guideLevels = Map.copyOf(guideLevels);
        if (version < 1) {
            throw new IllegalArgumentException("A version is at least 1, not " + version);
        }
    }

    /** A card for guides without levels. */
    public RateCard(String name, int version, List<RateEntry> entries) {
        this(name, version, entries, Map.of());
    }

    /** The entry that holds for this payee of this line; empty if nothing was ever promised. */
    Optional<RateEntry> find(SoldLine line, Split payee, Outcome outcome, Instant at) {
        return find(question(line, payee, outcome), at);
    }

    /** The entry that holds at this moment; empty if nothing was ever promised. */
    public Optional<RateEntry> find(RateQuestion question, Instant at) {
        RateEntry closest = null;
        int distance = NO_MATCH;
        for (RateEntry entry : entries) {
            if (entry.payeeType() != question.payee() || !entry.isEffectiveAt(at)) {
                continue;
            }
            int candidate = distance(entry.scope(), question);
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

    /** Everything that could hold at this moment in the order of precedence: the first does, the others stand behind it. */
    public List<RateEntry> precedence(RateQuestion question, Instant at) {
        List<RateEntry> candidates = new ArrayList<>();
        for (RateEntry entry : entries) {
            if (entry.payeeType() == question.payee()
                    && entry.isEffectiveAt(at)
                    && distance(entry.scope(), question) != NO_MATCH) {
                candidates.add(entry);
            }
        }
        candidates.sort(Comparator.<RateEntry>comparingInt(entry -> distance(entry.scope(), question))
                .thenComparing(RateCard::compare));
        return List.copyOf(candidates);
    }

    private RateQuestion question(SoldLine line, Split payee, Outcome outcome) {
        return new RateQuestion(
                line.sku(),
                line.spu(),
                line.categories(),
                line.brand(),
                payee.payeeType(),
                payee.payeeType() == PayeeType.STORE ? Optional.of(new StoreId(payee.payeeId())) : outcome.store(),
                payee.payeeType() == PayeeType.GUIDE ? guideLevels.getOrDefault(new GuideId(payee.payeeId()), 0) : 0);
    }

    private static int distance(RateScope scope, RateQuestion question) {
        if (scope instanceof RateScope.Sku sku) {
            return sku.sku().equals(question.sku()) ? SKU : NO_MATCH;
        }
        if (scope instanceof RateScope.Spu spu) {
            return spu.spu().equals(question.spu()) ? SPU : NO_MATCH;
        }
        if (scope instanceof RateScope.Category category) {
            int steps = question.categories().indexOf(category.category());
            return steps < 0 ? NO_MATCH : CATEGORY + steps;
        }
        if (scope instanceof RateScope.Brand brand) {
            return question.brand().isPresent() && question.brand().get().equals(brand.brand()) ? BRAND : NO_MATCH;
        }
        if (scope instanceof RateScope.StorePolicy policy) {
            return question.store().isPresent() && question.store().get().equals(policy.store())
                    ? STORE_POLICY
                    : NO_MATCH;
        }
        if (scope instanceof RateScope.GuideLevel level) {
            return level.level() == question.guideLevel() ? GUIDE_LEVEL : NO_MATCH;
        }
        return EVERYTHING;
    }

    private static boolean outranks(RateEntry entry, RateEntry other) {
        return compare(entry, other) < 0;
    }

    /** Between equally close entries: an exclusion, then a fixed reward, then the later, then the smaller id. */
    static int compare(RateEntry entry, RateEntry other) {
        if (kind(entry) != kind(other)) {
            return Integer.compare(kind(entry), kind(other));
        }
        int time = other.from().compareTo(entry.from());
        return time != 0 ? time : Long.compare(entry.ruleId(), other.ruleId());
    }

    private static int kind(RateEntry entry) {
        if (entry.isExcluded()) {
            return 0;
        }
        return entry.isFixed() ? 1 : 2;
    }
}
