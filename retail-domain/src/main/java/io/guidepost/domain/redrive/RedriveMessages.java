package io.guidepost.domain.redrive;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.delivery.MessageQueue.Table;
import io.guidepost.domain.redrive.HeldMessages.Kind;
import io.guidepost.domain.redrive.HeldMessages.Redriven;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.springframework.stereotype.Service;

/**
 * Headquarters looks at what was given up and puts it back, or has events applied once more (D23). Handlers guard their
 * effects, so whatever is put back twice changes nothing more. Each time is written down with who and why.
 */
@Service
public class RedriveMessages {

    private static final int AT_ONCE = 1_000;

    /** Longer windows are replayed piece by piece, so that nobody puts a year back by a slip of the pen. */
    private static final Duration LONGEST_WINDOW = Duration.ofDays(7);

    private final HeldMessages messages;
    private final TransactionRetry transaction;
    private final Ids ids;
    private final Clock clock;

    RedriveMessages(HeldMessages messages, TransactionRetry transaction, Ids ids, Clock clock) {
        this.messages = messages;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /** Who puts back and why. */
    public record Order(long adminId, String reason) {}

    public List<HeldMessage> page(
            Table table, HeldMessage.State state, Optional<String> topic, long beforeId, int limit) {
        return messages.page(table, state, topic, beforeId, limit);
    }

    public HeldMessage message(Table table, long id) {
        return messages.find(table, id).orElseThrow(() -> Refusal.notFound("消息", "message"));
    }

    /** Newest first. */
    public List<Redriven> history(Table table, long beforeId, int limit) {
        return messages.history(table, beforeId, limit);
    }

    /** One message that was given up is due again; refused with {@code message_not_dead} when it was not given up. */
    public HeldMessage redrive(Table table, long id, Order order) {
        message(table, id);
        var now = clock.instant();
        transaction.run(() -> {
            if (messages.putBack(table, List.of(id), now) == 0) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "message_not_dead",
                        new Words("该消息并未被放弃", "This message has not been given up"));
            }
            remember(
                    table,
                    Kind.REDRIVE,
                    Optional.empty(),
                    Optional.of(id),
                    Optional.empty(),
                    Optional.empty(),
                    1,
                    order);
        });
        return message(table, id);
    }

    /** All that was given up until now is due again. */
    public Redriven redriveAll(Table table, Optional<String> topic, Order order) {
        var now = clock.instant();
        int count = inPieces(() -> messages.putBackAll(table, topic, now, AT_ONCE));
        return transaction.call(() -> remember(
                table, Kind.REDRIVE, topic, Optional.empty(), Optional.empty(), Optional.empty(), count, order));
    }

    /** What Tencent told within this time, at most seven days, is applied once more. */
    public Redriven replay(Optional<String> topic, Instant from, Instant until, Order order) {
        if (!from.isBefore(until) || Duration.between(from, until).compareTo(LONGEST_WINDOW) > 0) {
            throw new Refusal(
                    Refusal.Kind.MALFORMED,
                    "invalid_window",
                    new Words("重放时段须在七天以内", "The window of a replay is at most seven days"));
        }
        var now = clock.instant();
        int count = inPieces(() -> messages.replay(topic, from, until, now, AT_ONCE));
        return transaction.call(() -> remember(
                Table.INBOX,
                Kind.REPLAY,
                topic,
                Optional.empty(),
                Optional.of(from),
                Optional.of(until),
                count,
                order));
    }

    private int inPieces(IntSupplier piece) {
        int all = 0;
        int some;
        do {
            some = transaction.call(piece::getAsInt);
            all += some;
        } while (some == AT_ONCE);
        return all;
    }

    private Redriven remember(
            Table table,
            Kind kind,
            Optional<String> topic,
            Optional<Long> messageId,
            Optional<Instant> from,
            Optional<Instant> until,
            int count,
            Order order) {
        var done = new Redriven(
                ids.next(),
                table,
                kind,
                topic,
                messageId,
                from,
                until,
                count,
                order.adminId(),
                order.reason(),
                clock.instant());
        messages.remember(done);
        return done;
    }
}
