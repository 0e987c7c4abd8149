package io.guidepost.guideapi.hq.overview;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.metric.Metric.Unit;
import io.guidepost.domain.metric.Metrics;
import io.guidepost.domain.organization.Sights;
import io.guidepost.domain.overview.Overview;
import io.guidepost.domain.overview.Overview.Answer;
import io.guidepost.domain.overview.Overview.Books;
import io.guidepost.domain.overview.Overview.Figure;
import io.guidepost.domain.overview.Overview.Question;
import io.guidepost.domain.overview.Overview.Value;
import io.guidepost.guideapi.Days;
import io.guidepost.guideapi.hq.Places;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What headquarters looks at first. A region manager sees the own region, and neither payouts nor reconciliations. */
@RestController
@Tag(name = "指标 Metrics")
class OverviewController {

    private static final int MOST_DAYS = 92;
    private static final int MOST_KEPT = 1_000;
    private static final Set<String> SEE_MONEY = Set.of(Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE);

    /** Many look at the same figures at the same time; so long one answer serves them all. */
    private static final Duration KEPT = Duration.ofSeconds(5);

    private final Overview overview;
    private final Sights sights;
    private final Clock clock;
    private final Offload offload;
    private final Map<Question, Kept> kept = new ConcurrentHashMap<>();

    OverviewController(Overview overview, Sights sights, Clock clock, Offload offload) {
        this.overview = overview;
        this.sights = sights;
        this.clock = clock;
        this.offload = offload;
    }

    private record Kept(Instant at, Answer answer) {}

    @GetMapping("/api/admin/v1/overview")
    @Operation(
            summary = "总览 The figures of a period, each with its metric",
            description =
                    "Of the last 30 days unless asked otherwise, at most 92. Each figure names its entry in the dictionary of metrics"
                            + " and has amountFen, count or rateBp by the entry's unit, its numerator and, of a ratio, its denominator; before"
                            + " is the same of as many days before. trends have each day. Figures of this moment (withdrawals waiting, tasks"
                            + " running) have no before. reconciliation is the latest run of each on the last day on which any ran. Answers"
                            + " are kept for five seconds; asOfAt says as of when each figure is.")
    Mono<OverviewView> show(
            SignedInAdmin admin,
            @RequestParam Optional<String> from,
            @RequestParam Optional<String> to,
            @RequestParam Optional<Id> regionId) {
        var days = Days.of(from, to, clock);
        if (ChronoUnit.DAYS.between(days.from(), days.to()) >= MOST_DAYS) {
            throw new Refusal(
                    Refusal.Kind.MALFORMED,
                    "invalid_parameter",
                    new Words("总览最多 92 天", "An overview is of 92 days at most"),
                    Map.of("field", "from"));
        }
        boolean withMoney = admin.sight().isAll()
                && regionId.isEmpty()
                && admin.roles().stream().anyMatch(SEE_MONEY::contains);
        return offload.call(() -> {
            var sight = sights.narrowed(admin.sight(), regionId.map(Id::value));
            var question = new Question(days.from(), days.to(), sight, withMoney);
            return OverviewView.of(question, answer(question));
        });
    }

    private Answer answer(Question question) {
        var now = clock.instant();
        if (kept.size() > MOST_KEPT) {
            kept.clear();
        }
        return kept.compute(
                        question,
                        (same, known) -> known != null
                                        && Duration.between(known.at(), now)
                                                        .abs()
                                                        .compareTo(KEPT)
                                                < 0
                                ? known
                                : new Kept(now, overview.answer(question)))
                .answer();
    }

    record OverviewView(
            LocalDate fromOn,
            LocalDate toOn,
            String regionId,
            List<FigureView> figures,
            List<TrendView> trends,
            BooksView reconciliation,
            Instant knownUntilAt) {

        static OverviewView of(Question question, Answer answer) {
            return new OverviewView(
                    question.from(),
                    question.to(),
                    Places.onlyRegion(question.sight()),
                    answer.figures().stream().map(FigureView::of).toList(),
                    answer.trends().stream()
                            .map(trend -> new TrendView(
                                    trend.metric(),
                                    trend.points().stream()
                                            .map(point -> new PointView(
                                                    point.on(), Measured.of(trend.metric(), point.value())))
                                            .toList()))
                            .toList(),
                    answer.books().map(BooksView::of).orElse(null),
                    answer.knownUntil());
        }
    }

    record FigureView(String metricId, Measured value, Measured before, Instant asOfAt) {

        static FigureView of(Figure figure) {
            return new FigureView(
                    figure.metric(),
                    Measured.of(figure.metric(), figure.value()),
                    figure.before()
                            .map(before -> Measured.of(figure.metric(), before))
                            .orElse(null),
                    figure.asOf());
        }
    }

    record TrendView(String metricId, List<PointView> points) {}

    record PointView(LocalDate on, Measured value) {}

    /** One of the first three is there, but for a ratio of nothing: that has none. */
    record Measured(Long amountFen, Long count, Integer rateBp, long numerator, Long denominator) {

        static Measured of(String metric, Value value) {
            var unit = Metrics.find(metric).orElseThrow().unit();
            var denominator = value.denominator().orElse(null);
            boolean isOfNothing = denominator != null && denominator == 0;
            return new Measured(
                    unit == Unit.FEN && !isOfNothing
                            ? Long.valueOf(denominator == null ? value.numerator() : value.numerator() / denominator)
                            : null,
                    unit == Unit.COUNT ? Long.valueOf(value.numerator()) : null,
                    unit == Unit.BP && !isOfNothing ? Integer.valueOf(bp(value.numerator(), denominator)) : null,
                    value.numerator(),
                    denominator);
        }

        private static int bp(long numerator, long denominator) {
            return BigInteger.valueOf(numerator)
                    .multiply(BigInteger.valueOf(10_000))
                    .divide(BigInteger.valueOf(denominator))
                    .intValueExact();
        }
    }

    /** {@code ok}: everything was compared, and nothing differed. */
    record BooksView(LocalDate on, long runs, long unavailable, long mismatches, boolean ok, Instant ranAt) {

        static BooksView of(Books books) {
            return new BooksView(
                    books.on(), books.runs(), books.unavailable(), books.mismatches(), books.isOk(), books.ranAt());
        }
    }
}
