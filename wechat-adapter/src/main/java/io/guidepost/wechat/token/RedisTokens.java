package io.guidepost.wechat.token;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.DefaultRedisScript;

/**
 * Values that Tencent lends for a time: access tokens, tickets, media ids. One process fetches a value and all use it.
 *
 * <p>Each process keeps its own copy and asks Redis only when it has none, so that calls cost no round trip and losing
 * Redis only means that each process fetches for itself. A value that Tencent refused is dropped only where it still is
 * the one that was refused; a newer one that somebody else has fetched meanwhile stays.
 *
 * <p>These are times of the real world and not of the business clock: Tencent and Redis both count them.
 */
public final class RedisTokens {

    private static final Logger LOG = LoggerFactory.getLogger(RedisTokens.class);

    /** Renewed so long before it ends, so that a call under way never carries one that has just ended. */
    private static final Duration MARGIN = Duration.ofSeconds(200);

    private static final Duration LEASE = Duration.ofSeconds(5);
    /** A holder that has died keeps the lease; fetching twice is harmless, waiting for it is not. */
    private static final Duration PATIENCE = Duration.ofMillis(700);

    private static final Duration REST_OF_REDIS = Duration.ofSeconds(5);

    private static final DefaultRedisScript<Long> DELETE_IF_EQUAL = new DefaultRedisScript<>(
            "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) else return 0 end",
            Long.class);

    /** What Tencent handed out: {@code life} is how long it is good, as Tencent says. */
    public record Lent(String value, Duration life) {

        @Override
        public String toString() {
            return "Lent[for " + life + "]";
        }
    }

    private record Held(String value, long untilNanos) {

        boolean isAlive() {
            return System.nanoTime() - untilNanos < 0;
        }
    }

    private final Optional<StringRedisTemplate> redis;
    private final Map<String, Held> held = new ConcurrentHashMap<>();
    private final Map<String, String> refused = new ConcurrentHashMap<>();
    private final Map<String, ReentrantLock> turns = new ConcurrentHashMap<>();
    private volatile long redisRestsUntil = System.nanoTime();

    /** Without Redis each process is on its own. */
    public RedisTokens(Optional<StringRedisTemplate> redis) {
        this.redis = redis;
    }

    /** The value in force; {@code fetch} is called by one caller at a time, and only when nobody has a value. */
    public String get(String name, Supplier<Lent> fetch) {
        var mine = held.get(name);
        if (mine != null && mine.isAlive()) {
            return mine.value();
        }
        var turn = turns.computeIfAbsent(name, any -> new ReentrantLock());
        turn.lock();
        try {
            var meanwhile = held.get(name);
            if (meanwhile != null && meanwhile.isAlive()) {
                return meanwhile.value();
            }
            var shared = shared(name);
            return shared.isPresent() ? shared.get() : fetchAlone(name, fetch);
        } finally {
            turn.unlock();
        }
    }

    /** Forgets {@code failed}, which Tencent no longer accepts, unless another value has taken its place. */
    public void drop(String name, String failed) {
        refused.put(name, failed);
        held.computeIfPresent(name, (key, mine) -> mine.value().equals(failed) ? null : mine);
        ask(template -> template.execute(DELETE_IF_EQUAL, List.of(name), failed));
    }

    private String fetchAlone(String name, Supplier<Lent> fetch) {
        String lease = name + ":lease";
        String owner = UUID.randomUUID().toString();
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        boolean isOwner = false;
        while (!isOwner && System.nanoTime() - giveUp < 0) {
            var taken = ask(template -> template.opsForValue().setIfAbsent(lease, owner, LEASE));
            if (taken.isEmpty()) {
                break;
            }
            isOwner = taken.get();
            if (!isOwner) {
                pause();
            }
            // Also once we own the lease: the one before us may have just left what we are after.
            var shared = shared(name);
            if (shared.isPresent()) {
                release(isOwner, lease, owner);
                return shared.get();
            }
        }
        try {
            var lent = fetch.get();
            keep(name, lent);
            return lent.value();
        } finally {
            release(isOwner, lease, owner);
        }
    }

    private void keep(String name, Lent lent) {
        var life = lent.life().minus(MARGIN);
        if (life.compareTo(Duration.ofSeconds(1)) < 0) {
            life = Duration.ofSeconds(1);
        }
        var ttl = life;
        held.put(name, new Held(lent.value(), System.nanoTime() + ttl.toNanos()));
        ask(template -> {
            template.opsForValue().set(name, lent.value(), ttl);
            return true;
        });
    }

    private Optional<String> shared(String name) {
        var value = ask(template -> template.opsForValue().get(name));
        if (value.isEmpty() || value.get().equals(refused.get(name))) {
            return Optional.empty();
        }
        long millis =
                ask(template -> template.getExpire(name, TimeUnit.MILLISECONDS)).orElse(0L);
        if (millis <= 0) {
            return Optional.empty();
        }
        held.put(name, new Held(value.get(), System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis)));
        return value;
    }

    private void release(boolean isOwner, String lease, String owner) {
        if (isOwner) {
            ask(template -> template.execute(DELETE_IF_EQUAL, List.of(lease), owner));
        }
    }

    /** Empty when Redis has nothing, or is not there. */
    private <T> Optional<T> ask(Function<StringRedisTemplate, T> question) {
        if (redis.isEmpty() || System.nanoTime() - redisRestsUntil < 0) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(question.apply(redis.get()));
        } catch (RuntimeException gone) {
            redisRestsUntil = System.nanoTime() + REST_OF_REDIS.toNanos();
            LOG.warn(
                    "Redis does not answer ({}); this process keeps access tokens for itself meanwhile",
                    gone.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(50, 101));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while another process fetches a token", interrupted);
        }
    }
}
