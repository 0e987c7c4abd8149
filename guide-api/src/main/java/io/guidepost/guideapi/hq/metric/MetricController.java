package io.guidepost.guideapi.hq.metric;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.metric.Metric;
import io.guidepost.domain.metric.Metrics;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What each number means; whoever may see numbers may see that. */
@RestController
@RequestMapping("/api/admin/v1/metrics")
@Tag(name = "指标 Metrics")
class MetricController {

    @GetMapping
    @Operation(
            summary = "指标字典 What each number means",
            description =
                    "All entries, in both languages. A figure of the overview, and each number of the console, names its entry"
                            + " by id. unit BP is a ratio in basis points, cut off; denominator is there for ratios alone.")
    Mono<MetricsView> all(SignedInAdmin admin) {
        return Mono.just(
                new MetricsView(Metrics.all().stream().map(MetricView::of).toList()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "指标定义 What one number means")
    Mono<MetricView> one(SignedInAdmin admin, @PathVariable String id) {
        return Mono.just(MetricView.of(Metrics.find(id).orElseThrow(() -> Refusal.notFound("指标", "metric"))));
    }

    record MetricsView(List<MetricView> items) {}

    record MetricView(
            String id,
            Words name,
            Words numerator,
            Words denominator,
            Metric.Unit unit,
            Words asOf,
            Words source,
            Words owner) {

        static MetricView of(Metric metric) {
            return new MetricView(
                    metric.id(),
                    metric.name(),
                    metric.numerator(),
                    metric.denominator().orElse(null),
                    metric.unit(),
                    metric.asOf(),
                    metric.source(),
                    metric.owner());
        }
    }
}
