package io.guidepost.domain.payguide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.commission.Sales;
import io.guidepost.domain.commission.Sales.Goods;
import io.guidepost.domain.commission.Sales.Sale;
import io.guidepost.domain.commission.Sales.Seller;
import io.guidepost.domain.payguide.PayGuides.Outcome;
import io.guidepost.domain.payguide.PayGuides.State;
import io.guidepost.domain.payguide.RegisterPayGuide.Wish;
import io.guidepost.domain.payment.FakePaymentGateway;
import io.guidepost.domain.payment.PlacedOrders;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** D8: the receipt shows the guide of the sale, and no payment waits for it. */
@DomainTest
class PayGuideTest {

    @Autowired
    RegisterPayGuide register;

    @Autowired
    PayGuides guides;

    @Autowired
    FakePayGuides weChat;

    @Autowired
    FakePaymentGateway payments;

    @Autowired
    PlacedOrders placed;

    @Autowired
    Sales sales;

    @Autowired
    MovableClock clock;

    @Test
    void theGuideIsNamedBeforeThePrepay() {
        var seller = registered();
        var sale = placed.place(seller, new Goods(1, 18_273));
        // At this moment WeChat has not been asked to take money yet.
        weChat.onNextAssignment(() ->
                assertThat(payments.calls("prepay", PlacedOrders.tradeNo(sale))).isZero());

        placed.prepare(sale);

        await().until(() -> guides.outcomeOf(sale.orderId()).isPresent());
        assertThat(guides.outcomeOf(sale.orderId())).contains(Outcome.ASSIGNED);
        assertThat(weChat.assigned()).contains(PlacedOrders.tradeNo(sale));
    }

    @Test
    void aRefusalChangesNothingForTheShopper() {
        var sale = placed.place(registered(), new Goods(1, 18_273));
        weChat.onNextAssignment(() -> {
            throw new GatewayRejected("NO_AUTH", "not opened");
        });

        placed.pay(sale);

        await().until(() -> guides.outcomeOf(sale.orderId()).isPresent());
        assertThat(guides.outcomeOf(sale.orderId())).contains(Outcome.REFUSED);
        assertThat(placed.status(sale).isPaid()).isTrue();
    }

    /** The latch opens only after the payment: had the payment waited, this would never end. */
    @Test
    void aPaymentGoesAheadWhereWeChatIsSlow() {
        var sale = placed.place(registered(), new Goods(1, 18_273));
        var isPaid = new CountDownLatch(1);
        weChat.onNextAssignment(() -> {
            try {
                isPaid.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });

        placed.pay(sale);
        assertThat(placed.status(sale).isPaid()).isTrue();
        isPaid.countDown();

        await().until(() -> guides.outcomeOf(sale.orderId()).isPresent());
    }

    @Test
    void whoIsNotKnownToWeChatIsNotNamed() {
        var seller = sales.seller();
        var sale = placed.place(seller, new Goods(1, 18_273));
        placed.prepare(sale);
        assertThat(weChat.assigned()).doesNotContain(PlacedOrders.tradeNo(sale));

        register.register(wish(seller));
        register.end(seller.guideId());
        var later = placed.place(seller, new Goods(1, 18_273));
        placed.prepare(later);

        assertThat(weChat.assigned()).doesNotContain(PlacedOrders.tradeNo(later));
    }

    @Test
    void aRegistrationWhoseAnswerWasLostIsFoundAndNotRepeated() {
        var seller = sales.seller();
        weChat.loseNextAnswer();
        assertThatThrownBy(() -> register.register(wish(seller)))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("wechat_unavailable"));
        assertThat(guides.find(seller.guideId()).orElseThrow().state()).isEqualTo(State.REGISTERING);

        assertThat(register.register(wish(seller)).state()).isEqualTo(State.REGISTERED);
        assertThat(register.register(wish(seller)).wxGuideId()).isPresent();
    }

    /** Who was a friend before the payment is no success of the receipt. */
    @Test
    void friendsMadeByTheReceiptAreCounted() {
        var seller = registered();
        var from = clock.instant();
        var friend = paid(seller);
        paid(seller);
        clock.advance(Duration.ofDays(1));
        sales.befriend(seller, friend.memberId(), clock.instant());
        clock.advance(Duration.ofSeconds(1));

        var counted = guides.conversion(from, clock.instant());

        assertThat(counted.assigned()).isGreaterThanOrEqualTo(2);
        assertThat(counted.befriended()).isGreaterThanOrEqualTo(1);
        assertThat(guides.conversion(clock.instant(), clock.instant().plusSeconds(1)))
                .isEqualTo(new PayGuides.Conversion(0, 0, 0));
    }

    private Sale paid(Seller seller) {
        var sale = placed.place(seller, new Goods(1, 18_273));
        placed.pay(sale);
        await().until(() -> guides.outcomeOf(sale.orderId()).isPresent());
        return sale;
    }

    private Seller registered() {
        var seller = sales.seller();
        register.register(wish(seller));
        return seller;
    }

    private static Wish wish(Seller seller) {
        return new Wish(seller.guideId(), 7, "13812341234", "https://x.example.com/q", "https://x.example.com/a", 1);
    }
}
