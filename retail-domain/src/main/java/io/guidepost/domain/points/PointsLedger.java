package io.guidepost.domain.points;

import io.guidepost.domain.points.PointsEntry.Kind;
import io.guidepost.domain.points.PointsRows.Account;
import io.guidepost.domain.shopper.OneShopper;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * The one door through which points move (E21, M8): an entry that says why, and the balance in one conditional statement, both
 * in the caller's transaction. Nobody reads a balance to write another.
 */
@Service
public class PointsLedger {

    private final PointsRows rows;
    private final OneShopper shoppers;

    PointsLedger(PointsRows rows, OneShopper shoppers) {
        this.rows = rows;
        this.shoppers = shoppers;
    }

    /** What the member holds for whom this record stands today; without an account nothing. */
    public Account account(long recordId) {
        long memberId = shoppers.standingFor(recordId);
        return rows.find(memberId).orElseGet(() -> new Account(memberId, null, 0, 0));
    }

    /** Movements of the member and of all records that are part of him, the latest first. */
    public List<PointsEntry> entries(long recordId, long beforeId, int limit) {
        return rows.page(shoppers.recordsOf(shoppers.standingFor(recordId)), beforeId, limit);
    }

    /**
     * Takes points that must be there, for an order or an adjustment.
     *
     * @return false, and nothing has happened, where there are fewer
     */
    boolean spend(PointsEntry entry) {
        long points = -entry.points();
        boolean isSpent = rows.spend(entry.recordId(), points) || ofHolder(entry.recordId(), points);
        if (isSpent) {
            rows.insert(entry);
        }
        return isSpent;
    }

    /** Where the record is part of another member; its own row is held, so that it is not parted meanwhile. */
    private boolean ofHolder(long recordId, long points) {
        var holder = rows.lock(recordId).heldBy();
        return holder != null && rows.spend(holder, points);
    }

    /**
     * Posts what is due whatever the balance is; posting it again changes nothing. What is taken back and is not there any more
     * is owed, so that nobody gains by spending before he returns.
     */
    void post(PointsEntry entry) {
        if (entry.points() == 0 || rows.has(entry.kind(), entry.sourceId())) {
            return;
        }
        // The record's own row first: whoever merges or parts it must hold that row, too.
        var own = rows.lock(entry.recordId());
        long holder =
                own.heldBy() == null ? own.memberId() : rows.lock(own.heldBy()).memberId();
        rows.insert(entry);
        if (entry.points() > 0) {
            rows.credit(holder, entry.points());
        } else {
            rows.debit(holder, -entry.points());
        }
    }

    /** What was moved by this order so far, of one kind. */
    static long sum(List<PointsEntry> entries, Kind kind) {
        return entries.stream()
                .filter(entry -> entry.kind() == kind)
                .mapToLong(PointsEntry::points)
                .sum();
    }
}
