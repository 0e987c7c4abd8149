package io.guidepost.domain.simulation;

import io.guidepost.domain.commission.Commissions.PaidSale;
import io.guidepost.domain.commission.Sales;
import io.guidepost.domain.order.PlaceOrder;
import io.guidepost.domain.order.ShopScene;
import io.guidepost.domain.payment.ConfirmPayment;
import io.guidepost.domain.payment.FakePaymentGateway;
import io.guidepost.domain.payment.LearnedBy;
import io.guidepost.domain.payment.PreparePayment;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Orders that were placed, attributed and paid as in the shop. */
@Component
public class PaidOrders {

    private final PlaceOrder placeOrder;
    private final PreparePayment preparePayment;
    private final ConfirmPayment confirmPayment;
    private final FakePaymentGateway weChat;
    private final ShopScene scene;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    PaidOrders(
            PlaceOrder placeOrder,
            PreparePayment preparePayment,
            ConfirmPayment confirmPayment,
            FakePaymentGateway weChat,
            ShopScene scene,
            JdbcTemplate jdbc,
            Clock clock) {
        this.placeOrder = placeOrder;
        this.preparePayment = preparePayment;
        this.confirmPayment = confirmPayment;
        this.weChat = weChat;
        this.scene = scene;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The member's first order of these. */
    public Sales.Sale of(long memberId, long... skuIds) {
        jdbc.update(
                "INSERT INTO shopper_identity (kind, value, member_id, created_at) VALUES ('OPENID', ?, ?, ?)",
                "o_" + memberId,
                memberId,
                LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
        var order = placeOrder.place(scene.basket(memberId, skuIds)).order();
        preparePayment.prepare(memberId, order.id());
        confirmPayment.confirm(weChat.pay("G" + order.id()), LearnedBy.NOTICE);
        var lines = jdbc.query(
                "SELECT id, sku_id, product_id, category_id, brand, quantity, paid_fen FROM order_line"
                        + " WHERE order_id = ? ORDER BY line_no",
                (row, i) -> new PaidSale.Line(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getString(5),
                        row.getInt(6),
                        row.getLong(7)),
                order.id());
        return new Sales.Sale(order.id(), memberId, order.placedAt(), lines);
    }
}
