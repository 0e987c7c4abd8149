package io.guidepost.guideapi.hq.organization;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.organization.Employment;
import io.guidepost.domain.organization.Guide;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.organization.Sights;
import io.guidepost.domain.organization.Store;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Who a guide is, and everywhere the guide has ever served. */
@RestController
@RequestMapping("/api/admin/v1/org/guides")
@Tag(name = "导购档案 Guides")
class GuideRecordController {

    private final Roster roster;
    private final Sights sights;
    private final Offload offload;

    GuideRecordController(Roster roster, Sights sights, Offload offload) {
        this.roster = roster;
        this.sights = sights;
        this.offload = offload;
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "导购档案与任职经历 A guide with every employment",
            description = "The oldest first; until is absent while it goes on. Whoever came back has a gap in between.")
    Mono<GuideView> show(SignedInAdmin admin, @PathVariable Id id) {
        return offload.call(() -> view(admin, roster.guide(id.value())));
    }

    @GetMapping
    @Operation(summary = "按 userid 查导购 The guide of a WeCom userid")
    Mono<GuideView> byUserid(SignedInAdmin admin, @RequestParam String userid) {
        return offload.call(() -> view(admin, roster.guideByUserid(userid)));
    }

    private GuideView view(SignedInAdmin admin, Optional<Guide> found) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE, Roles.REGION_MANAGER);
        var guide = found.orElseThrow(GuideRecordController::noSuchGuide);
        var employments = roster.employmentsOf(List.of(guide.id()));
        if (!sights.coversGuide(admin.sight(), guide.id())) {
            throw noSuchGuide();
        }
        return GuideView.of(
                guide,
                employments,
                roster.stores(employments.stream().map(Employment::storeId).collect(Collectors.toSet())));
    }

    private static Refusal noSuchGuide() {
        return Refusal.notFound("导购", "guide");
    }

    record GuideView(String id, String userid, String name, Guide.Status status, List<EmploymentView> employments) {

        static GuideView of(Guide guide, List<Employment> employments, List<Store> stores) {
            Map<Long, String> names = stores.stream().collect(Collectors.toMap(Store::id, Store::name));
            return new GuideView(
                    Long.toString(guide.id()),
                    guide.userid(),
                    guide.name(),
                    guide.status(),
                    employments.stream()
                            .map(employment -> EmploymentView.of(employment, names.get(employment.storeId())))
                            .toList());
        }
    }

    record EmploymentView(
            String storeId,
            String storeName,
            Employment.Role role,
            boolean isPrimary,
            Instant fromAt,
            Instant untilAt) {

        static EmploymentView of(Employment employment, String storeName) {
            return new EmploymentView(
                    Long.toString(employment.storeId()),
                    storeName,
                    employment.role(),
                    employment.isPrimary(),
                    employment.from(),
                    employment.isOpenEnded() ? null : employment.until());
        }
    }
}
