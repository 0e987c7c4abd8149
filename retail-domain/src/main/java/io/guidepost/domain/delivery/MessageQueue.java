package io.guidepost.domain.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One table of messages. Adding joins the caller's transaction. */
public interface MessageQueue {

    /** @return false when a message of this topic and key was added before; nothing changes then */
    boolean add(Message message);

    /** Takes up to {@code limit} due messages for the holder of {@code lease}, oldest first. */
    List<Message> claim(String lease, Instant now, Instant until, int limit);

    /** What the holder of {@code lease} still has to deliver, oldest first; from now on it is his for longer. */
    List<Message> renew(String lease, Instant until);

    void done(long id, Instant now);

    void putBack(long id, Instant availableAt, String error);

    void bury(long id, Instant now, String error);

    /** When the oldest message that is due and not done became due. */
    Optional<Instant> oldestDue(Instant now);

    long dead();

    /** {@code attempts} counts the deliveries begun, the current one included. */
    record Message(
            long id,
            String topic,
            String messageKey,
            String payload,
            Instant occurredAt,
            Instant receivedAt,
            Instant availableAt,
            int attempts) {}

    /** Makes the queue of one table. */
    interface Factory {
        MessageQueue of(Table table);
    }

    enum Table {
        OUTBOX("outbox_message"),
        INBOX("inbox_message");

        private final String tableName;

        Table(String tableName) {
            this.tableName = tableName;
        }

        /** A constant of ours, so it may stand in SQL text. */
        public String tableName() {
            return tableName;
        }
    }
}
