package io.guidepost.domain.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@DomainTest
class TransactionTimeTest {

    @Autowired
    TransactionTime time;

    @Autowired
    TransactionRetry transactions;

    @Autowired
    PlatformTransactionManager manager;

    @Autowired
    MovableClock clock;

    @Test
    void allThatOneTransactionPostsBearsOneMillisecondAndTheNextOneAnother() {
        var first = transactions.call(() -> {
            var at = time.now();
            clock.advance(Duration.ofMillis(3));
            assertThat(time.now()).isEqualTo(at);
            return at;
        });

        assertThat(transactions.call(time::now)).isEqualTo(first.plusMillis(3));
        assertThat(time.now()).isEqualTo(first.plusMillis(3));
    }

    @Test
    void aTransactionInsideAnotherHasItsOwnTimeAndLeavesTheOuterOneIts() {
        var apart = new TransactionTemplate(
                manager, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));

        transactions.run(() -> {
            var outer = time.now();
            clock.advance(Duration.ofSeconds(1));
            var inner = apart.execute(status -> time.now());
            assertThat(inner).isEqualTo(outer.plusSeconds(1));
            assertThat(time.now()).isEqualTo(outer);
        });
    }
}
