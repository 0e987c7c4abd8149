package io.guidepost.wechat.call;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.wechat.rate.CallRate;
import io.guidepost.wechat.rate.NoTurn;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way out to one of Tencent's services: at most so many calls at a time, none at all while the service is down,
 * a second try for questions only, and a figure for each call ({@code guidepost.tencent.calls} by api and errcode).
 *
 * <p>A call throws {@link GatewayRejected}, or what {@link #unclear} makes; nothing else is expected.
 */
public final class TencentCalls {

    private static final Logger log = LoggerFactory.getLogger(TencentCalls.class);

    private static final int ATTEMPTS = 3;
    private static final Duration PATIENCE_FOR_ROOM = Duration.ofMillis(500);
    /** Whoever failed slowly is not asked again within the same call: somebody is waiting for us, too. */
    private static final long QUICK_NANOS = Duration.ofSeconds(1).toNanos();

    /** We have not called, or were turned away because there were too many calls. */
    private static final Set<String> NOT_LET_IN =
            Set.of("circuit_open", "no_turn", "busy", "45009", "45033", "http_429");

    private static final String SYSTEM_BUSY = "-1";

    private final String service;
    private final Semaphore turns;
    private final CircuitBreaker breaker;
    private final Optional<CallRate> rate;
    private final Optional<MeterRegistry> meters;

    /** {@code service} is the name by which figures and messages call it; {@code atOnce} calls run side by side. */
    public TencentCalls(String service, int atOnce, Optional<MeterRegistry> meters) {
        this(service, atOnce, Optional.empty(), meters);
    }

    /** The same for a service that counts the calls of all processes: each call waits for its turn first. */
    public TencentCalls(String service, int atOnce, Optional<CallRate> rate, Optional<MeterRegistry> meters) {
        this.service = service;
        this.turns = new Semaphore(atOnce);
        this.rate = rate;
        this.meters = meters;
        this.breaker = CircuitBreaker.of(
                service,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(20)
                        .minimumNumberOfCalls(10)
                        .failureRateThreshold(60)
                        .waitDurationInOpenState(Duration.ofSeconds(5))
                        .permittedNumberOfCallsInHalfOpenState(3)
                        .build());
    }

    /** Asks something that may be asked twice. */
    public <T> T read(String api, Supplier<T> call) {
        for (int attempt = 1; ; attempt++) {
            long start = System.nanoTime();
            try {
                return write(api, call);
            } catch (Unclear unclear) {
                boolean hasTakenLong = System.nanoTime() - start > QUICK_NANOS;
                if (attempt == ATTEMPTS || hasTakenLong || !unclear.isWorthAsking()) {
                    throw unclear;
                }
                pause(attempt);
            }
        }
    }

    /**
     * Does something that must not be done twice, but once more where Tencent answers that it is busy (-1): it has then done
     * nothing, and asks to be called again a little later.
     */
    public <T> T writeUnlessBusy(String api, Supplier<T> call) {
        for (int attempt = 1; ; attempt++) {
            try {
                return write(api, call);
            } catch (Unclear unclear) {
                if (attempt == ATTEMPTS || !unclear.outcome.equals(SYSTEM_BUSY)) {
                    throw unclear;
                }
                pause(attempt);
            }
        }
    }

    /** Does something that must not be done twice: exactly one attempt. */
    public <T> T write(String api, Supplier<T> call) {
        if (!breaker.tryAcquirePermission()) {
            throw counted(
                    api, new Unclear("circuit_open", service + " is down; it is not called for a few seconds", null));
        }
        try {
            // Before anything is held that others need.
            awaitTurn(api);
        } catch (Unclear noTurn) {
            breaker.releasePermission();
            throw noTurn;
        }
        if (!hasRoom()) {
            breaker.releasePermission();
            throw counted(api, new Unclear("busy", "Too many calls to " + service + " at a time", null));
        }
        long start = System.nanoTime();
        String outcome = "failed";
        boolean isSick = false;
        try {
            T answer = call.get();
            outcome = "0";
            return answer;
        } catch (GatewayRejected rejected) {
            outcome = rejected.code();
            throw rejected;
        } catch (Unclear unclear) {
            outcome = unclear.outcome;
            isSick = unclear.isSickness();
            throw unclear;
        } finally {
            turns.release();
            long took = System.nanoTime() - start;
            if (isSick) {
                breaker.onError(took, TimeUnit.NANOSECONDS, new IllegalStateException(outcome));
            } else {
                breaker.onSuccess(took, TimeUnit.NANOSECONDS);
            }
            count(api, outcome, took);
            tell(api, outcome);
        }
    }

    /** Waits for a turn to call {@code api} once more, where a call turns out to need several. */
    public void awaitTurn(String api) {
        try {
            rate.ifPresent(turnsOfAll -> turnsOfAll.await(api));
        } catch (NoTurn none) {
            throw counted(api, new Unclear("no_turn", none.getMessage(), none));
        }
    }

    private void tell(String api, String outcome) {
        rate.ifPresent(turnsOfAll -> turnsOfAll.heard(api, outcome));
    }

    /** Counts a call that is part of another one, such as fetching its access token. */
    public <T> T within(String api, Supplier<T> call) {
        long start = System.nanoTime();
        String outcome = "failed";
        try {
            T answer = call.get();
            outcome = "0";
            return answer;
        } catch (GatewayRejected rejected) {
            outcome = rejected.code();
            throw rejected;
        } catch (Unclear unclear) {
            outcome = unclear.outcome;
            throw unclear;
        } finally {
            count(api, outcome, System.nanoTime() - start);
        }
    }

    /**
     * Nobody knows what became of the call.
     *
     * @param outcome one word for the figures: {@code timeout}, {@code unreachable}, {@code garbled}, {@code http_502}, or
     *     the errcode of a passing trouble
     */
    public static GatewayUnclear unclear(String outcome, String message, Throwable cause) {
        return new Unclear(outcome, message, cause);
    }

    private boolean hasRoom() {
        try {
            return turns.tryAcquire(PATIENCE_FOR_ROOM.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Unclear counted(String api, Unclear unclear) {
        count(api, unclear.outcome, 0);
        return unclear;
    }

    private void count(String api, String outcome, long nanos) {
        if (outcome.chars().anyMatch(Character::isLetter)) {
            // No errcode: whoever looks for the reason of a 503 finds it here, without address or token.
            log.warn("{} {}: {} after {} ms", service, api, outcome, TimeUnit.NANOSECONDS.toMillis(nanos));
        }
        meters.ifPresent(registry -> registry.timer(
                        "guidepost.tencent.calls", "service", service, "api", api, "errcode", outcome)
                .record(nanos, TimeUnit.NANOSECONDS));
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(50L, 100L * attempt + 51));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Unclear("interrupted", "Interrupted while waiting for a second try", interrupted);
        }
    }

    private static final class Unclear extends GatewayUnclear {

        private final String outcome;

        private Unclear(String outcome, String message, Throwable cause) {
            super(message, cause);
            this.outcome = outcome;
        }

        @Override
        public boolean hasDoneNothing() {
            return NOT_LET_IN.contains(outcome);
        }

        private boolean isSickness() {
            return switch (outcome) {
                case "timeout", "unreachable", "garbled", "-1" -> true;
                default -> outcome.startsWith("http_5");
            };
        }

        private boolean isWorthAsking() {
            return switch (outcome) {
                case "unreachable", "garbled", "-1", "45033", "45035", "6000" -> true;
                default -> outcome.startsWith("http_5");
            };
        }
    }
}
