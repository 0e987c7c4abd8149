package io.guidepost.domain.points;

import io.guidepost.domain.shopper.MergerFollower;
import io.guidepost.domain.shopper.OneShopper;
import org.springframework.stereotype.Component;

/**
 * When two records become one member their balances become one. Entries stay with their record, so that undoing it gives the
 * record exactly what its own entries come to: what the member has spent beyond his own since then, he owes.
 */
@Component
class PointsMergers implements MergerFollower {

    private final PointsRows rows;
    private final OneShopper oneShopper;

    PointsMergers(PointsRows rows, OneShopper oneShopper) {
        this.rows = rows;
        this.oneShopper = oneShopper;
    }

    @Override
    public void merged(Merging merging) {
        var theirs = rows.lock(merging.mergedId());
        rows.lock(merging.keptId());
        move(theirs.net(), merging.mergedId(), merging.keptId());
        // Whatever is part of the record is part of the member now.
        rows.hold(oneShopper.recordsOf(merging.mergedId()), merging.keptId());
    }

    @Override
    public void unmerged(Merging merging) {
        var records = oneShopper.recordsOf(merging.mergedId());
        rows.lock(merging.mergedId());
        rows.lock(merging.keptId());
        rows.release(
                merging.mergedId(),
                records.stream().filter(id -> id != merging.mergedId()).toList());
        move(rows.net(records), merging.keptId(), merging.mergedId());
    }

    private void move(long net, long fromId, long toId) {
        if (net > 0) {
            rows.debit(fromId, net);
            rows.credit(toId, net);
        } else if (net < 0) {
            rows.credit(fromId, -net);
            rows.debit(toId, -net);
        }
    }
}
