package io.guidepost.domain.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.privacy.Seals;
import io.guidepost.embedded.TestDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.ibatis.annotations.Mapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mybatis.spring.annotation.MapperScan;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

@Timeout(60)
class RequestKeysTest {

    private static final String HASH = "a".repeat(64);
    private static final Answer ANSWER = new Answer(201, "{\"id\":\"1\"}", Optional.of("/orders/1"));
    private static final HandSetClock CLOCK = new HandSetClock();

    private static ConfigurableApplicationContext node;

    private final RequestKeys keys = node.getBean(RequestKeys.class);
    private final StoredRequests stored = node.getBean(StoredRequests.class);
    private final PurgeIdempotencyKeys purge = node.getBean(PurgeIdempotencyKeys.class);
    private final JdbcTemplate sql = node.getBean(JdbcTemplate.class);
    private final AtomicInteger runs = new AtomicInteger();
    private final RequestKey key = newKey();

    @BeforeAll
    static void start() {
        node = new SpringApplicationBuilder(Node.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.flyway.enabled=false",
                        "--mybatis-plus.global-config.banner=false",
                        "--guidepost.privacy.keys=t1:cGVyc29uYWwgZGF0YSwgZm9yIHRlc3RzIG9ubHkgMzI=");
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @BeforeEach
    void empty() {
        sql.update("DELETE FROM idempotency_key");
        CLOCK.now = Instant.parse("2026-11-22T04:00:00Z");
    }

    @Test
    void aGroupIsWrittenTogetherAndEachKeyRemembersItsOwnAnswer() {
        var written = new ConcurrentLinkedQueue<String>();
        RequestGroup<String> group = keys.group("together", written::addAll, wanted -> {
            throw new AssertionError("Nobody should have to go alone");
        });

        var asked = IntStream.range(0, 200)
                .mapToObj(i -> group.carryOut(key("k" + i), HASH, () -> prepared("v" + i)))
                .map(CompletionStage::toCompletableFuture)
                .toList();

        for (int i = 0; i < asked.size(); i++) {
            assertThat(asked.get(i).join())
                    .isEqualTo(new Answered(prepared("v" + i).answer(), false));
            var again = group.carryOut(key("k" + i), HASH, () -> prepared("other"));
            assertThat(again.toCompletableFuture().join())
                    .isEqualTo(new Answered(asked.get(i).join().answer(), true));
        }
        assertThat(written).hasSize(200).doesNotContain("other");
    }

    @Test
    void whatCannotBeWrittenTogetherIsToldToEachAlone() {
        RequestGroup<String> group = keys.group("apart", wanted -> !wanted.contains("bad"), wanted -> {
            if (wanted.equals("bad")) {
                throw new IllegalStateException("bad");
            }
        });

        var good = group.carryOut(key("good"), HASH, () -> prepared("good"));
        var bad = group.carryOut(key("bad"), HASH, () -> prepared("bad"));

        assertThat(good.toCompletableFuture().join().replayed()).isFalse();
        assertThatThrownBy(bad.toCompletableFuture()::join).hasRootCauseMessage("bad");
        assertThat(stored.find(key("bad"))).as("a failure is not remembered").isEmpty();
        assertThat(stored.find(key("good"))).isPresent();
    }

    @Test
    void whoCannotShareItsWritingGoesAloneAndNoGroupFailsForIt() {
        var groups = new ConcurrentLinkedQueue<List<String>>();
        var alone = new ConcurrentLinkedQueue<String>();
        RequestGroup<String> group =
                keys.group("partly", wanted -> !wanted.startsWith("apart"), groups::add, alone::add);

        IntStream.range(0, 100)
                .mapToObj(i -> (i % 10 == 0 ? "apart" : "joins") + i)
                .map(wanted -> group.carryOut(key(wanted), HASH, () -> prepared(wanted)))
                .map(CompletionStage::toCompletableFuture)
                .toList()
                .forEach(asked -> assertThat(asked.join().replayed()).isFalse());

        assertThat(alone).hasSize(10).allMatch(wanted -> wanted.startsWith("apart"));
        assertThat(groups.stream().flatMap(List::stream)).hasSize(90).allMatch(wanted -> wanted.startsWith("joins"));
        assertThat(groups).noneMatch(List::isEmpty);
    }

    @Test
    void aKeyThatAnotherNodeWroteMeanwhileIsReplayedInTheGroup() {
        RequestGroup<String> group = keys.group("late", wanted -> true, wanted -> {});

        var late = group.carryOut(key, HASH, () -> {
            otherNode().inTransaction(key, HASH, this::work);
            return prepared("mine");
        });

        assertThat(late.toCompletableFuture().join()).isEqualTo(new Answered(ANSWER, true));
        assertThatThrownBy(() -> group.carryOut(key, "b".repeat(64), () -> prepared("x")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("idempotency_key_reused"));
    }

    @Test
    void aRefusalWhilePreparingLeavesTheKeyFree() {
        RequestGroup<String> group = keys.group("refused", wanted -> true, wanted -> {});

        assertThatThrownBy(() -> group.carryOut(key, HASH, () -> {
                    throw new IllegalStateException("sold out");
                }))
                .hasMessage("sold out");
        assertThat(group.carryOut(key, HASH, () -> prepared("now"))
                        .toCompletableFuture()
                        .join()
                        .replayed())
                .isFalse();
    }

    private static RequestGroup.Prepared<String> prepared(String wanted) {
        return new RequestGroup.Prepared<>(wanted, new Answer(201, wanted, Optional.empty()));
    }

    private static RequestKey key(String key) {
        return new RequestKey("shop:1", "POST /group", key);
    }

    @Test
    void anAnswerIsKeptForADayAndThenTheKeyIsFreeAgain() {
        keys.inTransaction(key, HASH, this::work);

        CLOCK.now = CLOCK.now.plus(Duration.ofHours(24));
        assertThat(keys.inTransaction(key, HASH, this::work).replayed()).isTrue();
        CLOCK.now = CLOCK.now.plusMillis(1);
        assertThat(keys.inTransaction(key, HASH, this::work).replayed()).isFalse();
        assertThat(runs).hasValue(2);
    }

    @Test
    void anExpiredKeyIsFreeAroundTheNetworkToo() {
        keys.aroundNetwork(key, HASH, this::work);

        CLOCK.now = CLOCK.now.plus(Duration.ofHours(25));
        assertThat(keys.aroundNetwork(key, "b".repeat(64), this::work).replayed())
                .isFalse();
        assertThat(runs).hasValue(2);
    }

    @Test
    void anotherNodesRunningTransactionIsWaitedForAndThenReplayed() throws Exception {
        var other = otherNode();
        var began = new CountDownLatch(1);
        var first = CompletableFuture.supplyAsync(() -> other.inTransaction(key, HASH, () -> {
            began.countDown();
            pause(500);
            return work();
        }));
        assertThat(began.await(10, TimeUnit.SECONDS)).isTrue();

        var second = keys.inTransaction(key, HASH, this::work);

        assertThat(second.replayed()).isTrue();
        assertThat(second.answer()).isEqualTo(first.join().answer());
        assertThat(runs).hasValue(1);
    }

    @Test
    void whenTheOtherNodesTransactionFailsTheWaitingOneRuns() throws Exception {
        var other = otherNode();
        var began = new CountDownLatch(1);
        var first = CompletableFuture.runAsync(() -> other.inTransaction(key, HASH, () -> {
            began.countDown();
            pause(300);
            throw new IllegalStateException("crashed");
        }));
        assertThat(began.await(10, TimeUnit.SECONDS)).isTrue();

        assertThat(keys.inTransaction(key, HASH, this::work).replayed()).isFalse();
        assertThatThrownBy(first::join).hasRootCauseMessage("crashed");
        assertThat(runs).hasValue(1);
    }

    @Test
    void aroundTheNetworkAnotherNodesLiveLeaseIsInProgressAndAnExpiredOneIsTakenOver() {
        stored.begin(key, HASH, UUID.randomUUID().toString(), CLOCK.now.plusSeconds(30), CLOCK.now);

        CLOCK.now = CLOCK.now.plusSeconds(30);
        assertThatThrownBy(() -> keys.aroundNetwork(key, HASH, this::work))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("request_in_progress"));
        CLOCK.now = CLOCK.now.plusMillis(1);
        assertThat(keys.aroundNetwork(key, HASH, this::work).replayed()).isFalse();
        assertThat(keys.aroundNetwork(key, HASH, this::work).replayed()).isTrue();
        assertThat(runs).hasValue(1);
    }

    @Test
    void whoLostHisLeaseSaysWhatTheOtherOneAnswered() {
        var other = otherNode();
        var theirs = new AtomicReference<Answered>();

        var mine = keys.aroundNetwork(key, HASH, () -> {
            CLOCK.now = CLOCK.now.plusSeconds(31);
            theirs.set(other.aroundNetwork(key, HASH, () -> new Answer(201, "{\"id\":\"2\"}", Optional.empty())));
            return ANSWER;
        });

        assertThat(theirs.get().replayed()).isFalse();
        assertThat(mine.answer()).isEqualTo(theirs.get().answer());
        assertThat(mine.replayed()).isTrue();
    }

    @Test
    void aLostLeaseIsNotReleasedByItsFormerOwner() {
        var other = otherNode();

        assertThatThrownBy(() -> keys.aroundNetwork(key, HASH, () -> {
                    CLOCK.now = CLOCK.now.plusSeconds(31);
                    other.aroundNetwork(key, HASH, this::work);
                    throw new IllegalStateException("time-out");
                }))
                .hasMessage("time-out");

        assertThat(stored.find(key).orElseThrow().answer()).contains(ANSWER);
    }

    @Test
    void networkWorkRunsOutsideAnyTransactionAndDatabaseWorkInsideOne() {
        keys.aroundNetwork(key, HASH, () -> {
            assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                    .isFalse();
            assertThat(stored.find(key)).isPresent();
            return work();
        });
        keys.inTransaction(newKey(), HASH, () -> {
            assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                    .isTrue();
            return work();
        });
        assertThat(runs).hasValue(2);
    }

    @Test
    void neitherStandsInsideAnotherTransaction() {
        var transaction = new TransactionTemplate(node.getBean(PlatformTransactionManager.class));

        assertThatThrownBy(() -> transaction.execute(status -> keys.inTransaction(key, HASH, this::work)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> transaction.execute(status -> keys.aroundNetwork(key, HASH, this::work)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(runs).hasValue(0);
    }

    /** Two transactions lock two rows crosswise; one of them is chosen as the victim and must come through all the same. */
    @Test
    void aRealDeadlockIsSurvived() throws Exception {
        sql.update("REPLACE INTO counter (id, n) VALUES (1, 0), (2, 0)");
        var both = new CountDownLatch(2);
        Executor threads = task -> new Thread(task).start();

        var one = CompletableFuture.supplyAsync(
                () -> keys.inTransaction(newKey(), HASH, () -> cross(both, 1, 2)), threads);
        var two = CompletableFuture.supplyAsync(
                () -> keys.inTransaction(newKey(), HASH, () -> cross(both, 2, 1)), threads);

        assertThat(one.get(30, TimeUnit.SECONDS).replayed()).isFalse();
        assertThat(two.get(30, TimeUnit.SECONDS).replayed()).isFalse();
        assertThat(sql.queryForObject("SELECT SUM(n) FROM counter", Long.class)).isEqualTo(4);
        assertThat(runs.get()).as("somebody was the victim and ran again").isGreaterThan(2);
    }

    private Answer cross(CountDownLatch both, int first, int second) {
        sql.update("UPDATE counter SET n = n + 1 WHERE id = ?", first);
        both.countDown();
        try {
            both.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        runs.incrementAndGet();
        sql.update("UPDATE counter SET n = n + 1 WHERE id = ?", second);
        return ANSWER;
    }

    @Test
    void thePurgeTakesWhatIsOlderThanADayAndNoMoreThanAllowed() {
        for (int i = 0; i < 5; i++) {
            keys.inTransaction(newKey(), HASH, this::work);
        }
        CLOCK.now = CLOCK.now.plus(Duration.ofHours(24));
        keys.inTransaction(key, HASH, this::work);
        assertThat(purge.runDue(100)).isZero();

        CLOCK.now = CLOCK.now.plusMillis(1);
        assertThat(purge.runDue(3)).isEqualTo(3);
        assertThat(purge.runDue(3)).isEqualTo(2);
        assertThat(purge.runDue(3)).isZero();
        assertThat(stored.find(key)).isPresent();
    }

    @Test
    void theTableItselfRefusesHalfAnAnswer() {
        keys.inTransaction(key, HASH, this::work);

        assertThatThrownBy(() -> sql.update("UPDATE idempotency_key SET body = NULL"))
                .hasMessageContaining("idempotency_key");
        assertThatThrownBy(() -> sql.update("UPDATE idempotency_key SET state = 'IN_PROGRESS'"))
                .hasMessageContaining("idempotency_key");
        assertThatThrownBy(() -> sql.update("UPDATE idempotency_key SET status = 500"))
                .hasMessageContaining("idempotency_key");
    }

    private Answer work() {
        runs.incrementAndGet();
        return ANSWER;
    }

    /** A second process as far as this class is concerned: it shares nothing with the first but the database. */
    private RequestKeys otherNode() {
        return new RequestKeys(stored, node.getBean(PlatformTransactionManager.class), CLOCK);
    }

    private static RequestKey newKey() {
        return new RequestKey(
                "shop:17", "POST /api/shop/v1/orders", UUID.randomUUID().toString());
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    static final class HandSetClock extends Clock {

        volatile Instant now = Instant.EPOCH;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** Not a {@code @Configuration}, so that nobody who scans the domain finds it. */
    @EnableAutoConfiguration
    @ComponentScan(basePackageClasses = {RequestKeys.class, Ids.class})
    @Import(Seals.class)
    @MapperScan(basePackageClasses = RequestKeys.class, annotationClass = Mapper.class)
    static class Node {

        @Bean
        Clock clock() {
            return CLOCK;
        }

        @Bean
        DataSource dataSource() throws SQLException {
            var database = TestDatabase.fresh();
            try (var connection =
                    DriverManager.getConnection(database.jdbcUrl(), database.ownerUser(), database.ownerPassword())) {
                ScriptUtils.executeSqlScript(connection, new ClassPathResource("db/migration/V090__idempotency.sql"));
                ScriptUtils.executeSqlScript(
                        connection, new ClassPathResource("db/migration/V190__idempotency_by_time.sql"));
                connection.createStatement().execute("CREATE TABLE counter (id INT PRIMARY KEY, n INT NOT NULL)");
            }
            return DataSourceBuilder.create()
                    .url(database.jdbcUrl())
                    .username(database.ownerUser())
                    .password(database.ownerPassword())
                    .build();
        }
    }
}
