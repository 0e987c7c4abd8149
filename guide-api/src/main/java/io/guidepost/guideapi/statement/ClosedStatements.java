package io.guidepost.guideapi.statement;

import io.guidepost.core.commission.Beneficiary;
import io.guidepost.domain.sheet.SheetFormat;
import io.guidepost.domain.statement.ViewStatements;
import io.guidepost.domain.statement.ViewStatements.Place;
import io.guidepost.domain.statement.ViewStatements.Sheet;
import io.guidepost.guideapi.statement.StatementViews.EntryView;
import io.guidepost.guideapi.statement.StatementViews.Figure;
import io.guidepost.guideapi.statement.StatementViews.FiguresView;
import io.guidepost.guideapi.statement.StatementViews.SheetView;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInGuide;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Locale;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import reactor.core.publisher.Mono;

/** What a payee sees of their closed statements; whose they are is told by who asks. */
abstract class ClosedStatements {

    private final ViewStatements statements;
    private final Offload offload;

    ClosedStatements(ViewStatements statements, Offload offload) {
        this.statements = statements;
        this.offload = offload;
    }

    /** Newest first. */
    @Operation(summary = "结算单列表 Statements that are closed, newest first")
    @GetMapping
    Mono<Page<FiguresView>> list(SignedInGuide me, PageRequest page) {
        var payee = payee(me);
        var before = page.after().map(cursor -> YearMonth.parse(cursor.stringAt(0)));
        return offload.call(() -> Page.of(
                statements.closedOf(payee, before, page.fetch()),
                page,
                FiguresView::from,
                statement -> Cursor.of(statement.month().toString())));
    }

    /** {@code month} is written 2026-11. */
    @Operation(summary = "某月结算单 The statement of a month")
    @GetMapping("/{month}")
    Mono<SheetView> show(SignedInGuide me, @PathVariable String month) {
        var payee = payee(me);
        return offload.call(() -> SheetView.from(sheet(payee, month)));
    }

    /** What is behind a figure, in the order of posting, each with its sentence and formula. */
    @Operation(summary = "结算明细 The entries of a statement, each with its reason")
    @GetMapping("/{month}/entries")
    Mono<Page<EntryView>> entries(
            SignedInGuide me,
            @PathVariable String month,
            @RequestParam Figure figure,
            PageRequest page,
            Locale language) {
        var payee = payee(me);
        var after = page.after().map(cursor -> new Place(Instant.ofEpochMilli(cursor.longAt(0)), cursor.longAt(1)));
        return offload.call(() -> Page.of(
                statements.entries(sheet(payee, month), figure.toCore(), after, page.fetch()),
                page,
                entry -> EntryView.from(entry, language),
                entry -> Cursor.of(entry.postedAt().toEpochMilli(), entry.id())));
    }

    /** In the language asked for; the content hash stands on it and in the header Content-Hash. */
    @Operation(summary = "结算单 PDF 文件 A statement as PDF")
    @GetMapping(value = "/{month}/document.pdf", produces = "application/pdf")
    Mono<ResponseEntity<byte[]>> pdf(SignedInGuide me, @PathVariable String month, Locale language) {
        var payee = payee(me);
        return offload.call(() -> StatementViews.pdf(sheet(payee, month), language));
    }

    @Operation(summary = "结算单 CSV 文件 A statement as CSV")
    @GetMapping(value = "/{month}/document.csv", produces = "text/csv")
    Mono<ResponseEntity<byte[]>> csv(SignedInGuide me, @PathVariable String month, Locale language) {
        var payee = payee(me);
        return offload.call(() -> StatementViews.table(sheet(payee, month), SheetFormat.CSV, language));
    }

    @Operation(summary = "结算单 Excel 文件 A statement as a workbook")
    @GetMapping(
            value = "/{month}/document.xlsx",
            produces = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    Mono<ResponseEntity<byte[]>> xlsx(SignedInGuide me, @PathVariable String month, Locale language) {
        var payee = payee(me);
        return offload.call(() -> StatementViews.table(sheet(payee, month), SheetFormat.XLSX, language));
    }

    private Sheet sheet(Beneficiary payee, String month) {
        return statements.closed(StatementViews.month(month), payee);
    }

    /** Whose statements the caller may see. */
    abstract Beneficiary payee(SignedInGuide me);
}
