package io.guidepost.domain.order.persistence;

import io.guidepost.domain.order.Shipment;
import io.guidepost.domain.order.Shipments;
import java.util.List;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisShipments implements Shipments {

    private final ShipmentMapper mapper;

    MyBatisShipments(ShipmentMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public List<Shipment> of(long orderId) {
        return mapper.of(orderId);
    }

    @Override
    public void insert(Shipment shipment) {
        mapper.insert(shipment);
    }

    @Override
    public int unitsLeft(long orderId) {
        return mapper.unitsLeft(orderId);
    }

    @Override
    public boolean isCreditedTo(long regionId, long orderId) {
        return mapper.creditedTo(regionId, orderId) > 0;
    }
}
