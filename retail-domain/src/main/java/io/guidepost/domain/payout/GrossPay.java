package io.guidepost.domain.payout;

import io.guidepost.core.money.Money;
import io.guidepost.core.sale.ReturnWindow;
import java.time.YearMonth;
import java.util.List;
import org.springframework.stereotype.Service;

/** What each guide was paid in a month before tax, by either channel: taxes are the payroll's business (B10). */
@Service
public class GrossPay {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String HEADER =
            "月份 month,员工 userid,工号 employee no,姓名 name,笔数 withdrawals,税前合计（元）gross,手续费（元）fee,微信转账（元）wechat,随工资（元）payroll";

    private final Withdrawals withdrawals;

    GrossPay(Withdrawals withdrawals) {
        this.withdrawals = withdrawals;
    }

    /**
     * One guide's month, in fen.
     *
     * @param grossFen with the fee, which is the sum of the two channels and the fee
     */
    public record Line(
            long guideId,
            String userid,
            String employeeNo,
            String guideName,
            int withdrawals,
            long grossFen,
            long feeFen,
            long weChatFen,
            long payrollFen) {}

    /** Paid in that month of Asia/Shanghai; the file for the payroll, with a byte order mark for Excel. */
    public String csv(YearMonth month) {
        var csv = new StringBuilder(BYTE_ORDER_MARK).append(HEADER).append("\r\n");
        for (var line : of(month)) {
            csv.append(month)
                    .append(',')
                    .append(PayrollCsv.cell(line.userid()))
                    .append(',')
                    .append(PayrollCsv.cell(line.employeeNo()))
                    .append(',')
                    .append(PayrollCsv.cell(line.guideName()))
                    .append(',')
                    .append(line.withdrawals());
            for (long fen : new long[] {line.grossFen(), line.feeFen(), line.weChatFen(), line.payrollFen()}) {
                csv.append(',').append(new Money(fen).inYuan());
            }
            csv.append("\r\n");
        }
        return csv.toString();
    }

    private List<Line> of(YearMonth month) {
        return withdrawals.grossPay(
                month.atDay(1).atStartOfDay(ReturnWindow.ZONE).toInstant(),
                month.plusMonths(1).atDay(1).atStartOfDay(ReturnWindow.ZONE).toInstant());
    }
}
