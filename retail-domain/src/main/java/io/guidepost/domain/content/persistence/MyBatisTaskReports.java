package io.guidepost.domain.content.persistence;

import io.guidepost.domain.content.Assignment;
import io.guidepost.domain.content.TaskReports;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisTaskReports implements TaskReports {

    private final TaskReportMapper reports;

    MyBatisTaskReports(TaskReportMapper reports) {
        this.reports = reports;
    }

    @Override
    public Counts counts(long taskId, Sight sight) {
        return reports.counts(taskId, sight);
    }

    @Override
    public List<Listed> listed(long guideId, boolean todo, Optional<Position> after, int limit) {
        var statuses = Arrays.stream(Assignment.Status.values())
                .filter(status -> todo
                        ? status.isTodo()
                        : status == Assignment.Status.DONE || status == Assignment.Status.DONE_UNVERIFIED)
                .map(Enum::name)
                .toList();
        return reports.listed(
                guideId,
                statuses,
                todo,
                after.isPresent(),
                !after.map(Position::nudged).orElse(true),
                after.map(Position::deadlineAt).orElse(Instant.EPOCH),
                after.map(Position::id).orElse(0L),
                limit);
    }
}
