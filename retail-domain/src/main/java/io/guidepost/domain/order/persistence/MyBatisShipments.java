package io.guidepost.domain.order.persistence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.guidepost.domain.order.ParcelChange;
import io.guidepost.domain.order.ParcelState;
import io.guidepost.domain.order.Shipment;
import io.guidepost.domain.order.Shipment.Units;
import io.guidepost.domain.order.Shipments;
import io.guidepost.domain.order.persistence.ShipmentMapper.ParcelRow;
import io.guidepost.domain.order.persistence.ShipmentMapper.UnitsRow;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisShipments implements Shipments {

    private final ShipmentMapper mapper;

    MyBatisShipments(ShipmentMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public List<Shipment> of(long orderId) {
        return withUnits(mapper.of(orderId));
    }

    @Override
    public Optional<Shipment> find(long shipmentId) {
        return Optional.ofNullable(mapper.find(shipmentId))
                .map(row -> withUnits(List.of(row)).get(0));
    }

    private List<Shipment> withUnits(List<ParcelRow> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var units = mapper.unitsOf(rows.stream().map(ParcelRow::id).toList()).stream()
                .collect(groupingBy(
                        UnitsRow::shipmentId, mapping(row -> new Units(row.lineId(), row.quantity()), toList())));
        return rows.stream()
                .map(row -> row.toShipment(units.getOrDefault(row.id(), List.of())))
                .toList();
    }

    @Override
    public void insert(Shipment shipment) {
        mapper.insert(shipment);
        mapper.insertParcel(shipment);
        if (!shipment.units().isEmpty()) {
            mapper.insertUnits(shipment.id(), shipment.units());
        }
    }

    @Override
    public int unitsLeft(long orderId) {
        return mapper.unitsLeft(orderId);
    }

    @Override
    public Map<Long, Integer> unsentOf(long orderId) {
        var unsent = new TreeMap<Long, Integer>();
        for (var row : mapper.leftOf(orderId)) {
            if (row.quantity() > 0) {
                unsent.put(row.lineId(), row.quantity());
            }
        }
        return unsent;
    }

    @Override
    public Map<Long, Integer> sentOf(long orderId) {
        return mapper.sentOf(orderId).stream().collect(toMap(Units::lineId, Units::quantity));
    }

    @Override
    public void notePartSent(long orderId) {
        mapper.notePartSent(orderId, isPartSent(orderId));
    }

    @Override
    public List<Shipment> toAskAbout(Instant now, int limit) {
        return withUnits(mapper.toAskAbout(now, limit));
    }

    @Override
    public boolean claim(long shipmentId, Instant now, Instant leaseUntil) {
        return mapper.claim(shipmentId, now, leaseUntil) == 1;
    }

    @Override
    public boolean noteState(long shipmentId, ParcelState state, Instant at) {
        return mapper.noteState(shipmentId, state, at, NEVER) == 1;
    }

    @Override
    public void askAgain(long shipmentId, Instant askAt) {
        mapper.askAgain(shipmentId, askAt);
    }

    @Override
    public boolean correct(ParcelChange change, int version) {
        if (mapper.correct(change, version) != 1) {
            return false;
        }
        mapper.insertChange(change);
        return true;
    }

    @Override
    public List<ParcelChange> changesOf(long shipmentId) {
        return mapper.changesOf(shipmentId);
    }

    @Override
    public boolean isPickUp(long orderId) {
        return mapper.pickUps(orderId) > 0;
    }

    @Override
    public boolean isCreditedWithin(Sight sight, long orderId) {
        return sight.isAll() || mapper.creditedWithin(sight, orderId) > 0;
    }
}
