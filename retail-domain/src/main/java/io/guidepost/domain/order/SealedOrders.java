package io.guidepost.domain.order;

import io.guidepost.domain.privacy.BlindIndexes;
import io.guidepost.domain.privacy.HoldsSealedData;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

@Component
class SealedOrders implements HoldsSealedData {

    private final BlindIndexes indexes;
    private final JsonMapper json = JsonMapper.shared();

    SealedOrders(BlindIndexes indexes) {
        this.indexes = indexes;
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(SealedColumn.of("order_header", "id", "address_sealed")
                .indexedBy(
                        "phone_index",
                        (orderId, address) -> indexes.ofPhone(
                                json.readValue(address, DeliveryAddress.class).phone())));
    }
}
