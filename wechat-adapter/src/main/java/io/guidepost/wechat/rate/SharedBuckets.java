package io.guidepost.wechat.rate;

import io.guidepost.domain.pace.Urgency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.DefaultRedisScript;

/**
 * The buckets of all processes, in Redis: one of the API and one of all APIs, taken from together or not at all by one script,
 * so that nothing can come between. Minutes are a token bucket, which spreads the calls; hours are counted by minute, so that
 * all of an hour may be used early.
 */
final class SharedBuckets {

    /** Longer than an hour of slots; then nothing is worth remembering. */
    private static final int LIFE_MILLIS = 7_500_000;

    private static final DefaultRedisScript<List> TAKE = new DefaultRedisScript<>(
            """
            -- ARGV: time in ms (0: the server's own), turns wanted, turns taken without Redis in the last minute and hour,
            -- life; then for each key: turns a ms, burst, turns to leave, turns an hour
            local now = tonumber(ARGV[1])
            if now == 0 then
              local t = redis.call('TIME')
              now = t[1] * 1000 + math.floor(t[2] / 1000)
            end
            local wanted, owedMinute, owedHour = tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
            local minute = math.floor(now / 60000)
            local turns, closed, buckets = wanted, 0, {}
            for i, key in ipairs(KEYS) do
              local a = 5 + (i - 1) * 4
              local b = {rate = tonumber(ARGV[a + 1]), burst = tonumber(ARGV[a + 2]), leave = tonumber(ARGV[a + 3]),
                hour = tonumber(ARGV[a + 4])}
              local kept = redis.call('HMGET', key, 'turns', 'at', 'oldest', 'used', 'closed')
              local at = tonumber(kept[2]) or now
              b.turns = tonumber(kept[1]) or b.burst
              b.turns = math.min(b.burst, b.turns + math.max(0, now - at) * b.rate) - owedMinute
              b.oldest = tonumber(kept[3]) or minute
              b.used = (tonumber(kept[4]) or 0) + owedHour
              while b.oldest < minute - 60 do
                local slot = redis.call('HGET', key, 'm' .. b.oldest)
                if slot then
                  b.used = b.used - tonumber(slot)
                  redis.call('HDEL', key, 'm' .. b.oldest)
                end
                b.oldest = b.oldest + 1
              end
              local free = math.min(math.floor(b.turns - b.leave), b.hour - b.used)
              local shut = (tonumber(kept[5]) or 0) - now
              if shut > 0 then
                free = 0
                closed = math.max(closed, shut)
              end
              turns = math.max(0, math.min(turns, free))
              buckets[i] = b
            end
            local pause = 0
            for i, key in ipairs(KEYS) do
              local b = buckets[i]
              b.turns = b.turns - turns
              b.used = b.used + turns
              if turns < wanted then
                local missing = b.leave + 1 - b.turns
                if b.used >= b.hour or b.rate == 0 then
                  pause = math.max(pause, 5000)
                elseif missing > 0 then
                  pause = math.max(pause, math.ceil(missing / b.rate))
                end
              end
              redis.call('HSET', key, 'turns', tostring(b.turns), 'at', tostring(now), 'oldest', tostring(b.oldest),
                'used', tostring(b.used))
              if turns + owedHour > 0 then
                redis.call('HINCRBY', key, 'm' .. minute, turns + owedHour)
              end
              redis.call('PEXPIRE', key, ARGV[5])
            end
            return {turns, math.max(pause, closed), closed}
            """,
            List.class);

    private static final DefaultRedisScript<Long> CLOSE = new DefaultRedisScript<>(
            """
            local t = redis.call('TIME')
            local untilThen = t[1] * 1000 + math.floor(t[2] / 1000) + tonumber(ARGV[1])
            if untilThen > (tonumber(redis.call('HGET', KEYS[1], 'closed')) or 0) then
              redis.call('HSET', KEYS[1], 'closed', string.format('%d', untilThen))
              redis.call('PEXPIRE', KEYS[1], ARGV[2])
            end
            return 1
            """,
            Long.class);

    private final StringRedisTemplate redis;
    private final String prefix;

    /** {@code corpId} in braces, so that both keys of a script are in one slot of a Redis cluster. */
    SharedBuckets(StringRedisTemplate redis, String corpId) {
        this.redis = redis;
        this.prefix = "guidepost:wecom:rate:{" + corpId + "}:";
    }

    /** Turns that a process took while Redis was away and that nobody else knows of. */
    record Owed(int lastMinute, int lastHour) {

        static final Owed NOTHING = new Owed(0, 0);
    }

    /**
     * Takes up to {@code wanted} turns.
     *
     * @param nowMillis the time by which buckets fill; 0 is Redis' own, the one that all processes share
     */
    Grant take(String api, int wanted, Urgency urgency, Allowance ofApi, Allowance ofAll, Owed owed, long nowMillis) {
        var arguments = new ArrayList<String>();
        arguments.add(Long.toString(nowMillis));
        arguments.add(Integer.toString(wanted));
        arguments.add(Integer.toString(owed.lastMinute()));
        arguments.add(Integer.toString(owed.lastHour()));
        arguments.add(Integer.toString(LIFE_MILLIS));
        for (var allowance : List.of(ofApi, ofAll)) {
            arguments.add(Double.toString(allowance.perMinute() / 60_000));
            arguments.add(Integer.toString(allowance.burst()));
            arguments.add(Integer.toString(allowance.leftBy(urgency)));
            arguments.add(Integer.toString(allowance.anHour()));
        }
        List<?> answer = redis.execute(TAKE, List.of(prefix + api, prefix + "*"), arguments.toArray());
        return new Grant(number(answer.get(0)), Duration.ofMillis(number(answer.get(1))), number(answer.get(2)) > 0);
    }

    /** Nobody gets a turn of this API for so long. */
    void close(String api, Duration pause) {
        redis.execute(CLOSE, List.of(prefix + api), Long.toString(pause.toMillis()), Integer.toString(LIFE_MILLIS));
    }

    private static int number(Object answered) {
        return Math.toIntExact((Long) answered);
    }
}
