package io.guidepost.domain.payout;

import io.guidepost.core.money.Money;
import io.guidepost.core.sale.ReturnWindow;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The payroll's file. Whatever a spreadsheet would take for a formula is shown as text. */
final class PayrollCsv {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String HEADER = "提现编号 withdrawal,员工 userid,姓名 name,金额（元）yuan,申请日期 requested";
    /** The wide forms too: spreadsheets of the Far East take them for the narrow ones. */
    private static final String STARTS_A_FORMULA = "=+-@\t\r\n＝＋－＠";

    private PayrollCsv() {}

    static String of(List<PayrollExport.Item> items) {
        var csv = new StringBuilder(BYTE_ORDER_MARK).append(HEADER).append("\r\n");
        for (var item : items) {
            csv.append(cell(Long.toString(item.withdrawalId())))
                    .append(',')
                    .append(cell(item.userid()))
                    .append(',')
                    .append(cell(item.guideName()))
                    .append(',')
                    .append(new Money(item.amountFen()).inYuan())
                    .append(',')
                    .append(item.requestedAt().atZone(ReturnWindow.ZONE).format(DateTimeFormatter.ISO_LOCAL_DATE))
                    .append("\r\n");
        }
        return csv.toString();
    }

    static String cell(String text) {
        var shown = text.stripLeading();
        boolean isFormula = !text.isEmpty() && STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0
                || !shown.isEmpty() && STARTS_A_FORMULA.indexOf(shown.charAt(0)) >= 0;
        var safe = isFormula ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
