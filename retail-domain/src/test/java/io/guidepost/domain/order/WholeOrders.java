package io.guidepost.domain.order;

import io.guidepost.core.ledger.Postings;
import io.guidepost.core.money.Money;
import io.guidepost.core.sale.OrderId;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.ledger.Ledger;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Brings goods and money to where they are in the state into which a test has put an order by hand. */
@Component
public class WholeOrders {

    private final JdbcTemplate jdbc;
    private final Ledger ledger;
    private final TransactionRetry transactions;

    WholeOrders(JdbcTemplate jdbc, Ledger ledger, TransactionRetry transactions) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.transactions = transactions;
    }

    /** It is paid: its money was taken, and its goods are sold. */
    public void paid(long orderId) {
        long payable = jdbc.queryForObject("SELECT payable_fen FROM order_header WHERE id = ?", Long.class, orderId);
        transactions.run(() -> {
            ledger.post(List.of(Postings.paid(new OrderId(orderId), new Money(payable))));
            move(orderId, "sold");
        });
    }

    /** Nobody will pay it any more: its goods are on the shelf again. */
    public void closed(long orderId) {
        transactions.run(() -> move(orderId, "available"));
    }

    private void move(long orderId, String to) {
        jdbc.update(
                """
                UPDATE catalog_stock s JOIN order_line l ON l.sku_id = s.sku_id
                SET s.reserved = s.reserved - l.quantity, s.%1$s = s.%1$s + l.quantity
                WHERE l.order_id = ?
                """
                        .formatted(to),
                orderId);
    }
}
