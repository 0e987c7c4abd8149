package io.guidepost.domain.organization.persistence;

import io.guidepost.domain.organization.OpeningHours;
import io.guidepost.domain.organization.StoreDetail;
import io.guidepost.domain.organization.StoreDetail.Place;
import io.guidepost.domain.organization.StoreDetails;
import io.guidepost.domain.organization.persistence.StoreMasterMapper.DetailRow;
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
            mapper.details(ids.subList(from, Math.min(from + IDS_AT_ONCE, ids.size())))
                    .forEach(row -> found.put(row.storeId(), detail(row)));
        }
        return found;
    }

    @Override
    public boolean save(StoreDetail detail, long adminId, Instant at) {
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

    private static StoreDetail detail(DetailRow row) {
        return new StoreDetail(
                row.storeId(),
                row.address(),
                row.phone(),
                Optional.ofNullable(row.latitudeE6()).map(latitude -> new Place(latitude, row.longitudeE6())),
                OpeningHours.read(row.hours()),
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
                detail.hours().written(),
                detail.merchantId(),
                detail.payeeName(),
                detail.version());
    }
}
