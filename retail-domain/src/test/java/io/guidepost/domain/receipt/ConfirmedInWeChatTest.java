package io.guidepost.domain.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.commission.Sales.Goods;
import io.guidepost.domain.commission.Sales.Sale;
import io.guidepost.domain.order.OrderStatus;
import io.guidepost.domain.order.ShipOrder;
import io.guidepost.domain.order.ShipOrder.Parcel;
import io.guidepost.domain.order.Shipment.Units;
import io.guidepost.domain.payment.PlacedOrders;
import io.guidepost.domain.receipt.TradeEvents.TradeEvent;
import io.guidepost.domain.shopper.ContactEvents.Untrusted;
import io.guidepost.domain.sight.Sight;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class ConfirmedInWeChatTest {

    @Autowired
    ConfirmedInWeChat confirmed;

    @Autowired
    TakeTradeEvent take;

    @Autowired
    ShipOrder shipOrder;

    @Autowired
    PlacedOrders placed;

    @Autowired
    MovableClock clock;

    Sale sale;
    String transaction;

    @BeforeEach
    void aPaidOrder() {
        sale = placed.place(new Goods(2, 18_273));
        transaction = placed.pay(sale).transactionId();
    }

    @Test
    void receiptInWeChatIsReceiptOnceAllHasLeft() {
        apply(Map.of("transaction_id", transaction, "confirm_receive_time", "1780000000"));
        assertThat(placed.status(sale)).as("nothing was sent").isEqualTo(OrderStatus.PAID);
        ship("SF1", 1);
        apply(Map.of("transaction_id", transaction, "confirm_receive_time", "1780000000"));
        assertThat(placed.status(sale)).as("a part was sent").isEqualTo(OrderStatus.SHIPPED);
        ship("SF2", 1);

        apply(Map.of("transaction_id", transaction, "estimated_settlement_time", "1780000000"));
        assertThat(placed.status(sale)).as("WeChat says that it was sent").isEqualTo(OrderStatus.SHIPPED);
        apply(Map.of("transaction_id", "4200000000nobodys", "confirm_receive_time", "1780000000"));
        assertThat(placed.status(sale)).as("of another shop").isEqualTo(OrderStatus.SHIPPED);
        for (int i = 0; i < 2; i++) {
            apply(Map.of("transaction_id", transaction, "confirm_receive_time", "1780000000"));
        }

        assertThat(placed.status(sale)).isEqualTo(OrderStatus.RECEIVED);
    }

    @Test
    void nothingIsGenuineWithoutATokenToCheckItBy() {
        assertThatThrownBy(() -> take.take("s", "1", "n", "<xml/>")).isInstanceOf(Untrusted.class);
    }

    private void ship(String number, int units) {
        shipOrder.ship(new Parcel(
                1,
                Sight.ALL,
                sale.orderId(),
                "SF",
                number,
                List.of(new Units(sale.lines().get(0).lineId(), units))));
    }

    private void apply(Map<String, String> fields) {
        confirmed.apply(new TradeEvent("trade_manage_order_settlement", fields, clock.instant(), "k"), clock.instant());
    }
}
