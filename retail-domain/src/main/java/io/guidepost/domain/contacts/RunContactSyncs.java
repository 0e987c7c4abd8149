package io.guidepost.domain.contacts;

import io.guidepost.core.words.Words;
import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.contacts.ContactSync.Kind;
import io.guidepost.domain.contacts.ContactSync.Phase;
import io.guidepost.domain.contacts.ContactSync.State;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.organization.SyncContacts;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Carries syncs on, step by step, whichever node began them. One node at a time has the lease; a node that dies is followed
 * by another one where it stood. Not transactional itself, because it calls WeCom.
 */
@Service
public class RunContactSyncs implements SyncContacts {

    private static final Logger log = LoggerFactory.getLogger(RunContactSyncs.class);
    private static final Duration LEASE = Duration.ofMinutes(3);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final ContactSyncs syncs;
    private final SyncSteps steps;
    private final ApplyPlan applyPlan;
    private final HearOfContacts hear;
    private final TransactionRetry transaction;
    private final Ids ids;
    private final Clock clock;

    RunContactSyncs(
            ContactSyncs syncs,
            SyncSteps steps,
            ApplyPlan applyPlan,
            HearOfContacts hear,
            TransactionRetry transaction,
            Ids ids,
            Clock clock) {
        this.syncs = syncs;
        this.steps = steps;
        this.applyPlan = applyPlan;
        this.hear = hear;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /** Begins the sync of this night; one that is under way is carried on instead. */
    public void startNightly() {
        if (syncs.active().isEmpty()) {
            syncs.begin(
                    ContactSync.begun(ids.next(), Kind.APPLY, 0, "scheduler", ContactSync.TIMETABLE, clock.instant()));
        }
    }

    /** Takes the sync under way by at most {@code limit} steps further; fewer mean that there is nothing to do now. */
    public int runDue(int limit) {
        var now = clock.instant();
        var due = syncs.active().filter(sync -> !sync.dueAt().isAfter(now));
        long owner = ids.next();
        if (due.isEmpty() || !syncs.claim(due.get().id(), owner, now, now.plus(LEASE))) {
            return 0;
        }
        long syncId = due.get().id();
        int done = 0;
        try {
            for (; done < limit; done++) {
                var sync = syncs.find(syncId).orElseThrow();
                if (!sync.state().isActive() || sync.dueAt().isAfter(clock.instant())) {
                    break;
                }
                try {
                    step(sync, owner);
                } catch (Refusal | GatewayRejected | GatewayUnclear trouble) {
                    pauseOrFail(sync, owner, trouble);
                }
            }
        } catch (SyncTakenOver elsewhere) {
            log.info("{}", elsewhere.getMessage());
        } finally {
            syncs.release(syncId, owner);
        }
        return done;
    }

    @Override
    public long run(String startedBy, int acceptedRemovals) {
        syncs.active().ifPresent(leftOver -> drive(leftOver.id()));
        var sync = ContactSync.begun(
                ids.next(), Kind.APPLY, acceptedRemovals, startedBy, ContactSync.TIMETABLE, clock.instant());
        if (!syncs.begin(sync)) {
            throw running();
        }
        drive(sync.id());
        if (syncs.find(sync.id()).orElseThrow().state() == State.AWAITING_APPROVAL) {
            throw tooManyRemoved(syncs.find(sync.id()).orElseThrow());
        }
        return sync.id();
    }

    @Override
    public void personChanged(String userid) {
        hear.personChanged(userid);
    }

    @Override
    public void personRenamed(String userid, String newUserid) {
        hear.personRenamed(userid, newUserid);
    }

    @Override
    public void departmentsChanged() {
        hear.departmentsChanged();
    }

    static Refusal running() {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "sync_running",
                new Words("通讯录同步正在进行，请稍后再试", "A sync of the contacts is already under way; try again later"));
    }

    /** To its end, in this thread; what stops it is thrown and leaves it where it stands. */
    private void drive(long syncId) {
        long owner = ids.next();
        var now = clock.instant();
        if (!syncs.claim(syncId, owner, now, now.plus(LEASE))) {
            throw running();
        }
        try {
            for (var sync = syncs.find(syncId).orElseThrow();
                    sync.state().isActive();
                    sync = syncs.find(syncId).orElseThrow()) {
                try {
                    step(sync, owner);
                } catch (Refusal | GatewayRejected forGood) {
                    save(failed(sync, forGood), owner);
                    throw forGood;
                }
            }
        } finally {
            syncs.release(syncId, owner);
        }
    }

    private void step(ContactSync sync, long owner) {
        if (sync.phase() == Phase.STEPS) {
            applyPlan.step(sync, next -> save(next, owner));
            return;
        }
        var step = steps.next(sync);
        transaction.run(() -> {
            save(step.next(), owner);
            step.writes().run();
        });
    }

    private void save(ContactSync next, long owner) {
        if (!syncs.save(next, owner, clock.instant().plus(LEASE))) {
            throw new SyncTakenOver(next.id());
        }
    }

    /** WeCom is given time; what it refuses for good, or again and again, ends the sync. */
    private void pauseOrFail(ContactSync sync, long owner, RuntimeException trouble) {
        int tries = sync.tries() + 1;
        if (!(trouble instanceof GatewayUnclear) || tries >= SyncSteps.MOST_TRIES) {
            log.warn("Sync {} of the contacts has failed", sync.id(), trouble);
            save(failed(sync, trouble), owner);
            return;
        }
        var draft = sync.change();
        draft.tries = tries;
        draft.failure = PlanLines.shortenedFailure(String.valueOf(trouble.getMessage()));
        draft.dueAt = clock.instant().plus(pause(tries));
        save(draft.done(), owner);
    }

    private static Duration pause(int tries) {
        var pause = Duration.ofSeconds(1L << tries);
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private ContactSync failed(ContactSync sync, RuntimeException why) {
        var draft = sync.change();
        draft.state = State.FAILED;
        draft.failure = PlanLines.shortenedFailure(String.valueOf(why.getMessage()));
        draft.finishedAt = Optional.of(clock.instant());
        return draft.done();
    }

    private static Refusal tooManyRemoved(ContactSync sync) {
        return new Refusal(
                Refusal.Kind.REFUSED,
                "too_many_removed",
                new Words(
                        "将有 %d 名导购或门店被移除，须由他人审批后才会执行".formatted(sync.removals()),
                        "%d guides or stores would be removed; somebody else has to approve that first"
                                .formatted(sync.removals())),
                Map.of("syncId", Long.toString(sync.id()), "removals", sync.removals()));
    }
}
