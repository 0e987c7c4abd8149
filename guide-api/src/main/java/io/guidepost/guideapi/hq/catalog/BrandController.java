package io.guidepost.guideapi.hq.catalog;

import io.guidepost.domain.asset.FileKind;
import io.guidepost.domain.asset.MediaLinks;
import io.guidepost.domain.assortment.Brand;
import io.guidepost.domain.assortment.Brands;
import io.guidepost.domain.assortment.KeepBrands;
import io.guidepost.domain.assortment.PictureAddresses;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.guideapi.hq.catalog.NewProductBody.MediaBody;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The brands that are sold. */
@RestController
@RequestMapping(BrandController.PATH)
@Tag(name = "品牌 Brands")
class BrandController {

    static final String PATH = "/api/admin/v1/brands";

    private final KeepBrands keep;
    private final Brands brands;
    private final PictureAddresses pictures;
    private final MediaLinks media;
    private final Offload offload;

    BrandController(KeepBrands keep, Brands brands, PictureAddresses pictures, MediaLinks media, Offload offload) {
        this.keep = keep;
        this.brands = brands;
        this.pictures = pictures;
        this.media = media;
        this.offload = offload;
    }

    @GetMapping
    @Operation(summary = "品牌列表 All brands")
    Mono<Page<BrandView>> list(SignedInAdmin admin) {
        return offload.call(
                () -> new Page<>(brands.all().stream().map(this::view).toList(), null));
    }

    @PostMapping
    @Operation(summary = "新建品牌 Add a brand", description = "409 brand_exists for a name that is there.")
    Mono<ResponseEntity<BrandView>> add(SignedInAdmin admin, @Valid @RequestBody NewBrand body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            var view = view(keep.add(body.name(), body.english(), body.kept(pictures), body.text(), body.order()));
            return ResponseEntity.created(URI.create(PATH + "/" + view.id())).body(view);
        });
    }

    @PutMapping("/{id}")
    @Operation(
            summary = "修改品牌 Change a brand",
            description =
                    "Its name too: products, rates, rule sets, activities, freight and coupons follow at once, what"
                            + " was sold keeps the name it was sold under and still counts as this brand. A name that another"
                            + " brand has or once had is refused: 409 brand_exists.")
    Mono<BrandView> change(SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody ChangedBrand body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            var wanted = body.brand();
            return view(keep.change(new Brand(
                    id.value(),
                    wanted.name(),
                    wanted.english(),
                    wanted.kept(pictures),
                    wanted.text(),
                    wanted.order(),
                    body.version())));
        });
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "删除品牌 Remove a brand without products", description = "409 brand_in_use otherwise.")
    Mono<Void> remove(SignedInAdmin admin, @PathVariable Id id) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            keep.remove(id.value());
            return null;
        });
    }

    private BrandView view(Brand brand) {
        return new BrandView(
                new Id(brand.id()),
                brand.name(),
                brand.nameEn(),
                brand.logo().isEmpty() ? null : media.shown(brand.logo()),
                brand.description(),
                brand.sortOrder(),
                brand.version());
    }

    record BrandView(Id id, String name, String nameEn, String logo, String description, int sortOrder, int version) {}

    record NewBrand(
            @NotBlank @Size(max = 64) String name,
            @Size(max = 64) String nameEn,
            @Valid MediaBody logo,
            @Size(max = 1000) String description,
            Integer sortOrder) {

        String english() {
            return Objects.requireNonNullElse(nameEn, "");
        }

        String text() {
            return Objects.requireNonNullElse(description, "");
        }

        int order() {
            return Objects.requireNonNullElse(sortOrder, 0);
        }

        String kept(PictureAddresses pictures) {
            return logo == null ? "" : logo.kept(pictures, FileKind.IMAGE);
        }
    }

    record ChangedBrand(@NotNull Integer version, @NotNull @Valid NewBrand brand) {}
}
