package io.guidepost.domain.statement.persistence;

import io.guidepost.domain.commission.ClosedMonths;
import java.time.Instant;
import java.util.OptionalInt;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisClosedMonths implements ClosedMonths {

    private final ClosedMonthsMapper mapper;

    MyBatisClosedMonths(ClosedMonthsMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public OptionalInt of(Instant at) {
        var month = mapper.of(at);
        return month == null ? OptionalInt.empty() : OptionalInt.of(month);
    }
}
