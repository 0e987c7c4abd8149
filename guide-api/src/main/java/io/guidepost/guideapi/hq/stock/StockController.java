package io.guidepost.guideapi.hq.stock;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.organization.Sights;
import io.guidepost.domain.stock.BookStock;
import io.guidepost.domain.stock.BookStock.Wanted;
import io.guidepost.domain.stock.ImportCount;
import io.guidepost.domain.stock.ReadStock;
import io.guidepost.domain.stock.Stock;
import io.guidepost.domain.stock.StockDocument;
import io.guidepost.domain.stock.StockDocument.Maker;
import io.guidepost.domain.stock.StockDocuments;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.guideapi.sheet.Format;
import io.guidepost.guideapi.stock.StockViews;
import io.guidepost.guideapi.stock.StockViews.StockChangeBody;
import io.guidepost.guideapi.stock.StockViews.StockCountView;
import io.guidepost.guideapi.stock.StockViews.StockDocumentView;
import io.guidepost.guideapi.stock.StockViews.StockLineView;
import io.guidepost.guideapi.stock.StockViews.StockMovementView;
import io.guidepost.guideapi.stock.StockViews.StockRowView;
import io.guidepost.guideapi.stock.StockViews.StockThresholdBody;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.file.Downloads;
import io.guidepost.webedge.file.UploadDoor;
import io.guidepost.webedge.file.Uploads;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.once.IdempotencyKey;
import io.guidepost.webedge.once.OnceAnswer;
import io.guidepost.webedge.once.OnceOnly;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
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
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What lies in the central warehouse and in every store, and the papers by which it changes (INV-08). */
@RestController
@RequestMapping(StockController.PATH)
@Tag(name = "库存 Stock")
class StockController {

    static final String PATH = "/api/admin/v1/stock";

    private final ReadStock read;
    private final BookStock book;
    private final StockDocuments documents;
    private final ImportCount counts;
    private final Roster roster;
    private final Uploads uploads;
    private final Downloads downloads;
    private final OnceOnly once;
    private final Sights sights;
    private final Offload offload;

    StockController(
            ReadStock read,
            BookStock book,
            StockDocuments documents,
            ImportCount counts,
            Roster roster,
            Uploads uploads,
            Downloads downloads,
            OnceOnly once,
            Sights sights,
            Offload offload) {
        this.read = read;
        this.book = book;
        this.documents = documents;
        this.counts = counts;
        this.roster = roster;
        this.uploads = uploads;
        this.downloads = downloads;
        this.once = once;
        this.sights = sights;
        this.offload = offload;
    }

    @Configuration(proxyBeanMethods = false)
    static class Door {

        @Bean
        UploadDoor stockCounts() {
            return new UploadDoor(PATH + "/counts");
        }
    }

    @GetMapping
    @Operation(
            summary = "库存列表 Stock of a place by SKU",
            description = "Without storeId that of the central warehouse. With low=true only what is at or below its"
                    + " threshold. Administrators of a region see its stores.")
    Mono<Page<StockRowView>> list(
            SignedInAdmin admin,
            @RequestParam Optional<Id> storeId,
            @RequestParam(defaultValue = "false") boolean low,
            PageRequest page) {
        long after = page.after().map(cursor -> cursor.longAt(0)).orElse(0L);
        return offload.call(() -> Page.of(
                read.page(seen(admin, storeId), low, after, page.fetch()),
                page,
                row -> StockRowView.of(row, read),
                row -> Cursor.of(row.skuId())));
    }

    @GetMapping("/{skuId}/movements")
    @Operation(
            summary = "库存流水 Movements of a SKU at a place, newest first",
            description = "causeId is the order, refund, document or activity behind it.")
    Mono<Page<StockMovementView>> movements(
            SignedInAdmin admin, @PathVariable Id skuId, @RequestParam Optional<Id> storeId, PageRequest page) {
        var after = page.after().map(StockViews::after);
        return offload.call(() -> Page.of(
                read.movements(seen(admin, storeId), skuId.value(), after, page.fetch()),
                page,
                StockMovementView::of,
                StockViews::cursor));
    }

    @PutMapping("/{skuId}/threshold")
    @Operation(
            summary = "设置低库存阈值 Set when a SKU is low at a place",
            description = "Without lowAt the general threshold holds again.")
    Mono<StockRowView> setThreshold(
            SignedInAdmin admin,
            @PathVariable Id skuId,
            @RequestParam Optional<Id> storeId,
            @Valid @RequestBody StockThresholdBody body) {
        Roles.require(admin, Roles.OPERATOR);
        return offload.call(() -> StockRowView.of(
                read.setLowAt(seen(admin, storeId), skuId.value(), Optional.ofNullable(body.lowAt())), read));
    }

    @PostMapping("/documents")
    @Operation(
            summary = "登记库存单据 Book goods that came in, were carried, or were found more or fewer",
            description =
                    "storeId is whose stock changes, of a transfer the one that receives; fromStoreId is the sender of"
                            + " a transfer; absent means the central warehouse. An adjustment of more units than one person may book waits"
                            + " as PENDING until another administrator approves. 422 stock_too_low names the SKU.")
    Mono<OnceAnswer<StockDocumentView>> book(
            SignedInAdmin admin, IdempotencyKey key, @Valid @RequestBody NewStockDocument body) {
        Roles.require(admin, Roles.OPERATOR);
        return offload.call(() -> once.inTransaction(
                admin,
                key,
                body,
                HttpStatus.CREATED,
                () -> StockDocumentView.of(book.book(wanted(admin, body))),
                document -> PATH + "/documents/" + document.id()));
    }

    private Wanted wanted(SignedInAdmin admin, NewStockDocument body) {
        var kind = StockDocument.Kind.valueOf(body.kind().name());
        long place = seen(admin, Optional.ofNullable(body.storeId()));
        return new Wanted(
                kind,
                place,
                kind == StockDocument.Kind.TRANSFER || body.fromStoreId() != null
                        ? Optional.of(seen(admin, Optional.ofNullable(body.fromStoreId())))
                        : Optional.empty(),
                body.reason().strip(),
                Maker.admin(admin.adminId()),
                body.lines().stream().map(StockChangeBody::toChange).toList());
    }

    @GetMapping("/documents")
    @Operation(summary = "库存单据列表 Documents, newest first")
    Mono<Page<StockDocumentView>> documents(
            SignedInAdmin admin,
            @RequestParam Optional<StockDocument.Status> status,
            @RequestParam Optional<Id> storeId,
            PageRequest page) {
        long before = page.after().map(cursor -> cursor.longAt(0)).orElse(Long.MAX_VALUE);
        return offload.call(() -> {
            var place = !admin.sight().isAll() || storeId.isPresent()
                    ? Optional.of(seen(admin, storeId))
                    : Optional.<Long>empty();
            return Page.of(
                    documents.page(status, place, before, page.fetch()),
                    page,
                    StockDocumentView::of,
                    document -> Cursor.of(document.id()));
        });
    }

    @GetMapping("/documents/{id}")
    @Operation(summary = "库存单据详情 A document")
    Mono<StockDocumentView> show(SignedInAdmin admin, @PathVariable Id id) {
        return offload.call(() -> StockDocumentView.of(found(admin, id)));
    }

    @GetMapping("/documents/{id}/lines")
    @Operation(summary = "库存单据明细 The lines of a document by SKU")
    Mono<Page<StockLineView>> lines(SignedInAdmin admin, @PathVariable Id id, PageRequest page) {
        long after = page.after().map(cursor -> cursor.longAt(0)).orElse(0L);
        return offload.call(() -> Page.of(
                documents.lines(found(admin, id).id(), after, page.fetch()),
                page,
                StockLineView::of,
                line -> Cursor.of(line.skuId())));
    }

    @PostMapping("/documents/{id}/approval")
    @Operation(
            summary = "审批库存单据 Approve and book a document; by another administrator than its maker",
            description =
                    "409 stock_document_decided if it was decided before; 422 stock_too_low if the units are gone.")
    Mono<StockDocumentView> approve(
            SignedInAdmin admin, @PathVariable Id id, @RequestBody(required = false) Nothing nothing) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        return offload.call(() -> {
            found(admin, id);
            return StockDocumentView.of(book.approve(id.value(), admin.adminId()));
        });
    }

    @PostMapping("/documents/{id}/rejection")
    @Operation(summary = "驳回库存单据 Turn a document down; its maker takes it back this way")
    Mono<StockDocumentView> reject(SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody StockRejection body) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        return offload.call(() -> {
            found(admin, id);
            return StockDocumentView.of(
                    book.reject(id.value(), admin.adminId(), body.reason().strip()));
        });
    }

    @PostMapping("/counts")
    @Operation(
            summary = "导入盘点 Import a count from .xlsx or CSV",
            description =
                    "The body is the file, up to 5 MB and 20,000 rows; titles in Chinese or English: SKU编号 SKU, 盘点数量"
                            + " Counted. Without storeId the central warehouse. With dryRun (the default) nothing is booked: the answer"
                            + " says what differs. The differences become one document, waiting for another administrator if they are more"
                            + " than one person may book. With an error in any row nothing is booked.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = "application/octet-stream",
                                        schema = @Schema(type = "string", format = "binary"))
                            }))
    Mono<StockCountView> count(
            SignedInAdmin admin,
            @RequestParam Optional<Id> storeId,
            @RequestParam(defaultValue = "true") boolean dryRun,
            ServerHttpRequest request,
            Locale locale) {
        Roles.require(admin, Roles.OPERATOR);
        return uploads.received(
                request.getBody(),
                file -> offload.call(() -> {
                    long place = seen(admin, storeId);
                    return StockCountView.of(
                            dryRun
                                    ? counts.check(file, place)
                                    : counts.take(file, place, "盘点 Count", Maker.admin(admin.adminId())),
                            locale);
                }));
    }

    @GetMapping("/counts/export")
    @Operation(
            summary = "导出盘点表 The stock of a place as a table to be counted",
            description = "format is xlsx or csv, in the language asked for; filled in, it can be imported.")
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content = {
                @Content(mediaType = "application/octet-stream", schema = @Schema(type = "string", format = "binary"))
            })
    Mono<ResponseEntity<Flux<DataBuffer>>> export(
            SignedInAdmin admin,
            @RequestParam Optional<Id> storeId,
            @RequestParam(defaultValue = "xlsx") Format format,
            Locale locale) {
        return offload.call(() -> seen(admin, storeId))
                .map(place -> downloads.of(
                        format.fileName("stock-" + (place == Stock.CENTRAL ? "central" : place)),
                        format.written().contentType(),
                        out -> counts.write(out, format.written(), place, locale)));
    }

    private StockDocument found(SignedInAdmin admin, Id id) {
        var document = documents.find(id.value()).orElseThrow(() -> Refusal.notFound("库存单据", "stock document"));
        if (!admin.sight().isAll() && !isSeen(admin, document.placeId())) {
            throw Refusal.notFound("库存单据", "stock document");
        }
        return document;
    }

    /** The place that is asked for, if this administrator may see it: those of a region see its stores alone. */
    private long seen(SignedInAdmin admin, Optional<Id> storeId) {
        long place = storeId.map(Id::value).orElse(Stock.CENTRAL);
        if (storeId.isPresent() && roster.store(place).isEmpty() || !isSeen(admin, place)) {
            throw Refusal.notFound("门店", "store");
        }
        return place;
    }

    private boolean isSeen(SignedInAdmin admin, long place) {
        return sights.coversStore(admin.sight(), place);
    }

    /** @param storeId whose stock changes, of a transfer the one that receives; absent for the central warehouse */
    record NewStockDocument(
            @NotNull StockDocumentKind kind,
            Id storeId,
            Id fromStoreId,
            @NotBlank @Size(max = 200) String reason,
            @NotNull @Size(min = 1, max = 500) List<@NotNull @Valid StockChangeBody> lines) {}

    enum StockDocumentKind {
        INBOUND,
        ADJUSTMENT,
        TRANSFER
    }

    record StockRejection(@NotBlank @Size(max = 200) String reason) {}

    record Nothing() {}
}
