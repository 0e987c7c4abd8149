package io.guidepost.guideapi.statement;

import io.guidepost.core.settlement.StatementFigure;
import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.sheet.SheetFormat;
import io.guidepost.domain.statement.Service;
import io.guidepost.domain.statement.Statement;
import io.guidepost.domain.statement.StatementEntry;
import io.guidepost.domain.statement.StatementMonth;
import io.guidepost.domain.statement.Trade;
import io.guidepost.domain.statement.ViewStatements.Sheet;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** How statements look on the wire, the same for payees and headquarters. */
final class StatementViews {

    private StatementViews() {}

    /** The figures behind which there are entries. */
    enum Figure {
        accrued(StatementFigure.ACCRUED),
        clawedBack(StatementFigure.CLAWED_BACK),
        incentives(StatementFigure.INCENTIVES),
        adjustments(StatementFigure.ADJUSTMENTS),
        fees(StatementFigure.FEES),
        paid(StatementFigure.PAID);

        private final StatementFigure figure;

        Figure(StatementFigure figure) {
            this.figure = figure;
        }

        StatementFigure toCore() {
            return figure;
        }
    }

    record Payee(String type, String id, String name) {

        static Payee of(Statement statement) {
            return new Payee(
                    statement.payee().type().name(),
                    Long.toString(statement.payee().id()),
                    statement.payeeName());
        }
    }

    /** The figures of one payee; opening + accrued − clawed back + incentives + adjustments − fees − paid = closing. */
    record FiguresView(
            String month,
            Payee payee,
            String storeId,
            String regionId,
            long openingFen,
            long accruedFen,
            long clawedBackFen,
            long incentivesFen,
            long adjustmentsFen,
            long feesFen,
            long paidFen,
            long closingFen,
            String sum,
            long entries,
            String contentHash) {

        static FiguresView from(Statement statement) {
            var figures = statement.figures();
            return new FiguresView(
                    statement.month().toString(),
                    Payee.of(statement),
                    statement.storeId().map(id -> Long.toString(id)).orElse(null),
                    statement.regionId().map(id -> Long.toString(id)).orElse(null),
                    figures.opening().fen(),
                    figures.accrued().fen(),
                    figures.clawedBack().fen(),
                    figures.incentives().fen(),
                    figures.adjustments().fen(),
                    figures.fees().fen(),
                    figures.paid().fen(),
                    figures.closing().fen(),
                    figures.asSum(),
                    statement.entries(),
                    statement.contentHash());
        }
    }

    /** {@code contentHash} is that of the whole document, as printed on it. Only stores have {@code trade}. */
    record SheetView(
            String month,
            Instant fromAt,
            Instant untilAt,
            String state,
            Instant closedAt,
            FiguresView figures,
            TradeView trade,
            String contentHash) {

        static SheetView from(Sheet sheet) {
            var month = sheet.month();
            return new SheetView(
                    month.month().toString(),
                    month.from(),
                    month.until(),
                    month.state().name(),
                    month.closed().map(StatementMonth.Signature::at).orElse(null),
                    FiguresView.from(sheet.statement()),
                    sheet.trade()
                            .map(trade -> TradeView.from(trade, sheet.services()))
                            .orElse(null),
                    sheet.contentHash());
        }
    }

    /** Sales of a store and where they went: guides + store + headquarters = net sales. */
    record TradeView(
            String ownership,
            int orders,
            int soldLines,
            long listFen,
            DiscountsView discounts,
            long paidFen,
            long refundedFen,
            long netSalesFen,
            SplitView split,
            List<ServiceView> services) {

        static TradeView from(Trade trade, List<Service> services) {
            return new TradeView(
                    trade.isFranchise() ? "FRANCHISE" : "DIRECT",
                    trade.orders(),
                    trade.soldLines(),
                    trade.listFen(),
                    new DiscountsView("HQ", trade.activityFen(), trade.couponFen(), trade.pointsFen()),
                    trade.paidFen(),
                    trade.refundedFen(),
                    trade.netFen(),
                    SplitView.from(trade),
                    services.stream().map(ServiceView::from).toList());
        }
    }

    record DiscountsView(String fundedBy, long activityFen, long couponFen, long pointsFen) {}

    record SplitView(
            long guidesFen,
            String guidesFundedBy,
            long storeCommissionFen,
            int hqServiceBp,
            long hqServiceFen,
            long storeFen,
            long headquartersFen) {

        static SplitView from(Trade trade) {
            var split = trade.split();
            return new SplitView(
                    split.guides().fen(),
                    "HQ",
                    trade.storeCommissionFen(),
                    trade.hqServiceBp(),
                    split.hqService().fen(),
                    split.store().fen(),
                    split.headquarters().fen());
        }
    }

    record ServiceView(String guideId, String guideName, int soldLines, long commissionFen) {

        static ServiceView from(Service service) {
            return new ServiceView(
                    Long.toString(service.guideId()),
                    service.guideName(),
                    service.soldLines(),
                    service.commissionFen());
        }
    }

    /**
     * {@code id} is that of the commission entry, the withdrawal or the charge; {@code amountFen} is what it adds to the
     * figure; {@code formula} shows every fen where a rate was applied.
     */
    record EntryView(
            String id,
            String figure,
            long amountFen,
            Instant postedAt,
            String adjustsMonth,
            String accrualId,
            String orderId,
            String orderLineId,
            String why,
            String formula) {

        static EntryView from(StatementEntry entry, Locale language) {
            return new EntryView(
                    Long.toString(entry.id()),
                    entry.figure().name(),
                    entry.amountFen(),
                    entry.postedAt(),
                    entry.adjusts().map(YearMonth::toString).orElse(null),
                    entry.commission()
                            .map(commission ->
                                    Long.toString(commission.accrual().id()))
                            .orElse(null),
                    entry.commission()
                            .map(commission -> id(commission.accrual().orderId()))
                            .orElse(null),
                    entry.commission()
                            .map(commission -> id(commission.accrual().lineId()))
                            .orElse(null),
                    entry.why().in(language),
                    entry.formula().map(words -> words.in(language)).orElse(null));
        }

        /** Null for 0: an incentive may come from no single order, and comes from no line. */
        private static String id(long number) {
            return number == 0 ? null : Long.toString(number);
        }
    }

    /** {@code 2026-11}; anything else is malformed. */
    static YearMonth month(String text) {
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

    static ResponseEntity<byte[]> pdf(Sheet sheet, Locale language) {
        return file(sheet, "application/pdf", "pdf", StatementPdf.of(StatementDocument.of(sheet, language)));
    }

    static ResponseEntity<byte[]> table(Sheet sheet, SheetFormat format, Locale language) {
        var bytes = StatementTable.of(StatementDocument.of(sheet, language), format, language);
        return file(sheet, format.contentType(), format.extension(), bytes);
    }

    private static ResponseEntity<byte[]> file(Sheet sheet, String type, String ending, byte[] bytes) {
        var payee = sheet.statement().payee();
        var name = "statement-%s-%s-%d.%s"
                .formatted(sheet.month().month(), payee.type().name().toLowerCase(Locale.ROOT), payee.id(), ending);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s\"".formatted(name))
                .header("Content-Hash", "sha-256=" + sheet.contentHash())
                .body(bytes);
    }
}
