package io.guidepost.guideapi.statement;

import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.commission.Beneficiary;
import io.guidepost.domain.sheet.SheetFormat;
import io.guidepost.domain.statement.Receivables;
import io.guidepost.domain.statement.Receivables.Receivable;
import io.guidepost.domain.statement.Sheets.Totals;
import io.guidepost.domain.statement.SignStatements;
import io.guidepost.domain.statement.Statement;
import io.guidepost.domain.statement.StatementMonth;
import io.guidepost.domain.statement.ViewStatements;
import io.guidepost.domain.statement.ViewStatements.Place;
import io.guidepost.domain.statement.ViewStatements.Sheet;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.guideapi.statement.StatementViews.EntryView;
import io.guidepost.guideapi.statement.StatementViews.Figure;
import io.guidepost.guideapi.statement.StatementViews.FiguresView;
import io.guidepost.guideapi.statement.StatementViews.Payee;
import io.guidepost.guideapi.statement.StatementViews.SheetView;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** All statements, drafts included; region managers see those of their region. Two people sign a month. */
@RestController
@RequestMapping("/api/admin/v1")
class HqStatementController {

    private static final int NAMED = 100;

    private final ViewStatements statements;
    private final SignStatements signatures;
    private final Receivables receivables;
    private final Offload offload;

    HqStatementController(
            ViewStatements statements, SignStatements signatures, Receivables receivables, Offload offload) {
        this.statements = statements;
        this.signatures = signatures;
        this.receivables = receivables;
        this.offload = offload;
    }

    /** By kind of payee and number; {@code month} is written 2026-11. */
    @Operation(summary = "结算单列表 Statements of a month, by payee")
    @GetMapping("/statements")
    Mono<Page<FiguresView>> list(
            SignedInAdmin admin,
            @RequestParam String month,
            @RequestParam Optional<PayeeType> payeeType,
            @RequestParam Optional<Long> storeId,
            PageRequest page) {
        requireReader(admin);
        var after =
                page.after().map(cursor -> new Beneficiary(PayeeType.valueOf(cursor.stringAt(0)), cursor.longAt(1)));
        return offload.call(() -> Page.of(
                statements.page(StatementViews.month(month), payeeType, storeId, admin.sight(), after, page.fetch()),
                page,
                FiguresView::from,
                statement -> Cursor.of(
                        statement.payee().type().name(), statement.payee().id())));
    }

    /** Every month that is over, newest first, and how far each has come. */
    @Operation(summary = "结算月份 The months of settlement and how far they are")
    @GetMapping("/statement-months")
    Mono<MonthsView> months(SignedInAdmin admin) {
        requireReader(admin);
        return offload.call(() ->
                new MonthsView(statements.months().stream().map(MonthView::from).toList()));
    }

    /** Progress, totals, and those whose balance differs from the ledger, at most 100 of them: they keep it from being signed. */
    @Operation(summary = "结算月份详情 How far a month of settlement is, with its totals")
    @GetMapping("/statement-months/{month}")
    Mono<MonthDetailView> month(SignedInAdmin admin, @PathVariable String month) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE);
        return offload.call(() -> {
            var number = StatementViews.month(month);
            return MonthDetailView.from(
                    statements.month(number), statements.totals(number), statements.differing(number, NAMED));
        });
    }

    /** The first signature; refused while drafting goes on, and while anybody's balance differs from the ledger. */
    @Operation(summary = "提交关账 Prepare a month for closing")
    @PostMapping("/statements/{month}/preparation")
    Mono<MonthView> prepare(SignedInAdmin admin, @PathVariable String month, @RequestBody Nothing body) {
        Roles.require(admin, Roles.OPERATOR, Roles.FINANCE);
        return offload.call(() -> MonthView.from(signatures.prepare(StatementViews.month(month), admin.adminId())));
    }

    /** The second signature, by somebody else; the month is closed for good. */
    @Operation(summary = "关账 Close a month; by another administrator than the one who prepared it")
    @PostMapping("/statements/{month}/close")
    Mono<MonthView> close(SignedInAdmin admin, @PathVariable String month, @RequestBody Nothing body) {
        Roles.require(admin, Roles.CHECKER, Roles.FINANCE);
        return offload.call(() -> MonthView.from(signatures.close(StatementViews.month(month), admin.adminId())));
    }

    /** Throws the draft and a first signature away; it is drafted again by itself. */
    @Operation(summary = "重新起草结算 Draft the statements of a month anew")
    @PostMapping("/statements/{month}/draft")
    Mono<MonthView> draftAnew(SignedInAdmin admin, @PathVariable String month, @RequestBody Nothing body) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE);
        return offload.call(() -> MonthView.from(signatures.draftAnew(StatementViews.month(month))));
    }

    /** Headquarters itself is the payee HQ with the number 0. */
    @Operation(summary = "结算单 A payee's statement of a month")
    @GetMapping("/statements/{month}/{payeeType}/{payeeId}")
    Mono<SheetView> show(
            SignedInAdmin admin,
            @PathVariable String month,
            @PathVariable PayeeType payeeType,
            @PathVariable long payeeId) {
        requireReader(admin);
        return offload.call(() -> SheetView.from(sheet(admin, month, payeeType, payeeId)));
    }

    /** What is behind a figure, in the order of posting, each with its sentence and formula. */
    @Operation(summary = "结算明细 The entries of a statement, each with its reason")
    @GetMapping("/statements/{month}/{payeeType}/{payeeId}/entries")
    Mono<Page<EntryView>> entries(
            SignedInAdmin admin,
            @PathVariable String month,
            @PathVariable PayeeType payeeType,
            @PathVariable long payeeId,
            @RequestParam Figure figure,
            PageRequest page,
            Locale language) {
        requireReader(admin);
        var after = page.after().map(cursor -> new Place(Instant.ofEpochMilli(cursor.longAt(0)), cursor.longAt(1)));
        return offload.call(() -> Page.of(
                statements.entries(sheet(admin, month, payeeType, payeeId), figure.toCore(), after, page.fetch()),
                page,
                entry -> EntryView.from(entry, language),
                entry -> Cursor.of(entry.postedAt().toEpochMilli(), entry.id())));
    }

    @Operation(summary = "结算单 PDF 文件 A statement as PDF")
    @GetMapping(value = "/statements/{month}/{payeeType}/{payeeId}/document.pdf", produces = "application/pdf")
    Mono<ResponseEntity<byte[]>> pdf(
            SignedInAdmin admin,
            @PathVariable String month,
            @PathVariable PayeeType payeeType,
            @PathVariable long payeeId,
            Locale language) {
        requireReader(admin);
        return offload.call(() -> StatementViews.pdf(sheet(admin, month, payeeType, payeeId), language));
    }

    @Operation(summary = "结算单 CSV 文件 A statement as CSV")
    @GetMapping(value = "/statements/{month}/{payeeType}/{payeeId}/document.csv", produces = "text/csv")
    Mono<ResponseEntity<byte[]>> csv(
            SignedInAdmin admin,
            @PathVariable String month,
            @PathVariable PayeeType payeeType,
            @PathVariable long payeeId,
            Locale language) {
        requireReader(admin);
        return offload.call(
                () -> StatementViews.table(sheet(admin, month, payeeType, payeeId), SheetFormat.CSV, language));
    }

    @Operation(summary = "结算单 Excel 文件 A statement as a workbook")
    @GetMapping(
            value = "/statements/{month}/{payeeType}/{payeeId}/document.xlsx",
            produces = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    Mono<ResponseEntity<byte[]>> xlsx(
            SignedInAdmin admin,
            @PathVariable String month,
            @PathVariable PayeeType payeeType,
            @PathVariable long payeeId,
            Locale language) {
        requireReader(admin);
        return offload.call(
                () -> StatementViews.table(sheet(admin, month, payeeType, payeeId), SheetFormat.XLSX, language));
    }

    /** What guides who have left still owe, newest first. */
    @Operation(summary = "应收加盟店款项 What is owed to headquarters by payees")
    @GetMapping("/receivables")
    Mono<Page<ReceivableView>> receivables(SignedInAdmin admin, PageRequest page, Locale language) {
        requireReader(admin);
        long before = page.after().map(cursor -> cursor.longAt(0)).orElse(Long.MAX_VALUE);
        return offload.call(() -> Page.of(
                receivables.all(admin.sight(), before, page.fetch()),
                page,
                receivable -> ReceivableView.from(receivable, language),
                receivable -> Cursor.of(receivable.id())));
    }

    private Sheet sheet(SignedInAdmin admin, String month, PayeeType type, long id) {
        return statements.any(StatementViews.month(month), new Beneficiary(type, id), admin.sight());
    }

    private static void requireReader(SignedInAdmin admin) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE, Roles.REGION_MANAGER);
    }

    record Nothing() {}

    record MonthsView(List<MonthView> items) {}

    /** {@code draft} and {@code settling} say how many payees are done; settling follows closing by itself. */
    record MonthView(
            String month,
            Instant fromAt,
            Instant untilAt,
            String state,
            Integer payees,
            String contentHash,
            String preparedBy,
            Instant preparedAt,
            String closedBy,
            Instant closedAt,
            ProgressView draft,
            ProgressView settling) {

        static MonthView from(StatementMonth month) {
            return new MonthView(
                    month.month().toString(),
                    month.from(),
                    month.until(),
                    month.state().name(),
                    month.payees().orElse(null),
                    month.contentHash().orElse(null),
                    month.prepared().map(sign -> Long.toString(sign.adminId())).orElse(null),
                    month.prepared().map(StatementMonth.Signature::at).orElse(null),
                    month.closed().map(sign -> Long.toString(sign.adminId())).orElse(null),
                    month.closed().map(StatementMonth.Signature::at).orElse(null),
                    month.draft().map(ProgressView::from).orElse(null),
                    month.settling().map(ProgressView::from).orElse(null));
        }
    }

    record ProgressView(int done, int total, Instant startedAt, Instant finishedAt) {

        static ProgressView from(StatementMonth.Progress progress) {
            return new ProgressView(
                    progress.done(),
                    progress.total(),
                    progress.startedAt(),
                    progress.finishedAt().orElse(null));
        }
    }

    record MonthDetailView(MonthView month, TotalsView total, List<DifferenceView> differences) {

        static MonthDetailView from(StatementMonth month, Totals totals, List<Statement> differing) {
            return new MonthDetailView(
                    MonthView.from(month),
                    TotalsView.from(totals),
                    differing.stream().map(DifferenceView::from).toList());
        }
    }

    record TotalsView(
            long payees,
            long openingFen,
            long accruedFen,
            long clawedBackFen,
            long incentivesFen,
            long adjustmentsFen,
            long feesFen,
            long paidFen,
            long closingFen) {

        static TotalsView from(Totals totals) {
            return new TotalsView(
                    totals.payees(),
                    totals.openingFen(),
                    totals.accruedFen(),
                    totals.clawedFen(),
                    totals.incentiveFen(),
                    totals.adjustmentFen(),
                    totals.feeFen(),
                    totals.paidFen(),
                    totals.closingFen());
        }
    }

    record DifferenceView(Payee payee, long closingFen, long ledgerFen) {

        static DifferenceView from(Statement statement) {
            return new DifferenceView(
                    Payee.of(statement), statement.figures().closing().fen(), statement.ledgerFen());
        }
    }

    /** {@code openFen} is what the guide owes today in all. */
    record ReceivableView(
            String id,
            String guideId,
            String guideName,
            String storeId,
            long amountFen,
            long openFen,
            Instant raisedAt,
            String note) {

        static ReceivableView from(Receivable receivable, Locale language) {
            return new ReceivableView(
                    Long.toString(receivable.id()),
                    Long.toString(receivable.guideId()),
                    receivable.guideName(),
                    receivable.storeId() == null ? null : Long.toString(receivable.storeId()),
                    receivable.amountFen(),
                    receivable.openFen(),
                    receivable.raisedAt(),
                    receivable.words().in(language));
        }
    }
}
