package io.guidepost.domain.report.persistence;

import io.guidepost.domain.report.GuideEarnings;
import io.guidepost.domain.report.ReportQueries;
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
}
