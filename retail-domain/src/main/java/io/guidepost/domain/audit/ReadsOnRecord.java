package io.guidepost.domain.audit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Writes down reads behind the answers, many at a time. None is dropped: when too many wait, the reader writes his own and
 * waits for it; when the database is away, they wait; and what is left at the very end goes to the log of the process.
 */
@Component
public class ReadsOnRecord implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(ReadsOnRecord.class);
    private static final int MOST_WAITING = 10_000;
    private static final int AT_ONCE = 200;
    private static final long PAUSE_MILLIS = 50;
    private static final long PAUSE_AFTER_FAILURE_MILLIS = 1_000;

    private final AuditLog audit;
    private final BlockingQueue<AuditEntry> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread writer;
    private volatile boolean isClosing;

    ReadsOnRecord(AuditLog audit, ObjectProvider<MeterRegistry> registries) {
        this.audit = audit;
        this.writer = new Thread(this::write, "audit-reads");
        writer.setDaemon(true);
        writer.start();
        registries.ifAvailable(registry -> Gauge.builder("guidepost.audit.waiting", waiting, BlockingQueue::size)
                .description("Reads that are not yet on record")
                .register(registry));
    }

    /** Never blocks; false when the caller has to write it himself. */
    public boolean later(AuditEntry entry) {
        return !isClosing && waiting.offer(entry);
    }

    private void write() {
        var batch = new ArrayList<AuditEntry>();
        while (!isClosing || !waiting.isEmpty() || !batch.isEmpty()) {
            try {
                if (batch.isEmpty()) {
                    var first = waiting.poll(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
                    if (first == null) {
                        continue;
                    }
                    batch.add(first);
                    waiting.drainTo(batch, AT_ONCE - 1);
                }
                audit.appendAll(batch);
                batch.clear();
            } catch (InterruptedException stopping) {
                batch.forEach(ReadsOnRecord::lastResort);
                return;
            } catch (RuntimeException failed) {
                log.warn("{} reads are not yet on record: {}", batch.size() + waiting.size(), failed.toString());
                if (isClosing) {
                    batch.forEach(ReadsOnRecord::lastResort);
                    batch.clear();
                } else {
                    pause();
                }
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE_MILLIS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static void lastResort(AuditEntry entry) {
        log.error("A read that could not be put on record: {}", entry);
    }

    @Override
    public void destroy() throws InterruptedException {
        isClosing = true;
        writer.join(TimeUnit.SECONDS.toMillis(10));
        if (writer.isAlive()) {
            writer.interrupt();
            var left = new ArrayList<AuditEntry>();
            waiting.drainTo(left);
            left.forEach(ReadsOnRecord::lastResort);
        }
    }
}
