package io.guidepost.guideapi.hq.incentive;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.incentive.Funder;
import io.guidepost.domain.incentive.FunderStatement;
import io.guidepost.domain.incentive.Funders;
import io.guidepost.domain.incentive.OpenFunder;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Who pays for incentives, and what each of them owes for a month. */
@RestController
@RequestMapping("/api/admin/v1/funders")
@Tag(name = "激励 Incentives")
class FunderController {

    private final Funders funders;
    private final OpenFunder openFunder;
    private final FunderStatement statements;
    private final Offload offload;

    FunderController(Funders funders, OpenFunder openFunder, FunderStatement statements, Offload offload) {
        this.funders = funders;
        this.openFunder = openFunder;
        this.statements = statements;
        this.offload = offload;
    }

    @PostMapping
    @Operation(summary = "登记出资方 Register somebody outside who pays for incentives, such as a brand or a mall")
    Mono<ResponseEntity<FunderView>> open(SignedInAdmin admin, @Valid @RequestBody NewFunder body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            var view = FunderView.of(openFunder.open(body.name().strip(), admin.adminId()));
            return ResponseEntity.created(URI.create("/api/admin/v1/funders/" + view.id()))
                    .body(view);
        });
    }

    @GetMapping
    @Operation(summary = "出资方列表 All funders, the house first")
    Mono<FundersView> list(SignedInAdmin admin) {
        return offload.call(() -> {
            requireReader(admin);
            return new FundersView(funders.all().stream().map(FunderView::of).toList());
        });
    }

    @GetMapping("/{id}/statements/{month:\\d{4}-\\d{2}}")
    @Operation(summary = "出资方月度账单 A funder's month (2026-11): each item, what was accrued, released and is owed")
    Mono<StatementView> statement(
            SignedInAdmin admin, @PathVariable Id id, @PathVariable String month, PageRequest page, Locale locale) {
        return offload.call(() -> {
            requireReader(admin);
            var of = statements.of(id.value(), month(month));
            var items = statements.items(
                    id.value(),
                    of.month(),
                    page.after().map(after -> after.longAt(0)).orElse(0L),
                    page.fetch());
            return StatementView.of(
                    of, Page.of(items, page, item -> ItemView.of(item, locale), item -> Cursor.of(item.transferId())));
        });
    }

    @GetMapping(value = "/{id}/statements/{month:\\d{4}-\\d{2}}.csv", produces = "text/csv")
    @Operation(summary = "出资方月度账单文件 The same as a file")
    Mono<ResponseEntity<byte[]>> file(SignedInAdmin admin, @PathVariable Id id, @PathVariable String month) {
        return offload.call(() -> {
                    requireReader(admin);
                    return statements.csv(id.value(), month(month));
                })
                .map(csv -> ResponseEntity.ok()
                        .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                "attachment; filename=\"funder-%d-%s.csv\"".formatted(id.value(), month))
                        .body(csv.getBytes(StandardCharsets.UTF_8)));
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException unreadable) {
            throw new Refusal(
                    Refusal.Kind.MALFORMED,
                    "invalid_parameter",
                    new Words("参数 month 的值无效", "The value of month is not valid"),
                    Map.of("field", "month"));
        }
    }

    private static void requireReader(SignedInAdmin admin) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE);
    }

    record NewFunder(@NotBlank @Size(max = 64) String name) {}

    record FundersView(List<FunderView> items) {}

    record FunderView(Id id, String name, boolean house, Instant createdAt) {

        static FunderView of(Funder funder) {
            return new FunderView(new Id(funder.id()), funder.name(), funder.isHouse(), funder.createdAt());
        }
    }

    /** Opening and accrued less released is closing; for the house it is what was spent. */
    record StatementView(
            Id funderId,
            String name,
            String month,
            long openingFen,
            long accruedFen,
            long releasedFen,
            long closingFen,
            List<ItemView> items,
            String nextCursor) {

        static StatementView of(FunderStatement.Month of, Page<ItemView> page) {
            var sums = of.sums();
            return new StatementView(
                    new Id(of.funder().id()),
                    of.funder().name(),
                    of.month().toString(),
                    sums.openingFen(),
                    sums.accruedFen(),
                    sums.releasedFen(),
                    sums.closingFen(),
                    page.items(),
                    page.nextCursor());
        }
    }

    /** {@code amountFen} is below zero where something was taken back; there is no order where it came from no single one. */
    record ItemView(
            Id incentiveId,
            String incentiveName,
            Id orderId,
            String payeeType,
            Id payeeId,
            String payeeName,
            long amountFen,
            Instant postedAt,
            String why) {

        static ItemView of(Funders.Item item, Locale locale) {
            return new ItemView(
                    new Id(item.incentiveId()),
                    item.incentiveName(),
                    item.orderId() == 0 ? null : new Id(item.orderId()),
                    item.payeeType(),
                    new Id(item.payeeId()),
                    item.payeeName(),
                    item.amountFen(),
                    item.postedAt(),
                    new Words(item.whyZh(), item.whyEn()).in(locale));
        }
    }
}
