package io.guidepost.guideapi.hq.material;

import io.guidepost.domain.material.AddMaterial;
import io.guidepost.domain.material.Material;
import io.guidepost.domain.material.Materials;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/admin/v1/materials")
@Tag(name = "素材 Materials")
class HqMaterialController {

    private final AddMaterial addMaterial;
    private final Materials materials;
    private final Offload offload;

    HqMaterialController(AddMaterial addMaterial, Materials materials, Offload offload) {
        this.addMaterial = addMaterial;
        this.materials = materials;
        this.offload = offload;
    }

    @PostMapping
    @Operation(summary = "新建素材 Add a material to the library")
    Mono<ResponseEntity<MaterialView>> add(SignedInAdmin admin, @Valid @RequestBody NewMaterial body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            var view = MaterialView.of(addMaterial.add(body.by(admin)));
            return ResponseEntity.created(URI.create("/api/admin/v1/materials/" + view.id()))
                    .body(view);
        });
    }

    @GetMapping
    @Operation(summary = "素材列表 List materials, newest first")
    Mono<Page<MaterialView>> list(SignedInAdmin admin, PageRequest page) {
        return offload.call(() -> Page.of(
                materials.page(page.after().map(after -> after.longAt(0)).orElse(Long.MAX_VALUE), page.fetch()),
                page,
                MaterialView::of,
                material -> Cursor.of(material.id())));
    }

    record NewMaterial(
            @NotNull Material.Kind kind,
            @NotBlank @Size(max = 128) String title,
            @Size(max = 4000) String text,
            @Size(max = 2048) String url,
            @Size(max = 20) List<Id> productIds) {

        AddMaterial.NewMaterial by(SignedInAdmin admin) {
            return new AddMaterial.NewMaterial(
                    kind,
                    title,
                    Objects.requireNonNullElse(text, ""),
                    Objects.requireNonNullElse(url, ""),
                    Id.values(productIds),
                    admin.adminId());
        }
    }

    record MaterialView(
            Id id, String kind, String title, String text, String url, List<Id> productIds, Instant createdAt) {

        static MaterialView of(Material material) {
            return new MaterialView(
                    new Id(material.id()),
                    material.kind().name(),
                    material.title(),
                    material.text(),
                    material.url(),
                    material.productIds().stream().map(Id::new).toList(),
                    material.createdAt());
        }
    }
}
