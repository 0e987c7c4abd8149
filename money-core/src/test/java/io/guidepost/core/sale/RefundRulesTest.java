package io.guidepost.core.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.core.money.Money;
import io.guidepost.core.sale.RefundJudgement.Accepted;
import io.guidepost.core.sale.RefundJudgement.Refused;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefundRulesTest {

    private static final Money SHOES = new Money(91_638);

    @Test
    void goodsMayBeReturnableForNoDayAtAllAndForTenYearsAtMost() {
        assertThat(new ReturnWindow(0)
                        .isOpen(Instant.parse("2026-11-01T15:59:59Z"), Instant.parse("2026-11-01T15:59:59.999Z")))
                .isTrue();
        assertThat(new ReturnWindow(3_650).closesAt(Instant.parse("2026-11-01T04:00:00Z")))
                .isEqualTo(Instant.parse("2036-10-29T16:00:00Z"));
        assertThatThrownBy(() -> new ReturnWindow(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ReturnWindow(3_651)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void eachOfTwoShoesGivesBackHalf() {
        assertThat(RefundRules.judge(SHOES, 2, 0, Money.ZERO, 1)).isEqualTo(new Accepted(new Money(45_819)));
        assertThat(RefundRules.judge(SHOES, 2, 1, new Money(45_819), 1)).isEqualTo(new Accepted(new Money(45_819)));
    }

    @Test
    void unevenUnitsFollowTheFloorOfWhatIsGivenBackInAll() {
        var paid = new Money(6);

        assertThat(RefundRules.judge(paid, 4, 0, Money.ZERO, 1)).isEqualTo(new Accepted(new Money(1)));
        assertThat(RefundRules.judge(paid, 4, 1, new Money(1), 1)).isEqualTo(new Accepted(new Money(2)));
        assertThat(RefundRules.judge(paid, 4, 0, Money.ZERO, 2)).isEqualTo(new Accepted(new Money(3)));
    }

    @Test
    void afterAPriceProtectionTheRestIsSpreadOverTheUnitsKept() {
        assertThat(RefundRules.judge(SHOES, 2, 0, new Money(5_000), 1)).isEqualTo(new Accepted(new Money(43_319)));
        assertThat(RefundRules.judge(SHOES, 2, 1, new Money(48_319), 1)).isEqualTo(new Accepted(new Money(43_319)));
    }

    @Test
    void moreUnitsThanBoughtAreRefused() {
        assertThat(RefundRules.judge(SHOES, 2, 1, new Money(45_819), 2))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.code()).isEqualTo("refund_quantity_exceeded");
                    assertThat(refused.words().zh()).contains("最多还能退 1 件");
                    assertThat(refused.words().en()).contains("At most 1 units");
                });
    }

    @Test
    void returningNothingIsRefused() {
        assertThat(RefundRules.judge(SHOES, 2, 0, Money.ZERO, 0))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("refund_quantity_invalid"));
    }

    @Test
    void aLineThatCannotBeIsAnError() {
        assertThatThrownBy(() -> RefundRules.judge(SHOES, 2, 3, Money.ZERO, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RefundRules.judge(SHOES, 2, 1, new Money(91_639), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPriceProtectionNeverGivesBackMoreThanIsLeft() {
        assertThat(RefundRules.judgePriceProtection(SHOES, Money.ZERO, new Money(5_000)))
                .isEqualTo(new Accepted(new Money(5_000)));
        assertThat(RefundRules.judgePriceProtection(SHOES, new Money(91_000), new Money(639)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("refund_amount_exceeded"));
        assertThat(RefundRules.judgePriceProtection(SHOES, Money.ZERO, Money.ZERO))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("refund_amount_invalid"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-01T00:00:00+08:00", "2026-11-01T12:34:56+08:00", "2026-11-01T23:59:59+08:00"})
    void returnsAreTakenUntilTheLastSecondOfTheSeventhDayInShanghai(String received) {
        var receivedAt = Optional.of(Instant.parse(received));
        var lastSecond = Instant.parse("2026-11-08T23:59:59+08:00");

        assertThat(RefundRules.judgeTime(receivedAt, ReturnWindow.DEFAULT, lastSecond))
                .isEmpty();
        assertThat(RefundRules.judgeTime(receivedAt, ReturnWindow.DEFAULT, lastSecond.plusMillis(999)))
                .isEmpty();
        assertThat(RefundRules.judgeTime(receivedAt, ReturnWindow.DEFAULT, lastSecond.plusSeconds(1)))
                .get()
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("refund_window_closed"));
    }

    @Test
    void theCalendarIsThatOfShanghaiAndNotOfGreenwich() {
        var receivedAt = Instant.parse("2026-11-01T16:30:00Z");

        assertThat(ReturnWindow.DEFAULT.closesAt(receivedAt)).isEqualTo(Instant.parse("2026-11-09T16:00:00Z"));
    }

    @Test
    void beforeReceiptAReturnIsAlwaysInTime() {
        assertThat(RefundRules.judgeTime(Optional.empty(), ReturnWindow.DEFAULT, Instant.MAX))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34, 35, 36, 37, 38})
    void anySeriesOfPartialRefundsEndsAtExactlyWhatWasPaid(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            var paid = new Money(random.nextLong(1L << (1 + random.nextInt(60))));
            int quantity = 1 + random.nextInt(20);
            int refundedQuantity = 0;
            var refunded = Money.ZERO;
            boolean protectedPrice = false;
            while (refundedQuantity < quantity) {
                if (random.nextInt(6) == 0 && refunded.compareTo(paid) < 0) {
                    refunded = refunded.plus(
                            new Money(1 + random.nextLong(paid.minus(refunded).fen())));
                    protectedPrice = true;
                }
                int wanted = 1 + random.nextInt(quantity - refundedQuantity);
                var judged = (Accepted) RefundRules.judge(paid, quantity, refundedQuantity, refunded, wanted);
                assertThat(judged.amount().isNegative()).as("seed %d", seed).isFalse();
                refundedQuantity += wanted;
                refunded = refunded.plus(judged.amount());
                if (!protectedPrice && refundedQuantity < quantity) {
                    var atOnce = (Accepted) RefundRules.judge(paid, quantity, 0, Money.ZERO, refundedQuantity);
                    assertThat(refunded).as("seed %d", seed).isEqualTo(atOnce.amount());
                }
            }
            assertThat(refunded).as("seed %d", seed).isEqualTo(paid);
        }
    }
}
