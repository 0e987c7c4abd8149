package io.guidepost.domain.proof;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.content.Assignments;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Proofs for the screens of those who may see them. */
@Service
public class ViewProofs {

    private final Proofs proofs;
    private final Assignments assignments;
    private final Clock clock;

    ViewProofs(Proofs proofs, Assignments assignments, Clock clock) {
        this.proofs = proofs;
        this.assignments = assignments;
        this.clock = clock;
    }

    /** Oldest first; somebody else's assignment does not exist. */
    public List<Proof> ofAssignment(long guideId, long assignmentId) {
        assignments
                .find(assignmentId)
                .filter(found -> found.guideId() == guideId)
                .orElseThrow(() -> Refusal.notFound("任务", "assignment"));
        return proofs.of(assignmentId);
    }

    /** What waits in the stores that the guide manages, except his own, after the given proof. */
    public List<Proof> pendingFor(long managerId, long afterId, int limit) {
        return proofs.pendingOfStores(proofs.storesManagedBy(managerId, clock.instant()), managerId, afterId, limit);
    }

    public List<Proof> pending(Optional<Long> regionId, long afterId, int limit) {
        return proofs.pending(regionId, afterId, limit);
    }
}
