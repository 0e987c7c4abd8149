package io.guidepost.guideapi.hq.payout;

import io.guidepost.domain.payout.GrossPay;
import io.guidepost.domain.payout.PayByPayroll;
import io.guidepost.domain.payout.PayrollExport;
import io.guidepost.domain.payout.PayrollExports;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.once.IdempotencyKey;
import io.guidepost.webedge.once.OnceAnswer;
import io.guidepost.webedge.once.OnceOnly;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Withdrawals that are paid with the wages: collected by one person, confirmed by another. */
@RestController
@RequestMapping("/api/admin/v1/payroll-exports")
class PayrollController {

    private final PayByPayroll payroll;
    private final PayrollExports exports;
    private final GrossPay gross;
    private final OnceOnly once;
    private final Offload offload;

    PayrollController(PayByPayroll payroll, PayrollExports exports, GrossPay gross, OnceOnly once, Offload offload) {
        this.payroll = payroll;
        this.exports = exports;
        this.gross = gross;
        this.once = once;
        this.offload = offload;
    }

    /** Collects every approved withdrawal of this channel. */
    @Operation(summary = "生成工资单导出 Gather the withdrawals that go by payroll")
    @PostMapping
    Mono<OnceAnswer<ExportView>> collect(SignedInAdmin admin, IdempotencyKey key, @RequestBody Nothing body) {
        Roles.require(admin, Roles.FINANCE, Roles.CHECKER, Roles.OPERATOR);
        return offload.call(() -> once.inTransaction(
                admin,
                key,
                body,
                HttpStatus.CREATED,
                () -> ExportView.from(payroll.collect(admin.adminId())),
                export -> "/api/admin/v1/payroll-exports/%s.csv".formatted(export.id())));
    }

    @Operation(summary = "工资单导出列表 Payroll exports, newest first")
    @GetMapping
    Mono<Page<ExportView>> list(SignedInAdmin admin, PageRequest page) {
        Roles.require(admin, Roles.FINANCE, Roles.CHECKER, Roles.OPERATOR);
        long before = page.after().map(cursor -> cursor.longAt(0)).orElse(Long.MAX_VALUE);
        return offload.call(() ->
                Page.of(exports.all(before, page.fetch()), page, ExportView::from, export -> Cursor.of(export.id())));
    }

    @Operation(summary = "下载工资单导出 The export as a file for payroll")
    @GetMapping(value = "/{id}.csv", produces = "text/csv")
    Mono<ResponseEntity<byte[]>> file(SignedInAdmin admin, @PathVariable long id) {
        Roles.require(admin, Roles.FINANCE, Roles.CHECKER, Roles.OPERATOR);
        return offload.call(() -> payroll.csv(id)).map(csv -> ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"payroll-%d.csv\"".formatted(id))
                .body(csv.getBytes(StandardCharsets.UTF_8)));
    }

    /** What each guide was paid in a month before tax, by either channel. */
    @Operation(summary = "税前佣金明细 What each guide earned in a month, before tax, as a file")
    @GetMapping(value = "/gross.csv", produces = "text/csv")
    Mono<ResponseEntity<byte[]>> gross(SignedInAdmin admin, @RequestParam YearMonth month) {
        Roles.require(admin, Roles.FINANCE, Roles.CHECKER, Roles.OPERATOR);
        return offload.call(() -> gross.csv(month)).map(csv -> ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"gross-%s.csv\"".formatted(month))
                .body(csv.getBytes(StandardCharsets.UTF_8)));
    }

    /** It was paid, but for the withdrawals named; those go back to their guides. */
    @Operation(summary = "确认工资已发 Payroll has paid it: the withdrawals are paid")
    @PostMapping("/{id}/confirmation")
    Mono<ExportView> confirm(SignedInAdmin admin, @PathVariable long id, @Valid @RequestBody Confirmation body) {
        Roles.require(admin, Roles.FINANCE, Roles.CHECKER);
        return offload.call(() -> payroll.confirm(id, admin.adminId(), body.reasons()))
                .map(ExportView::from);
    }

    record Nothing() {}

    record Confirmation(@Size(max = 2000) List<@NotNull @Valid Failure> failed) {

        Map<Long, String> reasons() {
            return failed == null
                    ? Map.of()
                    : failed.stream()
                            .collect(Collectors.toMap(
                                    failure -> Long.valueOf(failure.withdrawalId()),
                                    Failure::reason,
                                    (first, second) -> first));
        }
    }

    record Failure(
            @NotNull @Pattern(regexp = "\\d{1,18}|[1-8]\\d{18}") String withdrawalId,
            @NotBlank @Size(max = 128) String reason) {}

    record ExportView(
            String id,
            String status,
            int withdrawals,
            long amountFen,
            String createdBy,
            Instant createdAt,
            String paidBy,
            Instant paidAt) {

        static ExportView from(PayrollExport export) {
            return new ExportView(
                    Long.toString(export.id()),
                    export.state().name(),
                    export.withdrawals(),
                    export.amountFen(),
                    Long.toString(export.createdBy()),
                    export.createdAt(),
                    export.paidBy().map(id -> Long.toString(id)).orElse(null),
                    export.paidAt().orElse(null));
        }
    }
}
