package io.guidepost.domain.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.commission.Sales;
import io.guidepost.domain.commission.Sales.Goods;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@DomainTest
class BooksStayRightTest {

    @Autowired
    Invariants invariants;

    @Autowired
    Sales sales;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void aTestThatLeavesTheBooksWrongIsNamedAndTheNextIsNotBlamed() {
        var before = BooksStayRight.wrong(invariants);
        var sale = sales.place(sales.seller(), List.of(new Goods(1, 10_000)));
        jdbc.update("UPDATE order_header SET status = 'PAID', paid_at = placed_at WHERE id = ?", sale.orderId());
        try {
            var after = BooksStayRight.wrong(invariants);

            assertThatThrownBy(() -> BooksStayRight.require(before, after))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("INV-04: order " + sale.orderId());
            assertThatCode(() -> BooksStayRight.require(after, BooksStayRight.wrong(invariants)))
                    .doesNotThrowAnyException();
        } finally {
            jdbc.update(
                    "UPDATE order_header SET status = 'PENDING_PAYMENT', paid_at = NULL WHERE id = ?", sale.orderId());
        }
    }

    /** It runs after each test, so it has to be soon done. */
    @Test
    void lookingTakesNoTime() {
        long shortest = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            long began = System.nanoTime();
            BooksStayRight.wrong(invariants);
            shortest = Math.min(shortest, System.nanoTime() - began);
        }

        // A machine that is busy with other things cannot make the shortest of them long.
        assertThat(Duration.ofNanos(shortest)).isLessThan(Duration.ofMillis(50));
    }
}
