package io.guidepost.domain.address.persistence;

import io.guidepost.domain.address.AddressEntries;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisAddressEntries implements AddressEntries {

    private final AddressMapper mapper;

    MyBatisAddressEntries(AddressMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void insert(Row row, Instant at) {
        mapper.insert(row, at);
    }

    @Override
    public boolean save(Row row, Instant at) {
        return mapper.save(row, at) == 1;
    }

    @Override
    public void merge(long mergedId, long keptId) {
        mapper.merge(mergedId, keptId, mapper.countDefaults(keptId) > 0);
    }

    @Override
    public void unmerge(long mergedId, List<Long> records) {
        mapper.unmerge(mergedId, records);
    }

    @Override
    public boolean remove(long memberId, long id) {
        return mapper.remove(memberId, id) == 1;
    }

    @Override
    public Optional<Row> find(long memberId, long id) {
        return Optional.ofNullable(mapper.find(memberId, id));
    }

    @Override
    public List<Row> of(long memberId) {
        return mapper.of(memberId);
    }

    @Override
    public int lockAndCount(long memberId) {
        mapper.lock(memberId);
        return mapper.count(memberId);
    }

    @Override
    public void noDefault(long memberId) {
        mapper.noDefault(memberId);
    }
}
