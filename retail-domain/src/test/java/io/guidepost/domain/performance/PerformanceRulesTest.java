package io.guidepost.domain.performance;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.performance.Figures.Commission;
import io.guidepost.domain.performance.SoldOrder.Credit;
import io.guidepost.domain.performance.SoldOrder.Decision;
import io.guidepost.domain.performance.SoldOrder.Earned;
import io.guidepost.domain.performance.SoldOrder.GuideShare;
import io.guidepost.domain.performance.SoldOrder.Line;
import io.guidepost.domain.performance.SoldOrder.Refunded;
import io.guidepost.domain.performance.SoldOrder.StoreShare;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PerformanceRulesTest {

    private static final Instant PAID = Instant.parse("2026-03-10T04:00:00Z");
    private static final Instant LATER = PAID.plusSeconds(86_400);
    private static final Instant AT_LAST = Instant.parse("2027-01-01T00:00:00Z");
    private static final Credit LI_AND_WANG = new Credit(
            List.of(new StoreShare(7, 1, 10_000)), List.of(new GuideShare(11, 7_000), new GuideShare(12, 3_000)));
    private static final Credit WANG_ELSEWHERE =
            new Credit(List.of(new StoreShare(8, 2, 10_000)), List.of(new GuideShare(12, 10_000)));

    @Test
    void anOrderOfTwoGuidesIsOneOrderOfEachAndOneOfTheirStore() {
        var known =
                PerformanceRules.knownBefore(order(List.of(new Line(1, 1, 7_331)), List.of(), LI_AND_WANG), AT_LAST);

        assertThat(known.get(Holder.guide(1, 7, 11))).isEqualTo(sold(1, 1, 5_132));
        assertThat(known.get(Holder.guide(1, 7, 12))).isEqualTo(sold(1, 0, 2_199));
        assertThat(known.get(Holder.store(1, 7))).isEqualTo(sold(1, 1, 7_331));
        assertThat(known.get(Holder.region(1))).isEqualTo(sold(1, 1, 7_331));
        assertThat(known.get(Holder.headquarters())).isEqualTo(sold(1, 1, 7_331));
    }

    @Test
    void aSaleOfNobodyIsThatOfHeadquarters() {
        var known = PerformanceRules.knownBefore(
                order(List.of(new Line(1, 2, 500)), List.of(), Credit.HEADQUARTERS), AT_LAST);

        assertThat(known)
                .containsOnlyKeys(Holder.headquarters(), Holder.region(0), Holder.store(0, 0), Holder.guide(0, 0, 0));
    }

    @Test
    void nothingIsKnownOfAnOrderBeforeItsPaymentWasPosted() {
        assertThat(PerformanceRules.knownBefore(order(List.of(new Line(1, 1, 100)), List.of(), LI_AND_WANG), PAID))
                .isEmpty();
    }

    @Test
    void aCorrectionMovesTheSaleOnTheDayOfTheCorrectionAndNotBefore() {
        var order = new SoldOrder(
                5,
                PAID,
                PAID,
                List.of(new Line(1, 1, 10_000)),
                List.of(),
                List.of(
                        new Decision(1, Optional.empty(), Map.of(1L, LI_AND_WANG)),
                        new Decision(2, Optional.of(LATER), Map.of(1L, WANG_ELSEWHERE))),
                List.of(
                        new Earned(1, 1, true, 11, 350, PAID),
                        new Earned(1, 1, true, 11, -350, LATER),
                        new Earned(1, 2, true, 12, 500, LATER)));

        var change = PerformanceRules.change(order, LATER, AT_LAST);

        assertThat(PerformanceRules.knownBefore(order, LATER)
                        .get(Holder.guide(1, 7, 11))
                        .netSalesFen())
                .isEqualTo(7_000);
        assertThat(change.get(Holder.guide(1, 7, 11)))
                .isEqualTo(new Figures(-1, -1, 0, -7_000, 0, new Commission(0, 350), Commission.NONE));
        assertThat(change.get(Holder.store(1, 7)).paidFen()).isEqualTo(-10_000);
        assertThat(change.get(Holder.store(2, 8)))
                .isEqualTo(new Figures(1, 1, 0, 10_000, 0, new Commission(500, 0), Commission.NONE));
        assertThat(change.get(Holder.headquarters()))
                .isEqualTo(new Figures(0, 0, 0, 0, 0, new Commission(500, 350), Commission.NONE));
    }

    /** Random orders of up to two stores and two guides a line, refunds in pieces, corrections in between. */
    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_122, 913})
    void guidesAndNobodyAreStoresAndHeadquartersAreTheLinesToTheFen(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            var order = anyOrder(random);
            var moment = PAID.plusSeconds(random.nextInt(1_000));
            var known = PerformanceRules.knownBefore(order, moment);
            if (!order.knownAt().isBefore(moment)) {
                continue;
            }
            long paid = order.lines().stream().mapToLong(Line::paidFen).sum();
            long refunded = order.refunds().stream()
                    .filter(refund -> refund.knownAt().isBefore(moment))
                    .mapToLong(Refunded::amountFen)
                    .sum();
            for (var level : Level.values()) {
                var all = known.entrySet().stream()
                        .filter(entry -> entry.getKey().level() == level)
                        .map(Map.Entry::getValue)
                        .reduce(Figures.NONE, Figures::plus);
                assertThat(all.paidFen()).as("seed %d, %s", seed, level).isEqualTo(paid);
                assertThat(all.netSalesFen()).as("seed %d, %s", seed, level).isEqualTo(paid - refunded);
                assertThat(all.units())
                        .as("seed %d, %s", seed, level)
                        .isEqualTo(
                                order.lines().stream().mapToLong(Line::quantity).sum());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 20_261_123})
    void whatEachDayChangedAddsUpToWhatIsKnownAtItsEnd(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            var order = anyOrder(random);
            var sum = new HashMap<Holder, Figures>();
            for (int day = 0; day < 10; day++) {
                PerformanceRules.change(order, PAID.plusSeconds(day * 100L), PAID.plusSeconds(day * 100L + 100))
                        .forEach((holder, change) -> sum.merge(holder, change, Figures::plus));
                sum.values().removeIf(Figures.NONE::equals);
                var known = new HashMap<>(PerformanceRules.knownBefore(order, PAID.plusSeconds(day * 100L + 100)));
                known.values().removeIf(Figures.NONE::equals);
                assertThat(sum).as("seed %d, day %d of %s", seed, day, order).isEqualTo(known);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 77})
    void whatIsGivenBackWholeLeavesNothingWithAnybody(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            var order = anyOrder(random);
            var back = new ArrayList<Refunded>();
            order.lines().forEach(line -> back.add(new Refunded(line.id(), line.quantity(), line.paidFen(), PAID)));
            var returned = new SoldOrder(order.id(), PAID, PAID, order.lines(), back, order.decisions(), List.of());

            PerformanceRules.knownBefore(returned, AT_LAST).forEach((holder, figures) -> {
                assertThat(figures.netSalesFen())
                        .as("seed %d, %s", seed, holder)
                        .isZero();
                assertThat(figures.keptUnits()).as("seed %d, %s", seed, holder).isZero();
            });
        }
    }

    @Test
    void oneOrderOfWhichMoreWentBackThanWasPaidKeepsNoOtherFromBeingCounted() {
        var order = order(List.of(new Line(1, 1, 100)), List.of(new Refunded(1, 2, 150, PAID)), LI_AND_WANG);

        assertThat(PerformanceRules.knownBefore(order, AT_LAST).get(Holder.headquarters()))
                .isEqualTo(new Figures(1, 1, 1, 100, 100, Commission.NONE, Commission.NONE));
    }

    private static SoldOrder anyOrder(Random random) {
        var lines = new ArrayList<Line>();
        var refunds = new ArrayList<Refunded>();
        for (int i = 1; i <= 1 + random.nextInt(3); i++) {
            var line = new Line(i, 1 + random.nextInt(4), random.nextInt(100_000));
            lines.add(line);
            long kept = line.paidFen();
            int units = line.quantity();
            for (int r = random.nextInt(3); r > 0 && kept > 0; r--) {
                long fen = random.nextLong(kept + 1);
                int back = random.nextInt(units + 1);
                refunds.add(new Refunded(i, back, fen, PAID.plusSeconds(random.nextInt(1_000))));
                kept -= fen;
                units -= back;
            }
        }
        var decisions = new ArrayList<Decision>();
        int revisions = 1 + random.nextInt(3);
        for (int revision = 1; revision <= revisions; revision++) {
            var credits = new HashMap<Long, Credit>();
            lines.forEach(line -> credits.put(line.id(), anyCredit(random)));
            decisions.add(new Decision(
                    revision,
                    revision == 1 ? Optional.empty() : Optional.of(PAID.plusSeconds(revision * 250L)),
                    credits));
        }
        return new SoldOrder(9, PAID, PAID.plusSeconds(random.nextInt(50)), lines, refunds, decisions, List.of());
    }

    private static Credit anyCredit(Random random) {
        int away = random.nextInt(10_001);
        int assist = random.nextInt(10_001);
        var stores = random.nextBoolean()
                ? List.of(new StoreShare(7 + random.nextInt(2), 1, 10_000))
                : List.of(new StoreShare(7, 1, 10_000 - away), new StoreShare(9, 2, away));
        return switch (random.nextInt(3)) {
            case 0 -> new Credit(stores, List.of());
            case 1 -> new Credit(stores, List.of(new GuideShare(11 + random.nextInt(2), 10_000)));
            default -> new Credit(stores, List.of(new GuideShare(11, 10_000 - assist), new GuideShare(12, assist)));
        };
    }

    private static SoldOrder order(List<Line> lines, List<Refunded> refunds, Credit credit) {
        var credits = new HashMap<Long, Credit>();
        lines.forEach(line -> credits.put(line.id(), credit));
        return new SoldOrder(
                5, PAID, PAID, lines, refunds, List.of(new Decision(1, Optional.empty(), credits)), List.of());
    }

    private static Figures sold(long orders, long units, long paidFen) {
        return new Figures(orders, units, 0, paidFen, 0, Commission.NONE, Commission.NONE);
    }
}
