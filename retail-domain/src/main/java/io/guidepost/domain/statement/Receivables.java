package io.guidepost.domain.statement;

import io.guidepost.core.words.Words;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.util.List;

/** What people who have left still owe. Changes join the caller's transaction. */
public interface Receivables {

    /** Guides who have left, owe, and have nothing on its way that could repay it; by number. */
    List<Long> leaversInDebt(int limit);

    void insert(long id, long guideId, long amountFen, Instant at);

    /** Newest first; {@code regionId} narrows to guides whose last main store is in that region now. */
    List<Receivable> all(Sight sight, long beforeId, int limit);

    /** @param openFen what the guide's receivable account holds today, over all entries */
    record Receivable(
            long id, long guideId, String guideName, Long storeId, long amountFen, long openFen, Instant raisedAt) {

        /** What happened, for the list at headquarters. */
        public Words words() {
            return new Words("离职导购欠款，已转应收，请追收", "Owed by a guide who has left; to be collected");
        }
    }
}
