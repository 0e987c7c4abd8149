package io.guidepost.core.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.core.money.Money;
import io.guidepost.core.settlement.WithdrawalDecision.Accepted;
import io.guidepost.core.settlement.WithdrawalDecision.Refused;
import io.guidepost.core.settlement.WithdrawalWish.Hold;
import io.guidepost.core.settlement.WithdrawalWish.Risk;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WithdrawalRulesTest {

    @Test
    void aSmallAmountIsApprovedByItselfAndALargerOneBySomebody() {
        assertThat(decide(20_000, 300_000)).isEqualTo(new Accepted(true));
        assertThat(decide(20_001, 300_000)).isEqualTo(new Accepted(false));
    }

    @Test
    void theLimitsThemselvesAreAllowed() {
        assertThat(decide(1_000, 1_000)).isEqualTo(new Accepted(true));
        assertThat(decide(200_000, 200_000)).isEqualTo(new Accepted(false));
    }

    @Test
    void oneFenBeyondALimitIsRefused() {
        assertRefused(decide(999, 300_000), "withdrawal_below_minimum", "每次至少提现 10.00 元");
        assertRefused(decide(200_001, 300_000), "withdrawal_above_maximum", "每次最多提现 2000.00 元");
        assertRefused(decide(5_000, 4_999), "balance_too_low", "49.99");
    }

    @Test
    void theFourthRequestOfADayIsRefused() {
        assertThat(decide(new WithdrawalWish(new Money(5_000), new Money(9_000), Money.ZERO, 2, false)))
                .isEqualTo(new Accepted(true));
        assertRefused(
                decide(new WithdrawalWish(new Money(5_000), new Money(9_000), Money.ZERO, 3, false)),
                "withdrawal_daily_limit",
                "3");
    }

    @Test
    void oneWithdrawalAtATime() {
        assertRefused(
                decide(new WithdrawalWish(new Money(5_000), new Money(9_000), Money.ZERO, 0, true)),
                "withdrawal_in_progress",
                "处理中");
    }

    @Test
    void whoeverOwesDoesNotWithdraw() {
        assertRefused(
                decide(new WithdrawalWish(new Money(5_000), new Money(9_000), new Money(1), 0, false)),
                "withdrawal_debt_open",
                "0.01");
    }

    @Test
    void aHoldKeepsTheMoneyWhereItIs() {
        for (Hold hold : Hold.values()) {
            assertRefused(
                    decide(new WithdrawalWish(new Money(5_000), new Money(9_000), Money.ZERO, 0, false, Set.of(hold))),
                    "withdrawal_on_hold",
                    hold == Hold.DISPUTE_OPEN ? "申诉" : "核查");
        }
        assertRefused(
                decide(new WithdrawalWish(
                        new Money(5_000), new Money(9_000), Money.ZERO, 0, false, Set.of(Hold.values()))),
                "withdrawal_on_hold",
                "核查");
    }

    @Test
    void theMonthHasItsLimitIfOneIsSet() {
        var twice = new WithdrawalLimits(new Money(1_000), new Money(200_000), 3, 2, 0, new Money(20_000));

        assertThat(WithdrawalRules.decide(ofMonth(1, Set.of()), twice)).isEqualTo(new Accepted(true));
        assertRefused(WithdrawalRules.decide(ofMonth(2, Set.of()), twice), "withdrawal_monthly_limit", "2");
        assertThat(WithdrawalRules.decide(ofMonth(99, Set.of()), WithdrawalLimits.DEFAULT))
                .isEqualTo(new Accepted(true));
    }

    @Test
    void aRiskTakesAPersonHoweverSmallTheAmount() {
        for (Risk risk : Risk.values()) {
            assertThat(decide(ofMonth(0, Set.of(risk)))).isEqualTo(new Accepted(false));
        }
    }

    @Test
    void theFeeIsRoundedDownAndNeverTheWhole() {
        var limits = new WithdrawalLimits(new Money(1_000), new Money(200_000), 3, 0, 60, new Money(20_000));

        assertThat(limits.feeOf(new Money(1_999))).isEqualTo(new Money(11));
        assertThat(WithdrawalLimits.DEFAULT.feeOf(new Money(200_000))).isEqualTo(Money.ZERO);
        assertThat(new WithdrawalLimits(new Money(1), new Money(2), 1, 0, 5_000, Money.ZERO).feeOf(new Money(3)))
                .isEqualTo(new Money(1));
        assertThatThrownBy(() -> new WithdrawalLimits(new Money(1), new Money(2), 3, 0, 5_001, Money.ZERO))
                .hasMessageContaining("5001");
        assertThatThrownBy(() -> new WithdrawalLimits(new Money(1), new Money(2), 3, 0, -1, Money.ZERO))
                .hasMessageContaining("-1");
        assertThatThrownBy(() -> new WithdrawalLimits(new Money(1), new Money(2), 3, -1, 0, Money.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static WithdrawalWish ofMonth(int requested, Set<Risk> risks) {
        return new WithdrawalWish(new Money(5_000), new Money(9_000), Money.ZERO, 0, requested, false, Set.of(), risks);
    }

    @Test
    void limitsThatLetNobodyWithdrawCannotExist() {
        assertThatThrownBy(() -> new WithdrawalLimits(new Money(1), new Money(2), 0, Money.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WithdrawalLimits(new Money(2), new Money(1), 3, Money.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static WithdrawalDecision decide(long wanted, long available) {
        return decide(new WithdrawalWish(new Money(wanted), new Money(available), Money.ZERO, 0, false));
    }

    private static WithdrawalDecision decide(WithdrawalWish wish) {
        return WithdrawalRules.decide(wish, WithdrawalLimits.DEFAULT);
    }

    private static void assertRefused(WithdrawalDecision decision, String code, String zhPart) {
        assertThat(decision).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.words().zh()).contains(zhPart);
            assertThat(refused.words().en()).isNotBlank();
        });
    }
}
