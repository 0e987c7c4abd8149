package io.guidepost.domain.contacts;

import java.time.Instant;
import java.util.Optional;

/**
 * One comparison of our organization with WeCom's, how far it has come, and what came of it.
 *
 * @param place where the phase goes on: WeCom's cursor, or the last key that was dealt with
 * @param departmentsRead departments whose people have been asked for
 * @param unreadable departments and people of whom WeCom did not tell
 * @param changes lines of the plan, notices among them
 * @param changesDone lines that have been dealt with
 * @param removals guides and stores that would be taken out of service
 * @param acceptedRemovals so many may be removed without an approval
 * @param tries how often the same step has failed in a row
 * @param failure why it stands still, or has stopped; empty when it does not
 * @param createdBy the administrator; {@link #TIMETABLE} when nobody asked
 */
public record ContactSync(
        long id,
        Kind kind,
        State state,
        Phase phase,
        String place,
        int departments,
        int departmentsRead,
        int people,
        int peopleRead,
        int unreadable,
        int changes,
        int changesDone,
        int removals,
        int acceptedRemovals,
        String fingerprint,
        int tries,
        String failure,
        String startedBy,
        long createdBy,
        Instant createdAt,
        Optional<Instant> plannedAt,
        Optional<Long> approvedBy,
        Optional<Instant> approvedAt,
        Optional<Instant> finishedAt,
        Instant dueAt) {

    public enum Kind {
        /** Ends with a plan for somebody to read. */
        LOOK,
        /** Applies what it finds, unless it would remove more than may go unseen. */
        APPLY
    }

    public enum State {
        READING,
        /** Read and compared; may be applied while nothing has changed. */
        PLANNED,
        /** Would remove more than may go unseen: somebody else than who started it has to approve. */
        AWAITING_APPROVAL,
        APPLYING,
        DONE,
        FAILED,
        CANCELLED;

        public boolean isActive() {
            return this == READING || this == APPLYING;
        }
    }

    /** In the order in which they follow each other. */
    public enum Phase {
        DEPARTMENTS,
        LIST,
        DETAILS,
        STRAGGLERS,
        PLACES,
        PEOPLE,
        LEAVERS,
        CLOSINGS,
        TIDY,
        STEPS,
        END
    }

    public static final long TIMETABLE = 0;

    static ContactSync begun(long id, Kind kind, int acceptedRemovals, String startedBy, long createdBy, Instant at) {
        return new ContactSync(
                id,
                kind,
                State.READING,
                Phase.DEPARTMENTS,
                "",
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                acceptedRemovals,
                "",
                0,
                "",
                startedBy,
                createdBy,
                at,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                at);
    }

    Draft change() {
        return new Draft(this);
    }

    /** Whoever goes one step further writes here what the step changes. */
    static final class Draft {

        private final ContactSync was;
        State state;
        Phase phase;
        String place;
        int departments;
        int departmentsRead;
        int people;
        int peopleRead;
        int unreadable;
        int changes;
        int changesDone;
        int removals;
        String fingerprint;
        int tries;
        String failure;
        Optional<Instant> plannedAt;
        Optional<Long> approvedBy;
        Optional<Instant> approvedAt;
        Optional<Instant> finishedAt;
        Instant dueAt;

        private Draft(ContactSync was) {
            this.was = was;
            state = was.state;
            phase = was.phase;
            place = was.place;
            departments = was.departments;
            departmentsRead = was.departmentsRead;
            people = was.people;
            peopleRead = was.peopleRead;
            unreadable = was.unreadable;
            changes = was.changes;
            changesDone = was.changesDone;
            removals = was.removals;
            fingerprint = was.fingerprint;
            tries = 0;
            failure = "";
            plannedAt = was.plannedAt;
            approvedBy = was.approvedBy;
            approvedAt = was.approvedAt;
            finishedAt = was.finishedAt;
            dueAt = was.dueAt;
        }

        Draft to(Phase next) {
            phase = next;
            place = "";
            return this;
        }

        ContactSync done() {
            return new ContactSync(
                    was.id,
                    was.kind,
                    state,
                    phase,
                    place,
                    departments,
                    departmentsRead,
                    people,
                    peopleRead,
                    unreadable,
                    changes,
                    changesDone,
                    removals,
                    was.acceptedRemovals,
                    fingerprint,
                    tries,
                    failure,
                    was.startedBy,
                    was.createdBy,
                    was.createdAt,
                    plannedAt,
                    approvedBy,
                    approvedAt,
                    finishedAt,
                    dueAt);
        }
    }
}
