package io.guidepost.guideapi.hq.filejob;

import io.guidepost.domain.filejob.FileJob;
import io.guidepost.domain.filejob.FileJob.Direction;
import io.guidepost.domain.filejob.HandInFile;
import io.guidepost.domain.filejob.HandInFile.HandedIn;
import io.guidepost.domain.filejob.Kinds;
import io.guidepost.domain.filejob.WatchFileJobs;
import io.guidepost.domain.rights.Permission.Action;
import io.guidepost.domain.sheet.SheetColumn;
import io.guidepost.domain.sheet.SheetWriter;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.guideapi.hq.access.AskedBesides;
import io.guidepost.guideapi.hq.filejob.FileJobViews.FileImportView;
import io.guidepost.guideapi.hq.filejob.FileJobViews.FileKindView;
import io.guidepost.guideapi.hq.filejob.FileJobViews.FileKindsView;
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
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tables that come in: one way for all kinds, worked on behind the scenes. */
@RestController
@RequestMapping(FileImportController.PATH)
@Tag(name = "导入与导出 Imports and exports")
class FileImportController {

    static final String PATH = "/api/admin/v1/imports";

    private static final DataSize LARGEST = DataSize.ofMegabytes(50);

    private final HandInFile handIn;
    private final WatchFileJobs jobs;
    private final Kinds kinds;
    private final AskedBesides besides;
    private final Uploads uploads;
    private final Downloads downloads;
    private final Offload offload;

    FileImportController(
            HandInFile handIn,
            WatchFileJobs jobs,
            Kinds kinds,
            AskedBesides besides,
            Uploads uploads,
            Downloads downloads,
            Offload offload) {
        this.handIn = handIn;
        this.jobs = jobs;
        this.kinds = kinds;
        this.besides = besides;
        this.uploads = uploads;
        this.downloads = downloads;
        this.offload = offload;
    }

    @Configuration(proxyBeanMethods = false)
    static class Door {

        @Bean
        UploadDoor fileImports() {
            return new UploadDoor(PATH + "/files", Optional.of(LARGEST));
        }
    }

    @GetMapping("/kinds")
    @Operation(summary = "可导入的表格 Which tables can be imported, and their columns")
    FileKindsView kinds(SignedInAdmin admin, Locale locale) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        return new FileKindsView(kinds.imports().stream()
                .map(kind -> FileKindView.of(
                        kind.name(), kind.title(), written(kind.columns()), kind.required(), false, locale))
                .toList());
    }

    @GetMapping("/kinds/{kind}/template")
    @Operation(summary = "下载导入模板 An empty table with the titles of a kind")
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content = {
                @Content(mediaType = "application/octet-stream", schema = @Schema(type = "string", format = "binary"))
            })
    ResponseEntity<Flux<DataBuffer>> template(
            SignedInAdmin admin,
            @PathVariable String kind,
            @RequestParam(defaultValue = "xlsx") Format format,
            Locale locale) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        var columns = written(kinds.importing(kind).columns());
        return downloads.of(
                format.fileName(kind.toLowerCase(Locale.ROOT) + "-template"),
                format.written().contentType(),
                out -> SheetWriter.to(out, format.written(), columns, locale).close());
    }

    private static List<SheetColumn> written(List<SheetColumn> columns) {
        return columns.stream()
                .filter(column -> column.kind() != SheetColumn.Kind.IGNORED)
                .toList();
    }

    @PostMapping("/files")
    @Operation(
            summary = "导入表格 Hand in a table of any kind",
            description =
                    "The body is the file, .xlsx or CSV, up to 50 MB and the rows its kind allows (members: 200,000). What is"
                            + " no table of that kind is refused at once; the rest runs in the background, Location tells where to look."
                            + " With dryRun (the default) nothing is changed. Without, all rows are looked through first and one wrong row"
                            + " keeps all of them out (FAULTY); with skipFaulty the right ones are taken. The same file, taken before"
                            + " without errors, answers that import with 200; again=true takes it once more. subjectId: for kinds that are"
                            + " about one thing, such as the place of a STOCK count.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = "application/octet-stream",
                                        schema = @Schema(type = "string", format = "binary"))
                            }))
    Mono<ResponseEntity<FileImportView>> take(
            SignedInAdmin admin,
            @RequestParam String kind,
            @RequestParam Optional<Id> subjectId,
            @RequestParam(defaultValue = "true") boolean dryRun,
            @RequestParam(defaultValue = "false") boolean skipFaulty,
            @RequestParam(defaultValue = "false") boolean again,
            ServerWebExchange exchange,
            Locale locale) {
        Roles.require(admin, Roles.OPERATOR);
        kinds.importing(kind);
        var handedIn = new HandedIn(
                kind, subjectId.map(Id::value).orElse(0L), dryRun, skipFaulty, again, locale, admin.adminId());
        return besides.require(exchange, KindAreas.permission(kind, Action.WRITE))
                .then(uploads.received(
                        exchange.getRequest().getBody(),
                        LARGEST.toBytes(),
                        file -> offload.call(() -> {
                            var accepted = handIn.accept(file, handedIn);
                            return ResponseEntity.status(accepted.isNew() ? HttpStatus.ACCEPTED : HttpStatus.OK)
                                    .location(URI.create(
                                            PATH + "/" + accepted.job().id()))
                                    .body(view(accepted.job()));
                        })));
    }

    @GetMapping
    @Operation(summary = "导入列表 Imports, newest first")
    Mono<Page<FileImportView>> list(SignedInAdmin admin, PageRequest page) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        long before = page.after().map(cursor -> cursor.longAt(0)).orElse(Long.MAX_VALUE);
        return offload.call(() -> Page.of(
                jobs.page(Direction.IMPORT, admin.adminId(), admin.sight().onlyRegion(), before, page.fetch()),
                page,
                job -> FileImportView.of(job, List.of()),
                job -> Cursor.of(job.id())));
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "导入进度 How far an import has come",
            description =
                    "QUEUED → RUNNING → DONE; FAULTY when rows are wrong and nothing was done; FAILED can be resumed where it"
                            + " stopped; CANCELLED; EXPIRED after seven days.")
    Mono<FileImportView> show(SignedInAdmin admin, @PathVariable Id id) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        return offload.call(() -> view(find(admin, id)));
    }

    @GetMapping("/{id}/errors")
    @Operation(summary = "导入错误 What is wrong with which row", description = "By row; never what stands in the cell.")
    Mono<Page<RowError>> errors(SignedInAdmin admin, @PathVariable Id id, PageRequest page, Locale locale) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        int row = page.after().map(cursor -> Math.toIntExact(cursor.longAt(0))).orElse(0);
        int fault =
                page.after().map(cursor -> Math.toIntExact(cursor.longAt(1))).orElse(0);
        return offload.call(() -> Page.of(
                jobs.faults(find(admin, id), row, fault, page.fetch()),
                page,
                found -> RowError.of(List.of(found.fault()), locale).get(0),
                found -> Cursor.of(found.fault().row(), found.faultNo())));
    }

    @GetMapping("/{id}/file")
    @Operation(
            summary = "下载错误文件 Take the file with its errors",
            description =
                    "The file as it was handed in, with what is wrong in a column of its own; corrected it can be handed in"
                            + " again. For who handed it in alone (403 not_yours). 409 export_not_ready where there is none.")
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content = {
                @Content(mediaType = "application/octet-stream", schema = @Schema(type = "string", format = "binary"))
            })
    Mono<ResponseEntity<Flux<DataBuffer>>> file(SignedInAdmin admin, @PathVariable Id id) {
        Roles.require(admin, Roles.OPERATOR);
        return offload.call(() -> jobs.take(
                        Direction.IMPORT,
                        id.value(),
                        admin.adminId(),
                        admin.sight().onlyRegion()))
                .map(job -> downloads.of(
                        "import-%d-errors.%s".formatted(job.id(), job.format().extension()),
                        job.format().contentType(),
                        out -> jobs.write(job, out)));
    }

    @PostMapping("/{id}/cancellation")
    @Operation(
            summary = "停止导入 Stop an import",
            description = "What was done stays done; 409 file_job_state when it is over.")
    Mono<FileImportView> cancel(SignedInAdmin admin, @PathVariable Id id) {
        Roles.require(admin, Roles.OPERATOR);
        return offload.call(() -> view(jobs.cancel(
                Direction.IMPORT, id.value(), admin.adminId(), admin.sight().onlyRegion())));
    }

    @PostMapping("/{id}/resumption")
    @Operation(
            summary = "继续导入 Go on with an import that failed",
            description = "Behind the last row that is done; 409 file_job_state when it has not failed.")
    Mono<FileImportView> resume(SignedInAdmin admin, @PathVariable Id id) {
        Roles.require(admin, Roles.OPERATOR);
        return offload.call(() -> view(jobs.resume(id.value(), admin.adminId())));
    }

    private FileJob find(SignedInAdmin admin, Id id) {
        return jobs.find(
                Direction.IMPORT, id.value(), admin.adminId(), admin.sight().onlyRegion());
    }

    private FileImportView view(FileJob job) {
        return FileImportView.of(job, jobs.notes(job));
    }
}
