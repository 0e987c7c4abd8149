package io.guidepost.domain.proof;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.asset.Asset;
import io.guidepost.domain.asset.Assets;
import io.guidepost.domain.content.Assignments;
import io.guidepost.domain.organization.Sights;
import io.guidepost.domain.sight.Sight;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Proofs for the screens of those who may see them. */
@Service
public class ViewProofs {

    private final Proofs proofs;
    private final Assignments assignments;
    private final Assets assets;
    private final Sights sights;
    private final Clock clock;

    ViewProofs(Proofs proofs, Assignments assignments, Assets assets, Sights sights, Clock clock) {
        this.proofs = proofs;
        this.assignments = assignments;
        this.assets = assets;
        this.sights = sights;
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

    public List<Proof> pending(Sight sight, long afterId, int limit) {
        return proofs.pending(sight, afterId, limit);
    }

    /** By proof: who handed it in, and for what. */
    public Map<Long, Proofs.Subject> subjects(Collection<Proof> shown) {
        return proofs.subjects(shown.stream().map(Proof::id).toList()).stream()
                .collect(Collectors.toMap(Proofs.Subject::proofId, Function.identity()));
    }

    /** A photo of a proof, for whoever submitted it and for who manages its store; for others there is none. */
    public Asset photoFor(long guideId, long proofId, long fileId) {
        return photo(
                proofId,
                fileId,
                proof -> proof.guideId() == guideId
                        || proofs.storesManagedBy(guideId, clock.instant()).contains(proof.storeId()));
    }

    /** A photo of a proof for headquarters. @param sight what the administrator sees */
    public Asset photoForAdmin(Sight sight, long proofId, long fileId) {
        return photo(
                proofId,
                fileId,
                proof -> sights.covers(sight, Optional.of(proof.regionId()), Optional.of(proof.storeId())));
    }

    /** Whether the file is somebody's photo, which those alone see who may see a proof with it. */
    public boolean isPhoto(long fileId) {
        return proofs.isPhoto(fileId);
    }

    private Asset photo(long proofId, long fileId, Predicate<Proof> isVisible) {
        return proofs.find(proofId)
                .filter(isVisible)
                .filter(proof -> proof.content().photos().contains(fileId))
                .flatMap(proof -> assets.find(fileId))
                .orElseThrow(() -> Refusal.notFound("照片", "photo"));
    }
}
