package io.guidepost.domain.flashsale;

import io.guidepost.domain.changes.Changes;
import io.guidepost.domain.changes.Changes.About;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.flashsale.FlashSale.Status;
import io.guidepost.domain.stock.Stock;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Service;

/**
 * Ends sales whose time has come, and carries home what lies at the place of one that is over: what was never sold, and what comes
 * back later from orders that are not paid or are refunded.
 */
@Service
public class EndFlashSales {

    private final FlashSales sales;
    private final Stock stock;
    private final Changes changes;
    private final TransactionRetry transaction;
    private final Ids ids;
    private final Clock clock;

    EndFlashSales(FlashSales sales, Stock stock, Changes changes, TransactionRetry transaction, Ids ids, Clock clock) {
        this.sales = sales;
        this.stock = stock;
        this.changes = changes;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /** At most so many sales of each kind; returns how many it was. */
    public int runDue(int limit) {
        int done = 0;
        for (var sale : sales.due(clock.instant(), limit)) {
            done += transaction.call(() -> end(sale.id())) ? 1 : 0;
        }
        for (long saleId : sales.overWithUnits(limit)) {
            try {
                transaction.run(() -> carryHome(saleId));
                done++;
            } catch (TakenMeanwhile oneMoreOrder) {
                // It was drafted before the end and written after it; the next run carries what is left then.
            }
        }
        return done;
    }

    private boolean end(long saleId) {
        var sale = sales.lock(saleId).orElseThrow();
        if (sale.status() != Status.APPROVED) {
            return false;
        }
        changes.tellAfterCommit(About.FLASH_SALES);
        return sales.move(sale.closed(Status.ENDED, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }

    private void carryHome(long saleId) {
        // Nobody else carries from here while the sale is held.
        sales.lock(saleId).orElseThrow();
        var left = sales.left(saleId);
        if (!left.isEmpty()) {
            stock.transfer(ids.next(), saleId, Stock.CENTRAL, left).ifPresent(skuId -> {
                throw new TakenMeanwhile();
            });
        }
    }

    /** Rolls back what was carried already. */
    private static final class TakenMeanwhile extends RuntimeException {}
}
