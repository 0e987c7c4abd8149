package io.guidepost.guideapi.hq.channel;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.channel.Channel;
import io.guidepost.domain.channel.ImportReturns;
import io.guidepost.domain.channel.ImportReturns.Line;
import io.guidepost.domain.channel.ImportReturns.Outcome;
import io.guidepost.domain.channel.ImportReturns.Row;
import io.guidepost.domain.channel.ImportReturns.Told;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.once.IdempotencyKey;
import io.guidepost.webedge.once.OnceAnswer;
import io.guidepost.webedge.once.OnceOnly;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What other tills and marketplaces took back, each return once by its number there. */
@RestController
@RequestMapping("/api/admin/v1/return-imports")
class ReturnImportController {

    private final ImportReturns importReturns;
    private final OnceOnly once;
    private final Offload offload;

    ReturnImportController(ImportReturns importReturns, OnceOnly once, Offload offload) {
        this.importReturns = importReturns;
        this.once = once;
        this.offload = offload;
    }

    @Operation(
            summary = "导入渠道退货 Import returns of another till: lines, ledger and commission follow to the fen",
            description =
                    "Each row stands for itself: TAKEN, KNOWN (imported before, and told the same) or REFUSED with a code."
                            + " With dryRun nothing is kept: the answer says what would become of the rows, one after the other.")
    @PostMapping
    Mono<OnceAnswer<ImportsView>> take(
            SignedInAdmin admin, IdempotencyKey key, Locale locale, @Valid @RequestBody NewImports body) {
        Roles.require(admin, Roles.OPERATOR);
        var told = body.returns().stream().map(NewReturn::told).toList();
        return offload.call(() -> once.aroundNetwork(
                admin,
                key,
                body,
                HttpStatus.OK,
                () -> ImportsView.from(
                        body.dryRun(),
                        body.dryRun()
                                ? importReturns.look(told, admin.adminId())
                                : importReturns.take(told, admin.adminId()),
                        locale)));
    }

    @Operation(summary = "查询渠道退货 Our refund for a return of another till")
    @GetMapping("/{channel}/{returnNo}")
    Mono<ReturnView> show(SignedInAdmin admin, @PathVariable Channel channel, @PathVariable String returnNo) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE);
        return offload.call(() -> importReturns
                .find(channel, returnNo)
                .map(found -> new ReturnView(
                        found.channel(),
                        found.returnNo(),
                        Long.toString(found.orderId()),
                        Long.toString(found.refundId()),
                        found.returnedAt(),
                        found.importedAt()))
                .orElseThrow(() -> Refusal.notFound("渠道退货", "return of this channel")));
    }

    record NewImports(
            @NotNull Boolean dryRun, @NotNull @Size(min = 1, max = 200) List<@Valid @NotNull NewReturn> returns) {}

    /**
     * @param externalNo the channel's number of the order
     * @param returnedAt when the money went back there
     * @param lines may be empty where freight alone went back
     * @param freightFen what went back of the order's freight; 0 unless told otherwise
     */
    record NewReturn(
            @NotNull Channel channel,
            @NotBlank @Size(max = 64) String returnNo,
            @NotBlank @Size(max = 64) String externalNo,
            @NotNull Instant returnedAt,
            @Size(max = 200) String reason,
            @NotNull @Size(max = 200) List<@Valid @NotNull ReturnLine> lines,
            @Min(0) @Max(100_000_000) Long freightFen) {

        Told told() {
            return new Told(
                    channel,
                    returnNo,
                    externalNo,
                    returnedAt,
                    Optional.ofNullable(reason).orElse(""),
                    lines.stream().map(ReturnLine::line).toList(),
                    Optional.ofNullable(freightFen).orElse(0L));
        }
    }

    /**
     * @param lineNo which line of the order as it was imported, from 1; needed where a SKU is in several
     * @param quantity 0 where only the price fell
     * @param amountFen for all units together
     */
    record ReturnLine(
            @NotNull Id skuId,
            @Min(1) @Max(200) Integer lineNo,
            @NotNull @Min(0) @Max(999) Integer quantity,
            @NotNull @Min(0) @Max(100_000_000) Long amountFen) {

        Line line() {
            return new Line(skuId.value(), Optional.ofNullable(lineNo), quantity, amountFen);
        }
    }

    record ImportsView(boolean dryRun, int taken, int known, int refused, List<RowView> rows) {

        static ImportsView from(boolean dryRun, List<Row> rows, Locale locale) {
            var views = new ArrayList<RowView>();
            rows.forEach(row -> views.add(RowView.from(views.size() + 1, dryRun, row, locale)));
            return new ImportsView(
                    dryRun,
                    count(rows, Outcome.TAKEN),
                    count(rows, Outcome.KNOWN),
                    count(rows, Outcome.REFUSED),
                    views);
        }

        private static int count(List<Row> rows, Outcome outcome) {
            return (int) rows.stream().filter(row -> row.outcome() == outcome).count();
        }
    }

    /**
     * @param row from 1, as sent
     * @param refundId absent in a dry run
     * @param commissionTakenFen from guides and stores together, incentives not included
     */
    record RowView(
            int row,
            Channel channel,
            String returnNo,
            Outcome outcome,
            String orderId,
            String refundId,
            long commissionTakenFen,
            String errorCode,
            String message) {

        static RowView from(int number, boolean dryRun, Row row, Locale locale) {
            return new RowView(
                    number,
                    row.told().channel(),
                    row.told().returnNo(),
                    row.outcome(),
                    row.orderId().map(String::valueOf).orElse(null),
                    row.refundId()
                            .filter(id -> !dryRun || row.outcome() == Outcome.KNOWN)
                            .map(String::valueOf)
                            .orElse(null),
                    row.commissionTakenFen(),
                    row.refusal().map(Refusal::code).orElse(null),
                    row.refusal().map(refusal -> refusal.words().in(locale)).orElse(null));
        }
    }

    record ReturnView(
            Channel channel,
            String returnNo,
            String orderId,
            String refundId,
            Instant returnedAt,
            Instant importedAt) {}
}
