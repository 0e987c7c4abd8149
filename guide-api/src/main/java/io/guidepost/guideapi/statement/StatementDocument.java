package io.guidepost.guideapi.statement;

import io.guidepost.core.money.Money;
import io.guidepost.core.money.Rate;
import io.guidepost.core.sale.ReturnWindow;
import io.guidepost.core.settlement.StatementFigure;
import io.guidepost.core.words.Words;
import io.guidepost.domain.statement.StatementMonth;
import io.guidepost.domain.statement.Trade;
import io.guidepost.domain.statement.ViewStatements.Sheet;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a statement's document says, whatever the kind of file: sections of rows in one language. The content hash is that of
 * the figures and stands at the end.
 */
record StatementDocument(String title, List<String> facts, List<Section> sections, String contentHash) {

    private static final DateTimeFormatter TO_THE_SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** The last column of every row holds an amount in yuan or a count. */
    record Section(String title, List<List<String>> rows) {}

    static StatementDocument of(Sheet sheet, Locale language) {
        var statement = sheet.statement();
        var month = sheet.month();
        var facts = List.of(
                say("收款方", "Payee", language) + ": " + payee(sheet, language),
                say("期间(北京时间)", "Period (Beijing time)", language) + ": " + shown(month.from()) + " – "
                        + shown(month.until().minusMillis(1)),
                say("状态", "State", language) + ": " + state(month, language),
                say("公式", "Sum", language) + ": " + statement.figures().asSum());
        var sections = new ArrayList<Section>();
        sections.add(new Section(
                say("佣金结算(元)", "Commission (yuan)", language),
                List.of(StatementFigure.values()).stream()
                        .map(figure -> List.of(
                                figure.words().in(language),
                                statement.figures().of(figure).inYuan()))
                        .toList()));
        sheet.trade().ifPresent(trade -> {
            sections.add(sales(trade, language));
            sections.add(discounts(trade, language));
            sections.add(split(trade, language));
        });
        if (!sheet.services().isEmpty()) {
            sections.add(new Section(
                    say("服务导购(行数,佣金元)", "Guides who served (lines, commission in yuan)", language),
                    sheet.services().stream()
                            .map(service -> List.of(
                                    service.guideName() + " #" + service.guideId(),
                                    Integer.toString(service.soldLines()),
                                    yuan(service.commissionFen())))
                            .toList()));
        }
        return new StatementDocument(
                say("%s 月结算单", "Statement of %s", language).formatted(month.month()),
                facts,
                sections,
                sheet.contentHash());
    }

    private static Section sales(Trade trade, Locale language) {
        return new Section(
                say("销售业绩(元),与佣金分列,不相加", "Sales (yuan), beside commission and never added to it", language),
                List.of(
                        List.of(say("订单数", "Orders", language), Integer.toString(trade.orders())),
                        List.of(say("吊牌金额", "At list prices", language), yuan(trade.listFen())),
                        List.of(say("实付(不含运费)", "Paid, without freight", language), yuan(trade.paidFen())),
                        List.of(say("本期退款", "Refunded in the month", language), yuan(trade.refundedFen())),
                        List.of(say("净销售额", "Net sales", language), yuan(trade.netFen()))));
    }

    private static Section discounts(Trade trade, Locale language) {
        return new Section(
                say("优惠由谁承担(元):总部", "Who gave the discounts (yuan): headquarters", language),
                List.of(
                        List.of(say("活动", "Activities", language), yuan(trade.activityFen())),
                        List.of(say("优惠券", "Coupons", language), yuan(trade.couponFen())),
                        List.of(say("积分", "Points", language), yuan(trade.pointsFen()))));
    }

    private static Section split(Trade trade, Locale language) {
        var split = trade.split();
        return new Section(
                say("净销售额的去向(元)", "Who has what of the net sales (yuan)", language),
                List.of(
                        List.of(
                                say("导购佣金(总部承担)", "Guides, funded by headquarters", language),
                                split.guides().inYuan()),
                        List.of(say("门店佣金", "Store commission", language), yuan(trade.storeCommissionFen())),
                        List.of(
                                say("加盟服务费 %s", "Contribution to headquarters, %s", language)
                                        .formatted(new Rate(trade.hqServiceBp()).inPercent()),
                                split.hqService().negated().inYuan()),
                        List.of(
                                say("门店所得", "The store keeps", language),
                                split.store().inYuan()),
                        List.of(
                                say("总部所得", "Headquarters has", language),
                                split.headquarters().inYuan()),
                        List.of(
                                say("合计 = 净销售额", "Together: the net sales", language),
                                split.net().inYuan())));
    }

    private static String payee(Sheet sheet, Locale language) {
        var payee = sheet.statement().payee();
        var kind =
                switch (payee.type()) {
                    case GUIDE -> say("导购", "guide", language);
                    case STORE -> say("门店", "store", language);
                    case HQ -> say("总部", "headquarters", language);
                };
        return "%s %s #%d".formatted(kind, sheet.statement().payeeName(), payee.id());
    }

    private static String state(StatementMonth month, Locale language) {
        return switch (month.state()) {
            case CLOSING -> say("草稿,未签字", "draft, not signed", language);
            case PREPARED -> say("已初审,未关账", "signed once, not closed", language);
            case CLOSED ->
                say("已关账", "closed", language) + " "
                        + shown(month.closed().orElseThrow().at());
        };
    }

    static String shown(Instant at) {
        return at.atZone(ReturnWindow.ZONE).format(TO_THE_SECOND);
    }

    private static String yuan(long fen) {
        return new Money(fen).inYuan();
    }

    private static String say(String zh, String en, Locale language) {
        return new Words(zh, en).in(language);
    }
}
