package io.guidepost.wechat.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.guidepost.domain.pace.Urgency;
import io.guidepost.embedded.TestRedis;
import io.guidepost.wechat.rate.RateSettings.CapOf;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Two processes with one Redis, in real time: ten calls a second. */
class CallRateTest {

    private static final String API = "message/send";
    private static final Duration LONG = Duration.ofSeconds(30);

    private final LettuceConnectionFactory connections = BucketsTest.connections(TestRedis.fresh());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CallRate one = process();
    private final CallRate other = process();

    @AfterEach
    void close() {
        one.close();
        other.close();
        connections.destroy();
    }

    @Test
    void whoIsInAHurryGoesBeforeAllMassWorkOnEveryNode() {
        var masses = IntStream.range(0, 100)
                .mapToObj(i -> (i % 2 == 0 ? one : other).turn(API, Urgency.MASS, LONG))
                .toList();
        await().until(() -> masses.stream().anyMatch(CompletableFuture::isDone));

        var welcome = one.turn(API, Urgency.CLOCKED, LONG);
        var tap = other.turn(API, Urgency.INTERACTIVE, LONG);

        assertThat(welcome).succeedsWithin(Duration.ofSeconds(1));
        assertThat(tap).succeedsWithin(Duration.ofSeconds(1));
        assertThat(masses.stream().filter(CompletableFuture::isDone)).hasSizeLessThan(40);
        assertThat(meters.get("guidepost.wecom.waiting")
                        .tag("urgency", "MASS")
                        .gauge()
                        .value())
                .isPositive();
    }

    @Test
    void whoeverGetsNoTurnInTimeIsToldSoAndHasTakenNone() {
        var greedy = new ArrayList<CompletableFuture<Void>>();
        for (int i = 0; i < 30; i++) {
            greedy.add(one.turn(API, Urgency.INTERACTIVE, LONG));
        }
        long start = System.nanoTime();

        assertThatThrownBy(() ->
                        one.turn(API, Urgency.MASS, Duration.ofMillis(200)).join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(NoTurn.class);

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(190), Duration.ofSeconds(2));
    }

    /** A scheduler that is stopped waits for its duties, and those wait for turns. */
    @Test
    void aProcessThatEndsLeavesNobodyWaiting() {
        var waiting = IntStream.range(0, 50)
                .mapToObj(i -> one.turn(API, Urgency.INTERACTIVE, LONG))
                .toList();
        one.close();

        assertThat(CompletableFuture.allOf(waiting.toArray(CompletableFuture[]::new)))
                .failsWithin(Duration.ofSeconds(2))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(NoTurn.class);
        assertThat(one.turn(API, Urgency.CLOCKED, LONG)).isCompletedExceptionally();
    }

    /** The next call during WeCom's closure would only lengthen it; who cannot wait so long need not wait at all. */
    @Test
    void afterA45009NobodyCallsThatApiOnAnyNode() {
        assertThat(other.turn(API, Urgency.CLOCKED, LONG)).succeedsWithin(Duration.ofSeconds(2));

        one.heard(API, "45009");

        await().atMost(Duration.ofSeconds(2)).untilAsserted(() -> assertThatThrownBy(
                        () -> other.turn(API, Urgency.CLOCKED, LONG).join())
                .hasCauseInstanceOf(NoTurn.class));
        assertThatThrownBy(() -> Urgency.MASS.run(() -> one.await(API)))
                .isInstanceOfSatisfying(NoTurn.class, none -> assertThat(none.pause())
                        .isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60)));
        assertThat(one.turn("user/get", Urgency.INTERACTIVE, LONG)).succeedsWithin(Duration.ofSeconds(2));
        assertThat(meters.get("guidepost.wecom.closures")
                        .tag("reason", "45009")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aBusyWeComIsLeftAloneForAMomentOnlyWhenItIsBusyAgainAndAgain() {
        one.heard(API, "-1");
        for (int i = 0; i < 20; i++) {
            one.heard(API, "0");
        }
        assertThat(one.turn(API, Urgency.CLOCKED, Duration.ofSeconds(1))).succeedsWithin(Duration.ofSeconds(1));

        for (int i = 0; i < 10; i++) {
            one.heard(API, "-1");
        }
        // The other node learns of it by way of Redis.
        await().atMost(Duration.ofSeconds(2)).untilAsserted(() -> assertThatThrownBy(() ->
                        other.turn(API, Urgency.CLOCKED, Duration.ofMillis(100)).join())
                .hasCauseInstanceOf(NoTurn.class));
    }

    @Test
    void withoutRedisCallsGoOnWithinTheShareOfOneNode() {
        assertThat(one.turn(API, Urgency.INTERACTIVE, LONG)).succeedsWithin(Duration.ofSeconds(2));
        connections.stop();

        assertThat(one.turn(API, Urgency.INTERACTIVE, LONG)).succeedsWithin(Duration.ofSeconds(5));
        assertThat(meters.get("guidepost.wecom.alone").gauges())
                .anySatisfy(gauge -> assertThat(gauge.value()).isEqualTo(1));
        connections.start();
        await().pollDelay(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(6)).untilAsserted(() -> {
            one.turn(API, Urgency.INTERACTIVE, LONG).join();
            assertThat(meters.get("guidepost.wecom.alone").gauge().value()).isZero();
        });
    }

    private CallRate process() {
        var settings = new RateSettings(
                new CapOf(620, 9_000), null, Map.of(), 2, Duration.ofSeconds(2), Duration.ofSeconds(2));
        return new CallRate(
                settings,
                Optional.of(new SharedBuckets(new StringRedisTemplate(connections), "corp")),
                Optional.of(meters));
    }
}
