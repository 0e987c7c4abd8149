package io.guidepost.domain.report.persistence;

import io.guidepost.domain.report.GuideEarnings;
import io.guidepost.domain.report.Performance;
import io.guidepost.domain.report.Performance.GroupBy;
import io.guidepost.domain.report.ReportQueries;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisReports implements ReportQueries {

    private final ReportMapper mapper;

    MyBatisReports(ReportMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public GuideEarnings.Balance earnings(long guideId) {
        return mapper.earnings(guideId);
    }

    @Override
    public List<Performance.Line> performance(
            GroupBy groupBy, Instant from, Instant until, Optional<Long> regionId, Optional<Long> guideId) {
        var region = regionId.orElse(null);
        return switch (groupBy) {
            case GUIDE -> mapper.byGuide(from, until, region, guideId.orElse(null));
            case STORE -> mapper.byStore(from, until, region);
            case REGION -> mapper.byRegion(from, until, region);
        };
    }
}
