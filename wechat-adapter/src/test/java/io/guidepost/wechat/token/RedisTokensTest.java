package io.guidepost.wechat.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.embedded.EmbeddedRedis;
import io.guidepost.embedded.RedisSettings;
import io.guidepost.embedded.TestRedis;
import io.guidepost.wechat.token.RedisTokens.Lent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Several processes are several instances: nothing else is shared. */
class RedisTokensTest {

    private static final String NAME = "guidepost:test:token";

    private final List<LettuceConnectionFactory> factories = new ArrayList<>();
    private final AtomicInteger fetched = new AtomicInteger();
    private final StringRedisTemplate redis = template(TestRedis.fresh());

    @AfterEach
    void close() {
        factories.forEach(LettuceConnectionFactory::destroy);
    }

    @Test
    void allProcessesUseTheValueThatOneHasFetched() {
        assertThat(process().get(NAME, this::fetch)).isEqualTo("token-1");
        assertThat(process().get(NAME, this::fetch)).isEqualTo("token-1");

        assertThat(fetched).hasValue(1);
        assertThat(redis.getExpire(NAME, TimeUnit.SECONDS)).isBetween(6_990L, 7_000L);
    }

    @Test
    void twentyCallersInFourProcessesFetchOnceAndNobodyWaitsForLong() throws Exception {
        var processes = List.of(process(), process(), process(), process());
        var pool = Executors.newFixedThreadPool(20);
        try {
            var waits = pool.invokeAll(IntStream.range(0, 20)
                    .mapToObj(i -> (Callable<Duration>) () -> {
                        long start = System.nanoTime();
                        assertThat(processes.get(i % 4).get(NAME, slowly(50))).isEqualTo("token-1");
                        return Duration.ofNanos(System.nanoTime() - start);
                    })
                    .toList());
            for (var wait : waits) {
                assertThat(wait.get()).isLessThan(Duration.ofSeconds(1));
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(fetched).hasValue(1);
    }

    /** Whoever held the lease has died; the SDK would wait up to a minute. */
    @Test
    void aLeaseLeftBehindCostsAMoment() {
        redis.opsForValue().set(NAME + ":lease", "somebody who died", Duration.ofMinutes(1));
        long start = System.nanoTime();

        assertThat(process().get(NAME, this::fetch)).isEqualTo("token-1");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
        assertThat(redis.opsForValue().get(NAME + ":lease"))
                .as("not ours to remove")
                .isEqualTo("somebody who died");
    }

    @Test
    void aRefusedValueIsFetchedAnewByOneAndFoundByTheOthers() {
        var first = process();
        var second = process();
        first.get(NAME, this::fetch);
        second.get(NAME, this::fetch);

        first.drop(NAME, "token-1");
        assertThat(first.get(NAME, this::fetch)).isEqualTo("token-2");
        second.drop(NAME, "token-1");

        assertThat(second.get(NAME, this::fetch)).as("the newer value stayed").isEqualTo("token-2");
        assertThat(fetched).hasValue(2);
    }

    @Test
    void droppingAnOldValueLeavesTheNewOne() {
        var tokens = process();
        tokens.get(NAME, this::fetch);

        tokens.drop(NAME, "token-0");

        assertThat(tokens.get(NAME, this::fetch)).isEqualTo("token-1");
        assertThat(redis.opsForValue().get(NAME)).isEqualTo("token-1");
    }

    @Test
    void aFailedFetchLeavesNoLeaseAndNoValue() {
        var tokens = process();

        assertThatThrownBy(() -> tokens.get(NAME, () -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(redis.hasKey(NAME + ":lease")).isFalse();
        assertThat(tokens.get(NAME, this::fetch)).isEqualTo("token-1");
    }

    @Test
    void aShortLifeIsKeptForAMomentOnly() throws InterruptedException {
        var tokens = process();

        assertThat(tokens.get(NAME, () -> new Lent("short-lived", Duration.ofSeconds(30))))
                .isEqualTo("short-lived");
        Thread.sleep(1_100);

        assertThat(tokens.get(NAME, this::fetch)).isEqualTo("token-1");
    }

    /** Losing Redis must not stop calls: each process then fetches for itself. */
    @Test
    void withoutRedisEachProcessFetchesForItself(@TempDir Path directory) {
        var server = EmbeddedRedis.start(RedisSettings.in(directory));
        var template = template(new TestRedis.Database("127.0.0.1", server.port(), "", 0));
        var one = new RedisTokens(Optional.of(template));
        var two = new RedisTokens(Optional.of(template));
        assertThat(one.get(NAME, this::fetch)).isEqualTo("token-1");
        server.close();

        assertThat(one.get(NAME, this::fetch)).as("its own copy").isEqualTo("token-1");
        long start = System.nanoTime();
        assertThat(two.get(NAME, this::fetch)).isEqualTo("token-2");
        two.drop(NAME, "token-2");
        assertThat(two.get(NAME, this::fetch)).isEqualTo("token-3");
        for (int i = 0; i < 20; i++) {
            assertThat(two.get(NAME, this::fetch)).isEqualTo("token-3");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void aTokenIsNeverWrittenOut() {
        assertThat(new Lent("secret-token", Duration.ofSeconds(7200)).toString())
                .doesNotContain("secret-token");
    }

    private RedisTokens process() {
        return new RedisTokens(Optional.of(redis));
    }

    private Lent fetch() {
        return new Lent("token-" + fetched.incrementAndGet(), Duration.ofSeconds(7200));
    }

    private Supplier<Lent> slowly(long millis) {
        return () -> {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            return fetch();
        };
    }

    private StringRedisTemplate template(TestRedis.Database database) {
        var standalone = new RedisStandaloneConfiguration(database.host(), database.port());
        standalone.setDatabase(database.number());
        if (!database.password().isEmpty()) {
            standalone.setPassword(database.password());
        }
        var factory = new LettuceConnectionFactory(
                standalone,
                LettuceClientConfiguration.builder()
                        .commandTimeout(Duration.ofMillis(500))
                        .shutdownTimeout(Duration.ZERO)
                        .build());
        factory.afterPropertiesSet();
        factory.start();
        factories.add(factory);
        return new StringRedisTemplate(factory);
    }
}
