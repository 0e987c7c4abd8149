package io.guidepost.domain.fraud;

import io.guidepost.core.fraud.FraudSignal;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rows behind suspicions. Lists are newest first, older than {@code beforeId}. */
public interface Suspicions {

    /** Those of these signals that were never told of this order. */
    List<FraudSignal> unknown(long orderId, List<FraudSignal> signals);

    /** The open suspicion about the order, or a new one. */
    long openFor(FraudEvidence.Subject subject, Instant at);

    void add(long suspicionId, long orderId, List<FraudSignal> signals, Instant at);

    Optional<Suspicion> find(long id);

    /** Held until the end of the transaction. */
    Optional<Suspicion> lock(long id);

    /** From OPEN, or an error: the caller holds the row. */
    void reviewed(long id, Suspicion.Status to, Suspicion.Review review, Optional<Long> correctionId);

    List<Suspicion> page(Optional<Suspicion.Status> status, Sight sight, long beforeId, int limit);

    /** Those still in review: open, or confirmed and not yet corrected. */
    List<Suspicion> inReviewOf(long guideId, long beforeId, int limit);

    /** Takes note of by what a guide is known; again it changes nothing. */
    void know(long guideId, String kind, String value, long adminId, Instant at);
}
