package io.guidepost.domain.attribution;

import io.guidepost.domain.attribution.Replays.Replayed;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * Decides orders of the past again (B3): the stored inputs must give the stored decision, byte for byte. Changes nothing
 * but how far it has come.
 */
@Service
public class ReplayAttribution {

    private static final int MOST_TOLD = 1_000;
    private static final int ORDERS_AT_ONCE = 500;

    private final Replays replays;

    ReplayAttribution(Replays replays) {
        this.replays = replays;
    }

    /**
     * @param checked decisions, several of one order included
     * @param mismatches a thousand at most
     * @param lastOrderId after which to go on; 0 when the last order was reached
     */
    public record Result(long checked, List<String> mismatches, long lastOrderId) {}

    /** Each decision of one order. */
    public List<Replayed> of(long orderId) {
        return replays.of(orderId);
    }

    /** The orders after that one, so many at most. */
    public Result range(long afterOrderId, int orders) {
        var mismatches = new ArrayList<String>();
        long checked = 0;
        long after = afterOrderId;
        for (int left = orders; left > 0; left -= ORDERS_AT_ONCE) {
            int limit = Math.min(left, ORDERS_AT_ONCE);
            var page = replays.after(after, limit);
            checked += page.size();
            for (var replayed : page) {
                if (!replayed.isSame() && mismatches.size() < MOST_TOLD) {
                    mismatches.add(replayed.told());
                }
            }
            if (page.stream().map(Replayed::orderId).distinct().count() < limit) {
                return new Result(checked, mismatches, 0);
            }
            after = page.get(page.size() - 1).orderId();
        }
        return new Result(checked, mismatches, after);
    }

    /** Goes on where the last run ended, and begins anew after the last order: in time every decision is checked. */
    public Result next(int orders) {
        var result = range(replays.cursor(), orders);
        replays.moveCursor(result.lastOrderId());
        return result;
    }
}
