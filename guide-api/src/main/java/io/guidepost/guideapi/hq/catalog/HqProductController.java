package io.guidepost.guideapi.hq.catalog;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.asset.MediaLinks;
import io.guidepost.domain.assortment.Assortment;
import io.guidepost.domain.assortment.EditProducts;
import io.guidepost.domain.assortment.PictureAddresses;
import io.guidepost.domain.assortment.Product;
import io.guidepost.domain.assortment.ShopCategories;
import io.guidepost.domain.assortment.ShopCategoryTree;
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
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Headquarters looks after what is sold. */
@RestController
@RequestMapping(HqProductController.PATH)
@Tag(name = "商品 Products")
class HqProductController {

    static final String PATH = "/api/admin/v1/products";

    private final EditProducts edit;
    private final Assortment assortment;
    private final ShopCategories categories;
    private final PictureAddresses pictures;
    private final MediaLinks media;
    private final Offload offload;

    HqProductController(
            EditProducts edit,
            Assortment assortment,
            ShopCategories categories,
            PictureAddresses pictures,
            MediaLinks media,
            Offload offload) {
        this.edit = edit;
        this.assortment = assortment;
        this.categories = categories;
        this.pictures = pictures;
        this.media = media;
        this.offload = offload;
    }

    @GetMapping
    @Operation(
            summary = "商品列表 List products, newest first",
            description = "q is part of a title, or the code of a product or SKU; a category counts with all below it.")
    Mono<Page<HqProductView>> list(
            SignedInAdmin admin,
            @RequestParam Optional<Product.State> state,
            @RequestParam Optional<Id> categoryId,
            @RequestParam Optional<@Size(max = 64) String> brand,
            @RequestParam Optional<@Size(max = 64) String> q,
            PageRequest page) {
        return offload.call(() -> {
            var wanted = new Assortment.Wanted(
                    state,
                    categoryId.map(id -> below(id.value())).orElse(List.of()),
                    brand,
                    q.filter(text -> !text.isBlank()));
            var found = assortment.page(
                    wanted, page.after().map(after -> after.longAt(0)).orElse(Long.MAX_VALUE), page.fetch());
            return Page.of(
                    found, page, product -> HqProductView.of(product, media), product -> Cursor.of(product.id()));
        });
    }

    private List<Long> below(long categoryId) {
        var below = new ShopCategoryTree(categories.all()).below(categoryId);
        if (below.isEmpty()) {
            throw Refusal.notFound("商品类目", "category");
        }
        return below;
    }

    @PostMapping
    @Operation(
            summary = "新建商品 Add a product with its SKUs",
            description = "It begins off the shelf and without stock. Pictures and the video are files handed in under"
                    + " material-files, or addresses. 409 code_taken when a code belongs to another product or SKU; 422"
                    + " category_unknown, brand_unknown, spec_twice, specs_differ and others say what does not fit.")
    Mono<ResponseEntity<HqProductView>> add(SignedInAdmin admin, @Valid @RequestBody NewProductBody body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            var view = HqProductView.of(edit.add(body.draft(pictures)), media);
            return ResponseEntity.created(URI.create(PATH + "/" + view.id())).body(view);
        });
    }

    @GetMapping("/{id}")
    @Operation(summary = "商品详情 A product")
    Mono<HqProductView> show(SignedInAdmin admin, @PathVariable Id id) {
        return offload.call(() -> HqProductView.of(
                assortment.find(id.value()).orElseThrow(() -> Refusal.notFound("商品", "product")), media));
    }

    @PutMapping("/{id}")
    @Operation(
            summary = "修改商品 Change a product",
            description =
                    "All of it, with the version that was read. A SKU is known by its id, its code or its specs; one"
                            + " that is left out comes off the shelf. Orders keep what they were placed with.")
    Mono<HqProductView> edit(SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody ChangedProduct body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            return HqProductView.of(
                    edit.edit(id.value(), body.version(), body.product().draft(pictures)), media);
        });
    }

    @PutMapping("/{id}/shelf")
    @Operation(
            summary = "上下架与定时 Put on the shelf or off it, now or by a timetable",
            description =
                    "ON_SHELF may have an unpublishAt; OFF_SHELF a publishAt, and after it an unpublishAt. A time that"
                            + " has passed counts as now. What is scheduled happens within seconds of its time.")
    Mono<HqProductView> shelve(SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody Shelf body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            return HqProductView.of(
                    edit.shelve(
                            id.value(),
                            body.version(),
                            body.state(),
                            Optional.ofNullable(body.publishAt()),
                            Optional.ofNullable(body.unpublishAt())),
                    media);
        });
    }

    @PostMapping("/{id}/archival")
    @Operation(summary = "归档商品 Archive a product for good", description = "For what was sold and must stay on record.")
    Mono<HqProductView> archive(SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody ProductVersion body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            return HqProductView.of(edit.archive(id.value(), body.version()), media);
        });
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "删除未售商品 Delete a product that was never sold",
            description =
                    "409 product_in_use when it was ordered or stocked, or is named elsewhere: it can be archived.")
    Mono<Void> remove(SignedInAdmin admin, @PathVariable Id id) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            edit.remove(id.value());
            return null;
        });
    }

    @GetMapping("/{id}/stores")
    @Operation(summary = "可售门店 Where a product is sold")
    Mono<StoresView> stores(SignedInAdmin admin, @PathVariable Id id) {
        return offload.call(
                () -> storesOf(assortment.find(id.value()).orElseThrow(() -> Refusal.notFound("商品", "product"))));
    }

    @PutMapping("/{id}/stores")
    @Operation(
            summary = "设置可售门店 Say where a product is sold",
            description =
                    "everywhere true: in every store but the exceptions, also in stores opened later; false: in the"
                            + " exceptions alone.")
    Mono<StoresView> sellIn(SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody Stores body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            return storesOf(
                    edit.sellIn(id.value(), body.version(), body.everywhere(), Id.values(body.exceptStoreIds())));
        });
    }

    private StoresView storesOf(Product product) {
        return new StoresView(
                product.version(),
                product.isEverywhere(),
                assortment.exceptions(product.id()).stream().map(Id::new).toList());
    }

    record ProductVersion(@NotNull Integer version) {}

    record ChangedProduct(@NotNull Integer version, @NotNull @Valid NewProductBody product) {}

    record Shelf(@NotNull Integer version, @NotNull Product.State state, Instant publishAt, Instant unpublishAt) {}

    record Stores(
            @NotNull Integer version,
            @NotNull Boolean everywhere,
            @Size(max = 5000) List<@NotNull Id> exceptStoreIds) {}

    record StoresView(int version, boolean everywhere, List<Id> exceptStoreIds) {}
}
