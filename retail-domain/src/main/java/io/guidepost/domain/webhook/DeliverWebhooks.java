package io.guidepost.domain.webhook;

import io.guidepost.domain.privacy.Seals;
import io.guidepost.domain.webhook.Webhooks.Due;
import io.guidepost.domain.webhook.Webhooks.Subscription;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells subscribers what is due, at least once and always under the same number: after a timeout nobody knows whether it
 * arrived, and the receiver recognizes the number. Pauses double up to an hour; after the last attempt, about half a day
 * later, a delivery is dead until headquarters sends it again.
 */
@Service
public class DeliverWebhooks {

    private static final Logger log = LoggerFactory.getLogger(DeliverWebhooks.class);
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int MOST_ATTEMPTS = 18;

    private final Webhooks webhooks;
    private final WebhookPost post;
    private final Seals seals;
    private final Clock clock;
    private final JsonMapper json;

    DeliverWebhooks(Webhooks webhooks, WebhookPost post, Seals seals, Clock clock, JsonMapper json) {
        this.webhooks = webhooks;
        this.post = post;
        this.seals = seals;
        this.clock = clock;
        this.json = json;
    }

    /** @return how many were tried; fewer than {@code limit} means that nothing more is due */
    public int runDue(int limit) {
        var now = clock.instant();
        var due = webhooks.claim(UUID.randomUUID().toString(), now, now.plus(LEASE), limit);
        // One receiver that hangs makes the others wait once, and not once for each of its events.
        var failing = new HashSet<Long>();
        for (var one : due) {
            if (failing.contains(one.subscriptionId())) {
                webhooks.putBack(one.id(), clock.instant().plus(pauseAfter(one.attempts())), null, "waits for others");
            } else if (!isTold(one)) {
                failing.add(one.subscriptionId());
            }
        }
        return due.size();
    }

    private boolean isTold(Due due) {
        var subscription = webhooks.find(due.subscriptionId()).orElseThrow();
        var body = body(due);
        var now = clock.instant();
        var headers = new LinkedHashMap<String, String>();
        headers.put("X-Guidepost-Event", due.type());
        headers.put("X-Guidepost-Delivery", Long.toString(due.id()));
        headers.put(
                "X-Guidepost-Signature",
                WebhookSignature.header(secrets(subscription, now), now.getEpochSecond(), body));
        var outcome = post.send(subscription.url(), headers, body);
        var status = outcome.status().orElse(null);
        if (outcome.isTaken()) {
            webhooks.done(due.id(), status, clock.instant());
        } else if (due.attempts() >= MOST_ATTEMPTS) {
            log.error("Giving up webhook delivery {} after {} attempts", due.id(), due.attempts());
            webhooks.bury(due.id(), status, outcome.error());
        } else {
            webhooks.putBack(due.id(), clock.instant().plus(pauseAfter(due.attempts())), status, outcome.error());
        }
        return outcome.isTaken();
    }

    private String body(Due due) {
        var event = new LinkedHashMap<String, Object>();
        event.put("id", Long.toString(due.eventId()));
        event.put("type", due.type());
        event.put("occurredAt", due.occurredAt().toString());
        event.put("data", json.readTree(due.data()));
        return json.writeValueAsString(event);
    }

    private List<String> secrets(Subscription subscription, Instant now) {
        var place = KeepWebhooks.place(subscription.id());
        var current = seals.open(place, subscription.sealedSecret());
        return subscription.sealedPrevious() != null && now.isBefore(subscription.previousUntil())
                ? List.of(current, seals.open(place, subscription.sealedPrevious()))
                : List.of(current);
    }

    static Duration pauseAfter(int attempts) {
        var doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 20));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }
}
