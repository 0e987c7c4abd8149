package io.guidepost.guideapi.hq.material;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.material.AddMaterial;
import io.guidepost.domain.material.ArrangeCategories;
import io.guidepost.domain.material.EditMaterial;
import io.guidepost.domain.material.Material;
import io.guidepost.domain.material.Materials;
import io.guidepost.domain.material.Materials.Wanted;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.guideapi.material.MaterialView;
import io.guidepost.guideapi.material.MaterialViews;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Headquarters' side of the library. */
@RestController
@RequestMapping(HqMaterialController.PATH)
@Tag(name = "素材 Materials")
class HqMaterialController {

    static final String PATH = "/api/admin/v1/materials";

    private final AddMaterial addMaterial;
    private final EditMaterial editMaterial;
    private final ArrangeCategories categories;
    private final Materials materials;
    private final MaterialViews views;
    private final Offload offload;

    HqMaterialController(
            AddMaterial addMaterial,
            EditMaterial editMaterial,
            ArrangeCategories categories,
            Materials materials,
            MaterialViews views,
            Offload offload) {
        this.addMaterial = addMaterial;
        this.editMaterial = editMaterial;
        this.categories = categories;
        this.materials = materials;
        this.views = views;
        this.offload = offload;
    }

    @PostMapping
    @Operation(
            summary = "新建素材 Add a material to the library",
            description =
                    "TEXT needs text; IMAGE, VIDEO, FILE and POSTER either a fileId (handed in under material-files)"
                            + " or a url; LINK a url; MINIPROGRAM productIds or a page; LOOK productIds or skuIds. Of a"
                            + " POSTER the file is the background, the cover the product's picture and text its headline.")
    Mono<ResponseEntity<MaterialView>> add(SignedInAdmin admin, @Valid @RequestBody NewMaterial body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            var view = views.of(addMaterial.add(body.content(), admin.adminId()));
            return ResponseEntity.created(URI.create(PATH + "/" + view.id())).body(view);
        });
    }

    @GetMapping
    @Operation(
            summary = "素材列表 List materials, newest first",
            description =
                    "q is part of the title; a category counts with all below it. A region manager sees what can be"
                            + " used somewhere in the own region.")
    Mono<Page<MaterialView>> list(
            SignedInAdmin admin,
            @RequestParam Optional<Material.Kind> kind,
            @RequestParam Optional<Id> categoryId,
            @RequestParam Optional<String> tag,
            @RequestParam Optional<String> scene,
            @RequestParam Optional<String> q,
            PageRequest page) {
        return offload.call(() -> {
            var wanted = new Wanted(
                    kind,
                    categoryId.map(id -> categoriesBelow(id.value())).orElse(List.of()),
                    tag,
                    scene,
                    q,
                    admin.sight().onlyRegion(),
                    Optional.empty());
            var found = materials.page(
                    wanted, page.after().map(after -> after.longAt(0)).orElse(Long.MAX_VALUE), page.fetch());
            return Page.of(
                    views.of(found),
                    page,
                    view -> view,
                    view -> Cursor.of(view.id().value()));
        });
    }

    private List<Long> categoriesBelow(long id) {
        var below = categories.below(id);
        if (below.isEmpty()) {
            throw Refusal.notFound("素材分类", "category");
        }
        return below;
    }

    @GetMapping("/{id}")
    @Operation(summary = "素材详情 A material")
    Mono<MaterialView> show(SignedInAdmin admin, @PathVariable Id id) {
        return offload.call(
                () -> views.of(materials.find(id.value()).orElseThrow(() -> Refusal.notFound("素材", "material"))));
    }

    @PutMapping("/{id}")
    @Operation(
            summary = "修改素材 Change a material",
            description = "All of it, with the version that was read; its kind stays. What has been sent stays sent.")
    Mono<MaterialView> edit(SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody ChangedMaterial body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            return views.of(editMaterial.edit(
                    id.value(), body.version(), body.material().content()));
        });
    }

    @PostMapping("/{id}/withdrawal")
    @Operation(
            summary = "撤回素材 Withdraw a material",
            description = "Guides no longer find it, and tasks with it are refused with material_expired.")
    Mono<MaterialView> withdraw(SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody Version body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            return views.of(editMaterial.withdraw(id.value(), body.version()));
        });
    }

    @PostMapping("/{id}/restoration")
    @Operation(summary = "恢复素材 Take a withdrawal back")
    Mono<MaterialView> restore(SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody Version body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            return views.of(editMaterial.restore(id.value(), body.version()));
        });
    }

    record Version(@NotNull Integer version) {}

    record ChangedMaterial(@NotNull Integer version, @NotNull @Valid NewMaterial material) {}
}
