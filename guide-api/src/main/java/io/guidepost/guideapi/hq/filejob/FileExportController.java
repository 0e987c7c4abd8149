package io.guidepost.guideapi.hq.filejob;

import io.guidepost.domain.filejob.AskForFile;
import io.guidepost.domain.filejob.AskForFile.Wanted;
import io.guidepost.domain.filejob.FileJob;
import io.guidepost.domain.filejob.FileJob.Direction;
import io.guidepost.domain.filejob.Kinds;
import io.guidepost.domain.filejob.WatchFileJobs;
import io.guidepost.domain.rights.Permission.Action;
import io.guidepost.domain.sheet.SheetFormat;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.guideapi.hq.access.AskedBesides;
import io.guidepost.guideapi.hq.filejob.FileJobViews.FileExportView;
import io.guidepost.guideapi.hq.filejob.FileJobViews.FileKindView;
import io.guidepost.guideapi.hq.filejob.FileJobViews.FileKindsView;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.file.Downloads;
import io.guidepost.webedge.json.Id;
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
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tables that go out: one way for all kinds, written behind the scenes, large ones after somebody else's approval. */
@RestController
@RequestMapping(FileExportController.PATH)
@Tag(name = "导入与导出 Imports and exports")
class FileExportController {

    static final String PATH = "/api/admin/v1/exports";

    private static final Set<String> SEES_NAMES = Set.of(Roles.OPERATOR, Roles.CHECKER, Roles.REGION_MANAGER);

    private final AskForFile ask;
    private final WatchFileJobs jobs;
    private final Kinds kinds;
    private final AskedBesides besides;
    private final Downloads downloads;
    private final Offload offload;

    FileExportController(
            AskForFile ask,
            WatchFileJobs jobs,
            Kinds kinds,
            AskedBesides besides,
            Downloads downloads,
            Offload offload) {
        this.ask = ask;
        this.jobs = jobs;
        this.kinds = kinds;
        this.besides = besides;
        this.downloads = downloads;
        this.offload = offload;
    }

    @GetMapping("/kinds")
    @Operation(summary = "可导出的表格 Which tables can be exported, and their columns")
    FileKindsView kinds(SignedInAdmin admin, Locale locale) {
        requireReader(admin);
        return new FileKindsView(kinds.exports().stream()
                .filter(kind -> admin.sight().isAll() || kind.isByRegion())
                .map(kind -> FileKindView.of(
                        kind.name(), kind.title(), kind.columns(), List.of(), kind.isByRegion(), locale))
                .toList());
    }

    @PostMapping
    @Operation(
            summary = "导出表格 Have a table of any kind written",
            description =
                    "Runs in the background; Location tells where to look. Phones are masked for everybody, names for who does"
                            + " not see them; each row carries a watermark: who, when, which export. Above a number of rows"
                            + " (guidepost.export.approved-above-rows) it is AWAITING somebody else's approval first. Asking again while it"
                            + " is under way answers the same. A region manager gets the own region, 403 not_by_region for what is not told"
                            + " apart by region. 422 export_too_large: beyond a million rows ask for csv.")
    Mono<ResponseEntity<FileExportView>> ask(
            SignedInAdmin admin, @Valid @RequestBody NewFileExport body, ServerWebExchange exchange, Locale locale) {
        requireReader(admin);
        kinds.exporting(body.kind());
        var wanted = new Wanted(
                body.kind(),
                Optional.ofNullable(body.subjectId()).map(Id::value).orElse(0L),
                body.format(),
                locale,
                admin.sight().onlyRegion(),
                !Collections.disjoint(admin.roles(), SEES_NAMES),
                body.reason(),
                admin.adminId(),
                admin.name());
        return besides.require(exchange, KindAreas.permission(body.kind(), Action.READ))
                .then(offload.call(() -> {
                    var job = ask.ask(wanted);
                    return ResponseEntity.accepted()
                            .location(URI.create(PATH + "/" + job.id()))
                            .body(view(job));
                }));
    }

    @GetMapping
    @Operation(summary = "导出列表 Exports, newest first", description = "A region manager sees the own ones.")
    Mono<Page<FileExportView>> list(SignedInAdmin admin, PageRequest page) {
        requireReader(admin);
        long before = page.after().map(cursor -> cursor.longAt(0)).orElse(Long.MAX_VALUE);
        return offload.call(() -> Page.of(
                jobs.page(Direction.EXPORT, admin.adminId(), admin.sight().onlyRegion(), before, page.fetch()),
                page,
                job -> FileExportView.of(job, List.of()),
                job -> Cursor.of(job.id())));
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "导出进度 How far an export has come",
            description =
                    "AWAITING → QUEUED → RUNNING → DONE; REJECTED, FAILED, CANCELLED; EXPIRED after seven days. events: who"
                            + " asked, approved and took it.")
    Mono<FileExportView> show(SignedInAdmin admin, @PathVariable Id id) {
        requireReader(admin);
        return offload.call(() -> view(jobs.find(
                Direction.EXPORT, id.value(), admin.adminId(), admin.sight().onlyRegion())));
    }

    @GetMapping("/{id}/file")
    @Operation(
            summary = "下载导出文件 Take the file of an export",
            description =
                    "For who asked for it alone (403 not_yours). 409 export_not_ready until it is DONE, 409 export_expired"
                            + " afterwards. Content-Hash is that of the file.")
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content = {
                @Content(mediaType = "application/octet-stream", schema = @Schema(type = "string", format = "binary"))
            })
    Mono<ResponseEntity<Flux<DataBuffer>>> file(SignedInAdmin admin, @PathVariable Id id) {
        requireReader(admin);
        return offload.call(() -> jobs.take(
                        Direction.EXPORT,
                        id.value(),
                        admin.adminId(),
                        admin.sight().onlyRegion()))
                .map(job -> {
                    var answer = downloads.of(
                            "%s-%d.%s"
                                    .formatted(
                                            job.kind().toLowerCase(Locale.ROOT),
                                            job.id(),
                                            job.format().extension()),
                            job.format().contentType(),
                            out -> jobs.write(job, out));
                    return ResponseEntity.status(answer.getStatusCode())
                            .headers(answer.getHeaders())
                            .header("Content-Hash", "sha-256=" + job.contentHash())
                            .body(answer.getBody());
                });
    }

    @PostMapping("/{id}/approval")
    @Operation(
            summary = "批准导出 Approve a large export",
            description = "Not by who asked for it (403 maker_is_checker); 409 file_job_state when it does not wait.")
    Mono<FileExportView> approve(SignedInAdmin admin, @PathVariable Id id) {
        Roles.require(admin, Roles.CHECKER);
        return offload.call(() -> view(ask.approve(id.value(), admin.adminId())));
    }

    @PostMapping("/{id}/rejection")
    @Operation(summary = "驳回导出 Reject a large export", description = "As approval.")
    Mono<FileExportView> reject(SignedInAdmin admin, @PathVariable Id id) {
        Roles.require(admin, Roles.CHECKER);
        return offload.call(() -> view(ask.reject(id.value(), admin.adminId())));
    }

    @PostMapping("/{id}/cancellation")
    @Operation(summary = "取消导出 Stop an export", description = "409 file_job_state when it is over.")
    Mono<FileExportView> cancel(SignedInAdmin admin, @PathVariable Id id) {
        requireReader(admin);
        return offload.call(() -> view(jobs.cancel(
                Direction.EXPORT, id.value(), admin.adminId(), admin.sight().onlyRegion())));
    }

    private FileExportView view(FileJob job) {
        return FileExportView.of(job, jobs.notes(job));
    }

    private static void requireReader(SignedInAdmin admin) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.REGION_MANAGER, Roles.FINANCE);
    }

    /**
     * {@code format} XLSX or CSV.
     *
     * @param reason what the file is for
     * @param subjectId for kinds that are about one thing, such as a task or a place
     */
    record NewFileExport(
            @NotBlank String kind,
            @NotNull SheetFormat format,
            @NotBlank @Size(max = 200) String reason,
            Id subjectId) {}
}
