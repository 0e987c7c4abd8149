package io.guidepost.domain.contacts;

import io.guidepost.domain.contacts.ContactSync.Phase;
import io.guidepost.domain.contacts.ContactSync.State;
import io.guidepost.domain.contacts.KnownOrg.KnownGuide;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.organization.Guide;
import io.guidepost.domain.organization.Roster;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Applies a plan, some lines at a time in one transaction with how far it has come. When one of them cannot be applied they
 * are taken one by one, so that it alone fails. Nothing is done to somebody about whom something has changed since the
 * comparison: a change told meanwhile is younger than the plan.
 */
@Component
class ApplyPlan {

    private static final Logger log = LoggerFactory.getLogger(ApplyPlan.class);
    private static final int LINES_AT_ONCE = 200;

    private final ContactSyncs syncs;
    private final PlanLines lines;
    private final ApplyOrgChange apply;
    private final KnownPlaces known;
    private final Roster roster;
    private final TransactionRetry transaction;
    private final Clock clock;

    ApplyPlan(
            ContactSyncs syncs,
            PlanLines lines,
            ApplyOrgChange apply,
            KnownPlaces known,
            Roster roster,
            TransactionRetry transaction,
            Clock clock) {
        this.syncs = syncs;
        this.lines = lines;
        this.apply = apply;
        this.known = known;
        this.roster = roster;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Writes how far the sync has come; it throws when somebody else has taken it over. */
    interface Progress {

        void save(ContactSync next);
    }

    /** Up to 200 lines further; the plan has ended when none is left. */
    void step(ContactSync sync, Progress progress) {
        int after = sync.place().isEmpty() ? 0 : Integer.parseInt(sync.place());
        var batch = syncs.pending(sync.id(), after, LINES_AT_ONCE);
        var draft = sync.change();
        if (batch.isEmpty()) {
            draft.to(Phase.END);
            draft.changesDone = sync.changes();
            draft.state = State.DONE;
            draft.finishedAt = Optional.of(clock.instant());
            transaction.run(() -> progress.save(draft.done()));
            return;
        }
        draft.changesDone = batch.get(batch.size() - 1).seq();
        draft.place = Integer.toString(draft.changesDone);
        var next = draft.done();
        try {
            transaction.run(() -> {
                progress.save(next);
                syncs.end(sync.id(), applied(batch));
            });
        } catch (RuntimeException oneOfThem) {
            rethrowIfPassing(oneOfThem);
            log.info("Lines {} to {} of sync {} one by one", after + 1, next.changesDone(), sync.id(), oneOfThem);
            batch.forEach(line -> alone(sync, line, progress));
            transaction.run(() -> progress.save(next));
        }
    }

    private void alone(ContactSync sync, PlannedChange line, Progress progress) {
        try {
            transaction.run(() -> {
                progress.save(sync);
                syncs.end(sync.id(), applied(List.of(line)));
            });
        } catch (RuntimeException failed) {
            rethrowIfPassing(failed);
            log.warn("Line {} of sync {} cannot be applied", line.seq(), sync.id(), failed);
            var why = PlanLines.shortenedFailure(failed.getClass().getSimpleName() + ": " + failed.getMessage());
            transaction.run(() -> {
                progress.save(sync);
                syncs.end(sync.id(), List.of(line.ended(PlannedChange.State.FAILED, why)));
            });
        }
    }

    private List<PlannedChange> applied(List<PlannedChange> batch) {
        var guides = guidesOf(batch);
        var ended = new ArrayList<PlannedChange>();
        var hires = new ArrayList<OrgChange.Hire>();
        for (var line : batch) {
            var change = lines.step(line);
            if (change instanceof OrgChange.OfPerson ofPerson && !isStillSo(ofPerson, guides)) {
                ended.add(line.ended(PlannedChange.State.SKIPPED, "changed_since"));
                continue;
            }
            if (change instanceof OrgChange.Hire hire) {
                hires.add(hire);
            } else {
                apply.apply(change);
            }
            ended.add(line.ended(PlannedChange.State.APPLIED, ""));
        }
        if (!hires.isEmpty()) {
            apply.hire(hires);
        }
        return ended;
    }

    private Map<String, KnownGuide> guidesOf(List<PlannedChange> batch) {
        var userids = batch.stream()
                .filter(line ->
                        OrgChange.OfPerson.class.isAssignableFrom(line.kind().step()))
                .map(PlannedChange::subject)
                .toList();
        return known.guides(roster.guidesByUserid(userids)).stream()
                .collect(Collectors.toMap(guide -> guide.guide().userid(), Function.identity()));
    }

    private static boolean isStillSo(OrgChange.OfPerson change, Map<String, KnownGuide> guides) {
        var guide = Optional.ofNullable(guides.get(change.userid()));
        if (change instanceof OrgChange.Hire) {
            return guide.isEmpty();
        }
        if (guide.isEmpty() || !guide.get().posts().equals(change.before())) {
            return false;
        }
        var status = guide.get().guide().status();
        if (change instanceof OrgChange.TakeBack) {
            return status != Guide.Status.ACTIVE;
        }
        if (change instanceof OrgChange.Retire) {
            return status != Guide.Status.LEFT;
        }
        return change instanceof OrgChange.RenameGuide || status == Guide.Status.ACTIVE;
    }

    /** What passes by itself is no fault of a line; and a sync that was taken over is somebody else's. */
    private static void rethrowIfPassing(RuntimeException failed) {
        if (failed instanceof TransientDataAccessException
                || failed instanceof RecoverableDataAccessException
                || failed instanceof TransactionException
                || failed instanceof SyncTakenOver) {
            throw failed;
        }
    }
}
