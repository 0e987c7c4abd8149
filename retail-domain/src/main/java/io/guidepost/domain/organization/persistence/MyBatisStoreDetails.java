package io.guidepost.domain.organization.persistence;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.guidepost.domain.organization.OpeningHours;
import io.guidepost.domain.organization.OpeningHours.Span;
import io.guidepost.domain.organization.StoreDetail;
import io.guidepost.domain.organization.StoreDetail.Place;
import io.guidepost.domain.organization.StoreDetails;
import io.guidepost.domain.organization.persistence.StoreMasterMapper.DetailRow;
import io.guidepost.domain.organization.persistence.StoreMasterMapper.HoursRow;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisStoreDetails implements StoreDetails {

    private static final int IDS_AT_ONCE = 1_000;

    private final StoreMasterMapper mapper;

    MyBatisStoreDetails(StoreMasterMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Map<Long, StoreDetail> of(Collection<Long> storeIds) {
        var found = new HashMap<Long, StoreDetail>();
        var ids = List.copyOf(storeIds);
        for (int from = 0; from < ids.size(); from += IDS_AT_ONCE) {
            var some = ids.subList(from, Math.min(from + IDS_AT_ONCE, ids.size()));
            var hours = hours(some);
            mapper.details(some)
                    .forEach(row -> found.put(
                            row.storeId(), detail(row, hours.getOrDefault(row.storeId(), OpeningHours.UNKNOWN))));
            // A store may have hours and nothing else.
            hours.forEach((store, open) -> found.computeIfAbsent(
                    store, any -> new StoreDetail(store, "", "", Optional.empty(), open, "", "", 0)));
        }
        return found;
    }

    private Map<Long, OpeningHours> hours(List<Long> storeIds) {
        return mapper.hours(storeIds).stream()
                .collect(groupingBy(
                        HoursRow::storeId,
                        collectingAndThen(
                                toMap(
                                        row -> DayOfWeek.of(row.day()),
                                        row -> new Span(row.opensMinute(), row.closesMinute())),
                                OpeningHours::new)));
    }

    @Override
    public boolean save(StoreDetail detail, long adminId, Instant at) {
        if (!isWritten(detail, adminId, at)) {
            return false;
        }
        write(detail.storeId(), detail.hours());
        return true;
    }

    private boolean isWritten(StoreDetail detail, long adminId, Instant at) {
        var row = row(detail);
        if (detail.version() > 0) {
            return mapper.updateDetail(row, adminId, at) == 1;
        }
        try {
            mapper.insertDetail(row, adminId, at);
            return true;
        } catch (DuplicateKeyException writtenMeanwhile) {
            return false;
        }
    }

    @Override
    public void keepHours(long storeId, OpeningHours hours, long adminId, Instant at) {
        mapper.touchDetail(storeId, adminId, at);
        write(storeId, hours);
    }

    private void write(long storeId, OpeningHours hours) {
        mapper.closed(storeId);
        if (hours.isKnown()) {
            mapper.open(hours.days().entrySet().stream()
                    .map(day -> new HoursRow(
                            storeId,
                            day.getKey().getValue(),
                            day.getValue().opensMinute(),
                            day.getValue().closesMinute()))
                    .toList());
        }
    }

    private static StoreDetail detail(DetailRow row, OpeningHours hours) {
        return new StoreDetail(
                row.storeId(),
                row.address(),
                row.phone(),
                Optional.ofNullable(row.latitudeE6()).map(latitude -> new Place(latitude, row.longitudeE6())),
                hours,
                row.merchantId(),
                row.payeeName(),
                row.version());
    }

    private static DetailRow row(StoreDetail detail) {
        return new DetailRow(
                detail.storeId(),
                detail.address(),
                detail.phone(),
                detail.place().map(Place::latitudeE6).orElse(null),
                detail.place().map(Place::longitudeE6).orElse(null),
                detail.merchantId(),
                detail.payeeName(),
                detail.version());
    }
}
