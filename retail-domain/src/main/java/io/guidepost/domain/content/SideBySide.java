package io.guidepost.domain.content;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Work that mostly waits for WeCom: as much of it side by side as it takes to use WeCom's caps, and no more. */
@Component
class SideBySide implements DisposableBean {

    private final int atOnce;
    private final ExecutorService callers;

    SideBySide(@Value("${guidepost.content.sends-at-once:32}") int atOnce) {
        this.atOnce = atOnce;
        this.callers = Executors.newCachedThreadPool(work -> {
            var thread = new Thread(work, "group-sends");
            thread.setDaemon(true);
            return thread;
        });
    }

    Round round() {
        return new Round();
    }

    /** Pieces of work that belong together; closing waits for all that were begun, and throws the first error of any. */
    final class Round implements AutoCloseable {

        private final AtomicReference<Error> broken = new AtomicReference<>();
        private final Semaphore room = new Semaphore(atOnce);
        private final Phaser underWay = new Phaser(1);

        /** Waits for room, then begins. The work deals with its own exceptions. */
        void begin(Runnable work) {
            room.acquireUninterruptibly();
            underWay.register();
            try {
                callers.execute(() -> finish(work));
            } catch (RejectedExecutionException stopping) {
                // This process ends: what is not begun comes up again elsewhere.
                room.release();
                underWay.arriveAndDeregister();
                throw stopping;
            }
        }

        private void finish(Runnable work) {
            try {
                work.run();
            } catch (Error error) {
                broken.compareAndSet(null, error);
            } finally {
                room.release();
                underWay.arriveAndDeregister();
            }
        }

        @Override
        public void close() {
            underWay.arriveAndAwaitAdvance();
            if (broken.get() != null) {
                throw broken.get();
            }
        }
    }

    @Override
    public void destroy() {
        callers.shutdownNow();
    }
}
