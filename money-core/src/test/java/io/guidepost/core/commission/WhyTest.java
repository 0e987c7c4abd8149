package io.guidepost.core.commission;

import static io.guidepost.core.commission.SaleOf.by;
import static io.guidepost.core.commission.SaleOf.card;
import static io.guidepost.core.commission.SaleOf.fixed;
import static io.guidepost.core.commission.SaleOf.guide;
import static io.guidepost.core.commission.SaleOf.line;
import static io.guidepost.core.commission.SaleOf.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.core.attribution.Attribution;
import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.money.Money;
import io.guidepost.core.sale.LineId;
import io.guidepost.core.words.Words;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WhyTest {

    @Test
    void aPercentageShowsItsFormulaAndWhatWasDropped() {
        assertThat(Why.accrued(first(18_273, 1, RateCard.DEFAULT, by(guide(1, 10_000)))))
                .isEqualTo(new Words(
                        "实付 182.73 元 × 5% = 9.13 元(分以下舍去)。",
                        "Paid 182.73 yuan × 5% = 9.13 yuan (rounded down to the fen)."));
    }

    @Test
    void whereNothingWasDroppedNothingIsSaidAboutIt() {
        assertThat(Why.accrued(first(20_000, 1, RateCard.DEFAULT, by(guide(1, 10_000))))
                        .zh())
                .isEqualTo("实付 200.00 元 × 5% = 10.00 元。");
    }

    @Test
    void aFixedRewardShowsItsUnits() {
        assertThat(Why.accrued(first(7_989, 3, card(fixed(1, 1, 300)), by(guide(1, 10_000)))))
                .isEqualTo(new Words("固定佣金 3.00 元 × 3 件 = 9.00 元。", "Fixed reward 3.00 yuan × 3 = 9.00 yuan."));
    }

    @Test
    void aSharedCommissionShowsThePart() {
        var card = card(percent(1, PayeeType.GUIDE, new RateScope.Everything(), 800));

        assertThat(Why.accrued(first(91_638, 2, card, by(guide(1, 7_000), guide(2, 3_000))))
                        .zh())
                .isEqualTo("实付 916.38 元 × 8% = 73.31 元(分以下舍去),按 70% 分得 51.32 元。");
    }

    @Test
    void aClawBackShowsWhatIsKeptAndWhatIsTaken() {
        var card = card(percent(1, PayeeType.GUIDE, new RateScope.Everything(), 800));
        var terms = first(91_638, 2, card, by(guide(1, 10_000))).terms();

        assertThat(Why.clawedBack(terms, new Money(7_331), new Money(45_819), 1))
                .isEqualTo(new Words(
                        "退款后实付余 458.19 元 × 8% = 36.65 元(分以下舍去);此前已计 73.31 元,冲回 36.66 元。",
                        "Kept after the refund: 458.19 yuan × 8% = 36.65 yuan (rounded down to the fen); "
                                + "73.31 yuan were credited before, so 36.66 yuan are taken back."));
    }

    @Test
    void aProductThatComesOutEvenIsNotSaidToBeCut() {
        assertThat(Why.accrued(first(18_200, 1, RateCard.DEFAULT, by(guide(1, 10_000))))
                        .en())
                .isEqualTo("Paid 182.00 yuan × 5% = 9.10 yuan.");
    }

    @Test
    void aCorrectionSaysWhatItTakesAndWhatItGives() {
        assertThat(Why.correctedAway(new Money(3_665)))
                .isEqualTo(new Words(
                        "归属更正,冲回此前所计 36.65 元。",
                        "The attribution was corrected: the 36.65 yuan credited before are taken back."));
        assertThat(Why.correctedTo(first(20_000, 1, RateCard.DEFAULT, by(guide(1, 10_000)))))
                .isEqualTo(new Words(
                        "归属更正后按实付余 200.00 元 × 5% = 10.00 元。", "Corrected; kept: 200.00 yuan × 5% = 10.00 yuan."));
    }

    @Test
    void whatWasPromisedIsEitherARateOrAnAmountPerUnit() {
        var rate = first(20_000, 1, RateCard.DEFAULT, by(guide(1, 10_000))).terms();
        var amount =
                first(20_000, 1, card(fixed(1, 1, 300)), by(guide(1, 10_000))).terms();

        assertThat(rate.rateBp()).hasValue(500);
        assertThat(rate.fixedFen()).isEmpty();
        assertThat(amount.rateBp()).isEmpty();
        assertThat(amount.fixedFen()).hasValue(300);
    }

    @ParameterizedTest
    @EnumSource(ZeroReason.class)
    void everyReasonForNothingHasASentence(ZeroReason reason) {
        var words = Why.nothing(new ZeroAccrual(new LineId(1), SaleOf.GUIDE, new Money(10), reason));

        assertThat(words.zh()).endsWith("。");
        assertThat(words.en()).endsWith(".");
    }

    private static Accrual first(long paid, int quantity, RateCard card, Attribution attribution) {
        return CommissionRules.earn(List.of(line(paid, quantity)), attribution, card)
                .accruals()
                .get(0);
    }
}
