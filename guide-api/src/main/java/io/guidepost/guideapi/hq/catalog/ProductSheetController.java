package io.guidepost.guideapi.hq.catalog;

import io.guidepost.domain.picture.PictureDownload;
import io.guidepost.domain.picture.PictureDownloads;
import io.guidepost.domain.productfile.ImportProducts;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.guideapi.sheet.Format;
import io.guidepost.guideapi.sheet.RowError;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.file.Downloads;
import io.guidepost.webedge.file.UploadDoor;
import io.guidepost.webedge.file.Uploads;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Products by the thousand: in from a table or an archive, after a look at what that would do, and out again. */
@RestController
@RequestMapping(HqProductController.PATH)
@Tag(name = "商品 Products")
class ProductSheetController {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final DataSize LARGEST = DataSize.ofMegabytes(100);

    private final ImportProducts products;
    private final PictureDownloads pictures;
    private final Uploads uploads;
    private final Downloads downloads;
    private final Clock clock;
    private final Offload offload;

    ProductSheetController(
            ImportProducts products,
            PictureDownloads pictures,
            Uploads uploads,
            Downloads downloads,
            Clock clock,
            Offload offload) {
        this.products = products;
        this.pictures = pictures;
        this.uploads = uploads;
        this.downloads = downloads;
        this.clock = clock;
        this.offload = offload;
    }

    @Configuration(proxyBeanMethods = false)
    static class Door {

        @Bean
        UploadDoor productImports() {
            return new UploadDoor(HqProductController.PATH + "/imports", Optional.of(LARGEST));
        }
    }

    @PostMapping("/imports")
    @Operation(
            summary = "导入商品 Import products from .xlsx, CSV or a .zip with pictures",
            description =
                    "The body is the file: a table of up to 20,000 rows, or a zip (100 MB; 300 MB unpacked) of one table"
                            + " and the pictures it names. With dryRun (the default) nothing is changed: the answer says what would"
                            + " be. Products are known by their code and SKUs by theirs, so that the same file again changes"
                            + " nothing. One row for each SKU; columns in Chinese or English: 商品编码 Product code*, 标题 Title,"
                            + " 英文标题 Title (English), 类目 Category (女装/连衣裙), 品牌 Brand, 描述 Description, 退货天数 Return days,"
                            + " 图片 Pictures (addresses or names in the zip, one per line), 上架 On shelf, SKU编码 SKU code*, 规格"
                            + " Specs (颜色:黑;尺码:M), 价格(元) Price (yuan)*, SKU在售 SKU on shelf. An empty cell leaves what there is."
                            + " Pictures by address are fetched afterwards; see picture-downloads.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = "application/octet-stream",
                                        schema = @Schema(type = "string", format = "binary"))
                            }))
    Mono<ProductImportView> take(
            SignedInAdmin admin,
            @RequestParam(defaultValue = "true") boolean dryRun,
            ServerHttpRequest request,
            Locale locale) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        return uploads.received(
                request.getBody(),
                LARGEST.toBytes(),
                file -> offload.call(() -> ProductImportView.of(
                        dryRun ? products.check(file) : products.take(file, admin.adminId()), locale)));
    }

    @GetMapping("/export")
    @Operation(
            summary = "导出商品 Export all products but archived ones",
            description =
                    "format is xlsx or csv, in the language asked for; what is exported can be changed and imported.")
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content = {
                @Content(mediaType = "application/octet-stream", schema = @Schema(type = "string", format = "binary"))
            })
    ResponseEntity<Flux<DataBuffer>> export(
            SignedInAdmin admin, @RequestParam(defaultValue = "xlsx") Format format, Locale locale) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        var today = LocalDate.ofInstant(clock.instant(), SHANGHAI);
        return downloads.of(
                format.fileName("products-" + today),
                format.written().contentType(),
                out -> products.write(out, format.written(), locale));
    }

    @GetMapping("/picture-downloads")
    @Operation(
            summary = "图片抓取 The pictures that imports named by address",
            description =
                    "FAILED ones say why: address_not_public, status_404, too_large, file_type_unsupported and others."
                            + " Importing the address again tries it anew.")
    Mono<Page<PictureDownloadView>> pictures(
            SignedInAdmin admin, @RequestParam Optional<PictureDownload.State> state, PageRequest page) {
        return offload.call(() -> Page.of(
                pictures.page(state, page.after().map(after -> after.longAt(0)).orElse(Long.MAX_VALUE), page.fetch()),
                page,
                PictureDownloadView::of,
                download -> Cursor.of(download.id())));
    }

    record PictureDownloadView(Id id, String url, PictureDownload.State state, int attempts, String error) {

        static PictureDownloadView of(PictureDownload download) {
            return new PictureDownloadView(
                    new Id(download.id()),
                    download.url(),
                    download.state(),
                    download.attempts(),
                    download.error().isEmpty() ? null : download.error());
        }
    }

    /** {@code errors} and {@code changes} are the first 200 of each. */
    record ProductImportView(
            int rows,
            int added,
            int changed,
            int unchanged,
            int picturesToFetch,
            int errorCount,
            List<RowError> errors,
            List<ImportedProductView> changes) {

        record ImportedProductView(int row, String code, String title, boolean added) {}

        static ProductImportView of(ImportProducts.Outlook outlook, Locale locale) {
            return new ProductImportView(
                    outlook.rows(),
                    outlook.added(),
                    outlook.changed(),
                    outlook.unchanged(),
                    outlook.pictures(),
                    outlook.faultCount(),
                    RowError.of(outlook.faults(), locale),
                    outlook.changes().stream()
                            .map(change -> new ImportedProductView(
                                    change.row(), change.code(), change.title(), change.isNew()))
                            .toList());
        }
    }
}
