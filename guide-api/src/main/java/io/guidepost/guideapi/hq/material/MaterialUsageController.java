package io.guidepost.guideapi.hq.material;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.material.Materials;
import io.guidepost.domain.materialuse.MaterialFigures;
import io.guidepost.domain.materialuse.MaterialFigures.Figures;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What came of a material. */
@RestController
@RequestMapping(HqMaterialController.PATH + "/{id}/usage")
@Tag(name = "素材 Materials")
class MaterialUsageController {

    private final MaterialFigures figures;
    private final Materials materials;
    private final Offload offload;

    MaterialUsageController(MaterialFigures figures, Materials materials, Offload offload) {
        this.figures = figures;
        this.materials = materials;
        this.offload = offload;
    }

    @GetMapping
    @Operation(
            summary = "素材使用统计 How much a material is used and what came of it",
            description =
                    "used: downloads, posters, links made and tasks carried out; sent: customers reached by tasks;"
                            + " opened: different shoppers, for each guide; ordered: paid orders decided by a touch on it."
                            + " Of a task with several materials each counts, so materials are not to be added up. A"
                            + " region manager sees the guides of the own region.")
    Mono<UsageView> total(SignedInAdmin admin, @PathVariable Id id) {
        return offload.call(() -> {
            require(id);
            return UsageView.of(figures.total(id.value(), admin.sight()));
        });
    }

    @GetMapping("/guides")
    @Operation(summary = "素材按导购统计 The same by guide")
    Mono<Page<GuideUsageView>> byGuide(SignedInAdmin admin, @PathVariable Id id, PageRequest page) {
        return offload.call(() -> {
            require(id);
            return Page.of(
                    figures.byGuide(
                            id.value(),
                            admin.sight(),
                            page.after().map(after -> after.longAt(0)).orElse(0L),
                            page.fetch()),
                    page,
                    GuideUsageView::of,
                    row -> Cursor.of(row.guideId()));
        });
    }

    private void require(Id id) {
        materials.find(id.value()).orElseThrow(() -> Refusal.notFound("素材", "material"));
    }

    record UsageView(long used, long sent, long opened, long ordered, long netSalesFen) {

        static UsageView of(Figures figures) {
            return new UsageView(
                    figures.used(), figures.sent(), figures.opened(), figures.ordered(), figures.netSalesFen());
        }
    }

    record GuideUsageView(
            Id guideId, String guideName, long used, long sent, long opened, long ordered, long netSalesFen) {

        static GuideUsageView of(Figures figures) {
            return new GuideUsageView(
                    new Id(figures.guideId()),
                    figures.guideName(),
                    figures.used(),
                    figures.sent(),
                    figures.opened(),
                    figures.ordered(),
                    figures.netSalesFen());
        }
    }
}
