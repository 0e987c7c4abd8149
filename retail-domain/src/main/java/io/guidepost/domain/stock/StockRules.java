package io.guidepost.domain.stock;

import io.guidepost.domain.stock.StockDocument.Kind;
import io.guidepost.domain.stock.StockDocument.Line;
import io.guidepost.domain.stock.StockDocument.Status;
import java.util.Collection;

/** What may be booked by one person alone. */
final class StockRules {

    private StockRules() {}

    /** Goods that come in or are carried have papers of their own; what somebody says is more or fewer may need a second one. */
    static Status first(Kind kind, Collection<Line> lines, long freeUnits) {
        boolean isSaidOnly = kind == Kind.ADJUSTMENT || kind == Kind.COUNT;
        return isSaidOnly && moved(lines) > freeUnits ? Status.PENDING : Status.POSTED;
    }

    /** Units more and units fewer do not cancel each other out. */
    static long moved(Collection<Line> lines) {
        return lines.stream().mapToLong(line -> Math.abs((long) line.units())).sum();
    }
}
