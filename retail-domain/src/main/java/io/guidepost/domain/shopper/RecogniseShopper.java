package io.guidepost.domain.shopper;

import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.identity.Evidence;
import io.guidepost.domain.identity.Evidence.Around;
import io.guidepost.domain.identity.Facts.Known;
import io.guidepost.domain.identity.Grouping.Against;
import io.guidepost.domain.identity.Grouping.Conflict;
import io.guidepost.domain.identity.IdentityKind;
import io.guidepost.domain.identity.OneIdRules;
import io.guidepost.domain.identity.Regrouping;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Brings the members in line with what is known about who is who: whenever an identity is seen somewhere new, all records
 * around it are grouped anew by {@link OneIdRules}, and merged or separated where that is not so yet.
 */
@Service
public class RecogniseShopper {

    private static final Logger log = LoggerFactory.getLogger(RecogniseShopper.class);

    private final Evidence evidence;
    private final MergeRecords mergeRecords;
    private final Mergers mergers;
    private final Bonds bonds;
    private final Handovers handovers;
    private final OneShopper oneShopper;
    private final TransactionRetry transaction;
    private final Clock clock;

    RecogniseShopper(
            Evidence evidence,
            MergeRecords mergeRecords,
            Mergers mergers,
            Bonds bonds,
            Handovers handovers,
            OneShopper oneShopper,
            TransactionRetry transaction,
            Clock clock) {
        this.evidence = evidence;
        this.mergeRecords = mergeRecords;
        this.mergers = mergers;
        this.bonds = bonds;
        this.handovers = handovers;
        this.oneShopper = oneShopper;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Two identities were seen on one person, the first of which is somebody's. The second becomes his, too; where it is
     * another's, both are one shopper from now on, or headquarters decides. Answers who stands for him.
     */
    public long seenTogether(IdentityKind known, String value, IdentityKind other, String otherValue) {
        return transaction.call(() -> {
            var first = evidence.holder(known, value)
                    .orElseThrow(() -> new IllegalStateException("Nobody has this " + known));
            var second = evidence.holder(other, otherValue);
            if (second.isEmpty()) {
                evidence.add(first.memberId(), first.recordId(), other, otherValue, now());
                // A record that is part of another may turn out to be somebody else by this.
                return first.memberId() == first.recordId() ? first.memberId() : regroup(first.recordId());
            }
            if (second.get().memberId() == first.memberId()
                    || !evidence.claim(first.recordId(), other, otherValue, now())) {
                return first.memberId();
            }
            return regroup(first.recordId());
        });
    }

    /**
     * Another channel knows the member under this number. Where it is another's, both are one shopper from now on, or
     * headquarters decides. Answers who stands for him.
     */
    public long alsoKnownAs(long memberId, IdentityKind kind, String value) {
        return transaction.call(() -> {
            bonds.lock(memberId);
            var holder = evidence.holder(kind, value);
            if (holder.isEmpty()) {
                evidence.add(memberId, memberId, kind, value, now());
                return memberId;
            }
            return holder.get().memberId() == memberId || !evidence.claim(memberId, kind, value, now())
                    ? memberId
                    : regroup(memberId);
        });
    }

    /** What is known about this record has changed. Answers who stands for it now. */
    public long regroup(long recordId) {
        return transaction.call(() -> {
            var around = hold(recordId);
            if (!around.isWhole()) {
                log.warn("More records are linked to member {} than are ever merged without a verdict", recordId);
                return oneShopper.standingFor(recordId);
            }
            var now = now();
            var grouping = OneIdRules.group(around.facts());
            var records = grouping.standing().keySet();
            if (!records.isEmpty()) {
                evidence.keep(records, grouping.conflicts(), now);
            }
            follow(Regrouping.of(around.mergers(), grouping), now);
            return oneShopper.standingFor(recordId);
        });
    }

    /** Holds everybody around the record, in the order of their ids; whoever came meanwhile is held, too. */
    private Around hold(long recordId) {
        var held = new TreeSet<Long>();
        while (true) {
            var around = evidence.around(recordId);
            var records =
                    around.facts().records().stream().map(Known::id).collect(Collectors.toCollection(TreeSet::new));
            if (!around.isWhole() || held.containsAll(records)) {
                return around;
            }
            records.forEach(bonds::lock);
            held.addAll(records);
        }
    }

    private void follow(Regrouping plan, Instant now) {
        var waiting = plan.merge().stream()
                .filter(step -> handovers.pendingOf(step.mergedId()).isPresent())
                .toList();
        if (!waiting.isEmpty()) {
            // Whom a customer on the way between two guides belongs to is told by WeCom within a day.
            waiting.forEach(step -> evidence.open(
                    new Conflict(
                            Math.min(step.mergedId(), step.intoId()),
                            Math.max(step.mergedId(), step.intoId()),
                            IdentityKind.EXTERNAL_USERID,
                            Against.HANDOVER),
                    now));
            return;
        }
        for (long mergedId : plan.undo()) {
            mergers.inForce(mergedId).ifPresent(merger -> mergeRecords.unmerge(merger, Optional.empty(), "", now));
        }
        plan.merge().forEach(step -> mergeRecords.merge(step.intoId(), step.mergedId(), Optional.empty(), "", now));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
