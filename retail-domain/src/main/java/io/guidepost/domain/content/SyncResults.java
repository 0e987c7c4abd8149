package io.guidepost.domain.content;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.content.Assignments.DeliveryOutcome;
import io.guidepost.domain.content.GuideMessenger.Confirmation;
import io.guidepost.domain.content.GuideMessenger.Delivery;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.organization.Roster;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * Asks WeCom who has confirmed and what became of it, because WeCom never calls back about group sends (C1, C7). Only
 * WeCom's own word makes an assignment done with evidence E3.
 */
@Service
public class SyncResults {

    private static final Logger log = LoggerFactory.getLogger(SyncResults.class);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration ASK_UNTIL_AFTER_DEADLINE = Duration.ofDays(7);

    private final Tasks tasks;
    private final Assignments assignments;
    private final Roster roster;
    private final GuideMessenger messenger;
    private final TransactionRetry transaction;
    private final Clock clock;
    private final Duration eagerPause;
    private final Duration patientPause;

    SyncResults(
            Tasks tasks,
            Assignments assignments,
            Roster roster,
            GuideMessenger messenger,
            TransactionRetry transaction,
            Clock clock,
            @Value("${guidepost.content.eager-poll:PT5M}") Duration eagerPause,
            @Value("${guidepost.content.patient-poll:PT1H}") Duration patientPause) {
        this.tasks = tasks;
        this.assignments = assignments;
        this.roster = roster;
        this.messenger = messenger;
        this.transaction = transaction;
        this.clock = clock;
        this.eagerPause = eagerPause;
        this.patientPause = patientPause;
    }

    /** @return how many assignments were asked about */
    public int runDue(int limit) {
        var now = clock.instant();
        var claimed = transaction.call(() -> assignments.claimPolls(now, now.plus(LEASE), limit));
        for (var assignment : claimed) {
            try {
                ask(assignment);
            } catch (GroupSendPending | GatewayUnclear notNow) {
                again(assignment, clock.instant());
            } catch (GatewayRejected rejected) {
                log.warn("WeCom does not answer about assignment {}: {}", assignment.id(), rejected.getMessage());
                again(assignment, clock.instant());
            } catch (RuntimeException broken) {
                // The others must still be asked about; this one comes up again after its pause.
                log.error("The results of assignment {} cannot be read", assignment.id(), broken);
                again(assignment, clock.instant());
            }
        }
        return claimed.size();
    }

    private void ask(Assignment assignment) {
        var task = tasks.find(assignment.taskId()).orElseThrow();
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
        var now = clock.instant();
        boolean complete = !msgids.isEmpty() && confirmed.size() == msgids.size();
        transaction.run(() -> write(assignment, task, confirmed, outcomes, complete, now));
    }

    private void write(
            Assignment assignment,
            Task task,
            List<Instant> confirmed,
            Map<String, DeliveryOutcome> outcomes,
            boolean complete,
            Instant now) {
        assignments.delivered(assignment.id(), outcomes);
        assignments.countDeliveries(assignment.id());
        if (complete && assignment.evidence().filter(Evidence.E3::equals).isEmpty()) {
            var doneAt = confirmed.stream().max(Instant::compareTo).orElse(now);
            var status = CompletionRules.after(
                    assignment.status(), Evidence.E3, task.minEvidence(), doneAt, task.deadlineAt());
            assignments.completed(assignment, status, Evidence.E3, doneAt, status == Assignment.Status.EXPIRED);
        }
        boolean everythingKnown = complete
                && outcomes.values().stream()
                        .noneMatch(outcome -> outcome.status().equals("NOT_SENT"));
        if (everythingKnown || now.isAfter(task.deadlineAt().plus(ASK_UNTIL_AFTER_DEADLINE))) {
            assignments.pollAgain(assignment.id(), Optional.empty());
        } else {
            again(assignment, now);
        }
    }

    private void again(Assignment assignment, Instant now) {
        var pause =
                CompletionRules.pauseBeforeNextPoll(assignment.executedAt().orElse(now), now, eagerPause, patientPause);
        transaction.run(() -> assignments.pollAgain(assignment.id(), Optional.of(now.plus(pause))));
    }

    /** When this guide confirmed the send; all pages are looked through. */
    private Optional<Instant> confirmation(String msgid, String userid) {
        var cursor = "";
        do {
            var page = messenger.confirmations(msgid, cursor);
            for (Confirmation confirmation : page.confirmations()) {
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
            for (Delivery delivery : page.deliveries()) {
                outcomes.put(
                        delivery.externalUserid(),
                        new DeliveryOutcome(
                                statusOf(delivery), delivery.sentAt().orElse(null)));
            }
            cursor = page.nextCursor();
        } while (!cursor.isEmpty());
        return outcomes;
    }

    private static String statusOf(Delivery delivery) {
        return switch (delivery.status()) {
            case 0 -> "NOT_SENT";
            case 1 -> "SENT";
            case 2 -> "FAIL_NOT_FRIEND";
            case 3 -> "FAIL_QUOTA";
            default -> throw new IllegalStateException("WeCom counts no delivery status " + delivery.status());
        };
    }
}
