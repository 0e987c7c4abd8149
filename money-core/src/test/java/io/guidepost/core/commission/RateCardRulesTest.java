package io.guidepost.core.commission;

import static io.guidepost.core.commission.SaleOf.card;
import static io.guidepost.core.commission.SaleOf.excluded;
import static io.guidepost.core.commission.SaleOf.fixed;
import static io.guidepost.core.commission.SaleOf.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.commission.RateCardRules.Caps;
import io.guidepost.core.commission.RateCardRules.Violation;
import io.guidepost.core.money.Money;
import io.guidepost.core.money.Rate;
import io.guidepost.core.sale.BrandId;
import io.guidepost.core.sale.SkuId;
import io.guidepost.core.sale.SpuId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class RateCardRulesTest {

    private static final RateScope EVERYTHING = new RateScope.Everything();
    private static final RateScope SPU = new RateScope.Spu(new SpuId(10));

    @Test
    void theDefaultCardKeepsToTheCaps() {
        assertThat(check(RateCard.DEFAULT)).isEmpty();
    }

    @Test
    void thirtyPercentForOnePayeeIsTheMost() {
        assertThat(check(card(percent(1, PayeeType.GUIDE, EVERYTHING, 3_000)))).isEmpty();
        assertThat(check(card(percent(1, PayeeType.GUIDE, EVERYTHING, 3_001))))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.code()).isEqualTo("rate_above_line_cap");
                    assertThat(violation.ruleIds()).containsExactly(1L);
                    assertThat(violation.words().zh()).contains("30.01%").contains("30%");
                });
    }

    @Test
    void fiftyPercentInAllIsTheMost() {
        var guide = percent(1, PayeeType.GUIDE, EVERYTHING, 3_000);

        assertThat(check(card(guide, percent(2, PayeeType.STORE, EVERYTHING, 2_000))))
                .isEmpty();
        assertThat(check(card(guide, percent(2, PayeeType.STORE, EVERYTHING, 2_001))))
                .extracting(Violation::code, Violation::ruleIds)
                .containsExactly(Tuple.tuple("rates_above_total_cap", List.of(1L, 2L)));
    }

    @Test
    void aCloseRateOfOnePayeeIsAddedToTheWideRateOfTheOther() {
        var violations = check(card(
                percent(1, PayeeType.GUIDE, SPU, 3_000),
                percent(2, PayeeType.GUIDE, EVERYTHING, 500),
                percent(3, PayeeType.STORE, new RateScope.Brand(new BrandId(1)), 2_500)));

        assertThat(violations).extracting(Violation::ruleIds).containsExactly(List.of(1L, 3L));
    }

    @Test
    void whatIsExcludedAddsNothing() {
        assertThat(check(card(
                        percent(1, PayeeType.GUIDE, SPU, 3_000),
                        excluded(2, PayeeType.STORE, SPU),
                        percent(3, PayeeType.STORE, EVERYTHING, 1_500),
                        percent(4, PayeeType.GUIDE, EVERYTHING, 500))))
                .isEmpty();
    }

    @Test
    void aFixedRewardIsComparedWithTheLowestPrice() {
        var card = card(fixed(1, 7, 300));

        assertThat(RateCardRules.check(card, Caps.DEFAULT, Map.of(new SkuId(7), new Money(1_000))))
                .isEmpty();
        assertThat(RateCardRules.check(card, Caps.DEFAULT, Map.of(new SkuId(7), new Money(999))))
                .extracting(Violation::code)
                .containsExactly("rate_above_line_cap");
        assertThat(check(card)).extracting(Violation::code).containsExactly("rate_price_unknown");
    }

    @Test
    void onlyASkuHasAFixedRewardAndOnlyAGuideALevel() {
        assertThatThrownBy(() ->
                        new RateEntry(1, PayeeType.GUIDE, SPU, Optional.of(new Reward.FixedPerUnit(new Money(1)))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RateEntry(
                        1, PayeeType.STORE, new RateScope.GuideLevel(1), Optional.of(new Reward.Percent(new Rate(1)))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Violation> check(RateCard card) {
        return RateCardRules.check(card, Caps.DEFAULT, Map.of());
    }
}
