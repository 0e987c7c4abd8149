package io.guidepost.domain.visitor;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.behaviour.Behaviour;
import io.guidepost.domain.behaviour.RecordBehaviour;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.sharing.RecordTouch;
import io.guidepost.domain.shopper.BondShopper;
import io.guidepost.domain.visitor.VisitorEvents.Kind;
import io.guidepost.domain.visitor.VisitorEvents.VisitorEvent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * Keeps what a visitor does who has not signed in, and gives it to the member who signs in on the same device: as if he had
 * been signed in then, and once however often it was told (MEM-3). The name is long and random, so that nobody takes another's
 * events by guessing it; what nobody claims goes after some weeks.
 */
@Service
public class KeepVisitors {

    private static final Duration LATEST = Duration.ofDays(7);
    private static final Duration AHEAD = Duration.ofMinutes(1);

    private static final int MOST_OF_ONE = 500;

    private final VisitorEvents events;
    private final RecordBehaviour behaviour;
    private final RecordTouch recordTouch;
    private final BondShopper bondShopper;
    private final TransactionRetry transaction;
    private final Ids ids;
    private final Clock clock;
    private final Duration keptFor;
    private final Budget budget;

    KeepVisitors(
            VisitorEvents events,
            RecordBehaviour behaviour,
            RecordTouch recordTouch,
            BondShopper bondShopper,
            TransactionRetry transaction,
            Ids ids,
            Clock clock,
            @Value("${guidepost.visitor.kept-days:30}") int keptDays,
            @Value("${guidepost.visitor.events-per-minute:3000}") int perMinute) {
        this.events = events;
        this.behaviour = behaviour;
        this.recordTouch = recordTouch;
        this.bondShopper = bondShopper;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
        this.keptFor = Duration.ofDays(keptDays);
        this.budget = new Budget(perMinute);
    }

    /** Something as it is told: a look or share at a product, or a link that was opened. */
    public sealed interface Told {

        String eventId();

        Instant occurredAt();

        record Seen(String eventId, boolean isShared, long productId, Optional<Long> storeId, Instant occurredAt)
                implements Told {}

        record Opened(String eventId, String token, String page, int forwardDepth, Instant occurredAt)
                implements Told {}
    }

    /**
     * Nothing about it is answered, because nobody is known to whom. What happened more than a week ago is dropped, and so is
     * what one visitor has beyond {@value #MOST_OF_ONE}. Refused with {@code too_many_visitors} while all of them tell too much.
     */
    public void tell(String visitorName, List<? extends Told> told) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (!budget.take(told.size(), now)) {
            throw new Refusal(
                    Refusal.Kind.TOO_MANY,
                    "too_many_visitors",
                    new Words("访问过于频繁，请稍后再报", "Too much is told at once; please tell it later"),
                    Map.of("retryAfterSeconds", 60));
        }
        var visitor = digest(visitorName);
        var fresh = new LinkedHashMap<String, VisitorEvent>();
        for (var one : told) {
            if (!one.occurredAt().isBefore(now.minus(LATEST))) {
                fresh.putIfAbsent(one.eventId(), event(visitor, one, now));
            }
        }
        transaction.run(() -> {
            long room = MOST_OF_ONE - events.count(visitor);
            var kept = fresh.values().stream().limit(Math.max(0, room)).toList();
            if (!kept.isEmpty()) {
                events.add(kept);
            }
        });
    }

    private VisitorEvent event(String visitor, Told told, Instant now) {
        var at = told.occurredAt().isAfter(now.plus(AHEAD))
                ? now
                : told.occurredAt().truncatedTo(ChronoUnit.MILLIS);
        if (told instanceof Told.Seen seen) {
            return new VisitorEvent(
                    ids.next(),
                    visitor,
                    seen.eventId(),
                    seen.isShared() ? Kind.SHARE : Kind.VIEW,
                    seen.productId(),
                    seen.storeId().orElse(null),
                    null,
                    null,
                    0,
                    at,
                    now);
        }
        var opened = (Told.Opened) told;
        return new VisitorEvent(
                ids.next(),
                visitor,
                opened.eventId(),
                Kind.TOUCH,
                null,
                null,
                opened.token(),
                opened.page(),
                opened.forwardDepth(),
                at,
                now);
    }

    /**
     * Whoever signs in was this visitor. Of two who sign in at once under one name the first gets it.
     *
     * @return how many events became the member's
     */
    public int join(String visitorName, long memberId) {
        return transaction.call(() -> {
            var mine = events.lock(digest(visitorName), MOST_OF_ONE);
            if (mine.isEmpty()) {
                return 0;
            }
            events.remove(mine.stream().map(VisitorEvent::id).toList());
            int joined = behaviour.adopt(
                    memberId,
                    mine.stream()
                            .filter(event -> event.kind() != Kind.TOUCH)
                            .map(KeepVisitors::seen)
                            .toList());
            for (var event : mine) {
                if (event.kind() == Kind.TOUCH) {
                    touch(memberId, event);
                    joined++;
                }
            }
            return joined;
        });
    }

    private void touch(long memberId, VisitorEvent event) {
        var opened = new RecordTouch.Opened(
                event.token(), event.page(), Optional.of(event.occurredAt()), event.forwardDepth());
        recordTouch
                .record(memberId, opened, event.receivedAt())
                .ifPresent(met -> bondShopper.afterTouch(memberId, met.guideId(), met.storeId(), met.at()));
    }

    private static RecordBehaviour.Event seen(VisitorEvent event) {
        return new RecordBehaviour.Event(
                event.eventId(),
                event.kind() == Kind.SHARE ? Behaviour.Kind.SHARE : Behaviour.Kind.VIEW,
                event.productId(),
                Optional.ofNullable(event.storeId()),
                event.occurredAt());
    }

    /** A duty: what nobody has claimed. */
    public int runDue(int limit) {
        return transaction.call(() -> events.purge(clock.instant().minus(keptFor), limit));
    }

    /** The name itself is never kept: whoever reads the table cannot claim anything with it. */
    private static String digest(String visitorName) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256").digest(visitorName.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Everybody may tell something, so there is a bound for all of them together in each process. */
    private static final class Budget {

        private final int perMinute;
        private long minute;
        private int taken;

        Budget(int perMinute) {
            this.perMinute = perMinute;
        }

        synchronized boolean take(int some, Instant now) {
            long current = now.getEpochSecond() / 60;
            if (current != minute) {
                minute = current;
                taken = 0;
            }
            if (taken + some > perMinute) {
                return false;
            }
            taken += some;
            return true;
        }
    }
}
