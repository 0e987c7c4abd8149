package io.guidepost.guideapi.performance;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.performance.Leaderboard;
import io.guidepost.domain.performance.Leaderboard.Standing;
import io.guidepost.domain.performance.Level;
import io.guidepost.domain.performance.Performance;
import io.guidepost.domain.performance.Performance.Line;
import io.guidepost.domain.performance.Performance.Question;
import io.guidepost.domain.performance.PerformanceSettings;
import io.guidepost.domain.performance.PerformanceSettings.Names;
import io.guidepost.domain.performance.Scope;
import io.guidepost.guideapi.Days;
import io.guidepost.guideapi.performance.PerformanceViews.MetricName;
import io.guidepost.guideapi.performance.PerformanceViews.StandingView;
import io.guidepost.guideapi.performance.PerformanceViews.TableView;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInGuide;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Where a guide stands among those of the store or the region, and a store manager's own store. */
@RestController
@RequestMapping("/api/guide/v1")
@Tag(name = "业绩 Performance")
class GuideLeaderboardController {

    private static final String MANAGER = "MANAGER";

    private final Performance performance;
    private final PerformanceSettings settings;
    private final Clock clock;
    private final Offload offload;

    GuideLeaderboardController(Performance performance, PerformanceSettings settings, Clock clock, Offload offload) {
        this.performance = performance;
        this.settings = settings;
        this.clock = clock;
        this.offload = offload;
    }

    /** As it is written in the address. */
    enum Among {
        store,
        region
    }

    @GetMapping("/leaderboard")
    @Operation(
            summary = "我的排名 My rank in the store or the region",
            description =
                    "me is absent for somebody without sales there. Equal ones share a rank; ratios are ranked from 5 orders on."
                            + " Whose names are shown is set by the company; the manager of a store sees those of the store.")
    Mono<MyLeaderboardView> leaderboard(
            SignedInGuide me,
            @RequestParam(defaultValue = "store") Among scope,
            @RequestParam Optional<String> from,
            @RequestParam Optional<String> to,
            @RequestParam(defaultValue = "netSales") MetricName metric,
            PageRequest page) {
        var days = Days.of(from, to, clock);
        var within = scope == Among.store ? Scope.store(me.storeId()) : Scope.region(me.regionId());
        Predicate<Line> isNamed = line -> isNamed(me, scope);
        var after = page.after().map(cursor -> cursor.longAt(0));
        return offload.call(() -> {
            var table = performance.sold(new Question(Level.GUIDE, days.from(), days.to(), within, Optional.empty()));
            var board = Leaderboard.of(table.items(), metric.metric(), Leaderboard.LEAST_ORDERS);
            return MyLeaderboardView.of(
                    board, board.after(after, page.fetch()), page, me.guideId(), isNamed, table.knownUntil());
        });
    }

    @GetMapping("/store-performance")
    @Operation(
            summary = "本店业绩 The guides of my store",
            description =
                    "For the manager of the store: sales credited to it, by guide, by day of payment, net of refunds.")
    Mono<TableView> store(SignedInGuide me, @RequestParam Optional<String> from, @RequestParam Optional<String> to) {
        if (!me.role().equals(MANAGER)) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "role_missing",
                    new Words("仅店长可查看门店业绩", "Only the manager sees the performance of a store"));
        }
        var days = Days.of(from, to, clock);
        var question = new Question(Level.GUIDE, days.from(), days.to(), Scope.store(me.storeId()), Optional.empty());
        return offload.call(() -> TableView.of(performance.sold(question), Level.GUIDE));
    }

    private boolean isNamed(SignedInGuide me, Among scope) {
        return switch (scope) {
            case store -> settings.namesForGuides() != Names.NONE || me.role().equals(MANAGER);
            case region -> settings.namesForGuides() == Names.REGION;
        };
    }

    /** {@code ranked}: how many have a rank. */
    record MyLeaderboardView(
            StandingView me, List<StandingView> items, String nextCursor, int ranked, Instant knownUntilAt) {

        static MyLeaderboardView of(
                Leaderboard board,
                List<Standing> fetched,
                PageRequest page,
                long me,
                Predicate<Line> isNamed,
                Instant knownUntil) {
            boolean hasMore = fetched.size() > page.limit();
            var shown = hasMore ? fetched.subList(0, page.limit()) : fetched;
            return new MyLeaderboardView(
                    board.of(me)
                            .map(standing -> StandingView.of(standing, me, isNamed))
                            .orElse(null),
                    shown.stream()
                            .map(standing -> StandingView.of(standing, me, isNamed))
                            .toList(),
                    hasMore ? Cursor.of(shown.get(shown.size() - 1).line().id()).encoded() : null,
                    board.ranked(),
                    knownUntil);
        }
    }
}
