package io.guidepost.core.commission;

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
import io.guidepost.core.money.Rate;
import io.guidepost.core.sale.BasketLine;
import io.guidepost.core.sale.Discount;
import io.guidepost.core.sale.LineId;
import io.guidepost.core.sale.PriceBreakdown;
import io.guidepost.core.sale.PricedLine;
import io.guidepost.core.sale.RefundJudgement.Accepted;
import io.guidepost.core.sale.RefundRules;
import io.guidepost.core.sale.SkuId;
import io.guidepost.core.sale.SoldLine;
import io.guidepost.core.sale.SpuId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The order that B7 computes by hand: shoes, a tee and socks with coupon, points and freight. */
class NormativeVectorTest {

    private static final long SHOES = 1;
    private static final long TEE = 2;
    private static final long SOCKS = 3;
    private static final Beneficiary LI = Beneficiary.guide(new GuideId(101));
    private static final Beneficiary WANG = Beneficiary.guide(new GuideId(102));
    private static final Beneficiary STORE = Beneficiary.store(new StoreId(7));

    private static final RateCard CARD = new RateCard(
            "vector",
            1,
            List.of(
                    percent(10, PayeeType.GUIDE, SHOES, 800),
                    percent(11, PayeeType.GUIDE, TEE, 500),
                    new RateEntry(
                            12,
                            PayeeType.GUIDE,
                            new RateScope.Sku(new SkuId(SOCKS)),
                            Optional.of(new Reward.FixedPerUnit(new Money(300)))),
                    new RateEntry(
                            20,
                            PayeeType.STORE,
                            new RateScope.Everything(),
                            Optional.of(new Reward.Percent(new Rate(200))))));

    private final List<SoldLine> lines = PriceBreakdown.of(
                    List.of(
                            new BasketLine(1, new SkuId(SHOES), new Money(49_900), 2),
                            new BasketLine(2, new SkuId(TEE), new Money(19_900), 1),
                            new BasketLine(3, new SkuId(SOCKS), new Money(2_900), 3)),
                    List.of(
                            Discount.onEveryLine(Discount.Kind.COUPON, new Money(10_000)),
                            Discount.onEveryLine(Discount.Kind.POINTS, new Money(500))),
                    new Money(1_200))
            .lines()
            .stream()
            .map(NormativeVectorTest::sold)
            .toList();

    private final Earnings earnings = CommissionRules.earn(lines, attribution(10_000, 0), CARD);

    @Test
    void theGuideEarnsLineByLine() {
        assertThat(amount(SHOES, LI)).isEqualTo(7_331);
        assertThat(amount(TEE, LI)).isEqualTo(913);
        assertThat(amount(SOCKS, LI)).isEqualTo(900);
        assertThat(total(LI)).isEqualTo(9_144);
    }

    @Test
    void theStoreEarnsLineByLine() {
        assertThat(amount(SHOES, STORE)).isEqualTo(1_832);
        assertThat(amount(TEE, STORE)).isEqualTo(365);
        assertThat(amount(SOCKS, STORE)).isEqualTo(159);
        assertThat(total(STORE)).isEqualTo(2_356);
    }

    @Test
    void everyLineAndPayeeHasAnAccrualAndNoZeroReason() {
        assertThat(earnings.accruals()).hasSize(6);
        assertThat(earnings.zeros()).isEmpty();
        assertThat(earnings.total()).isEqualTo(new Money(9_144 + 2_356));
    }

    @Test
    void returningOneShoeTakesBackDownToWhatTheOtherEarns() {
        var refund = ((Accepted) RefundRules.judge(new Money(91_638), 2, 0, Money.ZERO, 1)).amount();
        var kept = new Money(91_638).minus(refund);

        assertThat(refund).isEqualTo(new Money(45_819));
        assertThat(CommissionRules.due(terms(SHOES, LI), kept, 1)).isEqualTo(new Money(3_665));
        assertThat(CommissionRules.clawBack(terms(SHOES, LI), new Money(7_331), kept, 1))
                .isEqualTo(new Money(3_666));
        assertThat(CommissionRules.due(terms(SHOES, STORE), kept, 1)).isEqualTo(new Money(916));
        assertThat(CommissionRules.clawBack(terms(SHOES, STORE), new Money(1_832), kept, 1))
                .isEqualTo(new Money(916));
    }

    @Test
    void returningTheSecondShoeLeavesNoFenBehind() {
        assertThat(CommissionRules.due(terms(SHOES, LI), Money.ZERO, 0)).isEqualTo(Money.ZERO);
        assertThat(CommissionRules.clawBack(terms(SHOES, LI), new Money(3_665), Money.ZERO, 0))
                .isEqualTo(new Money(3_665));
    }

    @Test
    void aPriceProtectionOf5000OnTheShoesTakesBack400() {
        var kept = new Money(91_638 - 5_000);

        assertThat(CommissionRules.due(terms(SHOES, LI), kept, 2)).isEqualTo(new Money(6_931));
        assertThat(CommissionRules.clawBack(terms(SHOES, LI), new Money(7_331), kept, 2))
                .isEqualTo(new Money(400));
    }

    @Test
    void aPriceProtectionLeavesAFixedRewardAlone() {
        assertThat(CommissionRules.clawBack(terms(SOCKS, LI), new Money(900), new Money(5_000), 3))
                .isEqualTo(Money.ZERO);
    }

    @Test
    void returningOneOfThreeSocksTakesBackOneFixedReward() {
        assertThat(CommissionRules.due(terms(SOCKS, LI), new Money(5_326), 2)).isEqualTo(new Money(600));
        assertThat(CommissionRules.clawBack(terms(SOCKS, LI), new Money(900), new Money(5_326), 2))
                .isEqualTo(new Money(300));
    }

    @Test
    void twoGuidesShareTheShoesSeventyToThirty() {
        var shared = CommissionRules.earn(lines, attribution(7_000, 3_000), CARD);

        assertThat(amount(shared, SHOES, LI)).isEqualTo(5_132);
        assertThat(amount(shared, SHOES, WANG)).isEqualTo(2_199);
        assertThat(amount(shared, SHOES, STORE)).isEqualTo(1_832);
    }

    private CommissionTerms terms(long line, Beneficiary payee) {
        return accrual(earnings, line, payee).terms();
    }

    private long amount(long line, Beneficiary payee) {
        return amount(earnings, line, payee);
    }

    private static long amount(Earnings earnings, long line, Beneficiary payee) {
        return accrual(earnings, line, payee).amount().fen();
    }

    private static Accrual accrual(Earnings earnings, long line, Beneficiary payee) {
        return earnings.accruals().stream()
                .filter(accrual -> accrual.terms().line().value() == line)
                .filter(accrual -> accrual.terms().payee().equals(payee))
                .findFirst()
                .orElseThrow();
    }

    private long total(Beneficiary payee) {
        return earnings.accruals().stream()
                .filter(accrual -> accrual.terms().payee().equals(payee))
                .mapToLong(accrual -> accrual.amount().fen())
                .sum();
    }

    private static RateEntry percent(long ruleId, PayeeType payee, long sku, int bp) {
        return new RateEntry(
                ruleId, payee, new RateScope.Sku(new SkuId(sku)), Optional.of(new Reward.Percent(new Rate(bp))));
    }

    private static SoldLine sold(PricedLine line) {
        return new SoldLine(
                new LineId(line.lineNo()),
                line.sku(),
                new SpuId(line.lineNo()),
                List.of(),
                Optional.empty(),
                line.quantity(),
                line.paid());
    }

    private static Attribution attribution(int liBp, int wangBp) {
        var splits = new ArrayList<Split>();
        splits.add(new Split(PayeeType.GUIDE, 101, liBp, liBp, 0, CommissionBar.NONE));
        if (wangBp > 0) {
            splits.add(new Split(PayeeType.GUIDE, 102, wangBp, wangBp, 0, CommissionBar.NONE));
        }
        splits.add(new Split(PayeeType.STORE, 7, 10_000, 10_000, 0, CommissionBar.NONE));
        var outcome = new Outcome(
                Basis.ASSIST,
                Optional.of(new GuideId(101)),
                Optional.of(new StoreId(7)),
                Optional.of(new EmploymentId(1)),
                splits);
        return new Attribution(
                "APPAREL",
                1,
                Instant.parse("2026-11-22T04:00:00Z"),
                outcome,
                List.of(
                        new LineOutcome(new LineId(SHOES), outcome),
                        new LineOutcome(new LineId(TEE), outcome),
                        new LineOutcome(new LineId(SOCKS), outcome)),
                List.of(),
                BindingIntent.NONE);
    }
}
