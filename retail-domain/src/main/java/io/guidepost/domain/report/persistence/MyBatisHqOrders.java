package io.guidepost.domain.report.persistence;

import io.guidepost.domain.order.OrderStatus;
import io.guidepost.domain.report.HqOrders;
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
    public List<OrderRow> page(Optional<Long> regionId, Optional<OrderStatus> status, long beforeId, int limit) {
        return mapper.page(regionId.orElse(null), status.map(OrderStatus::name).orElse(null), beforeId, limit);
    }

    @Override
    public Optional<OrderRow> find(Optional<Long> regionId, long orderId) {
        return Optional.ofNullable(mapper.find(regionId.orElse(null), orderId));
    }
}
