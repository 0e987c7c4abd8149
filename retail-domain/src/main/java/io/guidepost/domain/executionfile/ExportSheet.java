package io.guidepost.domain.executionfile;

import io.guidepost.core.sale.ReturnWindow;
import io.guidepost.core.words.Words;
import io.guidepost.domain.executionfile.ExportRows.CustomerLine;
import io.guidepost.domain.executionfile.ExportRows.GuideLine;
import io.guidepost.domain.privacy.Masked;
import io.guidepost.domain.sheet.SheetColumn;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Titles and cells. Times are those of Shanghai; customers are recognised by those who know them, and by nobody else. */
final class ExportSheet {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ReturnWindow.ZONE);

    static final List<SheetColumn> GUIDES = List.of(
            SheetColumn.text("region", "大区", "Region"),
            SheetColumn.text("store", "门店", "Store"),
            SheetColumn.text("guide", "导购", "Guide"),
            SheetColumn.text("status", "状态", "Status"),
            SheetColumn.text("reason", "原因", "Reason"),
            SheetColumn.text("evidence", "证据", "Evidence"),
            SheetColumn.text("targeted", "目标客户", "Targeted"),
            SheetColumn.text("sent", "已送达", "Reached"),
            SheetColumn.text("undelivered", "未送达", "Not delivered"),
            SheetColumn.moment("dispatchedAt", "下发时间", "Dispatched"),
            SheetColumn.moment("viewedAt", "查看时间", "Viewed"),
            SheetColumn.moment("executedAt", "执行时间", "Executed"),
            SheetColumn.moment("doneAt", "完成时间", "Done"),
            SheetColumn.moment("lateAt", "逾期完成时间", "Done late"));

    static final List<SheetColumn> CUSTOMERS = List.of(
            SheetColumn.text("region", "大区", "Region"),
            SheetColumn.text("store", "门店", "Store"),
            SheetColumn.text("guide", "导购", "Guide"),
            SheetColumn.text("customer", "客户", "Customer"),
            SheetColumn.text("customerNumber", "客户编号", "Customer number"),
            SheetColumn.text("status", "送达状态", "Delivery"),
            SheetColumn.moment("sentAt", "送达时间", "Sent"));

    private static final Map<String, Words> STATUS = Map.ofEntries(
            Map.entry("PENDING", new Words("待执行", "To do")),
            Map.entry("NOTIFIED", new Words("已通知", "Notified")),
            Map.entry("VIEWED", new Words("已查看", "Viewed")),
            Map.entry("EXECUTING", new Words("执行中", "In hand")),
            Map.entry("PARTIAL", new Words("部分完成", "Partly done")),
            Map.entry("DONE", new Words("已完成", "Done")),
            Map.entry("DONE_UNVERIFIED", new Words("已完成未验证", "Done, not verified")),
            Map.entry("EXPIRED", new Words("已过期", "Expired")),
            Map.entry("EXEMPT", new Words("豁免", "Exempt")),
            Map.entry("FAILED", new Words("失败", "Failed")),
            Map.entry("NOT_SENT", new Words("未发送", "Not sent")),
            Map.entry("SENT", new Words("已发送", "Sent")),
            Map.entry("FAIL_NOT_FRIEND", new Words("已不是好友", "No friend any more")),
            Map.entry("FAIL_QUOTA", new Words("超出企业微信次数", "Beyond WeCom's quota")),
            Map.entry("SKIPPED_FATIGUE", new Words("疲劳度跳过", "Left out: too many messages")),
            Map.entry("SKIPPED_OPTOUT", new Words("客户拒收", "Left out: opted out")),
            Map.entry("SKIPPED_SENSITIVE", new Words("敏感词跳过", "Left out: sensitive")));

    private ExportSheet() {}

    static List<Object> cells(GuideLine line, Locale language) {
        return Arrays.asList(
                line.region(),
                line.store(),
                line.guide(),
                status(line.status(), language),
                line.reason(),
                line.evidence(),
                line.targeted(),
                line.sent(),
                line.undelivered(),
                time(line.dispatchedAt()),
                time(line.viewedAt()),
                time(line.executedAt()),
                time(line.doneAt()),
                time(line.lateAt()));
    }

    static List<Object> cells(GuideLine guide, CustomerLine line, Locale language) {
        return Arrays.asList(
                guide.region(),
                guide.store(),
                guide.guide(),
                line.name() == null ? "" : Masked.name(line.name()),
                Masked.number(line.customer()),
                status(line.status(), language),
                time(line.sentAt()));
    }

    private static String status(String status, Locale language) {
        var words = STATUS.get(status);
        return words == null ? status : words.in(language);
    }

    private static String time(Instant at) {
        return at == null ? null : TIME.format(at);
    }
}
