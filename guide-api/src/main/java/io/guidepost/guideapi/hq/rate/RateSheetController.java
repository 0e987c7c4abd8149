package io.guidepost.guideapi.hq.rate;

import io.guidepost.core.commission.RateCardRules.Violation;
import io.guidepost.domain.commission.rate.ExportRates;
import io.guidepost.domain.commission.rate.ImportRates;
import io.guidepost.domain.commission.rate.RateTarget;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.guideapi.hq.rate.RateProposalController.ProposalView;
import io.guidepost.guideapi.hq.rate.RateView.ChangeView;
import io.guidepost.guideapi.sheet.Format;
import io.guidepost.guideapi.sheet.RowError;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.file.Downloads;
import io.guidepost.webedge.file.UploadDoor;
import io.guidepost.webedge.file.Uploads;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rates by the thousand: out to Excel, and back after a look at what that would do. */
@RestController
@RequestMapping("/api/admin/v1/commission/rates")
@Tag(name = "佣金比例 Commission rates")
class RateSheetController {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final ImportRates importRates;
    private final ExportRates exportRates;
    private final Uploads uploads;
    private final Downloads downloads;
    private final Clock clock;
    private final Offload offload;

    RateSheetController(
            ImportRates importRates,
            ExportRates exportRates,
            Uploads uploads,
            Downloads downloads,
            Clock clock,
            Offload offload) {
        this.importRates = importRates;
        this.exportRates = exportRates;
        this.uploads = uploads;
        this.downloads = downloads;
        this.clock = clock;
        this.offload = offload;
    }

    @Configuration(proxyBeanMethods = false)
    static class Door {

        @Bean
        UploadDoor rateImports() {
            return new UploadDoor(RateController.PATH + "/imports");
        }
    }

    @PostMapping("/imports")
    @Operation(
            summary = "导入佣金比例 Import rates from .xlsx or CSV",
            description = "The body is the file, up to 5 MB and 20,000 rows; titles in Chinese or English. With dryRun"
                    + " (the default) nothing is changed: the answer says what would be. Without, all of the file becomes"
                    + " one proposal, to be approved as a whole under proposals/{id}; the same file again answers the"
                    + " same proposal with 200. Columns: 范围 Scope, 对象 Target, 收款方 Payee, 比例(%) Rate (%), 每件固定(元)"
                    + " Fixed per unit (yuan), 不参与 Excluded, 生效时间 Effective from, 失效时间 Effective until; times are"
                    + " those of Shanghai.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = "application/octet-stream",
                                        schema = @Schema(type = "string", format = "binary"))
                            }))
    Mono<ResponseEntity<ImportView>> take(
            SignedInAdmin admin,
            @RequestParam(defaultValue = "true") boolean dryRun,
            ServerHttpRequest request,
            Locale locale) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        return uploads.received(
                request.getBody(), file -> offload.call(() -> dryRun ? looked(file, locale) : proposed(file, admin)));
    }

    private ResponseEntity<ImportView> looked(Path file, Locale locale) {
        return ResponseEntity.ok(ImportView.of(importRates.check(file), locale));
    }

    private ResponseEntity<ImportView> proposed(Path file, SignedInAdmin admin) {
        var result = importRates.propose(file, admin.adminId());
        var view = ImportView.of(result);
        return result.isNew()
                ? ResponseEntity.created(URI.create(RateProposalController.PATH + "/"
                                + result.proposal().id()))
                        .body(view)
                : ResponseEntity.ok(view);
    }

    @GetMapping("/export")
    @Operation(
            summary = "导出佣金比例 Export the rates that hold or are to hold",
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
            @RequestParam(defaultValue = "xlsx") Format format,
            @RequestParam Optional<RateTarget.Scope> scope,
            Locale locale) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE);
        var today = LocalDate.ofInstant(clock.instant(), SHANGHAI);
        return downloads.of(
                format.fileName("commission-rates-" + today),
                format.written().contentType(),
                out -> exportRates.write(out, format.written(), scope, locale));
    }

    /** {@code proposal} is absent while the file has only been looked at. */
    record ImportView(
            String contentHash,
            ProposalView proposal,
            Integer rows,
            Integer begins,
            Integer unchanged,
            Integer ends,
            Integer errorCount,
            List<RowError> errors,
            List<PlannedView> changes,
            List<ViolationView> capViolations) {

        record PlannedView(int row, ChangeView change, List<Id> endsRateIds) {}

        /** {@code rows} are those of the file that are part of it; the other rates hold already. */
        record ViolationView(
                String code, List<Integer> rows, List<Id> rateIds, List<Id> incentiveIds, String message) {}

        static ImportView of(ImportRates.Outlook outlook, Locale locale) {
            var rowOf = new HashMap<Long, Integer>();
            outlook.changes().forEach(planned -> rowOf.put(planned.change().id(), planned.row()));
            return new ImportView(
                    outlook.contentHash(),
                    outlook.proposal()
                            .map(proposal -> ProposalView.of(proposal, List.of()))
                            .orElse(null),
                    outlook.rows(),
                    outlook.begins(),
                    outlook.unchanged(),
                    outlook.ends(),
                    outlook.faultCount(),
                    RowError.of(outlook.faults(), locale),
                    outlook.changes().stream()
                            .map(planned -> new PlannedView(
                                    planned.row(),
                                    ChangeView.of(planned.change()),
                                    planned.endsRateIds().stream().map(Id::new).toList()))
                            .toList(),
                    outlook.violations().stream()
                            .map(violation -> violation(violation, rowOf, locale))
                            .toList());
        }

        private static ViolationView violation(Violation violation, Map<Long, Integer> rowOf, Locale locale) {
            return new ViolationView(
                    violation.code(),
                    violation.ruleIds().stream()
                            .filter(rowOf::containsKey)
                            .map(rowOf::get)
                            .toList(),
                    violation.ruleIds().stream()
                            .filter(id -> !rowOf.containsKey(id))
                            .map(Id::new)
                            .toList(),
                    violation.incentiveIds().stream().map(Id::new).toList(),
                    violation.words().in(locale));
        }

        static ImportView of(ImportRates.Proposed proposed) {
            return new ImportView(
                    proposed.proposal().contentHash().orElseThrow(),
                    ProposalView.of(proposed.proposal(), List.of()),
                    null,
                    proposed.proposal().changes(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }
    }
}
