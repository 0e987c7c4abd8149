package io.guidepost.guideapi.hq.execution;

import io.guidepost.domain.execution.League;
import io.guidepost.domain.execution.ReportExecution;
import io.guidepost.domain.execution.ReportExecution.Part;
import io.guidepost.domain.execution.ReportExecution.Report;
import io.guidepost.domain.organization.Sights;
import io.guidepost.guideapi.Days;
import io.guidepost.guideapi.hq.execution.ExecutionViews.By;
import io.guidepost.guideapi.hq.execution.ExecutionViews.LeagueView;
import io.guidepost.guideapi.hq.execution.ExecutionViews.PeriodBy;
import io.guidepost.guideapi.hq.execution.ExecutionViews.ReportView;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What came of tasks; a region manager sees the own region. */
@RestController
@RequestMapping("/api/admin/v1")
@Tag(name = "任务执行 Execution of tasks")
class ExecutionController {

    private static final int GUIDES_AT_ONCE = 1_000;

    private final ReportExecution reports;
    private final Sights sights;
    private final Clock clock;
    private final Offload offload;

    ExecutionController(ReportExecution reports, Sights sights, Clock clock, Offload offload) {
        this.reports = reports;
        this.sights = sights;
        this.clock = clock;
        this.offload = offload;
    }

    @GetMapping("/tasks/{id}/execution")
    @Operation(
            summary = "执行情况 Execution of a task by guide, store or region",
            description =
                    "Guide, store and region are those of the moment of dispatch; a rate is a ratio of sums and comes with"
                            + " numerator and denominator. regionId and storeId drill down. By guide at most 1,000 come at once;"
                            + " nextCursor goes on. The total is that of the whole part. countedAt says when a large task was counted.")
    Mono<ReportView> task(
            SignedInAdmin admin,
            @PathVariable Id id,
            @RequestParam(defaultValue = "store") By groupBy,
            @RequestParam Optional<Id> regionId,
            @RequestParam Optional<Id> storeId,
            @RequestParam Optional<String> cursor) {
        var after = cursor.map(Cursor::decode).map(place -> place.longAt(0)).orElse(0L);
        return offload.call(() -> ReportView.of(report(id, groupBy, part(admin, regionId, storeId), after)));
    }

    @GetMapping("/tasks/{id}/execution/league")
    @Operation(
            summary = "执行排行 Who executes a task best",
            description =
                    "By execution rate; equal ones share a rank. Whoever was required less than minRequired, 5 unless asked"
                            + " otherwise, comes last without a rank. Guides are ranked within a store or a region.")
    Mono<LeagueView> league(
            SignedInAdmin admin,
            @PathVariable Id id,
            @RequestParam(defaultValue = "store") By groupBy,
            @RequestParam Optional<Id> regionId,
            @RequestParam Optional<Id> storeId,
            @RequestParam Optional<Integer> minRequired) {
        int least = minRequired.orElse(League.LEAST_REQUIRED);
        return offload.call(() -> LeagueView.of(
                League.of(report(id, groupBy, part(admin, regionId, storeId), 0).items(), least)
                        .standings()));
    }

    @GetMapping("/execution")
    @Operation(
            summary = "期间执行情况 Execution of all tasks of a period, by store, region or task",
            description =
                    "Of the tasks whose deadline was on these days, the last 30 unless asked otherwise. completion is how many"
                            + " tasks were done by all who were required, over tasks due.")
    Mono<ReportView> period(
            SignedInAdmin admin,
            @RequestParam Optional<String> from,
            @RequestParam Optional<String> to,
            @RequestParam(defaultValue = "region") PeriodBy groupBy,
            @RequestParam Optional<Id> regionId) {
        var days = Days.of(from, to, clock);
        return offload.call(() -> ReportView.of(reports.ofPeriod(
                days.from(),
                days.to(),
                groupBy.grouping(),
                part(admin, regionId, Optional.empty()).sight())));
    }

    @GetMapping("/execution/league")
    @Operation(
            summary = "期间执行排行 Who executes best in a period",
            description = "As the league of one task, over all tasks whose deadline was on these days.")
    Mono<LeagueView> periodLeague(
            SignedInAdmin admin,
            @RequestParam Optional<String> from,
            @RequestParam Optional<String> to,
            @RequestParam(defaultValue = "region") PeriodBy groupBy,
            @RequestParam Optional<Id> regionId,
            @RequestParam Optional<Integer> minRequired) {
        var days = Days.of(from, to, clock);
        int least = minRequired.orElse(League.LEAST_REQUIRED);
        return offload.call(() -> LeagueView.of(League.of(
                        reports.ofPeriod(
                                        days.from(),
                                        days.to(),
                                        groupBy.grouping(),
                                        part(admin, regionId, Optional.empty()).sight())
                                .items(),
                        least)
                .standings()));
    }

    private Report report(Id id, By by, Part part, long after) {
        return by == By.guide
                ? reports.guidesOfTask(id.value(), part, after, GUIDES_AT_ONCE)
                : reports.ofTask(id.value(), by.grouping(), part);
    }

    /** Whoever is kept to places is shown those; asking for a region beyond shows nothing. */
    private Part part(SignedInAdmin admin, Optional<Id> regionId, Optional<Id> storeId) {
        return new Part(sights.narrowed(admin.sight(), regionId.map(Id::value)), storeId.map(Id::value));
    }
}
