package io.guidepost.guideapi.hq.planning;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.calendar.CalendarRules;
import io.guidepost.domain.forecast.AskForecast;
import io.guidepost.domain.forecast.Forecast;
import io.guidepost.domain.forecast.Forecasts;
import io.guidepost.domain.reminder.Reminders;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What tasks would do before they are let out, what customers can still bear, and what was missed after all. */
@RestController
@RequestMapping("/api/admin/v1")
@Tag(name = "任务计划 Task plans")
class ForecastController {

    private final AskForecast askForecast;
    private final Forecasts forecasts;
    private final Reminders reminders;
    private final Offload offload;
    private final Clock clock;

    ForecastController(
            AskForecast askForecast, Forecasts forecasts, Reminders reminders, Offload offload, Clock clock) {
        this.askForecast = askForecast;
        this.forecasts = forecasts;
        this.reminders = reminders;
        this.offload = offload;
        this.clock = clock;
    }

    @PostMapping("/tasks/{id}/plan")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "生成计划 Count what a task would do as things stand now",
            description = "Counted stretch by stretch; ask for it with GET until state is READY.")
    Mono<PlanView> ask(SignedInAdmin admin, @PathVariable Id id) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            return PlanView.of(askForecast.ask(id.value()));
        });
    }

    @GetMapping("/tasks/{id}/plan")
    @Operation(
            summary = "任务计划 What a task would do: whom it reaches, whom fatigue skips, what is left of WeCom's quota,"
                    + " what goes out when and the expected end")
    Mono<PlanView> plan(SignedInAdmin admin, @PathVariable Id id) {
        return offload.call(
                () -> PlanView.of(forecasts.find(id.value()).orElseThrow(() -> Refusal.notFound("计划", "plan"))));
    }

    @GetMapping("/fatigue-outlooks")
    @Operation(summary = "疲劳度预测 Night by night, newest first: how many customers are near what they can bear")
    Mono<Page<OutlookView>> outlooks(SignedInAdmin admin) {
        return offload.call(() -> new Page<>(
                forecasts.outlooks(CalendarRules.day(clock.instant()), 31).stream()
                        .map(OutlookView::of)
                        .toList(),
                null));
    }

    @GetMapping("/task-digests")
    @Operation(summary = "未完成摘要 What each region missed of the tasks that ended until nine that morning")
    Mono<Page<DigestView>> digests(
            SignedInAdmin admin, @RequestParam(required = false) LocalDate on, PageRequest page) {
        return offload.call(() -> Page.of(
                reminders.digests(
                        on == null ? CalendarRules.day(clock.instant()) : on,
                        admin.sight(),
                        page.after().map(after -> after.longAt(0)).orElse(0L),
                        page.after().map(after -> after.longAt(1)).orElse(0L),
                        page.fetch()),
                page,
                DigestView::of,
                digest -> Cursor.of(digest.regionId(), digest.taskId())));
    }

    record PlanView(
            Id taskId,
            String state,
            Instant asOf,
            long targeted,
            long reachable,
            long skippedByFatigue,
            long skippedByOptOut,
            long willReceive,
            long unreachable,
            int quotaLeftBp,
            long guides,
            long guidesAway,
            long guidesWithoutTarget,
            Calls wecomCalls,
            List<Batch> batches,
            Instant expectedEndAt) {

        record Calls(long cards, long groupSends) {}

        record Batch(Instant at, long guides) {}

        static PlanView of(Forecast plan) {
            return new PlanView(
                    new Id(plan.taskId()),
                    plan.state().name(),
                    plan.asOf(),
                    plan.targeted(),
                    plan.reachable(),
                    plan.tired(),
                    plan.optedOut(),
                    plan.willReceive(),
                    plan.targeted() - plan.reachable(),
                    plan.quotaLeftBp(),
                    plan.guides(),
                    plan.away(),
                    plan.guides() - plan.away() - plan.withTarget(),
                    new Calls(plan.cards(), plan.sends()),
                    plan.batches().stream()
                            .map(batch -> new Batch(batch.tellAt(), batch.guides()))
                            .toList(),
                    plan.expectedEndAt().orElse(null));
        }
    }

    record OutlookView(
            LocalDate on, long contacted, long nearLimit, long atLimit, long atLimitInSevenDays, long nearQuota) {

        static OutlookView of(Forecasts.Outlook outlook) {
            return new OutlookView(
                    outlook.onDate(),
                    outlook.contacted(),
                    outlook.nearLimit(),
                    outlook.atLimit(),
                    outlook.atLimitIn7(),
                    outlook.nearQuota());
        }
    }

    record DigestView(Id regionId, String regionName, Id taskId, String title, int required, int done, int missed) {

        static DigestView of(Reminders.Digest digest) {
            return new DigestView(
                    new Id(digest.regionId()),
                    digest.regionName(),
                    new Id(digest.taskId()),
                    digest.title(),
                    digest.required(),
                    digest.done(),
                    digest.missed());
        }
    }
}
