package io.guidepost.domain.delivery.persistence;

import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.delivery.MessageQueue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

class MyBatisMessageQueue implements MessageQueue {

    private static final int LONGEST_ERROR = 500;

    private final MessageMapper messages;
    private final TransactionRetry transaction;
    private final String table;

    private MyBatisMessageQueue(MessageMapper messages, TransactionRetry transaction, Table table) {
        this.messages = messages;
        this.transaction = transaction;
        this.table = table.tableName();
    }

    @Override
    public boolean add(Message message) {
        return messages.insert(table, message) == 1;
    }

    @Override
    public List<Message> claim(String lease, Instant now, Instant until, int limit) {
        // A claim walks the index of what is due while other nodes mark theirs as done: either may be a deadlock's
        // victim.
        int claimed = transaction.call(() -> messages.claim(table, lease, now, until, limit));
        return claimed == 0 ? List.of() : messages.claimedBy(table, lease);
    }

    @Override
    public List<Message> renew(String lease, Instant until) {
        int held = transaction.call(() -> messages.renew(table, lease, until));
        return held == 0 ? List.of() : messages.claimedBy(table, lease);
    }

    @Override
    public void done(long id, Instant now) {
        transaction.call(() -> messages.done(table, id, now));
    }

    @Override
    public void putBack(long id, Instant availableAt, String error) {
        transaction.call(() -> messages.putBack(table, id, availableAt, shortened(error)));
    }

    @Override
    public void bury(long id, Instant now, String error) {
        transaction.call(() -> messages.bury(table, id, now, shortened(error)));
    }

    @Override
    public Optional<Instant> oldestDue(Instant now) {
        return Optional.ofNullable(messages.oldestDue(table, now));
    }

    @Override
    public long dead() {
        return messages.dead(table);
    }

    private static String shortened(String error) {
        return error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR);
    }

    @Component
    static class OfTable implements Factory {

        private final MessageMapper messages;
        private final TransactionRetry transaction;

        OfTable(MessageMapper messages, TransactionRetry transaction) {
            this.messages = messages;
            this.transaction = transaction;
        }

        @Override
        public MessageQueue of(Table table) {
            return new MyBatisMessageQueue(messages, transaction, table);
        }
    }
}
