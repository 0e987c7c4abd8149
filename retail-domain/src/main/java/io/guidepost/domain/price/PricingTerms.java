package io.guidepost.domain.price;

import io.guidepost.core.money.Money;
import io.guidepost.core.money.Rate;
import io.guidepost.core.price.Effect;
import io.guidepost.core.price.FreightTemplate;
import io.guidepost.core.price.Scope;
import io.guidepost.core.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a pricing says, as it is written down. Amounts in fen, rates in basis points. */
public sealed interface PricingTerms {

    /** The same for a brand that is called otherwise now. */
    default PricingTerms renamed(String brand, String name) {
        return this;
    }

    /** Prices of single SKUs, which are rows of their own. */
    record ListTerms() implements PricingTerms {}

    /** What an activity does. */
    enum ActivityKind {
        UNIT_PRICE,
        UNIT_OFF,
        SHARE_OFF,
        SUM_OFF,
        SUM_SHARE_OFF
    }

    /**
     * @param fen price of a unit, or what is taken off it
     * @param bp share that is taken off
     * @param steps for sums, ascending
     * @param repeats the only step counts as often as it fits
     * @param rank which of two equals counts; the lower
     * @param exclusive carries no coupon and no other activity
     */
    record ActivityTerms(
            ActivityKind kind,
            long fen,
            int bp,
            List<Step> steps,
            boolean repeats,
            Scope scope,
            int rank,
            boolean exclusive)
            implements PricingTerms {

        /** From a sum on so much, or this share of it, is taken off. */
        public record Step(long fromFen, long offFen, int offBp) {}

        public ActivityTerms {
            steps = List.copyOf(steps);
        }

        @Override
        public ActivityTerms renamed(String brand, String name) {
            return new ActivityTerms(kind, fen, bp, steps, repeats, scope.renamed(brand, name), rank, exclusive);
        }

        /** @throws IllegalArgumentException with what is wrong */
        public Effect effect() {
            return switch (kind) {
                case UNIT_PRICE -> new Effect.UnitPrice(Money.ofFen(fen));
                case UNIT_OFF -> new Effect.UnitOff(Money.ofFen(fen));
                case SHARE_OFF -> new Effect.ShareOff(new Rate(bp));
                case SUM_OFF ->
                    new Effect.SumOff(
                            steps.stream()
                                    .map(step -> new Effect.SumOff.Step(
                                            Money.ofFen(step.fromFen()), Money.ofFen(step.offFen())))
                                    .toList(),
                            repeats);
                case SUM_SHARE_OFF ->
                    new Effect.SumShareOff(steps.stream()
                            .map(step ->
                                    new Effect.SumShareOff.Step(Money.ofFen(step.fromFen()), new Rate(step.offBp())))
                            .toList());
            };
        }
    }

    /** Stores for which it is are the audience of the pricing. */
    record FreightTerms(Set<String> brands, FreightTemplate.Basis basis, List<Zone> zones, Set<String> notServed)
            implements PricingTerms {

        /** {@code freeFromFen} is null where freight is never free. */
        public record Zone(
                Set<String> regions, int firstUnits, long firstFen, int nextUnits, long nextFen, Long freeFromFen) {

            public Zone {
                regions = Set.copyOf(regions);
            }
        }

        public FreightTerms {
            brands = Set.copyOf(brands);
            zones = List.copyOf(zones);
            notServed = Set.copyOf(notServed);
        }

        @Override
        public FreightTerms renamed(String brand, String name) {
            return new FreightTerms(Scope.renamed(brands, brand, name), basis, zones, notServed);
        }

        /** @throws IllegalArgumentException with what is wrong */
        public FreightTemplate template(long id, Words name, Set<Long> stores) {
            return new FreightTemplate(
                    id,
                    name,
                    stores,
                    brands,
                    basis,
                    zones.stream()
                            .map(zone -> new FreightTemplate.Zone(
                                    zone.regions(),
                                    zone.firstUnits(),
                                    Money.ofFen(zone.firstFen()),
                                    zone.nextUnits(),
                                    Money.ofFen(zone.nextFen()),
                                    Optional.ofNullable(zone.freeFromFen()).map(Money::ofFen)))
                            .toList(),
                    notServed);
        }
    }
}
