package io.guidepost.domain.contacts.persistence;

import io.guidepost.domain.contacts.DepartmentReading;
import io.guidepost.domain.contacts.DepartmentReadings;
import io.guidepost.domain.contacts.persistence.DepartmentReadingMapper.ReadingRow;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisDepartmentReadings implements DepartmentReadings {

    private final DepartmentReadingMapper mapper;

    MyBatisDepartmentReadings(DepartmentReadingMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Map<Long, DepartmentReading> all() {
        return mapper.all().stream().collect(Collectors.toMap(ReadingRow::departmentId, ReadingRow::kind));
    }

    @Override
    public void set(long departmentId, DepartmentReading reading, long adminId, Instant at) {
        mapper.set(departmentId, reading, adminId, at);
    }

    @Override
    public void remove(long departmentId) {
        mapper.remove(departmentId);
    }
}
