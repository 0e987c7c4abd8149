package io.guidepost.guideapi.hq.report;

import io.guidepost.domain.report.Performance;
import io.guidepost.domain.report.Performance.GroupBy;
import io.guidepost.guideapi.Period;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.session.SignedInAdmin;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/admin/v1/performance")
class PerformanceController {

    private final Performance performance;
    private final Clock clock;
    private final Offload offload;

    PerformanceController(Performance performance, Clock clock, Offload offload) {
        this.performance = performance;
        this.clock = clock;
        this.offload = offload;
    }

    /**
     * Sales net of refunds, by day of payment, for whoever was credited when the order was placed. Commission is that of
     * the guide, or of the store; a region's is that of its stores. Guides and stores are two views of the same sales.
     */
    @GetMapping
    Mono<PerformanceView> show(
            SignedInAdmin admin,
            @RequestParam Optional<String> from,
            @RequestParam Optional<String> to,
            @RequestParam Grouping groupBy) {
        var period = Period.of(from, to, clock);
        return offload.call(() -> performance.between(
                        period.from(),
                        period.until(),
                        GroupBy.valueOf(groupBy.name().toUpperCase(Locale.ROOT)),
                        admin.regionId()))
                .map(PerformanceView::from);
    }

    enum Grouping {
        guide,
        store,
        region
    }

    record PerformanceView(List<LineView> items, TotalView total) {

        static PerformanceView from(Performance.Table table) {
            var total = table.total();
            return new PerformanceView(
                    table.items().stream().map(LineView::from).toList(),
                    new TotalView(total.orders(), total.netSalesFen(), total.commissionFen()));
        }
    }

    record TotalView(long orders, long netSalesFen, long commissionFen) {}

    record LineView(String id, String name, long orders, long netSalesFen, long commissionFen) {

        static LineView from(Performance.Line line) {
            return new LineView(
                    Long.toString(line.id()), line.name(), line.orders(), line.netSalesFen(), line.commissionFen());
        }
    }
}
