package io.guidepost.domain.audit;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Writes the entry of an act into the first transaction that changes something on its behalf, just before it commits: change
 * and entry are there together or not at all.
 */
@Component
class AuditedTransactions implements TransactionExecutionListener {

    /** Asked for late: the log itself needs the transactions that are being listened to. */
    private final ObjectProvider<AuditLog> log;

    private final ObjectProvider<AuditedObjects> objects;

    private final ThreadLocal<Act> carried = new ThreadLocal<>();

    AuditedTransactions(ObjectProvider<AuditLog> log, ObjectProvider<AuditedObjects> objects) {
        this.log = log;
        this.objects = objects;
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        var act = Act.current();
        if (act == null || transaction.isReadOnly() || act.isWritten()) {
            return;
        }
        carried.set(act);
        act.became(objects.getObject());
        log.getObject().append(act.takeEntry());
    }

    @Override
    public void afterCommit(TransactionExecution transaction, Throwable failure) {
        settle(failure != null);
    }

    @Override
    public void afterRollback(TransactionExecution transaction, Throwable failure) {
        settle(true);
    }

    private void settle(boolean isLost) {
        var act = carried.get();
        if (act != null) {
            carried.remove();
            if (isLost) {
                act.giveBack();
            }
        }
    }
}
