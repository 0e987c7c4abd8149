package io.guidepost.miniappapi.catalog;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.page.ShopPage.Release;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.ready.ReadyAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The mini-program's home page and subjects, each in one answer. */
@RestController
@RequestMapping(path = "/api/shop/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "页面 Pages")
class ShopPageController {

    private static final ShopPageView NOTHING = new ShopPageView(null, "", List.of());

    private final PageDirectory directory;
    private final ShownPages shown;
    private final HotProducts hot;
    private final Offload offload;

    ShopPageController(PageDirectory directory, ShownPages shown, HotProducts hot, Offload offload) {
        this.directory = directory;
        this.shown = shown;
        this.hot = hot;
        this.offload = offload;
    }

    /** A release as it stands in memory: whatever store it was found by, its bytes are the same. */
    private record Shown(long releaseId) {}

    @GetMapping("/home")
    @Operation(
            summary = "首页 The home page",
            description =
                    "That of the store, else of its region, else everybody's; of several the one published last. Without"
                            + " blocks where none is published. A change is seen within a second.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ShopPageView.class)))
    Mono<ResponseEntity<byte[]>> home(@RequestParam Optional<Id> storeId, ServerHttpRequest request) {
        return offload.call(() -> answer(request, () -> directory.home(storeId.map(Id::value)))
                .orElseGet(() -> hot.written(NOTHING))
                .entity());
    }

    @GetMapping("/pages/{id}")
    @Operation(
            summary = "专题页 A page",
            description = "404 unless it is published, its time has come, and it is meant for the store.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ShopPageView.class)))
    Mono<ResponseEntity<byte[]>> page(
            @PathVariable Id id, @RequestParam Optional<Id> storeId, ServerHttpRequest request) {
        return offload.call(() -> answer(request, () -> directory.page(id.value(), storeId.map(Id::value)))
                .orElseThrow(() -> Refusal.notFound("页面", "page"))
                .entity());
    }

    /** From now on the address means this release, until other pages are to be seen. */
    private Optional<ReadyAnswer> answer(ServerHttpRequest request, Supplier<Optional<Release>> found) {
        var release = found.get();
        while (release.isPresent()) {
            var key = new Shown(release.get().id());
            hot.listIsAt(request.getURI(), key);
            // It may have been another one's turn just before the address was noted; then nobody would forget it.
            var again = found.get();
            if (again.map(Release::id).equals(release.map(Release::id))) {
                var one = release.get();
                return Optional.of(hot.list(key).orElseGet(() -> hot.readList(key, () -> shown.view(one))));
            }
            release = again;
        }
        return Optional.empty();
    }
}
