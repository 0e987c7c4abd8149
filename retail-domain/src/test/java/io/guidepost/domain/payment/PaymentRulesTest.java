package io.guidepost.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.core.incentive.PayMethod;
import io.guidepost.domain.order.Order;
import io.guidepost.domain.order.OrderStatus;
import io.guidepost.domain.payment.PaymentGateway.PaymentFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentRulesTest {

    private static final Instant NOON = Instant.parse("2026-11-02T04:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "PENDING_PAYMENT, ACCEPT",
        "CLOSING, ACCEPT",
        "PAID, SECOND",
        "SHIPPED, SECOND",
        "RECEIVED, SECOND",
        "CLOSED, TOO_LATE",
        "CANCELLED, TOO_LATE"
    })
    void theStateOfTheOrderDecidesOnNewMoney(OrderStatus status, Verdict verdict) {
        assertThat(PaymentRules.judge(order(status), taken("T1", 11910, "CNY"), List.of()))
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    void aKnownTransactionIsARepeatInEveryState(OrderStatus status) {
        var known = new Capture("T1", 1, 11910, "CNY", "o_chen", Verdict.ACCEPT, NOON);

        assertThat(PaymentRules.judge(order(status), taken("T1", 11910, "CNY"), List.of(known)))
                .isEqualTo(Verdict.REPEAT);
    }

    @ParameterizedTest
    @CsvSource({"11909, CNY", "11911, CNY", "1, CNY", "11910, USD", "11910, cny", "11910, ''"})
    void anotherAmountOrCurrencyDoesNotPayTheOrder(long amountFen, String currency) {
        assertThat(PaymentRules.judge(order(OrderStatus.PENDING_PAYMENT), taken("T1", amountFen, currency), List.of()))
                .isEqualTo(Verdict.WRONG_AMOUNT);
    }

    @Test
    void theRightAmountStillPaysAfterAWrongOne() {
        var wrong = new Capture("T1", 1, 1, "CNY", "o_chen", Verdict.WRONG_AMOUNT, NOON);

        assertThat(PaymentRules.judge(order(OrderStatus.PENDING_PAYMENT), taken("T2", 11910, "CNY"), List.of(wrong)))
                .isEqualTo(Verdict.ACCEPT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOTPAY", "CLOSED", "REVOKED", "USERPAYING", "PAYERROR"})
    void whereNothingWasTakenThereIsNothingToJudge(String state) {
        var facts = new PaymentFacts("G1", state, "", 11910, "CNY", "o_chen", NOON);

        assertThatThrownBy(() -> PaymentRules.judge(order(OrderStatus.PENDING_PAYMENT), facts, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void queriesGetRarerButNeverMissTheEndOfTheTimeToPay() {
        var expiresAt = NOON.plus(Duration.ofMinutes(15));

        assertThat(PaymentRules.nextQuery(0, NOON, expiresAt)).isEqualTo(NOON.plusSeconds(5));
        assertThat(PaymentRules.nextQuery(1, NOON, expiresAt)).isEqualTo(NOON.plusSeconds(30));
        assertThat(PaymentRules.nextQuery(2, NOON, expiresAt)).isEqualTo(NOON.plusSeconds(120));
        assertThat(PaymentRules.nextQuery(3, NOON, expiresAt)).isEqualTo(NOON.plusSeconds(600));
        assertThat(PaymentRules.nextQuery(4, NOON, expiresAt)).isEqualTo(expiresAt);
        assertThat(PaymentRules.nextQuery(99, expiresAt, expiresAt)).isEqualTo(expiresAt.plusSeconds(3600));
    }

    @Test
    void aPrepayIdIsRenewedBeforeWeChatForgetsIt() {
        assertThat(PaymentRules.isFresh(NOON, NOON.plusSeconds(109 * 60))).isTrue();
        assertThat(PaymentRules.isFresh(NOON, NOON.plusSeconds(110 * 60))).isFalse();
    }

    @Test
    void theLongestOrderIdStillMakesAValidTradeNumber() {
        assertThat(PaymentRules.outTradeNo(Long.MAX_VALUE)).matches("[0-9A-Za-z]{6,32}");
    }

    private static PaymentFacts taken(String transactionId, long amountFen, String currency) {
        return new PaymentFacts("G1", "SUCCESS", transactionId, amountFen, currency, "o_chen", NOON);
    }

    private static Order order(OrderStatus status) {
        return new Order(
                1,
                2,
                status,
                12000,
                90,
                0,
                11910,
                NOON,
                NOON.plusSeconds(900),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                PayMethod.WECHAT_PAY,
                0);
    }
}
