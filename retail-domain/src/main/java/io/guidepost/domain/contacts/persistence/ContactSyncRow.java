package io.guidepost.domain.contacts.persistence;

import io.guidepost.domain.contacts.ContactSync;
import java.time.Instant;
import java.util.Optional;

/** In the order of {@link ContactSyncMapper#SYNC}. */
record ContactSyncRow(
        long id,
        ContactSync.Kind kind,
        ContactSync.State state,
        ContactSync.Phase phase,
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
        Instant plannedAt,
        Long approvedBy,
        Instant approvedAt,
        Instant finishedAt,
        Instant dueAt) {

    static ContactSyncRow of(ContactSync sync) {
        return new ContactSyncRow(
                sync.id(),
                sync.kind(),
                sync.state(),
                sync.phase(),
                sync.place(),
                sync.departments(),
                sync.departmentsRead(),
                sync.people(),
                sync.peopleRead(),
                sync.unreadable(),
                sync.changes(),
                sync.changesDone(),
                sync.removals(),
                sync.acceptedRemovals(),
                sync.fingerprint(),
                sync.tries(),
                sync.failure(),
                sync.startedBy(),
                sync.createdBy(),
                sync.createdAt(),
                sync.plannedAt().orElse(null),
                sync.approvedBy().orElse(null),
                sync.approvedAt().orElse(null),
                sync.finishedAt().orElse(null),
                sync.dueAt());
    }

    ContactSync toSync() {
        return new ContactSync(
                id,
                kind,
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
                acceptedRemovals,
                fingerprint,
                tries,
                failure,
                startedBy,
                createdBy,
                createdAt,
                Optional.ofNullable(plannedAt),
                Optional.ofNullable(approvedBy),
                Optional.ofNullable(approvedAt),
                Optional.ofNullable(finishedAt),
                dueAt);
    }
}
