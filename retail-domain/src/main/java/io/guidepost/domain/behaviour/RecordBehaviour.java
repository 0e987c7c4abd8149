package io.guidepost.domain.behaviour;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.behaviour.Behaviour.Kind;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.shopper.OneShopper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * Takes in what a mini-program saw its shopper do: in bundles, late, and more than once. What is told twice counts once, and
 * what is told late counts when it happened.
 */
@Service
public class RecordBehaviour {

    /** Telephones are wrong about the time; what is further ahead than this happened just now. */
    private static final Duration AHEAD = Duration.ofMinutes(1);

    private static final int MOST_FAVOURITES = 1_000;

    private final BehaviourStream stream;
    private final Favourites favourites;
    private final OneShopper shoppers;
    private final TransactionRetry transaction;
    private final Ids ids;
    private final Clock clock;
    private final Duration latest;
    private final Duration keptFor;
    private final Duration historyFor;

    RecordBehaviour(
            BehaviourStream stream,
            Favourites favourites,
            OneShopper shoppers,
            TransactionRetry transaction,
            Ids ids,
            Clock clock,
            @Value("${guidepost.behaviour.late-days:7}") int lateDays,
            @Value("${guidepost.behaviour.kept-days:400}") int keptDays,
            @Value("${guidepost.behaviour.history-days:180}") int historyDays) {
        this.stream = stream;
        this.favourites = favourites;
        this.shoppers = shoppers;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
        this.latest = Duration.ofDays(lateDays);
        this.keptFor = Duration.ofDays(keptDays);
        this.historyFor = Duration.ofDays(historyDays);
    }

    /** An event as it is told. */
    public record Event(String eventId, Kind kind, long productId, Optional<Long> storeId, Instant occurredAt) {}

    /**
     * What became of a bundle; nothing of it needs to be told again.
     *
     * @param repeated told before
     * @param refused what cannot be taken, with the reason
     */
    public record Recorded(int accepted, int repeated, List<Refused> refused) {}

    public record Refused(String eventId, String code) {}

    /** Looks and shares; favourites have a door of their own. */
    public Recorded record(long memberId, List<Event> events) {
        var now = millis(clock.instant());
        var known = new HashSet<>(
                stream.existing(events.stream().map(Event::productId).collect(Collectors.toSet())));
        var refused = new ArrayList<Refused>();
        var taken = new HashMap<String, Behaviour>();
        for (var event : events) {
            var wrong = wrong(event, known, now);
            if (wrong.isPresent()) {
                refused.add(new Refused(event.eventId(), wrong.get()));
            } else {
                taken.putIfAbsent(event.eventId(), behaviour(memberId, event, now));
            }
        }
        int accepted = transaction.call(() -> keep(List.copyOf(taken.values())));
        return new Recorded(accepted, events.size() - refused.size() - accepted, refused);
    }

    /**
     * What somebody did before it was known who he is; it was told in time then. Joins the caller's transaction.
     *
     * @return how many were new
     */
    public int adopt(long memberId, List<Event> events) {
        if (events.isEmpty()) {
            return 0;
        }
        var now = millis(clock.instant());
        var known = new HashSet<>(
                stream.existing(events.stream().map(Event::productId).collect(Collectors.toSet())));
        return transaction.call(() -> keep(events.stream()
                .filter(event -> known.contains(event.productId()))
                .map(event -> behaviour(memberId, event, now))
                .toList()));
    }

    private Optional<String> wrong(Event event, HashSet<Long> known, Instant now) {
        if (event.kind() != Kind.VIEW && event.kind() != Kind.SHARE) {
            return Optional.of("kind_unfit");
        }
        if (!known.contains(event.productId())) {
            return Optional.of("product_unknown");
        }
        return event.occurredAt().isBefore(now.minus(latest)) ? Optional.of("too_late") : Optional.empty();
    }

    private static Behaviour behaviour(long memberId, Event event, Instant now) {
        var at = event.occurredAt().isAfter(now.plus(AHEAD)) ? now : millis(event.occurredAt());
        return new Behaviour(memberId, event.eventId(), event.kind(), event.productId(), event.storeId(), at, now);
    }

    private int keep(List<Behaviour> told) {
        var fresh = stream.add(told);
        favourites.visit(fresh.stream().filter(each -> each.kind() == Kind.VIEW).toList());
        return fresh.size();
    }

    /** Marks the product; marking it again changes nothing. */
    public void favour(long memberId, long productId) {
        transaction.run(() -> {
            var now = millis(clock.instant());
            var records = shoppers.recordsOf(memberId);
            if (!favourites.among(records, List.of(productId)).isEmpty()) {
                return;
            }
            if (stream.existing(List.of(productId)).isEmpty()) {
                throw Refusal.notFound("商品", "product");
            }
            if (favourites.count(records) >= MOST_FAVOURITES) {
                throw new Refusal(
                        Refusal.Kind.REFUSED,
                        "too_many_favourites",
                        new Words("最多收藏 1000 个商品", "There are at most 1000 favourites"));
            }
            if (favourites.add(memberId, productId, now)) {
                stream.add(List.of(mark(memberId, productId, Kind.FAVOURITE, now)));
            }
        });
    }

    /** Takes the mark away; there need be none. */
    public void unfavour(long memberId, long productId) {
        transaction.run(() -> {
            if (favourites.remove(shoppers.recordsOf(memberId), productId)) {
                stream.add(List.of(mark(memberId, productId, Kind.UNFAVOURITE, millis(clock.instant()))));
            }
        });
    }

    private Behaviour mark(long memberId, long productId, Kind kind, Instant now) {
        return new Behaviour(memberId, "mark-" + ids.next(), kind, productId, Optional.empty(), now, now);
    }

    /** A duty: what is too old to mean anything. */
    public int runDue(int limit) {
        var now = clock.instant();
        return transaction.call(
                () -> stream.purge(now.minus(keptFor), limit) + favourites.purgeVisits(now.minus(historyFor), limit));
    }

    private static Instant millis(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
