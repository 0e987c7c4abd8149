package io.guidepost.domain.content.persistence;

import io.guidepost.domain.content.Assignment;
import io.guidepost.domain.content.TaskReports;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisTaskReports implements TaskReports {

    private final TaskReportMapper reports;

    MyBatisTaskReports(TaskReportMapper reports) {
        this.reports = reports;
    }

    @Override
    public List<Execution> execution(long taskId, GroupBy groupBy, Optional<Long> regionId) {
        var key =
                switch (groupBy) {
                    case GUIDE -> "guide_id";
                    case STORE -> "store_id";
                    case REGION -> "region_id";
                };
        var table =
                switch (groupBy) {
                    case GUIDE -> "org_guide";
                    case STORE -> "org_store";
                    case REGION -> "org_region";
                };
        var region = regionId.orElse(null);
        var executed = reports.executed(taskId, key, region);
        if (executed.isEmpty()) {
            return List.of();
        }
        var clicked = reports.clicked(taskId, key, region).stream()
                .collect(Collectors.toMap(TaskReportMapper.Amount::id, TaskReportMapper.Amount::amount));
        var sold = reports.sold(taskId, key, region).stream()
                .collect(Collectors.toMap(TaskReportMapper.Sold::id, each -> each));
        var names = reports
                .names(
                        table,
                        executed.stream().map(TaskReportMapper.Executed::id).toList())
                .stream()
                .collect(Collectors.toMap(TaskReportMapper.Named::id, TaskReportMapper.Named::name));
        var nothing = new TaskReportMapper.Sold(0, 0, 0);
        return executed.stream()
                .map(row -> new Execution(
                        row.id(),
                        names.getOrDefault(row.id(), ""),
                        row.required(),
                        row.done(),
                        row.e3(),
                        row.e2(),
                        row.e1(),
                        row.e0(),
                        row.targeted(),
                        row.sent(),
                        clicked.getOrDefault(row.id(), 0L),
                        sold.getOrDefault(row.id(), nothing).orders(),
                        sold.getOrDefault(row.id(), nothing).netSalesFen()))
                .toList();
    }

    @Override
    public Counts counts(long taskId, Optional<Long> regionId) {
        return reports.counts(taskId, regionId.orElse(null));
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
