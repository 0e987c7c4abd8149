package io.guidepost.wechat.changes;

import io.guidepost.domain.changes.ChangeWire;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/**
 * Redis' publish and subscribe. While Redis is away nothing is said and nothing heard; it is found again by itself.
 */
public final class RedisChangeWire implements ChangeWire, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(RedisChangeWire.class);

    private static final byte[] CHANNEL = "guidepost:changes".getBytes(StandardCharsets.US_ASCII);
    private static final long AGAIN_AFTER_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final RedisConnectionFactory redis;
    private volatile RedisConnection subscribed;
    private volatile boolean isOver;
    private volatile long restsUntil = System.nanoTime();

    public RedisChangeWire(RedisConnectionFactory redis) {
        this.redis = redis;
    }

    @Override
    public void send(String word) {
        if (isOver || System.nanoTime() - restsUntil < 0) {
            return;
        }
        try (var connection = redis.getConnection()) {
            connection.publish(CHANNEL, word.getBytes(StandardCharsets.US_ASCII));
        } catch (RuntimeException away) {
            restsUntil = System.nanoTime() + REST_NANOS;
            LOG.warn(
                    "Redis does not answer ({}); other processes see changes when they compare",
                    away.getClass().getSimpleName());
        }
    }

    @Override
    public void listen(Consumer<String> heard) {
        var thread = new Thread(() -> subscribe(heard), "changes-subscribe");
        thread.setDaemon(true);
        thread.start();
    }

    /** Until it has succeeded once; from then on the client finds a lost Redis again and subscribes by itself. */
    private void subscribe(Consumer<String> heard) {
        while (!isOver && subscribed == null) {
            RedisConnection connection = null;
            try {
                connection = redis.getConnection();
                connection.subscribe(
                        (message, pattern) -> heard.accept(new String(message.getBody(), StandardCharsets.US_ASCII)),
                        CHANNEL);
                subscribed = connection;
            } catch (RuntimeException away) {
                close(connection);
                LockSupport.parkNanos(AGAIN_AFTER_NANOS);
            }
        }
        if (isOver) {
            close(subscribed);
        }
    }

    @Override
    public void destroy() {
        isOver = true;
        close(subscribed);
    }

    private static void close(RedisConnection connection) {
        if (connection != null) {
            try {
                connection.close();
            } catch (RuntimeException gone) {
                LOG.debug("A lost connection to Redis was closed: {}", gone.toString());
            }
        }
    }
}
