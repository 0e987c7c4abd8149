package io.guidepost.domain.payment;

import static io.guidepost.domain.payment.PlacedOrders.tradeNo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.commission.Sales.Goods;
import io.guidepost.domain.order.OrderStatus;
import io.guidepost.domain.payment.FakePaymentGateway.Fault;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@DomainTest
class PreparePaymentTest {

    @Autowired
    PlacedOrders orders;

    @Autowired
    PreparePayment preparePayment;

    @Autowired
    FakePaymentGateway weChat;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void askingAgainSignsTheSamePrepayAnew() {
        var sale = orders.place(new Goods(1, 18_273));

        var first = preparePayment.prepare(sale.memberId(), sale.orderId());
        var second = preparePayment.prepare(sale.memberId(), sale.orderId());

        assertThat(second.prepayId()).isEqualTo(first.prepayId());
        assertThat(second.nonceStr()).isNotEqualTo(first.nonceStr());
        assertThat(weChat.calls("prepay", tradeNo(sale))).isEqualTo(1);
    }

    @Test
    void anOldPrepayIdIsRenewed() {
        var sale = orders.place(new Goods(1, 18_273));
        jdbc.update("UPDATE order_header SET expires_at = '9999-12-30' WHERE id = ?", sale.orderId());
        orders.prepare(sale);

        clock.advance(Duration.ofMinutes(111));
        orders.prepare(sale);

        assertThat(weChat.calls("prepay", tradeNo(sale))).isEqualTo(2);
    }

    @Test
    void anotherMembersOrderDoesNotExist() {
        var sale = orders.place(new Goods(1, 18_273));

        assertRefused(
                () -> preparePayment.prepare(sale.memberId() + 1, sale.orderId()), Refusal.Kind.NOT_FOUND, "not_found");
        assertThat(weChat.calls("prepay", tradeNo(sale))).isZero();
    }

    @Test
    void afterItsTimeAnOrderCannotBePaid() {
        var sale = orders.place(new Goods(1, 18_273));
        clock.advance(PlacedOrders.TIME_TO_PAY);

        assertRefused(() -> orders.prepare(sale), Refusal.Kind.CONFLICT, "order_expired");
    }

    @ParameterizedTest
    @CsvSource({
        "CLOSING, order_not_payable",
        "PAID, order_already_paid",
        "SHIPPED, order_already_paid",
        "RECEIVED, order_already_paid",
        "CLOSED, order_not_payable",
        "CANCELLED, order_not_payable"
    })
    void onlyAWaitingOrderCanBePaid(OrderStatus status, String code) {
        var sale = orders.place(new Goods(1, 18_273));
        orders.force(sale, status);

        assertRefused(() -> orders.prepare(sale), Refusal.Kind.CONFLICT, code);
        assertThat(weChat.calls("prepay", tradeNo(sale))).isZero();
    }

    @ParameterizedTest
    @CsvSource({"LOST_ON_THE_WAY", "ANSWER_LOST"})
    void withoutAnAnswerTheSameNumberIsTriedAgain(Fault fault) {
        var sale = orders.place(new Goods(1, 18_273));
        weChat.failNext("prepay", fault);
        assertRefused(() -> orders.prepare(sale), Refusal.Kind.UNAVAILABLE, "payment_unavailable");

        orders.prepare(sale);

        assertThat(weChat.calls("prepay", tradeNo(sale))).isEqualTo(2);
    }

    @Test
    void whoWasClosedWhileWeChatWasAskedIsNotSentToPay() {
        var sale = orders.place(new Goods(1, 18_273));
        weChat.beforeNext("prepay", () -> orders.force(sale, OrderStatus.CLOSED));

        assertRefused(() -> orders.prepare(sale), Refusal.Kind.CONFLICT, "order_not_payable");

        assertThat(weChat.query(tradeNo(sale)).orElseThrow().state()).isEqualTo("CLOSED");
    }

    private static void assertRefused(ThrowingCallable call, Refusal.Kind kind, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.kind()).isEqualTo(kind);
            assertThat(refusal.code()).isEqualTo(code);
        });
    }
}
