package io.guidepost.guideapi.stock;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.stock.BookStock;
import io.guidepost.domain.stock.BookStock.Wanted;
import io.guidepost.domain.stock.ImportCount;
import io.guidepost.domain.stock.ReadStock;
import io.guidepost.domain.stock.StockDocument;
import io.guidepost.domain.stock.StockDocument.Maker;
import io.guidepost.guideapi.stock.StockViews.StockChangeBody;
import io.guidepost.guideapi.stock.StockViews.StockCountView;
import io.guidepost.guideapi.stock.StockViews.StockDocumentView;
import io.guidepost.guideapi.stock.StockViews.StockMovementView;
import io.guidepost.guideapi.stock.StockViews.StockRowView;
import io.guidepost.guideapi.stock.StockViews.StockThresholdBody;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.file.UploadDoor;
import io.guidepost.webedge.file.Uploads;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.once.IdempotencyKey;
import io.guidepost.webedge.once.OnceAnswer;
import io.guidepost.webedge.once.OnceOnly;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInGuide;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The stock of one's own store: every guide sees it, its manager books it. */
@RestController
@RequestMapping(StoreStockController.PATH)
@Tag(name = "门店库存 Store stock")
class StoreStockController {

    static final String PATH = "/api/guide/v1/store-stock";
    private static final String MANAGER = "MANAGER";

    private final ReadStock read;
    private final BookStock book;
    private final ImportCount counts;
    private final Uploads uploads;
    private final OnceOnly once;
    private final Offload offload;

    StoreStockController(
            ReadStock read, BookStock book, ImportCount counts, Uploads uploads, OnceOnly once, Offload offload) {
        this.read = read;
        this.book = book;
        this.counts = counts;
        this.uploads = uploads;
        this.once = once;
        this.offload = offload;
    }

    @Configuration(proxyBeanMethods = false)
    static class Door {

        @Bean
        UploadDoor storeStockCounts() {
            return new UploadDoor(PATH + "/counts");
        }
    }

    @GetMapping
    @Operation(
            summary = "本店库存 The stock of my store by SKU",
            description = "With low=true only what is at or below its threshold.")
    Mono<Page<StockRowView>> list(
            SignedInGuide me, @RequestParam(defaultValue = "false") boolean low, PageRequest page) {
        long after = page.after().map(cursor -> cursor.longAt(0)).orElse(0L);
        return offload.call(() -> Page.of(
                read.page(me.storeId(), low, after, page.fetch()),
                page,
                row -> StockRowView.of(row, read),
                row -> Cursor.of(row.skuId())));
    }

    @GetMapping("/{skuId}/movements")
    @Operation(summary = "本店库存流水 Movements of a SKU in my store, newest first")
    Mono<Page<StockMovementView>> movements(SignedInGuide me, @PathVariable Id skuId, PageRequest page) {
        var after = page.after().map(StockViews::after);
        return offload.call(() -> Page.of(
                read.movements(me.storeId(), skuId.value(), after, page.fetch()),
                page,
                StockMovementView::of,
                StockViews::cursor));
    }

    @PutMapping("/{skuId}/threshold")
    @Operation(summary = "设置低库存阈值 Set when a SKU is low in my store", description = "For the manager of the store.")
    Mono<StockRowView> setThreshold(
            SignedInGuide me, @PathVariable Id skuId, @Valid @RequestBody StockThresholdBody body) {
        requireManager(me);
        return offload.call(() ->
                StockRowView.of(read.setLowAt(me.storeId(), skuId.value(), Optional.ofNullable(body.lowAt())), read));
    }

    @PostMapping("/documents")
    @Operation(
            summary = "入库与调整 Goods that came into my store, or were found more or fewer",
            description =
                    "For the manager of the store. An adjustment of more units than one person may book waits as"
                            + " PENDING until headquarters approves; 422 stock_too_low names the SKU of which there are too few.")
    Mono<OnceAnswer<StockDocumentView>> book(
            SignedInGuide me, IdempotencyKey key, @Valid @RequestBody NewStoreDocument body) {
        requireManager(me);
        return offload.call(() -> once.inTransaction(
                me,
                key,
                body,
                HttpStatus.CREATED,
                () -> StockDocumentView.of(book.book(new Wanted(
                        body.kind().kind(),
                        me.storeId(),
                        Optional.empty(),
                        body.reason().strip(),
                        Maker.guide(me.guideId()),
                        body.lines().stream().map(StockChangeBody::toChange).toList()))),
                document -> "/api/admin/v1/stock/documents/" + document.id()));
    }

    @PostMapping("/counts")
    @Operation(
            summary = "本店盘点导入 Import a count of my store from .xlsx or CSV",
            description = "For the manager of the store. Columns: SKU编号 SKU, 盘点数量 Counted. With dryRun (the default)"
                    + " nothing is booked. The differences become one document; with an error in any row nothing does.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = "application/octet-stream",
                                        schema = @Schema(type = "string", format = "binary"))
                            }))
    Mono<StockCountView> count(
            SignedInGuide me,
            @RequestParam(defaultValue = "true") boolean dryRun,
            ServerHttpRequest request,
            Locale locale) {
        requireManager(me);
        return uploads.received(
                request.getBody(),
                file -> offload.call(() -> StockCountView.of(
                        dryRun
                                ? counts.check(file, me.storeId())
                                : counts.take(file, me.storeId(), "盘点 Count", Maker.guide(me.guideId())),
                        locale)));
    }

    private static void requireManager(SignedInGuide me) {
        if (!me.role().equals(MANAGER)) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "role_missing",
                    new Words("仅店长可登记门店库存", "Only the manager books the stock of a store"));
        }
    }

    record NewStoreDocument(
            @NotNull StoreDocumentKind kind,
            @NotBlank @Size(max = 200) String reason,
            @NotNull @Size(min = 1, max = 500) List<@NotNull @Valid StockChangeBody> lines) {}

    enum StoreDocumentKind {
        INBOUND,
        ADJUSTMENT;

        StockDocument.Kind kind() {
            return StockDocument.Kind.valueOf(name());
        }
    }
}
