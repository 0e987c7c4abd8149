package io.guidepost.domain.stock;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.stock.StockQueries.After;
import io.guidepost.domain.stock.StockQueries.Movement;
import io.guidepost.domain.stock.StockQueries.Row;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Stock as headquarters and store managers look at it. */
@Service
public class ReadStock {

    private final StockQueries queries;
    private final StockTerms terms;

    ReadStock(StockQueries queries, StockTerms terms) {
        this.queries = queries;
        this.terms = terms;
    }

    /** A place by SKU; {@code lowOnly} leaves those that have more than their threshold. */
    public List<Row> page(long placeId, boolean lowOnly, long afterSkuId, int limit) {
        return queries.rows(placeId, lowOnly ? Optional.of(terms.lowAt()) : Optional.empty(), afterSkuId, limit);
    }

    /** At so many units or fewer this SKU is low here. */
    public int lowAt(Row row) {
        return row.lowAt().orElse(terms.lowAt());
    }

    public List<Movement> movements(long placeId, long skuId, Optional<After> after, int limit) {
        return queries.movements(placeId, skuId, after, limit);
    }

    /** Sets the SKU's own threshold at this place; empty: the general one holds again. */
    @Transactional
    public Row setLowAt(long placeId, long skuId, Optional<Integer> lowAt) {
        if (!queries.setLowAt(placeId, skuId, lowAt)) {
            throw Refusal.notFound("库存", "stock of this SKU at this place");
        }
        return queries.rows(placeId, List.of(skuId)).get(0);
    }
}
