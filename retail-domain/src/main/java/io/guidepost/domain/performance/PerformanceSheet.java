package io.guidepost.domain.performance;

import io.guidepost.domain.performance.Performance.Line;
import io.guidepost.domain.performance.Performance.Table;
import io.guidepost.domain.sheet.SheetColumn;
import io.guidepost.domain.sheet.SheetFormat;
import io.guidepost.domain.sheet.SheetWriter;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** A report as a table for Excel or as CSV: one row for each line and the total last, amounts in yuan. */
public final class PerformanceSheet {

    private static final List<SheetColumn> SOLD = List.of(
            SheetColumn.text("id", "编号", "Number"),
            SheetColumn.text("name", "名称", "Name"),
            SheetColumn.text("orders", "订单数", "Orders"),
            SheetColumn.text("units", "件数", "Units"),
            SheetColumn.text("refundedUnits", "退货件数", "Units returned"),
            SheetColumn.text("paid", "实付(元)", "Paid (yuan)"),
            SheetColumn.text("refunded", "退款(元)", "Refunded (yuan)"),
            SheetColumn.text("netSales", "净销售额(元)", "Net sales (yuan)"));
    private static final List<SheetColumn> EARNED = List.of(
            SheetColumn.text("id", "编号", "Number"),
            SheetColumn.text("name", "名称", "Name"),
            SheetColumn.text("guideAccrued", "导购计提(元)", "Accrued to guides (yuan)"),
            SheetColumn.text("guideClawedBack", "导购冲回(元)", "Clawed back from guides (yuan)"),
            SheetColumn.text("guideNet", "导购净佣金(元)", "Net of guides (yuan)"),
            SheetColumn.text("storeAccrued", "门店计提(元)", "Accrued to stores (yuan)"),
            SheetColumn.text("storeClawedBack", "门店冲回(元)", "Clawed back from stores (yuan)"),
            SheetColumn.text("storeNet", "门店净佣金(元)", "Net of stores (yuan)"));

    private PerformanceSheet() {}

    public static void sold(Table table, OutputStream out, SheetFormat format, Locale language) {
        try (var sheet = SheetWriter.to(out, format, SOLD, language)) {
            table.items().forEach(line -> sheet.row(soldCells(line)));
            sheet.row(soldCells(total(table, language)));
        }
    }

    public static void earned(Table table, OutputStream out, SheetFormat format, Locale language) {
        try (var sheet = SheetWriter.to(out, format, EARNED, language)) {
            table.items().forEach(line -> sheet.row(earnedCells(line)));
            sheet.row(earnedCells(total(table, language)));
        }
    }

    private static Line total(Table table, Locale language) {
        var name = language.getLanguage().equals("en") ? "Total" : "合计";
        return new Line(0, name, table.total());
    }

    private static List<Object> soldCells(Line line) {
        var figures = line.figures();
        return List.of(
                Long.toString(line.id()),
                line.name(),
                figures.orders(),
                figures.units(),
                figures.refundedUnits(),
                yuan(figures.paidFen()),
                yuan(figures.refundedFen()),
                yuan(figures.netSalesFen()));
    }

    private static List<Object> earnedCells(Line line) {
        var figures = line.figures();
        return List.of(
                Long.toString(line.id()),
                line.name(),
                yuan(figures.guide().accruedFen()),
                yuan(figures.guide().clawedBackFen()),
                yuan(figures.guide().netFen()),
                yuan(figures.store().accruedFen()),
                yuan(figures.store().clawedBackFen()),
                yuan(figures.store().netFen()));
    }

    private static BigDecimal yuan(long fen) {
        return BigDecimal.valueOf(fen, 2);
    }
}
