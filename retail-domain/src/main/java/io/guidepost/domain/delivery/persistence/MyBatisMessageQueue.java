package io.guidepost.domain.delivery.persistence;

import io.guidepost.domain.delivery.MessageQueue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

class MyBatisMessageQueue implements MessageQueue {

    private static final int LONGEST_ERROR = 500;

    private final MessageMapper messages;
    private final String table;

    private MyBatisMessageQueue(MessageMapper messages, Table table) {
        this.messages = messages;
        this.table = table.tableName();
    }

    @Override
    public boolean add(Message message) {
        return messages.insert(table, message) == 1;
    }

    @Override
    public List<Message> claim(String lease, Instant now, Instant until, int limit) {
        return messages.claim(table, lease, now, until, limit) == 0 ? List.of() : messages.claimedBy(table, lease);
    }

    @Override
    public void done(long id, Instant now) {
        messages.done(table, id, now);
    }

    @Override
    public void putBack(long id, Instant availableAt, String error) {
        messages.putBack(table, id, availableAt, shortened(error));
    }

    @Override
    public void bury(long id, Instant now, String error) {
        messages.bury(table, id, now, shortened(error));
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

        OfTable(MessageMapper messages) {
            this.messages = messages;
        }

        @Override
        public MessageQueue of(Table table) {
            return new MyBatisMessageQueue(messages, table);
        }
    }
}
