package io.guidepost.domain.pickup;

import io.guidepost.domain.privacy.BlindIndexes;
import io.guidepost.domain.privacy.HoldsSealedData;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class SealedCodes implements HoldsSealedData {

    private final BlindIndexes indexes;

    SealedCodes(BlindIndexes indexes) {
        this.indexes = indexes;
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(SealedColumn.of("pickup_order", "order_id", "code_sealed")
                .indexedBy("code_index", (orderId, code) -> indexOf(indexes, orderId, code)));
    }

    /** The same code of two orders has two digests. */
    static String indexOf(BlindIndexes indexes, long orderId, String code) {
        return indexes.of("pickup-code", orderId + ":" + code);
    }
}
