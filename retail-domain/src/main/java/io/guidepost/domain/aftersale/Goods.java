package io.guidepost.domain.aftersale;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.stock.Stock;
import io.guidepost.domain.stock.TakenFrom;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Units that a case moves on the shelf. All methods join the caller's transaction. */
@Component
class Goods {

    private final Stock stock;
    private final Ids ids;

    Goods(Stock stock, Ids ids) {
        this.stock = stock;
        this.ids = ids;
    }

    /** Takes what is to be sent in place of other goods off the central shelf, on behalf of the case. */
    void takeReplacement(long caseId, Map<Long, Integer> units) {
        stock.reserve(TakenFrom.CENTRAL.holds(caseId, units)).ifPresent(sku -> {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "out_of_stock",
                    new Words("换货商品 %d 库存不足".formatted(sku), "SKU %d is out of stock".formatted(sku)),
                    Map.of("skuId", Long.toString(sku)));
        });
        stock.sell(caseId, units);
    }

    /** The replacement is not sent after all. Its return is another movement than that of the goods that came back. */
    void giveReplacementUp(long caseId, Map<Long, Integer> units) {
        stock.restock(caseId, ids.next(), units);
    }

    /** Goods that came back as good as new. */
    void backOnShelf(long orderId, long caseId, Map<Long, Integer> units) {
        stock.restock(orderId, caseId, units);
    }
}
