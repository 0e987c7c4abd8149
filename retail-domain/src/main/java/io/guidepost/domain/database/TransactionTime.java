package io.guidepost.domain.database;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The time of everything that one transaction posts. Ledger, commission and withdrawal bear the same millisecond, so that a
 * cut-off never falls between the two halves of one event.
 */
@Component
public class TransactionTime {

    private final Clock clock;

    TransactionTime(Clock clock) {
        this.clock = clock;
    }

    /** Business time in whole milliseconds: within a transaction the moment of the first call, always. */
    public Instant now() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return millis();
        }
        var known = (Instant) TransactionSynchronizationManager.getResource(this);
        if (known == null) {
            known = millis();
            TransactionSynchronizationManager.bindResource(this, known);
            TransactionSynchronizationManager.registerSynchronization(new Bound(known));
        }
        return known;
    }

    private Instant millis() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Lets go with the transaction, and stands aside while another one runs inside it. */
    private final class Bound implements TransactionSynchronization {

        private final Instant at;

        Bound(Instant at) {
            this.at = at;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResourceIfPossible(TransactionTime.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(TransactionTime.this, at);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(TransactionTime.this);
        }
    }
}
