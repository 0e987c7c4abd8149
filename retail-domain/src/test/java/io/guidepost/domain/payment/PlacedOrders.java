package io.guidepost.domain.payment;

import io.guidepost.domain.MovableClock;
import io.guidepost.domain.commission.Sales;
import io.guidepost.domain.commission.Sales.Goods;
import io.guidepost.domain.commission.Sales.Sale;
import io.guidepost.domain.commission.Sales.Seller;
import io.guidepost.domain.order.OrderStatus;
import io.guidepost.domain.order.WholeOrders;
import io.guidepost.domain.payment.PaymentGateway.PaymentFacts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Orders that wait for money, with their goods held back and a shopper whom WeChat knows; and the way to pay them. */
@Component
public class PlacedOrders {

    public static final Duration TIME_TO_PAY = Duration.ofMinutes(15);

    private final Sales sales;
    private final JdbcTemplate jdbc;
    private final MovableClock clock;
    private final FakePaymentGateway weChat;
    private final PreparePayment preparePayment;
    private final ConfirmPayment confirmPayment;
    private final WholeOrders wholeOrders;

    PlacedOrders(
            Sales sales,
            JdbcTemplate jdbc,
            MovableClock clock,
            FakePaymentGateway weChat,
            PreparePayment preparePayment,
            ConfirmPayment confirmPayment,
            WholeOrders wholeOrders) {
        this.sales = sales;
        this.jdbc = jdbc;
        this.clock = clock;
        this.weChat = weChat;
        this.preparePayment = preparePayment;
        this.confirmPayment = confirmPayment;
        this.wholeOrders = wholeOrders;
    }

    /** Units of one SKU. */
    public record Units(int available, int reserved, int sold, int restocked) {}

    public Sale place(Goods... goods) {
        return place(sales.seller(), goods);
    }

    public Sale place(Seller seller, Goods... goods) {
        var sale = sales.place(seller, List.of(goods));
        jdbc.update(
                "UPDATE order_header SET expires_at = ? WHERE id = ?",
                utc(clock.instant().plus(TIME_TO_PAY)),
                sale.orderId());
        jdbc.update(
                "INSERT INTO shopper_identity (kind, value, member_id, created_at) VALUES ('OPENID', ?, ?, ?)",
                "o_" + sale.memberId(),
                sale.memberId(),
                utc(clock.instant()));
        for (var line : sale.lines()) {
            jdbc.update(
                    "INSERT INTO catalog_product (id, category_id, title, images, price_from_fen, created_at)"
                            + " VALUES (?, ?, '鞋', '[]', 1, ?)",
                    line.productId(),
                    line.categoryId(),
                    utc(clock.instant()));
            jdbc.update(
                    "INSERT INTO catalog_sku (id, product_id, spec, price_fen) VALUES (?, ?, '42', 1)",
                    line.skuId(),
                    line.productId());
            jdbc.update(
                    "INSERT INTO catalog_stock (sku_id, initial, available, reserved) VALUES (?, ?, 10, ?)",
                    line.skuId(),
                    10 + line.quantity(),
                    line.quantity());
        }
        return sale;
    }

    /** Puts an order into any state, past all rules, with goods and money where they are then. */
    public void force(Sale sale, OrderStatus status) {
        boolean wasPaid = status(sale).isPaid();
        var now = utc(clock.instant());
        boolean isPaid = status.isPaid();
        jdbc.update(
                "UPDATE order_header SET status = ?, paid_at = ?, shipped_at = ?, received_at = ? WHERE id = ?",
                status.name(),
                isPaid ? now : null,
                isPaid && status != OrderStatus.PAID ? now : null,
                status == OrderStatus.RECEIVED ? now : null,
                sale.orderId());
        if (isPaid && !wasPaid) {
            wholeOrders.paid(sale.orderId());
        } else if (status == OrderStatus.CLOSED || status == OrderStatus.CANCELLED) {
            wholeOrders.closed(sale.orderId());
        }
    }

    public static String tradeNo(Sale sale) {
        return "G" + sale.orderId();
    }

    /** WeChat is ready to take the money. */
    public void prepare(Sale sale) {
        preparePayment.prepare(sale.memberId(), sale.orderId());
    }

    /** The shopper has paid, and we have not been told. */
    public PaymentFacts payAtWeChat(Sale sale) {
        prepare(sale);
        return weChat.pay(tradeNo(sale));
    }

    /** The shopper has paid, and we know. */
    public PaymentFacts pay(Sale sale) {
        var facts = payAtWeChat(sale);
        confirmPayment.confirm(facts, LearnedBy.NOTICE);
        return facts;
    }

    public OrderStatus status(Sale sale) {
        return OrderStatus.valueOf(
                jdbc.queryForObject("SELECT status FROM order_header WHERE id = ?", String.class, sale.orderId()));
    }

    public Units units(Sale sale, int line) {
        return jdbc.queryForObject(
                "SELECT available, reserved, sold, restocked FROM catalog_stock WHERE sku_id = ?",
                (row, number) -> new Units(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4)),
                sale.lines().get(line).skuId());
    }

    /** Debits less credits of an account of the house, over everything that concerns this order and its refunds. */
    public long balance(Sale sale, String kind) {
        return jdbc.queryForObject(
                """
                SELECT COALESCE(SUM(CASE p.side WHEN 'D' THEN p.amount_fen ELSE -p.amount_fen END), 0)
                FROM ledger_transfer t
                JOIN ledger_posting p ON p.transfer_id = t.id
                JOIN ledger_account a ON a.id = p.account_id
                WHERE a.kind = ?
                AND ((t.ref_type = 'ORDER' AND t.ref_id = ?)
                    OR (t.ref_type = 'REFUND' AND t.ref_id IN (SELECT id FROM refund_request WHERE order_id = ?)))
                """,
                Long.class,
                kind,
                sale.orderId(),
                sale.orderId());
    }

    public long transfers(Sale sale, String code) {
        return jdbc.queryForObject(
                "SELECT COUNT(*) FROM ledger_transfer WHERE ref_type = 'ORDER' AND ref_id = ? AND code = ?",
                Long.class,
                sale.orderId(),
                code);
    }

    public long messages(String topic, Object key) {
        return jdbc.queryForObject(
                "SELECT COUNT(*) FROM outbox_message WHERE topic = ? AND message_key = ?",
                Long.class,
                topic,
                key.toString());
    }

    public static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
