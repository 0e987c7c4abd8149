package io.guidepost.domain.correction;

import io.guidepost.domain.correction.CorrectionCase.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rows behind corrections. */
public interface Corrections {

    /** False when a correction of this order waits for approval, or its dispute or suspicion has led to one already. */
    boolean insert(CorrectionCase proposed);

    Optional<CorrectionCase> find(long id);

    /** Held until the end of the transaction. */
    Optional<CorrectionCase> lock(long id);

    /** PROPOSED → APPLIED, or an error: the caller holds the row. */
    void applied(long id, long approvedBy, Instant at, int fromRevision, int toRevision);

    /** PROPOSED → REFUSED, or an error: the caller holds the row. */
    void refused(long id, long refusedBy, Instant at, String reason);

    /** Newest first, older than {@code beforeId}. */
    List<CorrectionCase> page(Optional<Status> status, long beforeId, int limit);
}
