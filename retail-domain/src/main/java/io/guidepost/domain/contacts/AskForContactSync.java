package io.guidepost.domain.contacts;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.contacts.ContactSync.Kind;
import io.guidepost.domain.contacts.ContactSync.Phase;
import io.guidepost.domain.contacts.ContactSync.State;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.foureyes.Matter;
import io.guidepost.domain.organization.Stores;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Headquarters asks for syncs, and decides on their plans; the scheduler carries them out. */
@Service
public class AskForContactSync {

    private final ContactSyncs syncs;
    private final DepartmentReadings readings;
    private final Stores stores;
    private final ContactsSettings settings;
    private final Ids ids;
    private final Clock clock;

    AskForContactSync(
            ContactSyncs syncs,
            DepartmentReadings readings,
            Stores stores,
            ContactsSettings settings,
            Ids ids,
            Clock clock) {
        this.syncs = syncs;
        this.readings = readings;
        this.stores = stores;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** Refused with {@code sync_running} while another one is under way. */
    public ContactSync start(Kind kind, String startedBy, long adminId) {
        var sync = ContactSync.begun(ids.next(), kind, 0, startedBy, adminId, clock.instant());
        if (!syncs.begin(sync)) {
            throw RunContactSyncs.running();
        }
        return sync;
    }

    /** Refused with {@code plan_stale} when the plan is no longer one of what is; a new one is quickly made. */
    @Transactional
    public ContactSync apply(long syncId) {
        var sync = locked(syncId);
        require(sync, State.PLANNED);
        refuseStale(sync);
        return begun(sync, sync.change());
    }

    /** By somebody else than who started it; what the timetable started, anybody may approve. */
    @Transactional
    public ContactSync approve(long syncId, long adminId) {
        var sync = locked(syncId);
        require(sync, State.AWAITING_APPROVAL);
        Matter.CONTACT_SYNC.requireSecond(adminId, sync.createdBy());
        refuseStale(sync);
        var draft = sync.change();
        draft.approvedBy = Optional.of(adminId);
        draft.approvedAt = Optional.of(clock.instant());
        return begun(sync, draft);
    }

    /** What has been applied stays. */
    @Transactional
    public ContactSync cancel(long syncId) {
        var sync = locked(syncId);
        require(sync, State.READING, State.PLANNED, State.AWAITING_APPROVAL, State.APPLYING);
        var draft = sync.change();
        draft.state = State.CANCELLED;
        draft.finishedAt = Optional.of(clock.instant());
        var cancelled = draft.done();
        syncs.decide(cancelled);
        return cancelled;
    }

    /** Holds from the next sync on; empty lets WeCom's tree say what the department is. */
    @Transactional
    public void read(long departmentId, Optional<DepartmentReading> reading, long adminId) {
        reading.ifPresentOrElse(
                kind -> readings.set(departmentId, kind, adminId, clock.instant()),
                () -> readings.remove(departmentId));
    }

    private ContactSync begun(ContactSync sync, ContactSync.Draft draft) {
        draft.state = State.APPLYING;
        draft.dueAt = clock.instant();
        var applying = draft.to(Phase.STEPS).done();
        if (!syncs.decide(applying)) {
            throw RunContactSyncs.running();
        }
        return applying;
    }

    private ContactSync locked(long syncId) {
        return syncs.lock(syncId).orElseThrow(() -> Refusal.notFound("同步记录", "sync"));
    }

    private static void require(ContactSync sync, State... oneOf) {
        for (var state : oneOf) {
            if (sync.state() == state) {
                return;
            }
        }
        throw new Refusal(
                Refusal.Kind.CONFLICT,
                "sync_state",
                new Words("同步当前状态不允许此操作", "The sync is in a state that does not allow this"),
                Map.of("status", sync.state().name()));
    }

    private void refuseStale(ContactSync sync) {
        var plannedAt = sync.plannedAt().orElseThrow();
        boolean isStale = plannedAt.plus(settings.planValidFor()).isBefore(clock.instant())
                || syncs.lastApplied().filter(plannedAt::isBefore).isPresent()
                || !stores.fingerprint().equals(sync.fingerprint());
        if (isStale) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "plan_stale",
                    new Words(
                            "试运行之后组织已有变化或已过期，请重新试运行",
                            "The organization has changed since the plan was made, or it is too old; make a new one"));
        }
    }
}
