package io.guidepost.domain.content;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What came of a task, in figures (C5). Guide, store and region are those of the moment of dispatch; a rate is always done
 * over required, never an average of rates.
 */
public interface TaskReports {

    enum GroupBy {
        GUIDE,
        STORE,
        REGION
    }

    /** {@code regionId} restricts to one region: the caller's scope. */
    List<Execution> execution(long taskId, GroupBy groupBy, Optional<Long> regionId);

    Counts counts(long taskId, Optional<Long> regionId);

    /** A guide's assignments, nudged first, then by deadline; {@code after} is the last one seen. */
    List<Listed> listed(long guideId, boolean todo, Optional<Position> after, int limit);

    /**
     * @param required assignments dispatched and not exempt
     * @param targeted customers to reach, {@code sent} those reached according to WeCom
     * @param clicked customers who opened a guide's link of this task, counted once per guide
     * @param ordered paid orders whose credit goes back to this task
     * @param netSalesFen what those orders brought after refunds, without freight
     */
    record Execution(
            long id,
            String name,
            long required,
            long done,
            long e3,
            long e2,
            long e1,
            long e0,
            long targeted,
            long sent,
            long clicked,
            long ordered,
            long netSalesFen) {

        /** Done over required in basis points, cut off; 0 when nothing was required. */
        public int executionRateBp() {
            return required == 0 ? 0 : (int) (done * 10_000 / required);
        }

        public Execution plus(Execution other) {
            return new Execution(
                    0,
                    "",
                    required + other.required,
                    done + other.done,
                    e3 + other.e3,
                    e2 + other.e2,
                    e1 + other.e1,
                    e0 + other.e0,
                    targeted + other.targeted,
                    sent + other.sent,
                    clicked + other.clicked,
                    ordered + other.ordered,
                    netSalesFen + other.netSalesFen);
        }

        public static Execution none() {
            return new Execution(0, "", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        }
    }

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
