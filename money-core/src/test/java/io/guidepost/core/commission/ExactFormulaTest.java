package io.guidepost.core.commission;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.money.Money;
import io.guidepost.core.money.Rate;
import io.guidepost.core.sale.LineId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExactFormulaTest {

    private static CommissionTerms terms(Reward reward, Share share) {
        return new CommissionTerms(new LineId(1), Beneficiary.guide(new GuideId(2)), 3, reward, share);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "18273|500|floor(18273 × 500 / 10000) = 913 分,余 0.65 分归总部|floor(18273 × 500 / 10000) = 913 fen; the remaining 0.65 fen stay with headquarters",
                "10001|1|floor(10001 × 1 / 10000) = 1 分,余 0.0001 分归总部|floor(10001 × 1 / 10000) = 1 fen; the remaining 0.0001 fen stay with headquarters",
                "10000|500|floor(10000 × 500 / 10000) = 500 分|floor(10000 × 500 / 10000) = 500 fen",
                "5|2000|floor(5 × 2000 / 10000) = 1 分|floor(5 × 2000 / 10000) = 1 fen",
                "1|5000|floor(1 × 5000 / 10000) = 0 分,余 0.5 分归总部|floor(1 × 5000 / 10000) = 0 fen; the remaining 0.5 fen stay with headquarters"
            })
    void whatIsCutOffIsSaidToTheLastDigit(long base, int bp, String zh, String en) {
        var words = Why.exactly(terms(new Reward.Percent(new Rate(bp)), Share.ALL), new Money(base), 1);

        assertThat(words.zh()).isEqualTo(zh);
        assertThat(words.en()).isEqualTo(en);
    }

    @Test
    void aFixedRewardIsTimesTheUnits() {
        var words = Why.exactly(terms(new Reward.FixedPerUnit(new Money(300)), Share.ALL), new Money(7_989), 3);

        assertThat(words.en()).isEqualTo("300 × 3 = 900 fen");
        assertThat(words.zh()).isEqualTo("300 × 3 = 900 分");
    }

    @Test
    void aPartIsSaidAfterTheWhole() {
        var share = new Share(List.of(7_000, 3_000), 1);
        var words = Why.exactly(terms(new Reward.Percent(new Rate(800)), share), new Money(91_638), 2);

        assertThat(words.en())
                .isEqualTo("floor(91638 × 800 / 10000) = 7331 fen; the remaining 0.04 fen stay with headquarters;"
                        + " by largest remainder 7000/3000@1 (3000 bp) of it is 2199 fen");
        assertThat(words.zh()).endsWith("按最大余数法分得 7000/3000@1(万分之 3000):2199 分");
    }
}
