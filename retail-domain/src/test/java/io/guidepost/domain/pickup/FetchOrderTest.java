package io.guidepost.domain.pickup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.commission.Sales;
import io.guidepost.domain.commission.Sales.Goods;
import io.guidepost.domain.commission.Sales.Sale;
import io.guidepost.domain.order.OrderStatus;
import io.guidepost.domain.order.ShipOrder;
import io.guidepost.domain.order.ShipOrder.Parcel;
import io.guidepost.domain.order.Shipments;
import io.guidepost.domain.payment.PlacedOrders;
import io.guidepost.domain.sight.Sight;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@DomainTest
class FetchOrderTest {

    @Autowired
    FetchOrder fetchOrder;

    @Autowired
    ShipOrder shipOrder;

    @Autowired
    Shipments shipments;

    @Autowired
    PlacedOrders placed;

    @Autowired
    Sales sales;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    Sale sale;
    long store;
    long guide;

    @BeforeEach
    void aPaidOrderThatIsFetched() {
        var seller = sales.seller();
        store = seller.storeId();
        guide = seller.guideId();
        sale = placed.place(seller, new Goods(1, 18_273));
        fetchOrder.choose(sale.memberId(), sale.orderId(), store);
        placed.pay(sale);
    }

    @Test
    void theRightCodeHandsOutOnceAndThatIsReceipt() {
        assertRefused(() -> hand("00000000"), "pickup_not_ready");
        fetchOrder.ready(guide, store, sale.orderId());
        var code = code();
        assertThat(code).matches("[0-9]{8}");

        assertThat(hand(code).state()).isEqualTo(PickUp.State.HANDED_OUT);

        assertThat(placed.status(sale)).isEqualTo(OrderStatus.RECEIVED);
        assertThat(shipments.of(sale.orderId())).singleElement().satisfies(parcel -> assertThat(parcel.carrier())
                .isEqualTo(ShipOrder.PICK_UP));
        assertRefused(() -> hand(code), "pickup_not_ready");
        assertThat(jdbc.queryForObject(
                        "SELECT code_sealed FROM pickup_order WHERE order_id = ?", byte[].class, sale.orderId()))
                .isNull();
    }

    /** PF-L11: five wrong tries burn the code, and the count outlives the refusals. */
    @Test
    void fiveWrongTriesBurnTheCode() {
        fetchOrder.ready(guide, store, sale.orderId());
        var code = code();
        var wrong = code.equals("00000000") ? "00000001" : "00000000";
        for (int i = 0; i < 5; i++) {
            assertRefused(() -> hand(wrong), "pickup_code_wrong");
        }

        assertRefused(() -> hand(code), "pickup_code_burned");
        assertThat(placed.status(sale)).isEqualTo(OrderStatus.PAID);
        fetchOrder.renew(sale.memberId(), sale.orderId());
        assertThat(hand(code()).state()).isEqualTo(PickUp.State.HANDED_OUT);
    }

    @Test
    void aCodeIsGoodForAWhileAndUntilTheNext() {
        fetchOrder.ready(guide, store, sale.orderId());
        var first = code();
        clock.advance(Duration.ofDays(7));
        assertRefused(() -> hand(first), "pickup_code_expired");

        fetchOrder.renew(sale.memberId(), sale.orderId());

        if (!first.equals(code())) {
            assertRefused(() -> hand(first), "pickup_code_wrong");
        }
        hand(code());
    }

    @Test
    void anotherStoreAndAnotherShopperFindNothing() {
        fetchOrder.ready(guide, store, sale.orderId());
        var other = sales.seller();

        assertRefused(() -> fetchOrder.handOut(other.guideId(), other.storeId(), sale.orderId(), code()), "not_found");
        assertRefused(() -> fetchOrder.ready(other.guideId(), other.storeId(), sale.orderId()), "not_found");
        assertRefused(() -> fetchOrder.mineOf(sales.member(), sale.orderId()), "not_found");
        assertThat(fetchOrder.ofStore(other.storeId(), Optional.empty(), Long.MAX_VALUE, 10))
                .isEmpty();
        assertThat(fetchOrder.ofStore(store, Optional.of(PickUp.State.READY), Long.MAX_VALUE, 10))
                .singleElement()
                .satisfies(found -> assertThat(found.code()).isEmpty());
    }

    @Test
    void whatIsFetchedIsNotSentUnlessTheShopperChangesHisMind() {
        assertRefused(() -> ship("SF"), "order_is_fetched");
        var elsewhere = sales.seller();
        assertThat(fetchOrder
                        .choose(sale.memberId(), sale.orderId(), elsewhere.storeId())
                        .storeId())
                .isEqualTo(elsewhere.storeId());
        fetchOrder.forget(sale.memberId(), sale.orderId());
        assertRefused(() -> ship(ShipOrder.PICK_UP), "order_is_fetched");

        ship("SF");

        assertRefused(() -> fetchOrder.choose(sale.memberId(), sale.orderId(), store), "order_not_fetchable");
    }

    @Test
    void tenWhoHandOutAtOnceHandOutOnce() throws Exception {
        fetchOrder.ready(guide, store, sale.orderId());
        var code = code();
        var pool = Executors.newFixedThreadPool(10);
        var tries = new ArrayList<Callable<String>>();
        for (int i = 0; i < 10; i++) {
            tries.add(() -> {
                try {
                    return hand(code).state().name();
                } catch (Refusal no) {
                    return no.code();
                }
            });
        }
        var answers = new ArrayList<String>();
        for (var done : pool.invokeAll(tries)) {
            answers.add(done.get());
        }
        pool.shutdown();

        assertThat(answers).filteredOn("HANDED_OUT"::equals).hasSize(1);
        assertThat(shipments.of(sale.orderId())).hasSize(1);
    }

    private void ship(String carrier) {
        shipOrder.ship(new Parcel(1, Sight.ALL, sale.orderId(), carrier, "1"));
    }

    private String code() {
        return fetchOrder.mineOf(sale.memberId(), sale.orderId()).code().orElseThrow();
    }

    private PickUp hand(String code) {
        return fetchOrder.handOut(guide, store, sale.orderId(), code);
    }

    private static void assertRefused(ThrowingCallable call, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }
}
