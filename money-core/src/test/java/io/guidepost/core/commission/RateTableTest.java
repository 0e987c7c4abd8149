package io.guidepost.core.commission;

import static io.guidepost.core.commission.SaleOf.SOLD_AT;
import static io.guidepost.core.commission.SaleOf.by;
import static io.guidepost.core.commission.SaleOf.guide;
import static io.guidepost.core.commission.SaleOf.line;
import static io.guidepost.core.commission.SaleOf.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.core.attribution.Attribution;
import io.guidepost.core.attribution.Basis;
import io.guidepost.core.attribution.BindingIntent;
import io.guidepost.core.attribution.CommissionBar;
import io.guidepost.core.attribution.EmploymentId;
import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.attribution.LineOutcome;
import io.guidepost.core.attribution.Outcome;
import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.attribution.Split;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.core.money.Money;
import io.guidepost.core.sale.LineId;
import io.guidepost.core.sale.SpuId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The card of an order holds what speaks of its goods and stores, by whichever of two decisions, and nothing else. */
class RateTableTest {

    private static final RateEntry DEFAULT = percent(1, PayeeType.GUIDE, new RateScope.Everything(), 500);
    private static final RateEntry LEVEL = percent(2, PayeeType.GUIDE, new RateScope.GuideLevel(3), 600);
    private static final RateEntry STORE_7 =
            percent(7, PayeeType.GUIDE, new RateScope.StorePolicy(new StoreId(7)), 700);
    private static final RateEntry STORE_8 =
            percent(8, PayeeType.GUIDE, new RateScope.StorePolicy(new StoreId(8)), 800);
    private static final RateEntry STORE_9 =
            percent(9, PayeeType.GUIDE, new RateScope.StorePolicy(new StoreId(9)), 900);

    @Test
    void levelsAreAskedForOnlyWhereARateNamesOne() {
        assertThat(new RateTable(List.of(DEFAULT, STORE_7)).asksForLevels()).isFalse();
        assertThat(new RateTable(List.of(LEVEL, DEFAULT)).asksForLevels()).isTrue();
        assertThat(new RateTable(List.of(DEFAULT, LEVEL, STORE_7)).asksForLevels())
                .isTrue();
    }

    @Test
    void whatHoldsForEverybodyIsOnEveryCardWithTheLevelsOfTheGuides() {
        var levels = Map.of(new GuideId(1), 3);
        var decided = by(guide(1, 10_000));

        var card = new RateTable(List.of(DEFAULT, LEVEL)).cardFor(List.of(line(1_000, 1)), decided, decided, levels);

        assertThat(card.entries()).containsExactlyInAnyOrder(DEFAULT, LEVEL);
        assertThat(CommissionRules.earn(List.of(line(1_000, 1)), decided, card).total())
                .isEqualTo(new Money(60));
    }

    @Test
    void aRateOfOtherGoodsOrStoresStaysBehind() {
        var decided = by(guide(1, 10_000));
        var others = percent(3, PayeeType.GUIDE, new RateScope.Spu(new SpuId(11)), 1_000);

        assertThat(new RateTable(List.of(DEFAULT, STORE_7, STORE_8, others))
                        .cardFor(List.of(line(1_000, 1)), decided, decided, Map.of())
                        .entries())
                .containsExactlyInAnyOrder(DEFAULT, STORE_7);
        assertThat(new RateTable(List.of(DEFAULT, STORE_8))
                        .cardFor(List.of(line(1_000, 1)), decided, decided, Map.of())
                        .entries())
                .containsExactly(DEFAULT);
    }

    @Test
    void theStoresOfBothDecisionsCount() {
        var table = new RateTable(List.of(DEFAULT, STORE_7, STORE_8, STORE_9));

        assertThat(table.cardFor(List.of(line(1_000, 1)), in(7, 7), in(8, 8), Map.of())
                        .entries())
                .containsExactlyInAnyOrder(DEFAULT, STORE_7, STORE_8);
    }

    /** The guide's store has the policy, whichever store hands out the goods and is paid for it. */
    @Test
    void aStoreThatIsCreditedCountsLikeOneThatIsPaid() {
        var table = new RateTable(List.of(DEFAULT, STORE_7, STORE_8, STORE_9));
        var decided = in(8, 9);

        assertThat(table.cardFor(List.of(line(1_000, 1)), decided, decided, Map.of())
                        .entries())
                .containsExactlyInAnyOrder(DEFAULT, STORE_8, STORE_9);
    }

    private static Attribution in(long credited, long paid) {
        var outcome = new Outcome(
                Basis.ASSIST,
                Optional.of(new GuideId(1)),
                Optional.of(new StoreId(credited)),
                Optional.of(new EmploymentId(1)),
                List.of(guide(1, 10_000), new Split(PayeeType.STORE, paid, 10_000, 10_000, 0, CommissionBar.NONE)));
        return new Attribution(
                "APPAREL",
                1,
                SOLD_AT,
                outcome,
                List.of(new LineOutcome(new LineId(1), outcome)),
                List.of(),
                BindingIntent.NONE);
    }
}
