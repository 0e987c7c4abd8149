package io.guidepost.domain.welcome;

import io.guidepost.domain.database.Ids;
import io.guidepost.domain.shopper.ContactEvents.WeComEvent;
import io.guidepost.domain.shopper.WeComEventWitness;
import io.guidepost.domain.welcome.WelcomeMessage.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Whoever has become a friend is greeted as soon as the event is kept. */
@Component
class HearOfFriend implements WeComEventWitness {

    /** WeCom's, from the moment of the event on. */
    static final Duration TIME = Duration.ofSeconds(20);

    /** A half-added friend is greeted, too: the full event follows without a code then. */
    private static final Set<String> ADDED = Set.of("add_external_contact", "add_half_external_contact");

    private final Welcomes welcomes;
    private final WelcomeLane lane;
    private final Ids ids;
    private final Clock clock;

    HearOfFriend(Welcomes welcomes, WelcomeLane lane, Ids ids, Clock clock) {
        this.welcomes = welcomes;
        this.lane = lane;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void kept(WeComEvent event) {
        var code = event.fields().getOrDefault("WelcomeCode", "");
        var userid = event.fields().getOrDefault("UserID", "");
        if (!event.event().equals("change_external_contact")
                || !ADDED.contains(event.changeType())
                || code.isBlank()
                || userid.isBlank()) {
            return;
        }
        // As the table keeps it: whoever holds the welcome is told by this very instant.
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var message = new WelcomeMessage(
                ids.next(),
                code,
                userid,
                event.fields().getOrDefault("State", ""),
                event.occurredAt(),
                now,
                event.occurredAt().plus(TIME),
                Status.WAITING,
                now.plus(SendWelcome.HELD),
                0,
                Optional.empty());
        if (welcomes.add(message, event.key())) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    lane.enter(message);
                }
            });
        }
    }
}
