package io.guidepost.domain.proof;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.content.Assignments;
import io.guidepost.domain.content.CompleteAssignment;
import io.guidepost.domain.content.Evidence;
import io.guidepost.domain.content.Finding;
import io.guidepost.domain.content.Tasks;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.foureyes.Matter;
import io.guidepost.domain.organization.Sights;
import io.guidepost.domain.sight.Sight;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;

/**
 * The store's manager, or headquarters, looks at a proof (C1): approved it is reviewed evidence (E1) from the time it was
 * submitted, rejected the work is open again. Nobody reviews a proof of his own.
 */
@Service
public class ReviewProof {

    private final Tasks tasks;
    private final Assignments assignments;
    private final Proofs proofs;
    private final Sights sights;
    private final CompleteAssignment completeAssignment;
    private final TransactionRetry transaction;
    private final Clock clock;

    ReviewProof(
            Tasks tasks,
            Assignments assignments,
            Proofs proofs,
            Sights sights,
            CompleteAssignment completeAssignment,
            TransactionRetry transaction,
            Clock clock) {
        this.tasks = tasks;
        this.assignments = assignments;
        this.proofs = proofs;
        this.sights = sights;
        this.completeAssignment = completeAssignment;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param reason why it is rejected; may be empty for an approval */
    public record Verdict(boolean isApproved, String reason) {}

    /** A proof of a store that the guide does not manage does not exist for him. */
    public Proof byManager(long managerId, long proofId, Verdict verdict) {
        return transaction.call(() -> {
            var managed = proofs.storesManagedBy(managerId, clock.instant());
            var proof = locked(proofId, found -> managed.contains(found.storeId()));
            Matter.PROOF.requireSecond(managerId, proof.guideId());
            return reviewed(proof, new Proof.Reviewer(Proof.ReviewerKind.GUIDE, managerId), verdict);
        });
    }

    /** @param sight what the administrator sees */
    public Proof byAdmin(long adminId, Sight sight, long proofId, Verdict verdict) {
        return transaction.call(() -> reviewed(
                locked(
                        proofId,
                        found -> sights.covers(sight, Optional.of(found.regionId()), Optional.of(found.storeId()))),
                new Proof.Reviewer(Proof.ReviewerKind.ADMIN, adminId),
                verdict));
    }

    private Proof locked(long proofId, Predicate<Proof> isVisible) {
        return proofs.lock(proofId).filter(isVisible).orElseThrow(() -> Refusal.notFound("凭证", "proof"));
    }

    private Proof reviewed(Proof proof, Proof.Reviewer reviewer, Verdict verdict) {
        if (proof.state() != Proof.State.PENDING) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "proof_reviewed",
                    new Words("凭证已审核", "The proof has been reviewed already"),
                    Map.of("state", proof.state().name()));
        }
        if (!verdict.isApproved() && verdict.reason().isBlank()) {
            throw new Refusal(
                    Refusal.Kind.REFUSED, "reason_required", new Words("驳回须填写原因", "A rejection needs its reason"));
        }
        var now = clock.instant();
        proofs.reviewed(
                proof.id(),
                verdict.isApproved() ? Proof.State.APPROVED : Proof.State.REJECTED,
                new Proof.Review(reviewer, now, Optional.of(verdict.reason()).filter(reason -> !reason.isBlank())));
        var assignment = assignments.find(proof.assignmentId()).orElseThrow();
        if (verdict.isApproved()) {
            completeAssignment.apply(
                    assignment.id(), Finding.proven(Evidence.E1, proof.submittedAt(), assignment.progress(), false));
        } else if (assignment.evidence().filter(Evidence.E1::satisfies).isPresent()) {
            // What was seen with better eyes than the reviewer's stays done; a mere claim does not.
            var task = tasks.find(assignment.taskId()).orElseThrow();
            completeAssignment.takeBack(assignment.id(), task.isOpenAt(now));
        }
        return proofs.find(proof.id()).orElseThrow();
    }
}
