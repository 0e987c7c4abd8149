package io.guidepost.domain.report.persistence;

import io.guidepost.domain.order.OrderStatus;
import io.guidepost.domain.report.HqOrders;
import io.guidepost.domain.sight.Sight;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisHqOrders implements HqOrders {

    private final HqOrderMapper mapper;

    MyBatisHqOrders(HqOrderMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public List<OrderRow> page(Filter filter, long beforeId, int limit) {
        return mapper.page(
                filter.sight(),
                filter.storeId().orElse(null),
                filter.guideId().orElse(null),
                filter.status().map(OrderStatus::name).orElse(null),
                filter.phoneIndex().orElse(null),
                filter.trackingNo().orElse(null),
                beforeId,
                limit);
    }

    @Override
    public Optional<OrderRow> find(Sight sight, long orderId) {
        return Optional.ofNullable(mapper.find(sight, orderId));
    }
}
