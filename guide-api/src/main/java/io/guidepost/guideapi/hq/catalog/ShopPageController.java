package io.guidepost.guideapi.hq.catalog;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.page.Block;
import io.guidepost.domain.page.EditPages;
import io.guidepost.domain.page.EditPages.Draft;
import io.guidepost.domain.page.ShopPage;
import io.guidepost.domain.page.ShopPage.Audience;
import io.guidepost.domain.page.ShopPage.Kind;
import io.guidepost.domain.page.ShopPage.Release;
import io.guidepost.domain.page.ShopPages;
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
import java.util.Optional;
import java.util.Set;
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

/** Home pages and subjects of the mini-program. */
@RestController
@RequestMapping(ShopPageController.PATH)
@Tag(name = "页面装修 Shop pages")
class ShopPageController {

    static final String PATH = "/api/admin/v1/shop-pages";
    private static final int MOST_RELEASES = 50;

    private final EditPages edit;
    private final ShopPages pages;
    private final Offload offload;

    ShopPageController(EditPages edit, ShopPages pages, Offload offload) {
        this.edit = edit;
        this.pages = pages;
        this.offload = offload;
    }

    @GetMapping
    @Operation(summary = "页面列表 List pages, newest first", description = "Without those that are archived.")
    Mono<Page<ShopPageView>> list(SignedInAdmin admin, @RequestParam Optional<Kind> kind, PageRequest page) {
        return offload.call(() -> Page.of(
                pages.page(kind, page.after().map(after -> after.longAt(0)).orElse(Long.MAX_VALUE), page.fetch()),
                page,
                ShopPageView::of,
                each -> Cursor.of(each.id())));
    }

    @PostMapping
    @Operation(
            summary = "新建页面 Write a home page or a subject",
            description =
                    "It begins as a draft. Blocks are BANNER, NOTICE, PICTURE, ENTRIES, GOODS, SUBJECTS, TEXT and SPACE;"
                            + " links lead to a PRODUCT, CATEGORY, SUBJECT, SEARCH or MINIPROGRAM_PAGE. Pictures are addresses, or"
                            + " file:ID for a file handed in under material-files. 422 block_unfit names the block, 422"
                            + " page_names_unknown says that something it names is not there.")
    Mono<ResponseEntity<ShopPageView>> add(SignedInAdmin admin, @Valid @RequestBody NewShopPage body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            var view = ShopPageView.of(edit.add(body.kind(), body.page().draft(), admin.adminId()));
            return ResponseEntity.created(URI.create(PATH + "/" + view.id())).body(view);
        });
    }

    @GetMapping("/{id}")
    @Operation(summary = "页面草稿 A page with its draft")
    Mono<ShopPageView> show(SignedInAdmin admin, @PathVariable Id id) {
        return offload.call(
                () -> ShopPageView.of(pages.find(id.value()).orElseThrow(() -> Refusal.notFound("页面", "page"))));
    }

    @PutMapping("/{id}")
    @Operation(summary = "修改草稿 Change the draft", description = "Shoppers go on seeing what is published.")
    Mono<ShopPageView> edit(SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody ChangedShopPage body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            return ShopPageView.of(
                    edit.edit(id.value(), body.version(), body.page().draft(), admin.adminId()));
        });
    }

    @PostMapping("/{id}/publication")
    @Operation(
            summary = "发布页面 Publish the draft",
            description = "Shoppers for whom it is meant see it within a second.")
    Mono<ShopPageView> publish(SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody PageVersion body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            return ShopPageView.of(edit.publish(id.value(), body.version(), admin.adminId()));
        });
    }

    @PostMapping("/{id}/withdrawal")
    @Operation(summary = "下线页面 Take the page from shoppers", description = "The draft stays.")
    Mono<ShopPageView> withdraw(SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody PageVersion body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            return ShopPageView.of(edit.withdraw(id.value(), body.version(), admin.adminId()));
        });
    }

    @PostMapping("/{id}/archival")
    @Operation(summary = "归档页面 Archive the page")
    Mono<ShopPageView> archive(SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody PageVersion body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            return ShopPageView.of(edit.archive(id.value(), body.version(), admin.adminId()));
        });
    }

    @GetMapping("/{id}/releases")
    @Operation(summary = "发布记录 What was published, latest first; the last 50")
    Mono<Page<ReleaseView>> releases(SignedInAdmin admin, @PathVariable Id id) {
        return offload.call(() -> new Page<>(
                pages.releasesOf(id.value(), MOST_RELEASES).stream()
                        .map(ReleaseView::of)
                        .toList(),
                null));
    }

    record PageVersion(@NotNull Integer version) {}

    record NewShopPage(@NotNull Kind kind, @NotNull @Valid PageBody page) {}

    record ChangedShopPage(@NotNull Integer version, @NotNull @Valid PageBody page) {}

    /** What is absent is for ever, or for everybody. */
    record PageBody(
            @NotBlank @Size(max = 64) String name,
            @Size(max = 64) String title,
            @NotNull @Size(max = 50) List<@NotNull Block> blocks,
            Instant validFromAt,
            Instant validUntilAt,
            @Size(max = 200) List<Id> regionIds,
            @Size(max = 5000) List<Id> storeIds) {

        Draft draft() {
            return new Draft(
                    name,
                    Objects.requireNonNullElse(title, ""),
                    blocks,
                    new Audience(
                            Objects.requireNonNullElse(validFromAt, ShopPage.ALWAYS),
                            Objects.requireNonNullElse(validUntilAt, ShopPage.FOR_EVER),
                            Set.copyOf(Id.values(regionIds)),
                            Set.copyOf(Id.values(storeIds))));
        }
    }

    record ShopPageView(
            Id id,
            Kind kind,
            String name,
            String title,
            List<Block> blocks,
            Instant validFromAt,
            Instant validUntilAt,
            List<Id> regionIds,
            List<Id> storeIds,
            Id releaseId,
            boolean archived,
            int version,
            Instant updatedAt) {

        static ShopPageView of(ShopPage page) {
            return new ShopPageView(
                    new Id(page.id()),
                    page.kind(),
                    page.name(),
                    page.title(),
                    page.blocks(),
                    page.audience().from(),
                    page.audience().until(),
                    page.audience().regionIds().stream().map(Id::new).toList(),
                    page.audience().storeIds().stream().map(Id::new).toList(),
                    page.releaseId().map(Id::new).orElse(null),
                    page.isArchived(),
                    page.version(),
                    page.updatedAt());
        }
    }

    record ReleaseView(Id id, String title, List<Block> blocks, Instant releasedAt, Id releasedBy) {

        static ReleaseView of(Release release) {
            return new ReleaseView(
                    new Id(release.id()),
                    release.title(),
                    release.blocks(),
                    release.releasedAt(),
                    new Id(release.releasedBy()));
        }
    }
}
