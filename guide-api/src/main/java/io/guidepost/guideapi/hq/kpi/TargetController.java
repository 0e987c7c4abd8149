package io.guidepost.guideapi.hq.kpi;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.kpi.ImportTargets;
import io.guidepost.domain.kpi.Node;
import io.guidepost.domain.kpi.ReadTargets;
import io.guidepost.domain.kpi.SetTargets;
import io.guidepost.domain.kpi.SetTargets.Part;
import io.guidepost.domain.kpi.SetTargets.Rule;
import io.guidepost.domain.kpi.SetTargets.Split;
import io.guidepost.domain.kpi.TargetKind;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.guideapi.kpi.TargetViews;
import io.guidepost.guideapi.kpi.TargetViews.Figure;
import io.guidepost.guideapi.kpi.TargetViews.NodeView;
import io.guidepost.guideapi.kpi.TargetViews.TargetView;
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
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.buffer.DataBuffer;
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

/** What headquarters wants of a month, and how far regions, stores and guides have come. */
@RestController
@RequestMapping(TargetController.PATH)
@Tag(name = "目标 Targets")
class TargetController {

    static final String PATH = "/api/admin/v1/targets";

    private static final int SHOWN = 200;

    private final SetTargets set;
    private final ReadTargets read;
    private final ImportTargets importTargets;
    private final Uploads uploads;
    private final Downloads downloads;
    private final Offload offload;

    TargetController(
            SetTargets set,
            ReadTargets read,
            ImportTargets importTargets,
            Uploads uploads,
            Downloads downloads,
            Offload offload) {
        this.set = set;
        this.read = read;
        this.importTargets = importTargets;
        this.uploads = uploads;
        this.downloads = downloads;
        this.offload = offload;
    }

    @Configuration(proxyBeanMethods = false)
    static class Door {

        @Bean
        UploadDoor targetImports() {
            return new UploadDoor(PATH + "/imports");
        }
    }

    @GetMapping("/{month}/{kind}/{level}/{id}")
    @Operation(
            summary = "节点目标与达成 A node's target, what has been achieved, and the forecast",
            description =
                    "level is HQ (id 0), REGION, STORE or GUIDE. childrenTarget is what the targets directly below add"
                            + " up to, gap what they fall short. The forecast goes on as the month went so far.")
    Mono<NodeView> node(
            SignedInAdmin admin,
            @PathVariable String month,
            @PathVariable TargetKind kind,
            @PathVariable Node.Type level,
            @PathVariable Id id) {
        var of = TargetViews.month(month);
        var node = node(level, id);
        return offload.call(() -> {
            requireSeen(admin, of, node);
            return NodeView.of(read.node(of, kind, node));
        });
    }

    @GetMapping("/{month}/{kind}/{level}/{id}/children")
    @Operation(
            summary = "下级目标与达成 The nodes directly below, by level and id",
            description =
                    "Regions of headquarters, regions and stores of a region, guides of a store by their main store.")
    Mono<Page<NodeView>> children(
            SignedInAdmin admin,
            @PathVariable String month,
            @PathVariable TargetKind kind,
            @PathVariable Node.Type level,
            @PathVariable Id id,
            PageRequest page) {
        var of = TargetViews.month(month);
        var node = node(level, id);
        var after = page.after().map(TargetController::lastNode);
        return offload.call(() -> {
            requireSeen(admin, of, node);
            return Page.of(
                    read.children(of, kind, node, after, page.fetch()),
                    page,
                    NodeView::of,
                    standing -> Cursor.of(
                            standing.place().node().type().name(),
                            standing.place().node().id()));
        });
    }

    @GetMapping("/{month}/{kind}/{level}/{id}/history")
    @Operation(summary = "目标历史 What the target was, the latest first")
    Mono<History> history(
            SignedInAdmin admin,
            @PathVariable String month,
            @PathVariable TargetKind kind,
            @PathVariable Node.Type level,
            @PathVariable Id id) {
        var of = TargetViews.month(month);
        var node = node(level, id);
        return offload.call(() -> {
            requireSeen(admin, of, node);
            return new History(
                    read.history(of, kind, node).stream().map(TargetView::of).toList());
        });
    }

    @PutMapping("/{month}/{kind}/{level}/{id}")
    @Operation(
            summary = "设定目标 Set a target",
            description =
                    "version is that of the target when it was read, 0 for the first; 409 version_conflict otherwise.")
    Mono<TargetView> set(
            SignedInAdmin admin,
            @PathVariable String month,
            @PathVariable TargetKind kind,
            @PathVariable Node.Type level,
            @PathVariable Id id,
            @Valid @RequestBody NewTarget body) {
        Roles.require(admin, Roles.OPERATOR);
        var of = TargetViews.month(month);
        var node = node(level, id);
        long amount = body.target().of(kind);
        return offload.call(() -> TargetView.of(set.set(of, kind, node, amount, body.version(), admin.adminId())));
    }

    @PostMapping("/{month}/{kind}/{level}/{id}/split")
    @Operation(
            summary = "向下分解目标 Divide a target among the nodes below",
            description =
                    "EVEN, LAST_MONTH (by what each achieved) or WEIGHTS. The parts add up to the whole; a rate is not"
                            + " divided, everybody is to reach it. With toTheBottom down to the guides; with dryRun nothing is set."
                            + " items are the first 200 parts.")
    Mono<SplitView> split(
            SignedInAdmin admin,
            @PathVariable String month,
            @PathVariable TargetKind kind,
            @PathVariable Node.Type level,
            @PathVariable Id id,
            @Valid @RequestBody NewSplit body) {
        Roles.require(admin, Roles.OPERATOR);
        var split = new Split(
                TargetViews.month(month),
                kind,
                node(level, id),
                body.rule(),
                body.weightsByNode(),
                Boolean.TRUE.equals(body.toTheBottom()),
                body.dryRun());
        return offload.call(() -> SplitView.of(kind, set.split(split, admin.adminId())));
    }

    @PostMapping("/imports")
    @Operation(
            summary = "导入目标 Import targets from .xlsx or CSV",
            description =
                    "The body is the file, up to 5 MB and 20,000 rows; titles in Chinese or English. With dryRun (the"
                            + " default) nothing is changed: the answer says what would be. Columns: 月份 Month, 指标 KPI, 层级 Level,"
                            + " 对象编号 ID of node (for guides also the userid), 目标值 Target (yuan, pieces, percent). With an error"
                            + " in any row nothing of the file is taken.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = "application/octet-stream",
                                        schema = @Schema(type = "string", format = "binary"))
                            }))
    Mono<ImportView> take(
            SignedInAdmin admin,
            @RequestParam(defaultValue = "true") boolean dryRun,
            ServerHttpRequest request,
            Locale locale) {
        Roles.require(admin, Roles.OPERATOR);
        return uploads.received(
                request.getBody(),
                file -> offload.call(() -> ImportView.of(
                        dryRun ? importTargets.check(file) : importTargets.take(file, admin.adminId()), locale)));
    }

    @GetMapping("/{month}/export")
    @Operation(
            summary = "导出目标 Export all targets of a month",
            description =
                    "format is xlsx or csv, in the language asked for; what is exported can be changed and imported.")
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content = {
                @Content(mediaType = "application/octet-stream", schema = @Schema(type = "string", format = "binary"))
            })
    ResponseEntity<Flux<DataBuffer>> export(
            SignedInAdmin admin,
            @PathVariable String month,
            @RequestParam(defaultValue = "xlsx") Format format,
            Locale locale) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE);
        var of = TargetViews.month(month);
        return downloads.of(
                format.fileName("targets-" + of),
                format.written().contentType(),
                out -> importTargets.write(out, format.written(), of, locale));
    }

    private void requireSeen(SignedInAdmin admin, YearMonth month, Node node) {
        if (!admin.sight().isAll() && !read.isWithin(month, node, admin.sight())) {
            throw Refusal.notFound("组织节点", "node of the organization");
        }
    }

    private static Node node(Node.Type level, Id id) {
        if ((level == Node.Type.HQ) != (id.value() == 0)) {
            throw Refusal.notFound("组织节点", "node of the organization");
        }
        return new Node(level, id.value());
    }

    private static Node lastNode(Cursor cursor) {
        try {
            return new Node(Node.Type.valueOf(cursor.stringAt(0)), cursor.longAt(1));
        } catch (IllegalArgumentException foreign) {
            throw new Refusal(
                    Refusal.Kind.MALFORMED,
                    "invalid_cursor",
                    new Words("分页游标无效", "The cursor is not valid for this list"));
        }
    }

    /** @param version 0 for the first target of the node */
    record NewTarget(@NotNull @Valid Figure target, @NotNull @Min(0) Integer version) {}

    record NewSplit(
            @NotNull Rule rule,
            @Size(max = 2000) List<@NotNull @Valid Weight> weights,
            Boolean toTheBottom,
            @NotNull Boolean dryRun) {

        Map<Node, Long> weightsByNode() {
            return weights == null
                    ? Map.of()
                    : weights.stream()
                            .collect(Collectors.toMap(
                                    weight -> node(weight.level(), weight.id()),
                                    Weight::weight,
                                    (first, same) -> first));
        }
    }

    record Weight(@NotNull Node.Type level, @NotNull Id id, @NotNull @Min(0) Long weight) {}

    record History(List<TargetView> items) {}

    /** @param nodes that get a part */
    record SplitView(int nodes, List<PartView> items) {

        static SplitView of(TargetKind kind, List<Part> parts) {
            return new SplitView(
                    parts.size(),
                    parts.stream()
                            .limit(SHOWN)
                            .map(part -> PartView.of(kind, part))
                            .toList());
        }
    }

    record PartView(Node.Type level, String id, String name, Figure target, Figure before) {

        static PartView of(TargetKind kind, Part part) {
            return new PartView(
                    part.place().node().type(),
                    Long.toString(part.place().node().id()),
                    part.place().name(),
                    TargetViews.figure(kind, part.amount()),
                    part.before()
                            .map(amount -> TargetViews.figure(kind, amount))
                            .orElse(null));
        }
    }

    /** {@code errors} and {@code changes} are the first 200. */
    record ImportView(
            int rows, int changed, int unchanged, int errorCount, List<RowError> errors, List<ChangeView> changes) {

        static ImportView of(ImportTargets.Outlook outlook, Locale locale) {
            return new ImportView(
                    outlook.rows(),
                    outlook.changed(),
                    outlook.unchanged(),
                    outlook.faultCount(),
                    RowError.of(outlook.faults(), locale),
                    outlook.changes().stream()
                            .map(change -> new ChangeView(
                                    change.row(),
                                    TargetView.of(change.target()),
                                    change.before()
                                            .map(amount -> TargetViews.figure(
                                                    change.target().kind(), amount))
                                            .orElse(null)))
                            .toList());
        }
    }

    record ChangeView(int row, TargetView target, Figure before) {}
}
