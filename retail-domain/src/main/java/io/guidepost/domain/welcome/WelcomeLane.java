package io.guidepost.domain.welcome;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Threads that do nothing but greet, in the process that hears of the friend. What finds no place here, or is in a process
 * that ends, is found by the duty of {@link SendWelcome#runDue} seconds later.
 */
@Component
class WelcomeLane implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(WelcomeLane.class);
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final SendWelcome sendWelcome;
    private final ScheduledThreadPoolExecutor threads;
    private final AtomicInteger inside = new AtomicInteger();
    private final int mostInside;

    WelcomeLane(
            SendWelcome sendWelcome,
            @Value("${guidepost.welcome.at-once:8}") int atOnce,
            @Value("${guidepost.welcome.waiting:2000}") int mostInside) {
        this.sendWelcome = sendWelcome;
        this.mostInside = mostInside;
        var number = new AtomicInteger();
        this.threads = new ScheduledThreadPoolExecutor(atOnce, work -> {
            var thread = new Thread(work, "welcome-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        threads.setKeepAliveTime(30, TimeUnit.SECONDS);
        threads.allowCoreThreadTimeOut(true);
        threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    void enter(WelcomeMessage message) {
        if (inside.incrementAndGet() > mostInside) {
            inside.decrementAndGet();
            LOG.warn("Welcome {} waits for the duty: {} are on their way already", message.id(), mostInside);
            return;
        }
        go(message, Duration.ZERO);
    }

    private void go(WelcomeMessage message, Duration pause) {
        try {
            threads.schedule(() -> greet(message), pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException ending) {
            inside.decrementAndGet();
        }
    }

    private void greet(WelcomeMessage message) {
        try {
            var again = sendWelcome.send(message);
            if (again.isPresent()) {
                go(again.get(), PAUSE);
                return;
            }
        } catch (RuntimeException broken) {
            LOG.error("Welcome {} cannot be sent from here; the duty looks after it", message.id(), broken);
        }
        inside.decrementAndGet();
    }

    /** Those under way come to their end: a code cut off in the middle is one of which nobody knows. */
    @Override
    public void destroy() throws InterruptedException {
        threads.shutdown();
        threads.awaitTermination(5, TimeUnit.SECONDS);
    }
}
