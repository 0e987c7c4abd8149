package io.guidepost.guideapi.hq.catalog;

import io.guidepost.domain.asset.FileKind;
import io.guidepost.domain.asset.MediaLinks;
import io.guidepost.domain.assortment.ArrangeShopCategories;
import io.guidepost.domain.assortment.PictureAddresses;
import io.guidepost.domain.assortment.ShopCategories;
import io.guidepost.domain.assortment.ShopCategory;
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
import java.util.Optional;
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

/** The categories of the shop. */
@RestController
@RequestMapping(ShopCategoryController.PATH)
@Tag(name = "商品类目 Product categories")
class ShopCategoryController {

    static final String PATH = "/api/admin/v1/product-categories";

    private final ArrangeShopCategories arrange;
    private final ShopCategories categories;
    private final PictureAddresses pictures;
    private final MediaLinks media;
    private final Offload offload;

    ShopCategoryController(
            ArrangeShopCategories arrange,
            ShopCategories categories,
            PictureAddresses pictures,
            MediaLinks media,
            Offload offload) {
        this.arrange = arrange;
        this.categories = categories;
        this.pictures = pictures;
        this.media = media;
        this.offload = offload;
    }

    @GetMapping
    @Operation(summary = "商品类目 All categories; parentId makes the tree")
    Mono<Page<ShopCategoryView>> list(SignedInAdmin admin) {
        return offload.call(
                () -> new Page<>(categories.all().stream().map(this::view).toList(), null));
    }

    @PostMapping
    @Operation(summary = "新建类目 Add a category, at most three levels deep")
    Mono<ResponseEntity<ShopCategoryView>> add(SignedInAdmin admin, @Valid @RequestBody NewShopCategory body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            var view = view(arrange.add(body.parent(), body.name(), body.english(), body.order(), body.kept(pictures)));
            return ResponseEntity.created(URI.create(PATH + "/" + view.id())).body(view);
        });
    }

    @PutMapping("/{id}")
    @Operation(
            summary = "修改类目 Rename or move a category with all that is in it",
            description = "422 category_place when the parent is unknown, lies in the category itself, or is too deep.")
    Mono<ShopCategoryView> change(
            SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody ChangedShopCategory body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            var wanted = body.category();
            return view(arrange.change(new ShopCategory(
                    id.value(),
                    wanted.parent(),
                    wanted.name(),
                    wanted.english(),
                    wanted.order(),
                    wanted.kept(pictures),
                    body.version())));
        });
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "删除空类目 Remove an empty category")
    Mono<Void> remove(SignedInAdmin admin, @PathVariable Id id) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            arrange.remove(id.value());
            return null;
        });
    }

    private ShopCategoryView view(ShopCategory category) {
        return new ShopCategoryView(
                new Id(category.id()),
                category.parentId().map(Id::new).orElse(null),
                category.name(),
                category.nameEn(),
                category.sortOrder(),
                category.icon().isEmpty() ? null : media.shown(category.icon()),
                category.version());
    }

    record ShopCategoryView(Id id, Id parentId, String name, String nameEn, int sortOrder, String icon, int version) {}

    record NewShopCategory(
            Id parentId,
            @NotBlank @Size(max = 64) String name,
            @Size(max = 64) String nameEn,
            Integer sortOrder,
            @Valid MediaBody icon) {

        Optional<Long> parent() {
            return Optional.ofNullable(parentId).map(Id::value);
        }

        String english() {
            return Objects.requireNonNullElse(nameEn, "");
        }

        int order() {
            return Objects.requireNonNullElse(sortOrder, 0);
        }

        String kept(PictureAddresses pictures) {
            return icon == null ? "" : icon.kept(pictures, FileKind.IMAGE);
        }
    }

    record ChangedShopCategory(@NotNull Integer version, @NotNull @Valid NewShopCategory category) {}
}
