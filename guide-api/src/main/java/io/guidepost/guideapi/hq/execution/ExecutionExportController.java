package io.guidepost.guideapi.hq.execution;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.filejob.AskForFile;
import io.guidepost.domain.filejob.AskForFile.Wanted;
import io.guidepost.domain.filejob.FileJob;
import io.guidepost.domain.filejob.FileJob.Direction;
import io.guidepost.domain.filejob.FileJobs.Noted;
import io.guidepost.domain.filejob.WatchFileJobs;
import io.guidepost.domain.sheet.SheetFormat;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.file.Downloads;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What came of a task as a file, made in the background. */
@RestController
@RequestMapping("/api/admin/v1")
@Tag(name = "任务执行 Execution of tasks")
class ExecutionExportController {

    private static final String OF_TASKS = "TASK_";
    private static final String PATH = "/api/admin/v1/execution-exports";

    private final AskForFile ask;
    private final WatchFileJobs exports;
    private final Downloads downloads;
    private final Offload offload;

    ExecutionExportController(AskForFile ask, WatchFileJobs exports, Downloads downloads, Offload offload) {
        this.ask = ask;
        this.exports = exports;
        this.downloads = downloads;
        this.offload = offload;
    }

    @PostMapping("/tasks/{id}/execution-exports")
    @Operation(
            summary = "导出执行明细 Have a file made of a task's guides or customers",
            description =
                    "Runs in the background; Location tells where to look. Names and numbers of customers are masked. Asking"
                            + " again while it is being made answers the same. A region manager gets the own region. Who asks and who"
                            + " takes the file is kept. 422 export_too_large: beyond a million rows ask for csv.")
    Mono<ResponseEntity<ExportView>> ask(
            SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody NewExport body, Locale language) {
        requireReader(admin);
        return offload.call(() -> {
            var export = ask.ask(new Wanted(
                    OF_TASKS + body.kind(),
                    id.value(),
                    body.format(),
                    language,
                    admin.sight().onlyRegion(),
                    true,
                    "",
                    admin.adminId(),
                    admin.name()));
            return ResponseEntity.accepted()
                    .location(URI.create(PATH + "/" + export.id()))
                    .body(ExportView.of(export, List.of()));
        });
    }

    @GetMapping("/execution-exports/{id}")
    @Operation(
            summary = "导出进度 How far a file has come",
            description =
                    "QUEUED → RUNNING → DONE or FAILED; EXPIRED after seven days. events: who asked and who took it. A large one is"
                            + " AWAITING an approval first, as every export; see exports.")
    Mono<ExportView> show(SignedInAdmin admin, @PathVariable Id id) {
        requireReader(admin);
        return offload.call(() -> {
            var export = found(admin, id);
            return ExportView.of(export, exports.notes(export));
        });
    }

    @GetMapping("/execution-exports/{id}/file")
    @Operation(
            summary = "下载导出文件 Take the file",
            description =
                    "For who asked for it (403 not_yours). 409 export_not_ready until it is DONE, 409 export_expired afterwards."
                            + " Content-Hash is that of the file.")
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content = {
                @Content(mediaType = "application/octet-stream", schema = @Schema(type = "string", format = "binary"))
            })
    Mono<ResponseEntity<Flux<DataBuffer>>> file(SignedInAdmin admin, @PathVariable Id id) {
        requireReader(admin);
        return offload.call(() -> {
                    found(admin, id);
                    return exports.take(
                            Direction.EXPORT,
                            id.value(),
                            admin.adminId(),
                            admin.sight().onlyRegion());
                })
                .map(export -> {
                    var answer = downloads.of(
                            "execution-%d-%s.%s"
                                    .formatted(
                                            export.subjectId(),
                                            kind(export).toLowerCase(Locale.ROOT),
                                            export.format().extension()),
                            export.format().contentType(),
                            out -> exports.write(export, out));
                    return ResponseEntity.status(answer.getStatusCode())
                            .headers(answer.getHeaders())
                            .header("Content-Hash", "sha-256=" + export.contentHash())
                            .body(answer.getBody());
                });
    }

    private FileJob found(SignedInAdmin admin, Id id) {
        var export = exports.find(
                Direction.EXPORT, id.value(), admin.adminId(), admin.sight().onlyRegion());
        if (!export.kind().startsWith(OF_TASKS)) {
            throw Refusal.notFound("导出", "export");
        }
        return export;
    }

    private static String kind(FileJob export) {
        return export.kind().substring(OF_TASKS.length());
    }

    private static void requireReader(SignedInAdmin admin) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.REGION_MANAGER);
    }

    /** What has a row of its own. */
    enum ExecutionRows {
        GUIDES,
        CUSTOMERS
    }

    /** {@code format} XLSX or CSV. */
    record NewExport(@NotNull ExecutionRows kind, @NotNull SheetFormat format) {}

    record ExportView(
            Id id,
            Id taskId,
            String kind,
            String format,
            String state,
            long rowsTotal,
            long rowsDone,
            Long bytes,
            String contentHash,
            String failure,
            Id createdBy,
            Instant createdAt,
            Instant finishedAt,
            Instant expiresAt,
            List<EventView> events) {

        static ExportView of(FileJob export, List<Noted> notes) {
            boolean isDone = export.state() == FileJob.State.DONE;
            return new ExportView(
                    new Id(export.id()),
                    new Id(export.subjectId()),
                    ExecutionExportController.kind(export),
                    export.format().name(),
                    export.state().name(),
                    export.progress().total(),
                    export.progress().done(),
                    isDone ? export.bytes() : null,
                    isDone ? export.contentHash() : null,
                    export.failure().isEmpty() ? null : export.failure(),
                    new Id(export.createdBy()),
                    export.createdAt(),
                    export.finishedAt().orElse(null),
                    export.expiresAt(),
                    notes.stream()
                            .map(note -> new EventView(note.event().name(), new Id(note.adminId()), note.at()))
                            .toList());
        }
    }

    record EventView(String kind, Id adminId, Instant occurredAt) {}
}
