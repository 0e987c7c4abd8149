package io.guidepost.wechat.rate;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.pace.Urgency;
import io.guidepost.embedded.TestRedis;
import io.guidepost.wechat.rate.RateSettings.CapOf;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/** Processes that take turns from a real Redis, in a time of the test's own. */
class BucketsTest {

    private static final String API = "externalcontact/add_msg_template";
    private static final int NODES = 4;

    private final LettuceConnectionFactory connections = connections(TestRedis.fresh());
    private final Breakable redis = new Breakable(connections);
    private long now = 1_800_000_000_000L;

    @AfterEach
    void close() {
        connections.destroy();
    }

    /** The bare numbers: two bursts and a minute's filling never pass a cap, and use 95 % of a large one. */
    @ParameterizedTest
    @CsvSource({"10000, 0.95", "20000, 0.95", "1000, 0.95", "10, 0.8", "3, 0.3", "1, 0"})
    void anAllowanceKeepsBelowItsCap(int aMinute, double used) {
        var cap = new Cap(aMinute, aMinute * 15);
        var together = Allowance.together(cap);
        var alone = Allowance.alone(cap, NODES, true);

        assertThat(together.perMinute() + Math.min(2 * together.burst(), aMinute))
                .isLessThanOrEqualTo(aMinute);
        assertThat(together.perMinute()).isGreaterThanOrEqualTo(used * aMinute);
        assertThat(together.anHour()).isBetween((int) (cap.anHour() * 0.95), cap.anHour());
        assertThat(NODES * alone.perMinute() + (alone.perMinute() > 0 ? NODES * alone.burst() : 0))
                .isLessThanOrEqualTo(aMinute);
        assertThat(Allowance.alone(cap, NODES, false).anHour() * NODES + together.anHour())
                .isLessThanOrEqualTo(cap.anHour());
    }

    /** Four processes ask for more than there is, in steps of any size, now and then for nothing at all. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noSlidingMinuteEverHoldsMoreCallsThanTheCap(long seed) {
        var random = new Random(seed);
        var cap = new Cap(200 + random.nextInt(800), 100_000);
        var nodes = nodes(cap);
        var flow = new Flow();
        long start = now;
        while (now < start + 240_000) {
            now += random.nextInt(10) == 0 ? random.nextInt(8_000) : random.nextInt(400);
            takeAll(nodes, random, flow);
        }
        flow.assertWithin(cap, "seed " + seed);
    }

    @Test
    void aSteadyDemandUsesNinetyFivePercentOfTheCap() {
        var cap = new Cap(10_000, 150_000);
        var nodes = nodes(cap);
        var flow = new Flow();
        long start = now;
        while (now < start + 125_000) {
            now += 100;
            nodes.forEach(node -> flow.add(now, node.take(API, 64, Urgency.MASS).turns()));
        }

        assertThat(flow.between(start + 60_000, start + 120_000)).isGreaterThanOrEqualTo(9_500);
        flow.assertWithin(cap, "steady");
    }

    /** All of an hour may be used early, and nothing of it twice. */
    @Test
    void noSlidingHourEverHoldsMoreCallsThanTheCap() {
        var cap = new Cap(600, 600);
        var nodes = nodes(cap);
        var flow = new Flow();
        var random = new Random(5);
        long start = now;
        while (now < start + 2 * 3_600_000L) {
            now += 10_000 + random.nextInt(10_000);
            takeAll(nodes, random, flow);
        }

        flow.assertWithin(cap, "hours");
        assertThat(flow.mostIn(3_600_000)).isGreaterThanOrEqualTo((int) (cap.anHour() * 0.95));
    }

    /** Redis goes and comes back, for all processes at once or for one after the other within the two seconds of its rest. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void theCapHoldsWhileRedisComesAndGoes(long seed) {
        var random = new Random(seed);
        var cap = new Cap(1_000 + random.nextInt(9_000), 1_000_000);
        var nodes = nodes(cap);
        var flow = new Flow();
        long start = now;
        while (now < start + 200_000) {
            now += random.nextInt(600);
            if (random.nextInt(60) == 0) {
                redis.isDown = !redis.isDown;
            }
            if (random.nextInt(150) == 0) {
                redis.isDown = false;
                redis.getRequiredConnectionFactory()
                        .getConnection()
                        .serverCommands()
                        .flushDb();
            }
            takeAll(nodes, random, flow);
        }
        flow.assertWithin(cap, "seed " + seed);
        assertThat(flow.between(start, now)).isPositive();
    }

    @Test
    void aProcessWithoutRedisKeepsToItsPart() {
        var cap = new Cap(1_000, 100_000);
        var one = new Buckets(settings(cap), Optional.empty(), () -> now, () -> now);
        var flow = new Flow();
        for (long start = now; now < start + 180_000; now += 50) {
            flow.add(now, one.take(API, 10, Urgency.MASS).turns());
        }

        assertThat(one.isAlone()).isTrue();
        assertThat(flow.mostIn(60_000)).isBetween(200, 250);
    }

    /** Mass work on one process never empties the bucket of those who wait on another. */
    @Test
    void massWorkLeavesRoomForPeopleAndForWeComsOwnClocks() {
        var nodes = nodes(new Cap(10_000, 150_000));

        assertThat(nodes.get(0).take(API, 64, Urgency.MASS).turns()).isEqualTo(45);
        assertThat(nodes.get(0).take(API, 64, Urgency.MASS).turns()).isZero();
        assertThat(nodes.get(1).take(API, 64, Urgency.INTERACTIVE).turns()).isEqualTo(19);
        assertThat(nodes.get(2).take(API, 64, Urgency.CLOCKED).turns()).isEqualTo(11);
        assertThat(nodes.get(3).take(API, 1, Urgency.CLOCKED).turns()).isZero();
    }

    /** All APIs together have a cap of their own. */
    @Test
    void anApiIsAlsoBoundByWhatTheOthersTake() {
        var settings = new RateSettings(
                new CapOf(10_000, 150_000),
                new CapOf(12_000, 600_000),
                Map.of(),
                NODES,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1));
        var node = new Buckets(settings, Optional.of(new SharedBuckets(redis, "corp")), () -> now, () -> now);
        var flow = new Flow();
        for (long start = now; now < start + 90_000; now += 100) {
            flow.add(now, node.take(API, 64, Urgency.MASS).turns());
            flow.add(
                    now,
                    node.take("externalcontact/get_groupmsg_task", 64, Urgency.MASS)
                            .turns());
        }

        assertThat(flow.mostIn(60_000)).isBetween(11_400, 12_000);
    }

    private void takeAll(List<Buckets> nodes, Random random, Flow flow) {
        for (var node : nodes) {
            var urgency = Urgency.values()[random.nextInt(3)];
            flow.add(now, node.take(API, 1 + random.nextInt(64), urgency).turns());
        }
    }

    private List<Buckets> nodes(Cap cap) {
        return IntStream.range(0, NODES)
                .mapToObj(i ->
                        new Buckets(settings(cap), Optional.of(new SharedBuckets(redis, "corp")), () -> now, () -> now))
                .toList();
    }

    private static RateSettings settings(Cap cap) {
        return new RateSettings(
                new CapOf(cap.aMinute(), cap.anHour()),
                null,
                Map.of(),
                NODES,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1));
    }

    static LettuceConnectionFactory connections(TestRedis.Database database) {
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
        return factory;
    }

    private static final class Breakable extends StringRedisTemplate {

        private boolean isDown;

        Breakable(LettuceConnectionFactory connections) {
            super(connections);
        }

        @Override
        public <T> T execute(RedisScript<T> script, List<String> keys, Object... arguments) {
            if (isDown) {
                throw new RedisConnectionFailureException("down");
            }
            return super.execute(script, keys, arguments);
        }
    }
}
