package io.guidepost.domain.database;

import java.sql.SQLException;
import java.util.Set;
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
    private static final Set<Integer> WORTH_RETRYING = Set.of(1205, 1213, 1020);

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
            } catch (RuntimeException victim) {
                if (attempt == ATTEMPTS || !isWorthRetrying(victim)) {
                    throw victim;
                }
                log.debug("Deadlock in attempt {}, once more", attempt);
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(1_000_000L, 8_000_000L * attempt));
            }
        }
    }

    /**
     * A deadlock's victim (1213), somebody who waited too long for a lock (1205), and MariaDB's "record has changed since
     * last read" (1020), which Spring does not know: the database has rolled back, and the same work can succeed.
     */
    public static boolean isWorthRetrying(Throwable failed) {
        for (var cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof PessimisticLockingFailureException
                    || cause instanceof SQLException sql && WORTH_RETRYING.contains(sql.getErrorCode())) {
                return true;
            }
        }
        return false;
    }

    public void run(Runnable work) {
        call(() -> {
            work.run();
            return null;
        });
    }
}
