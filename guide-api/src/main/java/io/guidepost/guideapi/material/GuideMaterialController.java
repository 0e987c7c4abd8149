package io.guidepost.guideapi.material;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.asset.Asset;
import io.guidepost.domain.asset.Assets;
import io.guidepost.domain.material.ArrangeCategories;
import io.guidepost.domain.material.Categories;
import io.guidepost.domain.material.Material;
import io.guidepost.domain.material.Materials;
import io.guidepost.domain.material.Materials.Reader;
import io.guidepost.domain.material.Materials.Wanted;
import io.guidepost.domain.materialuse.MaterialUse;
import io.guidepost.domain.materialuse.RecordUse;
import io.guidepost.domain.poster.MakePoster;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.file.Downloads;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInGuide;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The library as a guide sees it: what the own store may use now, and nothing else. */
@RestController
@RequestMapping("/api/guide/v1")
@Tag(name = "素材 Materials")
class GuideMaterialController {

    private final Materials materials;
    private final Categories categories;
    private final ArrangeCategories arrange;
    private final Assets assets;
    private final MaterialViews views;
    private final MaterialFiles files;
    private final Downloads downloads;
    private final RecordUse recordUse;
    private final MakePoster makePoster;
    private final Clock clock;
    private final Offload offload;

    GuideMaterialController(
            Materials materials,
            Categories categories,
            ArrangeCategories arrange,
            Assets assets,
            MaterialViews views,
            MaterialFiles files,
            Downloads downloads,
            RecordUse recordUse,
            MakePoster makePoster,
            Clock clock,
            Offload offload) {
        this.materials = materials;
        this.categories = categories;
        this.arrange = arrange;
        this.assets = assets;
        this.views = views;
        this.files = files;
        this.downloads = downloads;
        this.recordUse = recordUse;
        this.makePoster = makePoster;
        this.clock = clock;
        this.offload = offload;
    }

    @GetMapping("/materials")
    @Operation(
            summary = "可用素材 Materials that my store may use now, newest first",
            description = "q is part of the title; a category counts with all below it.")
    Mono<Page<MaterialView>> list(
            SignedInGuide guide,
            @RequestParam Optional<Material.Kind> kind,
            @RequestParam Optional<Id> categoryId,
            @RequestParam Optional<String> tag,
            @RequestParam Optional<String> scene,
            @RequestParam Optional<String> q,
            PageRequest page) {
        return offload.call(() -> {
            var below = categoryId.map(id -> arrange.below(id.value()));
            if (below.filter(List::isEmpty).isPresent()) {
                throw Refusal.notFound("素材分类", "category");
            }
            var wanted = new Wanted(
                    kind, below.orElse(List.of()), tag, scene, q, Optional.empty(), Optional.of(reader(guide)));
            var found = materials.page(
                    wanted, page.after().map(after -> after.longAt(0)).orElse(Long.MAX_VALUE), page.fetch());
            return Page.of(
                    views.of(found),
                    page,
                    view -> view,
                    view -> Cursor.of(view.id().value()));
        });
    }

    @GetMapping("/material-categories")
    @Operation(summary = "素材分类 All categories; parentId makes the tree")
    Mono<CategoryView.Tree> categories(SignedInGuide guide) {
        return offload.call(() -> CategoryView.Tree.of(categories.all()));
    }

    @GetMapping("/materials/{id}")
    @Operation(summary = "素材详情 A material")
    Mono<MaterialView> show(SignedInGuide guide, @PathVariable Id id) {
        return offload.call(() -> views.of(visible(guide, id)));
    }

    @GetMapping("/materials/{id}/file")
    @Operation(summary = "下载素材 The picture, video or document itself; counts as a use")
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content = {
                @Content(mediaType = "application/octet-stream", schema = @Schema(type = "string", format = "binary"))
            })
    Mono<ResponseEntity<Flux<DataBuffer>>> file(SignedInGuide guide, @PathVariable Id id) {
        return offload.call(() -> {
            var material = visible(guide, id);
            var asset = asset(material.content().fileId());
            recordUse.record(material.id(), guide.guideId(), guide.storeId(), MaterialUse.DOWNLOAD);
            return files.answer(asset, material.title());
        });
    }

    @GetMapping("/materials/{id}/cover")
    @Operation(summary = "素材封面 The small picture")
    @ApiResponse(
            responseCode = "200",
            description = "The picture",
            content = {
                @Content(mediaType = "application/octet-stream", schema = @Schema(type = "string", format = "binary"))
            })
    Mono<ResponseEntity<Flux<DataBuffer>>> cover(SignedInGuide guide, @PathVariable Id id) {
        return offload.call(() -> {
            var material = visible(guide, id);
            return files.answer(asset(material.content().coverId()), material.title());
        });
    }

    @GetMapping("/materials/{id}/poster")
    @Operation(
            summary = "我的海报 My own poster of this material, as JPEG",
            description = "With my name, my store and a code that leads to my tracked link; with assignmentId what it"
                    + " brings counts for that task.")
    @ApiResponse(
            responseCode = "200",
            description = "The picture",
            content = {@Content(mediaType = "image/jpeg", schema = @Schema(type = "string", format = "binary"))})
    Mono<ResponseEntity<Flux<DataBuffer>>> poster(
            SignedInGuide guide, @PathVariable Id id, @RequestParam Optional<Id> assignmentId) {
        return offload.call(() -> {
            var jpeg = makePoster.make(new MakePoster.Wanted(
                    guide.guideId(), guide.storeId(), guide.regionId(), id.value(), assignmentId.map(Id::value)));
            return downloads.kept(
                    "poster-" + id + ".jpg", MediaType.IMAGE_JPEG_VALUE, true, () -> new ByteArrayInputStream(jpeg));
        });
    }

    private Material visible(SignedInGuide guide, Id id) {
        return materials
                .find(id.value())
                .filter(found -> materials.isVisible(found.id(), reader(guide)))
                .orElseThrow(() -> Refusal.notFound("素材", "material"));
    }

    private Asset asset(Optional<Long> id) {
        return id.flatMap(assets::find).orElseThrow(() -> Refusal.notFound("文件", "file"));
    }

    private Reader reader(SignedInGuide guide) {
        return new Reader(guide.storeId(), guide.regionId(), clock.instant());
    }
}
