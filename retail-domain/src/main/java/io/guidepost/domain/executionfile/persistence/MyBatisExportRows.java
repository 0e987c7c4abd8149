package io.guidepost.domain.executionfile.persistence;

import io.guidepost.domain.executionfile.ExportRows;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisExportRows implements ExportRows {

    private final ExportRowMapper mapper;

    MyBatisExportRows(ExportRowMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public boolean taskExists(long taskId) {
        return mapper.tasks(taskId) == 1;
    }

    @Override
    public long guides(long taskId, Optional<Long> regionId) {
        return mapper.guides(taskId, regionId.orElse(null));
    }

    @Override
    public long customers(long taskId, Optional<Long> regionId) {
        return mapper.customers(taskId, regionId.orElse(null));
    }

    @Override
    public List<GuideLine> guides(long taskId, Optional<Long> regionId, long afterGuide, int limit) {
        return mapper.guideLines(taskId, regionId.orElse(null), afterGuide, limit);
    }

    @Override
    public List<CustomerLine> customers(List<Long> assignmentIds) {
        return mapper.customerLines(assignmentIds);
    }
}
