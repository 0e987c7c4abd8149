package io.guidepost.guideapi.hq.price;

import io.guidepost.core.price.Audience;
import io.guidepost.core.price.Period;
import io.guidepost.core.price.Scope;
import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.price.Pricing;
import io.guidepost.webedge.json.Id;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What all pricings have in common on the wire. */
public final class PricingBodies {

    private PricingBodies() {}

    /** Each list that is not empty must be met; a region stands for all in it. */
    public record PriceAudience(
            @Size(max = 3000) List<@NotNull Id> storeIds,
            @Size(max = 500) List<@NotNull Id> regionIds,
            @Size(max = 200) List<@NotNull Id> groupIds) {

        public static Audience toAudience(PriceAudience body) {
            return body == null
                    ? Audience.EVERYBODY
                    : new Audience(
                            Set.copyOf(Id.values(body.storeIds())),
                            Set.copyOf(Id.values(body.regionIds())),
                            Set.copyOf(Id.values(body.groupIds())));
        }

        static PriceAudience of(Audience audience) {
            return new PriceAudience(ids(audience.stores()), ids(audience.regions()), ids(audience.groups()));
        }
    }

    /** Goods that are named in any way, or all where nothing is named; never those excepted. A category stands for all below it. */
    public record PriceScope(
            @Size(max = 1000) List<@NotNull Id> skuIds,
            @Size(max = 1000) List<@NotNull Id> productIds,
            @Size(max = 200) List<@NotNull Id> categoryIds,
            @Size(max = 200) List<@NotBlank @Size(max = 64) String> brands,
            @Size(max = 1000) List<@NotNull Id> exceptProductIds) {

        public static Scope toScope(PriceScope body) {
            return body == null
                    ? Scope.ALL
                    : new Scope(
                            Set.copyOf(Id.values(body.skuIds())),
                            Set.copyOf(Id.values(body.productIds())),
                            Set.copyOf(Id.values(body.categoryIds())),
                            body.brands() == null ? Set.of() : Set.copyOf(new TreeSet<>(body.brands())),
                            Set.copyOf(Id.values(body.exceptProductIds())));
        }

        public static PriceScope of(Scope scope) {
            return new PriceScope(
                    ids(scope.skus()),
                    ids(scope.spus()),
                    ids(scope.categories()),
                    scope.brands().stream().sorted().toList(),
                    ids(scope.exceptSpus()));
        }
    }

    /** Agreed to as it was read. */
    record PricingApproval(@NotNull Integer version) {}

    record Nothing() {}

    static List<Id> ids(Collection<Long> ids) {
        return ids.stream().sorted().map(Id::new).toList();
    }

    /** The English name is the Chinese one where none is given. */
    public static Words name(String name, String nameEn) {
        return new Words(name.strip(), nameEn == null || nameEn.isBlank() ? name.strip() : nameEn.strip());
    }

    /** @throws Refusal MALFORMED when it ends before it begins */
    public static Period period(Instant from, Instant until) {
        if (!from.isBefore(until)) {
            throw new Refusal(
                    Refusal.Kind.MALFORMED,
                    "invalid_period",
                    new Words("结束时间须晚于开始时间", "The end must come after the beginning"));
        }
        return new Period(from, until);
    }

    static String state(Pricing pricing, Clock clock) {
        return pricing.stateAt(clock.instant()).name();
    }
}
