package io.guidepost.domain.tracking.persistence;

import static java.util.stream.Collectors.groupingBy;

import io.guidepost.domain.tracking.ParcelEvent;
import io.guidepost.domain.tracking.ParcelEvents;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisParcelEvents implements ParcelEvents {

    private final ParcelEventMapper mapper;

    MyBatisParcelEvents(ParcelEventMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public boolean insert(ParcelEvent event) {
        return mapper.insert(event) == 1;
    }

    @Override
    public Map<Long, List<ParcelEvent>> of(Collection<Long> shipmentIds) {
        return shipmentIds.isEmpty()
                ? Map.of()
                : mapper.of(shipmentIds).stream().collect(groupingBy(ParcelEvent::shipmentId));
    }
}
