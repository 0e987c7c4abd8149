package io.guidepost.domain.database;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs work in one transaction and, when the database chose it as the victim of a deadlock, runs the whole of it again:
 * never a part. Inside a transaction of the caller it joins that one and leaves retrying to the caller.
 */
@Component
public class TransactionRetry {

    private static final Logger log = LoggerFactory.getLogger(TransactionRetry.class);
    private static final int ATTEMPTS = 5;

    private final TransactionTemplate transaction;

    TransactionRetry(PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The result of {@code work}; after the fifth deadlock in a row the last failure is thrown. */
    public <T> T call(Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return work.get();
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.execute(status -> work.get());
            } catch (PessimisticLockingFailureException victim) {
                // 1213 deadlock, 1205 lock wait, 1020 record changed: the database has rolled everything back.
                if (attempt == ATTEMPTS) {
                    throw victim;
                }
                log.debug("Deadlock in attempt {}, once more", attempt);
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(1_000_000L, 8_000_000L * attempt));
            }
        }
    }

    public void run(Runnable work) {
        call(() -> {
            work.run();
            return null;
        });
    }
}
