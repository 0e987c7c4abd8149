package io.guidepost.wechat.rate;

import io.guidepost.domain.pace.Urgency;
import io.guidepost.wechat.rate.SharedBuckets.Owed;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Redis' buckets while Redis answers, this process' own share while it does not. Not for use by several threads.
 *
 * <p>The way there and back keeps below the caps too: an own share begins empty, and what was taken from it is told to Redis
 * with the first question after the return.
 */
final class Buckets {

    private static final Logger LOG = LoggerFactory.getLogger(Buckets.class);

    private static final String ALL = "*";
    private static final long HOUR = Duration.ofHours(1).toMillis();
    /** Short, because a process that has not come back yet goes on with its share beside the others. */
    private static final long REST_OF_REDIS = Duration.ofSeconds(2).toMillis();

    private final RateSettings settings;
    private final Optional<SharedBuckets> shared;
    private final LongSupplier millis;
    private final LongSupplier redisMillis;
    private final Map<String, Long> closedUntil = new HashMap<>();

    private Map<String, OwnShare> own = new HashMap<>();
    private boolean isAlone;
    private long aloneSince;
    private long redisRestsUntil;

    /**
     * {@code millis} only ever runs forward and need not be the time of day; {@code redisMillis} is the time by which the
     * shared buckets fill, 0 for Redis' own.
     */
    Buckets(RateSettings settings, Optional<SharedBuckets> shared, LongSupplier millis, LongSupplier redisMillis) {
        this.settings = settings;
        this.shared = shared;
        this.millis = millis;
        this.redisMillis = redisMillis;
        if (shared.isEmpty()) {
            beAlone(millis.getAsLong());
        }
    }

    Grant take(String api, int wanted, Urgency urgency) {
        long now = millis.getAsLong();
        long closed = closedUntil.getOrDefault(api, now) - now;
        if (closed > 0) {
            return Grant.closed(Duration.ofMillis(closed));
        }
        if (shared.isPresent() && (!isAlone || now >= redisRestsUntil)) {
            try {
                return takeTogether(shared.get(), api, wanted, urgency, now);
            } catch (RuntimeException gone) {
                redisRestsUntil = millis.getAsLong() + REST_OF_REDIS;
                if (!isAlone) {
                    LOG.warn(
                            "Redis does not answer ({}); this process calls WeCom within its share of the caps"
                                    + " meanwhile",
                            gone.getClass().getSimpleName());
                    beAlone(now);
                }
            }
        }
        return takeAlone(api, wanted, urgency, now);
    }

    /** Nobody calls this API for so long; known to all processes if Redis can be told. */
    void close(String api, Duration pause) {
        closedUntil.merge(api, millis.getAsLong() + pause.toMillis(), Math::max);
        if (shared.isPresent() && !isAlone) {
            try {
                shared.get().close(api, pause);
            } catch (RuntimeException gone) {
                LOG.warn(
                        "Redis does not answer ({}); only this process knows that WeCom has closed {}",
                        gone.getClass().getSimpleName(),
                        api);
            }
        }
    }

    boolean isClosed(String api) {
        long now = millis.getAsLong();
        return closedUntil.getOrDefault(api, now) > now;
    }

    boolean isAlone() {
        return isAlone;
    }

    private Grant takeTogether(SharedBuckets redis, String api, int wanted, Urgency urgency, long now) {
        var owed = Optional.ofNullable(own.get(api))
                .map(share -> new Owed(share.taken(2, now), share.taken(61, now)))
                .orElse(Owed.NOTHING);
        var grant = redis.take(
                api,
                wanted,
                urgency,
                Allowance.together(settings.capOf(api)),
                Allowance.together(settings.capOfAll()),
                owed,
                redisMillis.getAsLong());
        own.remove(api);
        if (isAlone) {
            LOG.info("Redis answers again; WeCom's caps are shared");
            isAlone = false;
        }
        return grant;
    }

    private Grant takeAlone(String api, int wanted, Urgency urgency, long now) {
        boolean isHourOver = now - aloneSince > HOUR;
        var ofApi = Allowance.alone(settings.capOf(api), settings.nodes(), isHourOver);
        var ofAll = Allowance.alone(settings.capOfAll(), settings.nodes(), isHourOver);
        var share = own.computeIfAbsent(api, unseen -> new OwnShare(now));
        var all = own.computeIfAbsent(ALL, unseen -> new OwnShare(now));
        int turns = Math.min(wanted, Math.min(share.free(ofApi, urgency, now), all.free(ofAll, urgency, now)));
        share.take(turns, now);
        all.take(turns, now);
        if (turns == wanted) {
            return new Grant(turns, Duration.ZERO, false);
        }
        var pause = share.pause(ofApi, urgency);
        var pauseOfAll = all.pause(ofAll, urgency);
        return new Grant(turns, pause.compareTo(pauseOfAll) > 0 ? pause : pauseOfAll, false);
    }

    private void beAlone(long now) {
        isAlone = true;
        aloneSince = now;
        own = new HashMap<>();
    }
}
