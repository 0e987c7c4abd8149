package io.guidepost.guideapi.hq.organization;

import io.guidepost.domain.organization.OrgChart;
import io.guidepost.domain.organization.OrgChart.GuideOnChart;
import io.guidepost.domain.organization.OrgChart.RegionOnChart;
import io.guidepost.domain.organization.OrgChart.StoreOnChart;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/admin/v1/org")
class OrgController {

    private final OrgChart chart;
    private final Clock clock;
    private final Offload offload;

    OrgController(OrgChart chart, Clock clock, Offload offload) {
        this.chart = chart;
        this.clock = clock;
        this.offload = offload;
    }

    /** The whole organization, or the region manager's region; {@code asOf} asks for a moment of the past. */
    @Operation(summary = "组织架构 Regions, stores and guides, as far as one may see them")
    @GetMapping
    Mono<Org> show(SignedInAdmin admin, @RequestParam Optional<Instant> asOf) {
        return offload.call(() -> chart.at(asOf.orElseGet(clock::instant), admin.sight()))
                .map(Org::from);
    }

    record Org(List<Region> regions) {

        static Org from(List<RegionOnChart> regions) {
            return new Org(regions.stream().map(Region::from).toList());
        }
    }

    /** {@code parentId} is the region in which it lies; absent directly below headquarters. */
    record Region(String id, String name, String parentId, List<Store> stores) {

        static Region from(RegionOnChart region) {
            return new Region(
                    Long.toString(region.id()),
                    region.name(),
                    region.parentId() == 0 ? null : Long.toString(region.parentId()),
                    region.stores().stream().map(Store::from).toList());
        }
    }

    record Store(String id, String name, String ownership, String state, int version, List<Guide> guides) {

        static Store from(StoreOnChart store) {
            return new Store(
                    Long.toString(store.id()),
                    store.name(),
                    store.ownership().name(),
                    store.state().name(),
                    store.version(),
                    store.guides().stream().map(Guide::from).toList());
        }
    }

    record Guide(String id, String userid, String name, String role, String status) {

        static Guide from(GuideOnChart guide) {
            return new Guide(
                    Long.toString(guide.id()),
                    guide.userid(),
                    guide.name(),
                    guide.role().name(),
                    guide.status().name());
        }
    }
}
