package io.guidepost.domain.content;

import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What came of a task, in figures (C5). Guide, store and region are those of the moment of dispatch; a rate is always done
 * over required, never an average of rates.
 */
public interface TaskReports {

    Counts counts(long taskId, Sight sight);

    /** A guide's assignments, nudged first, then by deadline; {@code after} is the last one seen. */
    List<Listed> listed(long guideId, boolean todo, Optional<Position> after, int limit);

    /** @param offShelf still to be done, and tried in vain because the product is off the shelf */
    record Counts(
            long assigned, long exempt, long done, long doneUnverified, long expired, long failed, long offShelf) {}

    record Listed(
            long id,
            long taskId,
            String title,
            String type,
            String status,
            Instant deadlineAt,
            Instant nudgedAt,
            int targetCount) {}

    record Position(boolean nudged, Instant deadlineAt, long id) {}
}
