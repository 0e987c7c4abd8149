package io.guidepost.domain.nearby.persistence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.guidepost.domain.nearby.Spot;
import io.guidepost.domain.nearby.Spots;
import io.guidepost.domain.nearby.persistence.SpotMapper.CodeRow;
import io.guidepost.domain.nearby.persistence.SpotMapper.HostRow;
import io.guidepost.domain.organization.StoreDetail.Place;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisSpots implements Spots {

    private final SpotMapper mapper;

    MyBatisSpots(SpotMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public String mark() {
        return mapper.mark();
    }

    @Override
    public List<Spot> open() {
        return mapper.open().stream()
                .map(row -> new Spot(
                        row.storeId(),
                        row.name(),
                        row.address(),
                        row.latitudeE6() == null
                                ? Optional.empty()
                                : Optional.of(new Place(row.latitudeE6(), row.longitudeE6())),
                        Optional.ofNullable(row.regionId()),
                        row.regionName()))
                .toList();
    }

    @Override
    public Map<Long, List<Host>> hosts(Collection<Long> storeIds, Instant at) {
        return mapper.hosts(storeIds, at).stream()
                .collect(groupingBy(
                        HostRow::storeId,
                        mapping(
                                row -> new Host(
                                        row.guideId(),
                                        row.name(),
                                        row.title(),
                                        row.pictureUrl(),
                                        Optional.ofNullable(row.qrCode())),
                                toList())));
    }

    @Override
    public Map<Long, String> storeCodes(Collection<Long> storeIds) {
        return mapper.storeCodes(storeIds).stream()
                .collect(toMap(CodeRow::storeId, CodeRow::qrCode, (first, other) -> first));
    }

    @Override
    public Optional<Long> boundGuide(long memberId) {
        return Optional.ofNullable(mapper.boundGuide(memberId));
    }
}
