package io.guidepost.core.commission;

import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.money.Money;
import io.guidepost.core.money.Rate;
import io.guidepost.core.sale.SkuId;
import io.guidepost.core.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a rate card must keep to before it is approved (B6). */
public final class RateCardRules {

    private RateCardRules() {}

    /**
     * The most that may be promised.
     *
     * @param perPayee of the line's base, to one kind of payee
     * @param inAll to guide, store and headquarters together
     */
    public record Caps(Rate perPayee, Rate inAll) {

        public static final Caps DEFAULT = new Caps(new Rate(3_000), new Rate(5_000));
    }

    /** One promise that goes too far. */
    public record Violation(String code, List<Long> ruleIds, Words words) {}

    /**
     * Everything on the card that exceeds the caps; empty means it may be approved.
     *
     * <p>The sum is checked for the worst case: for each scope the highest that each kind of payee could get there,
     * from its own entry or, if it has none, from any wider one.
     *
     * @param lowestPrices the lowest price of the SKUs with a fixed reward, which are compared with it
     */
    public static List<Violation> check(RateCard card, Caps caps, Map<SkuId, Money> lowestPrices) {
        List<Violation> violations = new ArrayList<>();
        for (RateEntry entry : card.entries()) {
            if (entry.isExcluded()) {
                continue;
            }
            if (isUnpriced(entry, lowestPrices)) {
                violations.add(new Violation(
                        "rate_price_unknown",
                        List.of(entry.ruleId()),
                        new Words(
                                "规则 %d:固定佣金的 SKU 没有价格,无法核对上限".formatted(entry.ruleId()),
                                "Rule %d: the SKU of the fixed reward has no price to compare with"
                                        .formatted(entry.ruleId()))));
                continue;
            }
            int bp = costBp(entry, lowestPrices);
            if (bp > caps.perPayee().bp()) {
                violations.add(new Violation(
                        "rate_above_line_cap",
                        List.of(entry.ruleId()),
                        new Words(
                                "规则 %d:%s 超过单项上限 %s"
                                        .formatted(
                                                entry.ruleId(),
                                                percent(bp),
                                                caps.perPayee().inPercent()),
                                "Rule %d: %s is above the cap of %s for one payee"
                                        .formatted(
                                                entry.ruleId(),
                                                percent(bp),
                                                caps.perPayee().inPercent()))));
            }
        }
        for (RateScope scope : scopes(card)) {
            checkSum(card, scope, caps, lowestPrices, violations);
        }
        return List.copyOf(violations);
    }

    private static void checkSum(
            RateCard card, RateScope scope, Caps caps, Map<SkuId, Money> prices, List<Violation> violations) {
        int sum = 0;
        List<Long> ruleIds = new ArrayList<>();
        for (PayeeType payee : PayeeType.values()) {
            RateEntry worst = worst(card, scope, payee, prices);
            if (worst != null) {
                sum += costBp(worst, prices);
                ruleIds.add(worst.ruleId());
            }
        }
        if (sum > caps.inAll().bp()) {
            violations.add(new Violation(
                    "rates_above_total_cap",
                    List.copyOf(ruleIds),
                    new Words(
                            "规则 %s 合计 %s,超过总上限 %s"
                                    .formatted(
                                            ruleIds, percent(sum), caps.inAll().inPercent()),
                            "Rules %s add up to %s, above the cap of %s"
                                    .formatted(
                                            ruleIds, percent(sum), caps.inAll().inPercent()))));
        }
    }

    private static RateEntry worst(RateCard card, RateScope scope, PayeeType payee, Map<SkuId, Money> prices) {
        RateEntry own = null;
        RateEntry wider = null;
        for (RateEntry entry : card.entries()) {
            if (entry.payeeType() != payee || isUnpriced(entry, prices)) {
                continue;
            }
            if (entry.scope().equals(scope)) {
                own = costlier(entry, own, prices);
            } else if (width(entry.scope()) > width(scope) || isCategoryPair(entry.scope(), scope)) {
                wider = costlier(entry, wider, prices);
            }
        }
        RateEntry worst = own != null ? own : wider;
        return worst == null || worst.isExcluded() ? null : worst;
    }

    /** One category may lie above the other; the card does not know the tree. */
    private static boolean isCategoryPair(RateScope entry, RateScope scope) {
        return entry instanceof RateScope.Category && scope instanceof RateScope.Category;
    }

    private static RateEntry costlier(RateEntry entry, RateEntry other, Map<SkuId, Money> prices) {
        return other == null || costBp(entry, prices) > costBp(other, prices) ? entry : other;
    }

    private static Set<RateScope> scopes(RateCard card) {
        Set<RateScope> scopes = new LinkedHashSet<>();
        for (RateEntry entry : card.entries()) {
            scopes.add(entry.scope());
        }
        return scopes;
    }

    private static boolean isUnpriced(RateEntry entry, Map<SkuId, Money> prices) {
        return entry.reward().isPresent()
                && entry.reward().get() instanceof Reward.FixedPerUnit
                && !prices.getOrDefault(((RateScope.Sku) entry.scope()).sku(), Money.ZERO)
                        .isPositive();
    }

    /** A fixed reward as a share of the lowest price, rounded up: the caps are upper bounds. */
    private static int costBp(RateEntry entry, Map<SkuId, Money> prices) {
        if (entry.isExcluded()) {
            return 0;
        }
        if (entry.reward().get() instanceof Reward.Percent percent) {
            return percent.rate().bp();
        }
        long amount = ((Reward.FixedPerUnit) entry.reward().get()).amount().fen();
        long price = prices.get(((RateScope.Sku) entry.scope()).sku()).fen();
        return (int) Math.min(1_000_000, -Math.floorDiv(-Math.multiplyExact(amount, 10_000L), price));
    }

    private static int width(RateScope scope) {
        if (scope instanceof RateScope.Sku) {
            return 0;
        }
        if (scope instanceof RateScope.Spu) {
            return 1;
        }
        if (scope instanceof RateScope.Category) {
            return 2;
        }
        if (scope instanceof RateScope.Brand) {
            return 3;
        }
        return 4;
    }

    private static String percent(int bp) {
        return bp % 100 == 0 ? bp / 100 + "%" : bp / 100 + "." + (bp % 100 < 10 ? "0" : "") + bp % 100 + "%";
    }
}
