package io.guidepost.domain.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@DomainTest
class TransactionRetryTest {

    @Autowired
    TransactionRetry transaction;

    /** Lock wait, deadlock, and MariaDB's "record has changed since last read", which Spring does not know. */
    @ParameterizedTest
    @ValueSource(ints = {1205, 1213, 1020})
    void whatTheDatabaseRolledBackIsRunAgainInANewTransaction(int code) {
        var runs = new AtomicInteger();

        var result = transaction.call(() -> {
            assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                    .isTrue();
            if (runs.incrementAndGet() < 3) {
                throw failure(code);
            }
            return "done";
        });

        assertThat(result).isEqualTo("done");
        assertThat(runs).hasValue(3);
    }

    @Test
    void anyOtherFailureIsNotRepeated() {
        var runs = new AtomicInteger();

        assertThatThrownBy(() -> transaction.run(() -> {
                    runs.incrementAndGet();
                    throw failure(1062);
                }))
                .isInstanceOf(UncategorizedSQLException.class);

        assertThat(runs).hasValue(1);
    }

    @Test
    void afterTheFifthTimeTheLastFailureIsTold() {
        var runs = new AtomicInteger();

        assertThatThrownBy(() -> transaction.run(() -> {
                    runs.incrementAndGet();
                    throw failure(1020);
                }))
                .isInstanceOf(UncategorizedSQLException.class);

        assertThat(runs).hasValue(5);
    }

    private static UncategorizedSQLException failure(int code) {
        return new UncategorizedSQLException("test", "SELECT 1", new SQLException("on demand", "HY000", code));
    }
}
