package io.guidepost.domain.contacts;

import io.guidepost.domain.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Syncs past and present, and their plans line by line. */
@Service
public class ReadContactSyncs {

    private final ContactSyncs syncs;
    private final DepartmentReadings readings;

    ReadContactSyncs(ContactSyncs syncs, DepartmentReadings readings) {
        this.syncs = syncs;
        this.readings = readings;
    }

    /** With how many lines there are of each kind, and how many have come to which end. */
    public record Counted(
            ContactSync sync, Map<ChangeKind, Integer> kinds, Map<PlannedChange.State, Integer> outcomes) {}

    public Counted sync(long syncId) {
        return new Counted(found(syncId), syncs.counts(syncId), syncs.outcomes(syncId));
    }

    /** Newest first, older than this one. */
    public List<ContactSync> page(long beforeId, int limit) {
        return syncs.page(beforeId, limit);
    }

    /** In the order in which they are applied, after this one. */
    public List<PlannedChange> lines(
            long syncId, Optional<ChangeKind> kind, Optional<PlannedChange.State> state, int afterSeq, int limit) {
        found(syncId);
        return syncs.lines(syncId, kind, state, afterSeq, limit);
    }

    /** By department id. */
    public Map<Long, DepartmentReading> readings() {
        return readings.all();
    }

    private ContactSync found(long syncId) {
        return syncs.find(syncId).orElseThrow(() -> Refusal.notFound("同步记录", "sync"));
    }
}
