package io.guidepost.domain.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.delivery.MessageQueue.Message;
import io.guidepost.domain.delivery.MessageQueue.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@DomainTest
class QueueTest {

    @Autowired
    MessageQueue.Factory queues;

    @Autowired
    MovableClock clock;

    @Autowired
    Ids ids;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcTemplate jdbc;

    MessageQueue queue;

    @BeforeEach
    void emptyQueue() {
        jdbc.update("DELETE FROM inbox_message");
        queue = queues.of(Table.INBOX);
    }

    @Test
    void aMessageAddedTwiceIsDeliveredOnce() {
        assertThat(queue.add(message("same"))).isTrue();
        assertThat(queue.add(message("same"))).isFalse();

        var delivered = new ArrayList<String>();
        new DeliveryRound(queue, clock).run(10, message -> delivered.add(message.messageKey()));

        assertThat(delivered).containsExactly("same");
    }

    @Test
    void aMessageOfATransactionThatRollsBackIsNeverDelivered() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    queue.add(message("lost"));
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");

        assertThat(new DeliveryRound(queue, clock).run(10, message -> {})).isZero();
    }

    @Test
    void fourNodesShareTheWorkAndDeliverEachMessageOnce() throws Exception {
        IntStream.range(0, 200).forEach(i -> queue.add(message("m" + i)));
        var delivered = Collections.synchronizedList(new ArrayList<String>());
        Callable<Void> node = () -> {
            var round = new DeliveryRound(queue, clock);
            while (round.run(7, message -> delivered.add(message.messageKey())) > 0) {}
            return null;
        };

        var nodes = Executors.newFixedThreadPool(4);
        for (var done : nodes.invokeAll(List.of(node, node, node, node))) {
            done.get();
        }
        nodes.shutdown();

        assertThat(delivered).hasSize(200).doesNotHaveDuplicates();
    }

    @Test
    void aFailedDeliveryReturnsAfterAPauseAndIsGivenUpAfterTwenty() {
        queue.add(message("broken"));
        var attempts = new ArrayList<Instant>();
        var round = new DeliveryRound(queue, clock);
        for (int i = 0; i < 30; i++) {
            round.run(10, message -> {
                attempts.add(clock.instant());
                throw new IllegalStateException("still broken");
            });
            clock.advance(Duration.ofMinutes(15));
        }

        assertThat(attempts).hasSize(20);
        assertThat(queue.dead()).isEqualTo(1);
        assertThat(jdbc.queryForList("SELECT last_error FROM inbox_message", String.class).stream()
                        .collect(Collectors.joining()))
                .contains("still broken");
    }

    @Test
    void whatANodeTookBeforeItDiedIsTakenOverAfterItsLease() {
        queue.add(message("orphan"));
        queue.claim("dead node", clock.instant(), clock.instant().plusSeconds(120), 10);
        var delivered = new ArrayList<String>();
        var round = new DeliveryRound(queue, clock);

        round.run(10, message -> delivered.add(message.messageKey()));
        assertThat(delivered).isEmpty();

        clock.advance(Duration.ofSeconds(121));
        round.run(10, message -> delivered.add(message.messageKey()));
        assertThat(delivered).containsExactly("orphan");
    }

    /** A dependency that hangs at every message uses up any lease, and another node looks in all the time. */
    @Test
    void aSlowRoundKeepsWhatItHasClaimed() {
        IntStream.range(0, 6).forEach(i -> queue.add(message("slow" + i)));
        var delivered = new ArrayList<String>();
        var other = new DeliveryRound(queue, clock);

        new DeliveryRound(queue, clock).run(10, message -> {
            delivered.add(message.messageKey());
            clock.advance(Duration.ofSeconds(45));
            other.run(10, taken -> delivered.add("twice " + taken.messageKey()));
        });

        assertThat(delivered).hasSize(6).doesNotHaveDuplicates().noneMatch(key -> key.startsWith("twice"));
    }

    @Test
    void whatAnotherNodeTookOverMeanwhileIsLeftToIt() {
        queue.add(message("first"));
        queue.add(message("second"));
        var delivered = new ArrayList<String>();
        var other = new DeliveryRound(queue, clock);

        new DeliveryRound(queue, clock).run(10, message -> {
            delivered.add("slept over " + message.messageKey());
            clock.advance(Duration.ofMinutes(3));
            other.run(10, taken -> delivered.add(taken.messageKey()));
        });

        assertThat(delivered).containsExactly("slept over first", "first", "second");
    }

    private Message message(String key) {
        var now = clock.instant();
        return new Message(ids.next(), "test", key, "{}", now, now, now, 0);
    }
}
