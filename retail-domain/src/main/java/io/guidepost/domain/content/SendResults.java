package io.guidepost.domain.content;

import io.guidepost.domain.content.Assignments.DeliveryOutcome;
import io.guidepost.domain.content.GuideMessenger.Delivery;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.outbox.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What WeCom says about the group sends of an assignment: who confirmed, and what became of it for each customer. */
@Component
class SendResults {

    private static final String NOT_SENT = "NOT_SENT";
    private static final String NOT_FRIEND = "FAIL_NOT_FRIEND";

    private final Assignments assignments;
    private final Roster roster;
    private final GuideMessenger messenger;
    private final Outbox outbox;
    private final TransactionRetry transaction;
    private final Clock clock;

    SendResults(
            Assignments assignments,
            Roster roster,
            GuideMessenger messenger,
            Outbox outbox,
            TransactionRetry transaction,
            Clock clock) {
        this.assignments = assignments;
        this.roster = roster;
        this.messenger = messenger;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** All pages are read before anything is written: dying in between means to begin again, not half a truth. */
    Finding of(Assignment assignment) {
        var userid = roster.guide(assignment.guideId()).orElseThrow().userid();
        var msgids = assignments.msgids(assignment.id());
        var confirmed = new ArrayList<Instant>();
        var outcomes = new HashMap<String, DeliveryOutcome>();
        for (var msgid : msgids) {
            confirmation(msgid, userid).ifPresent(at -> {
                confirmed.add(at);
                outcomes.putAll(deliveries(msgid, userid));
            });
        }
        transaction.run(() -> write(assignment, userid, outcomes));
        int sent = (int) outcomes.values().stream()
                .filter(outcome -> outcome.status().equals("SENT"))
                .count();
        boolean isComplete = !msgids.isEmpty() && confirmed.size() == msgids.size();
        if (!isComplete) {
            return Finding.open(sent);
        }
        boolean isSettled =
                outcomes.values().stream().noneMatch(outcome -> outcome.status().equals(NOT_SENT));
        var doneAt = confirmed.stream().max(Instant::compareTo).orElseThrow();
        return Finding.proven(Evidence.E3, doneAt, sent, isSettled);
    }

    private void write(Assignment assignment, String userid, Map<String, DeliveryOutcome> outcomes) {
        assignments.delivered(assignment.id(), outcomes);
        assignments.countDeliveries(assignment.id());
        var lost = outcomes.entrySet().stream()
                .filter(entry -> entry.getValue().status().equals(NOT_FRIEND))
                .map(entry -> new LoseFriends.Lost(
                        entry.getKey(),
                        Optional.ofNullable(entry.getValue().sentAt())
                                .orElse(assignment.executedAt().orElseThrow())))
                .toList();
        if (!lost.isEmpty()) {
            outbox.add(
                    LoseFriends.TOPIC,
                    assignment.id() + " " + lost.size(),
                    new LoseFriends.Losses(userid, List.copyOf(lost)));
        }
    }

    /** When this guide confirmed the send; all pages are looked through. */
    private Optional<Instant> confirmation(String msgid, String userid) {
        var cursor = "";
        do {
            var page = messenger.confirmations(msgid, cursor);
            for (var confirmation : page.confirmations()) {
                if (confirmation.userid().equals(userid)) {
                    return confirmation.sent()
                            ? Optional.of(confirmation.sentAt().orElseGet(clock::instant))
                            : Optional.empty();
                }
            }
            cursor = page.nextCursor();
        } while (!cursor.isEmpty());
        return Optional.empty();
    }

    private Map<String, DeliveryOutcome> deliveries(String msgid, String userid) {
        var outcomes = new HashMap<String, DeliveryOutcome>();
        var cursor = "";
        do {
            var page = messenger.deliveries(msgid, userid, cursor);
            for (var delivery : page.deliveries()) {
                outcomes.put(
                        delivery.recipient(),
                        new DeliveryOutcome(
                                statusOf(delivery), delivery.sentAt().orElse(null)));
            }
            cursor = page.nextCursor();
        } while (!cursor.isEmpty());
        return outcomes;
    }

    private static String statusOf(Delivery delivery) {
        return switch (delivery.status()) {
            case 0 -> NOT_SENT;
            case 1 -> "SENT";
            case 2 -> NOT_FRIEND;
            case 3 -> "FAIL_QUOTA";
            default -> throw new IllegalStateException("WeCom counts no delivery status " + delivery.status());
        };
    }
}
