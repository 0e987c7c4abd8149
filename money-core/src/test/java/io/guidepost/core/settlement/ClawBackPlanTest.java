package io.guidepost.core.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.core.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClawBackPlanTest {

    private static final Money AMOUNT = new Money(500);

    @Test
    void whatStillWaitsIsTakenFromWhereItWaits() {
        assertThat(ClawBackPlan.of(AMOUNT, AccrualState.PENDING, Money.ZERO).fromPending())
                .isEqualTo(AMOUNT);
        assertThat(ClawBackPlan.of(AMOUNT, AccrualState.FROZEN, Money.ZERO).fromFrozen())
                .isEqualTo(AMOUNT);
    }

    @ParameterizedTest
    @EnumSource(
            value = AccrualState.class,
            names = {"AVAILABLE", "SETTLED", "PAID"})
    void whatWasReleasedIsTakenFromTheBalanceAndTheRestIsOwed(AccrualState state) {
        var plan = ClawBackPlan.of(AMOUNT, state, new Money(120));

        assertThat(plan.fromAvailable()).isEqualTo(new Money(120));
        assertThat(plan.asDebt()).isEqualTo(new Money(380));
        assertThat(plan.total()).isEqualTo(AMOUNT);
    }

    @Test
    void aBalanceThatSufficesLeavesNoDebt() {
        assertThat(ClawBackPlan.of(AMOUNT, AccrualState.AVAILABLE, new Money(501))
                        .asDebt())
                .isEqualTo(Money.ZERO);
    }

    @Test
    void nothingIsLeftOfAReversedAccrual() {
        assertThatThrownBy(() -> ClawBackPlan.of(AMOUNT, AccrualState.REVERSED, Money.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(ClawBackPlan.of(Money.ZERO, AccrualState.REVERSED, Money.ZERO)
                        .total())
                .isEqualTo(Money.ZERO);
    }
}
