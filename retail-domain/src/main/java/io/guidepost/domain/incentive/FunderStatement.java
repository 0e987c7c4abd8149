package io.guidepost.domain.incentive;

import io.guidepost.core.money.Money;
import io.guidepost.core.sale.ReturnWindow;
import io.guidepost.domain.Refusal;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.stereotype.Service;

/** What a funder owes for a month, and for what (B8). */
@Service
public class FunderStatement {

    private static final int CSV_PAGE = 1_000;
    private static final int CSV_MOST = 200_000;
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String HEADER =
            "日期 posted,激励 incentive,激励名称 name,订单 order,收款方 payee,姓名 payee name,金额（元）yuan,说明 why";
    private static final String STARTS_A_FORMULA = "=+-@\t\r";

    private final Funders funders;

    FunderStatement(Funders funders) {
        this.funders = funders;
    }

    public record Month(Funder funder, YearMonth month, Funders.Sums sums) {}

    public Month of(long funderId, YearMonth month) {
        var funder = found(funderId);
        return new Month(funder, month, funders.sums(funder, month));
    }

    public List<Funders.Item> items(long funderId, YearMonth month, long afterTransferId, int limit) {
        return funders.items(found(funderId), month, afterTransferId, limit);
    }

    /** The same as a file: opening, each item, what was accrued and released, closing. */
    public String csv(long funderId, YearMonth month) {
        var sums = of(funderId, month).sums();
        var csv = new StringBuilder(BYTE_ORDER_MARK).append(HEADER).append("\r\n");
        total(csv, "期初 opening", sums.openingFen());
        long after = 0;
        List<Funders.Item> page;
        int rows = 0;
        do {
            page = items(funderId, month, after, CSV_PAGE);
            for (var item : page) {
                row(csv, item);
                after = item.transferId();
            }
            rows += page.size();
        } while (page.size() == CSV_PAGE && rows < CSV_MOST);
        total(csv, "本期新增 accrued", sums.accruedFen());
        total(csv, "本期冲回 released", -sums.releasedFen());
        total(csv, "期末 closing", sums.closingFen());
        return csv.toString();
    }

    private static void row(StringBuilder csv, Funders.Item item) {
        csv.append(item.postedAt().atZone(ReturnWindow.ZONE).format(DateTimeFormatter.ISO_LOCAL_DATE))
                .append(',')
                .append(cell(Long.toString(item.incentiveId())))
                .append(',')
                .append(cell(item.incentiveName()))
                .append(',')
                .append(item.orderId() == 0 ? "" : cell(Long.toString(item.orderId())))
                .append(',')
                .append(cell(item.payeeType() + " " + item.payeeId()))
                .append(',')
                .append(cell(item.payeeName()))
                .append(',')
                .append(new Money(item.amountFen()).inYuan())
                .append(',')
                .append(cell(item.whyZh()))
                .append("\r\n");
    }

    private static void total(StringBuilder csv, String name, long fen) {
        csv.append(cell(name)).append(",,,,,,").append(new Money(fen).inYuan()).append(",\r\n");
    }

    /** Whatever a spreadsheet would take for a formula is shown as text. */
    private static String cell(String text) {
        var safe = !text.isEmpty() && STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }

    private Funder found(long funderId) {
        return funders.find(funderId).orElseThrow(() -> Refusal.notFound("出资方", "funder"));
    }
}
