package io.guidepost.domain.ledger.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.core.ledger.Postings;
import io.guidepost.core.money.Money;
import io.guidepost.core.sale.OrderId;
import io.guidepost.domain.DomainTest;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.database.TransactionTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The seal rests on this: what commits late would lie under it, unknown to it. */
@DomainTest
class SlowTransactionTest {

    @Autowired
    LedgerMapper mapper;

    @Autowired
    Ids ids;

    @Autowired
    TransactionTime time;

    @Autowired
    TransactionRetry transactions;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void aTransactionThatTookTooLongIsRolledBack() {
        var hasty = new MyBatisLedger(mapper, ids, Duration.ZERO, time);
        var order = new OrderId(ids.next());

        assertThatThrownBy(() -> transactions.run(() -> hasty.post(List.of(Postings.paid(order, new Money(100))))))
                .hasMessageContaining("too long");

        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM ledger_transfer WHERE ref_id = ?", Integer.class, order.value()))
                .isZero();
    }
}
