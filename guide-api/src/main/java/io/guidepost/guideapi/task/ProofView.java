package io.guidepost.guideapi.task;

import io.guidepost.domain.proof.Proof;
import io.guidepost.domain.proof.Proofs;
import io.guidepost.webedge.json.Id;
import java.time.Instant;
import java.util.List;

/**
 * A proof with what its review said.
 *
 * @param guideName of who handed it in, for what: told in lists for reviewers alone
 * @param photoCount how many photos it had; {@code photos} is empty when they have been forgotten since
 */
public record ProofView(
        Id id,
        Id assignmentId,
        Id guideId,
        String guideName,
        String taskTitle,
        String instruction,
        Id storeId,
        String kind,
        String text,
        PlaceView place,
        List<Id> photos,
        int photoCount,
        Instant submittedAt,
        String state,
        ReviewView review) {

    /** In millionths of degrees. */
    public record PlaceView(int latitudeE6, int longitudeE6) {}

    public record ReviewView(String reviewer, Id reviewerId, Instant reviewedAt, String reason) {}

    public static ProofView of(Proof proof) {
        return of(proof, null);
    }

    public static ProofView of(Proof proof, Proofs.Subject subject) {
        return new ProofView(
                new Id(proof.id()),
                new Id(proof.assignmentId()),
                new Id(proof.guideId()),
                subject == null ? null : subject.guideName(),
                subject == null ? null : subject.taskTitle(),
                subject == null ? null : subject.instruction(),
                new Id(proof.storeId()),
                proof.kind().name(),
                proof.content().text(),
                proof.content()
                        .place()
                        .map(place -> new PlaceView(place.latitudeE6(), place.longitudeE6()))
                        .orElse(null),
                proof.content().photos().stream().map(Id::new).toList(),
                proof.photoCount(),
                proof.submittedAt(),
                proof.state().name(),
                proof.review()
                        .map(review -> new ReviewView(
                                review.reviewer().kind().name(),
                                new Id(review.reviewer().id()),
                                review.at(),
                                review.reason().orElse(null)))
                        .orElse(null));
    }
}
