package io.guidepost.guideapi.hq.performance;

import io.guidepost.domain.performance.Leaderboard;
import io.guidepost.domain.performance.Performance;
import io.guidepost.domain.performance.Performance.Question;
import io.guidepost.domain.performance.PerformanceSheet;
import io.guidepost.domain.performance.Scope;
import io.guidepost.guideapi.Days;
import io.guidepost.guideapi.performance.PerformanceViews.EarnedTableView;
import io.guidepost.guideapi.performance.PerformanceViews.Grouping;
import io.guidepost.guideapi.performance.PerformanceViews.MetricName;
import io.guidepost.guideapi.performance.PerformanceViews.StandingView;
import io.guidepost.guideapi.performance.PerformanceViews.TableView;
import io.guidepost.guideapi.sheet.Format;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.file.Downloads;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Performance and commission of everybody; region managers see those of their region. */
@RestController
@RequestMapping("/api/admin/v1/performance")
@Tag(name = "业绩 Performance")
class PerformanceController {

    private final Performance performance;
    private final Downloads downloads;
    private final Clock clock;
    private final Offload offload;

    PerformanceController(Performance performance, Downloads downloads, Clock clock, Offload offload) {
        this.performance = performance;
        this.downloads = downloads;
        this.clock = clock;
        this.offload = offload;
    }

    @GetMapping
    @Operation(
            summary = "业绩 Sales by guide, store or region",
            description =
                    "By day of payment, net of refunds, for the guide, store and region of the moment at which the order was"
                            + " decided: whoever moved since, a past report stays as it was. asOf (a date) shows the report as of the"
                            + " end of that day, without later refunds and corrections. regionId and storeId drill down. Guides and"
                            + " stores are two views of the same sales and are never added; commissionFen is that of the guides where"
                            + " it is by guide, else that of the stores.")
    Mono<TableView> show(
            SignedInAdmin admin,
            @RequestParam Optional<String> from,
            @RequestParam Optional<String> to,
            @RequestParam Grouping groupBy,
            @RequestParam Optional<String> asOf,
            @RequestParam Optional<Id> regionId,
            @RequestParam Optional<Id> storeId) {
        var question = question(admin, from, to, groupBy, asOf, regionId, storeId);
        return offload.call(() -> TableView.of(performance.sold(question), groupBy.level()));
    }

    @GetMapping("/leaderboard")
    @Operation(
            summary = "排行榜 Who leads among guides, stores or regions",
            description =
                    "Equal ones share a rank. Ratios (averageOrder, unitsPerOrder, refundRate) are ranked from minOrders"
                            + " orders on, 5 unless asked otherwise; those below come last without a rank. The value is numerator ÷"
                            + " denominator. What belongs to no guide or store is left out.")
    Mono<LeaderboardView> leaderboard(
            SignedInAdmin admin,
            @RequestParam Optional<String> from,
            @RequestParam Optional<String> to,
            @RequestParam Grouping groupBy,
            @RequestParam(defaultValue = "netSales") MetricName metric,
            @RequestParam Optional<Integer> minOrders,
            @RequestParam Optional<String> asOf,
            @RequestParam Optional<Id> regionId,
            @RequestParam Optional<Id> storeId,
            PageRequest page) {
        var question = question(admin, from, to, groupBy, asOf, regionId, storeId);
        int least = Math.max(1, minOrders.orElse(Leaderboard.LEAST_ORDERS));
        var after = page.after().map(cursor -> cursor.longAt(0));
        return offload.call(() -> {
            var table = performance.sold(question);
            var board = Leaderboard.of(table.items(), metric.metric(), least);
            return LeaderboardView.of(board, board.after(after, page.fetch()), page, table.knownUntil());
        });
    }

    @GetMapping("/commission")
    @Operation(
            summary = "佣金 Commission by guide, store or region",
            description =
                    "By the day on which it was accrued or clawed back, as statements have it; a period that is over never"
                            + " changes. Commission of guides and commission of stores are two things that are not added. Incentives"
                            + " are not part of it.")
    Mono<EarnedTableView> commission(
            SignedInAdmin admin,
            @RequestParam Optional<String> from,
            @RequestParam Optional<String> to,
            @RequestParam Grouping groupBy,
            @RequestParam Optional<Id> regionId,
            @RequestParam Optional<Id> storeId) {
        var days = Days.of(from, to, clock);
        var scope = scope(admin, regionId, storeId);
        return offload.call(
                () -> EarnedTableView.of(performance.earned(groupBy.level(), days.from(), days.to(), scope)));
    }

    @GetMapping("/export")
    @Operation(
            summary = "导出业绩 The same as a table for Excel or as CSV",
            description = "format is xlsx or csv, amounts in yuan, the total last, in the language asked for.")
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content = {
                @Content(mediaType = "application/octet-stream", schema = @Schema(type = "string", format = "binary"))
            })
    ResponseEntity<Flux<DataBuffer>> export(
            SignedInAdmin admin,
            @RequestParam Optional<String> from,
            @RequestParam Optional<String> to,
            @RequestParam Grouping groupBy,
            @RequestParam Optional<String> asOf,
            @RequestParam Optional<Id> regionId,
            @RequestParam Optional<Id> storeId,
            @RequestParam(defaultValue = "xlsx") Format format,
            Locale language) {
        var question = question(admin, from, to, groupBy, asOf, regionId, storeId);
        return downloads.of(
                format.fileName("performance-%s-%s-%s".formatted(groupBy, question.from(), question.to())),
                format.written().contentType(),
                out -> PerformanceSheet.sold(performance.sold(question), out, format.written(), language));
    }

    @GetMapping("/commission/export")
    @Operation(
            summary = "导出佣金 Commission as a table for Excel or as CSV",
            description = "format is xlsx or csv, amounts in yuan, the total last, in the language asked for.")
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content = {
                @Content(mediaType = "application/octet-stream", schema = @Schema(type = "string", format = "binary"))
            })
    ResponseEntity<Flux<DataBuffer>> exportCommission(
            SignedInAdmin admin,
            @RequestParam Optional<String> from,
            @RequestParam Optional<String> to,
            @RequestParam Grouping groupBy,
            @RequestParam Optional<Id> regionId,
            @RequestParam Optional<Id> storeId,
            @RequestParam(defaultValue = "xlsx") Format format,
            Locale language) {
        var days = Days.of(from, to, clock);
        var scope = scope(admin, regionId, storeId);
        return downloads.of(
                format.fileName("commission-%s-%s-%s".formatted(groupBy, days.from(), days.to())),
                format.written().contentType(),
                out -> PerformanceSheet.earned(
                        performance.earned(groupBy.level(), days.from(), days.to(), scope),
                        out,
                        format.written(),
                        language));
    }

    private Question question(
            SignedInAdmin admin,
            Optional<String> from,
            Optional<String> to,
            Grouping groupBy,
            Optional<String> asOf,
            Optional<Id> regionId,
            Optional<Id> storeId) {
        var days = Days.of(from, to, clock);
        return new Question(
                groupBy.level(), days.from(), days.to(), scope(admin, regionId, storeId), Days.day("asOf", asOf));
    }

    /** Whoever is kept to places is shown those; asking for a region beyond shows nothing. */
    private static Scope scope(SignedInAdmin admin, Optional<Id> regionId, Optional<Id> storeId) {
        return new Scope(admin.sight(), regionId.map(Id::value), storeId.map(Id::value));
    }

    /** {@code ranked}: how many have a rank. */
    record LeaderboardView(List<StandingView> items, String nextCursor, int ranked, Instant knownUntilAt) {

        static LeaderboardView of(
                Leaderboard board, List<Leaderboard.Standing> fetched, PageRequest page, Instant knownUntil) {
            boolean hasMore = fetched.size() > page.limit();
            var shown = hasMore ? fetched.subList(0, page.limit()) : fetched;
            return new LeaderboardView(
                    shown.stream()
                            .map(standing -> StandingView.of(standing, 0, line -> true))
                            .toList(),
                    hasMore ? Cursor.of(shown.get(shown.size() - 1).line().id()).encoded() : null,
                    board.ranked(),
                    knownUntil);
        }
    }
}
