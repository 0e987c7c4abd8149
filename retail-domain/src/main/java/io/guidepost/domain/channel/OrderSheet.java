package io.guidepost.domain.channel;

import io.guidepost.core.incentive.PayMethod;
import io.guidepost.core.words.Words;
import io.guidepost.domain.channel.ImportOrder.Buyer;
import io.guidepost.domain.channel.ImportOrder.Line;
import io.guidepost.domain.channel.ImportOrder.Places;
import io.guidepost.domain.channel.ImportOrder.Told;
import io.guidepost.domain.channel.ToldRules.Wrong;
import io.guidepost.domain.sheet.CellFault;
import io.guidepost.domain.sheet.CellReader;
import io.guidepost.domain.sheet.SheetColumn;
import io.guidepost.domain.sheet.SheetRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How orders of other tills stand in a table, one line of an order per row: rows of the same channel and number are one order.
 * What concerns the order as a whole is written in its first row; further rows repeat it or leave it empty. Amounts are in yuan.
 */
final class OrderSheet {

    static final String CHANNEL = "channel";
    static final String NUMBER = "externalNo";
    static final String ORDERED = "orderedAt";
    static final String RECEIVED = "receivedAt";
    static final String STORE_CODE = "storeCode";
    static final String GUIDE = "guideUserid";
    static final String MEMBER = "memberId";
    static final String UNIONID = "unionid";
    static final String PICK_UP = "pickUpStoreId";
    static final String FULFILLING = "fulfillingStoreId";
    static final String PAY_METHOD = "payMethod";
    static final String FREIGHT = "freightYuan";
    static final String SKU = "skuId";
    static final String QUANTITY = "quantity";
    static final String UNIT_PRICE = "unitPriceYuan";
    static final String PAID = "paidYuan";

    static final List<SheetColumn> COLUMNS = List.of(
            SheetColumn.text(CHANNEL, "渠道", "Channel"),
            SheetColumn.text(NUMBER, "渠道订单号", "Order number", "订单号", "Order no."),
            SheetColumn.moment(ORDERED, "下单时间", "Ordered at"),
            SheetColumn.moment(RECEIVED, "收货时间", "Received at"),
            SheetColumn.text(STORE_CODE, "门店编码", "Store code"),
            SheetColumn.text(GUIDE, "导购账号", "Guide's userid", "导购", "Guide"),
            SheetColumn.text(MEMBER, "会员编号", "Member ID"),
            SheetColumn.text(UNIONID, "unionid", "unionid"),
            SheetColumn.text(PICK_UP, "自提门店编号", "Pick-up store ID"),
            SheetColumn.text(FULFILLING, "发货门店编号", "Fulfilling store ID"),
            SheetColumn.text(PAY_METHOD, "支付方式", "Pay method"),
            SheetColumn.text(FREIGHT, "运费(元)", "Freight (yuan)", "运费", "Freight"),
            SheetColumn.ignored("title", "商品名称", "Title"),
            SheetColumn.text(SKU, "SKU", "SKU", "SKU 编号", "SKU ID"),
            SheetColumn.text(QUANTITY, "数量", "Quantity"),
            SheetColumn.text(UNIT_PRICE, "单价(元)", "Unit price (yuan)", "单价", "Unit price"),
            SheetColumn.text(PAID, "实付(元)", "Paid (yuan)", "实付", "Paid"));

    static final List<String> REQUIRED = List.of(CHANNEL, NUMBER, ORDERED, SKU, QUANTITY, UNIT_PRICE, PAID);

    private static final List<String> OF_THE_ORDER =
            List.of(ORDERED, RECEIVED, STORE_CODE, GUIDE, MEMBER, UNIONID, PICK_UP, FULFILLING, PAY_METHOD, FREIGHT);

    private static final int MOST_LINES = 200;
    private static final long MOST_FEN = 100_000_000;

    private static final Map<Channel, Words> CHANNELS = Map.of(
            Channel.POS, new Words("收银台", "Till"),
            Channel.TMALL, new Words("天猫", "Tmall"),
            Channel.JD, new Words("京东", "JD"),
            Channel.DOUYIN, new Words("抖音", "Douyin"),
            Channel.OUTLET, new Words("奥莱", "Outlet"),
            Channel.OTHER, new Words("其他", "Other"));

    private static final Map<PayMethod, Words> PAY_METHODS = Map.of(
            PayMethod.WECHAT_PAY, new Words("微信支付", "WeChat Pay"),
            PayMethod.WALLET, new Words("储值", "Wallet"),
            PayMethod.GIFT_CARD, new Words("礼品卡", "Gift card"),
            PayMethod.POS, new Words("收银台", "Till"),
            PayMethod.OTHER, new Words("其他", "Other"));

    private OrderSheet() {}

    /**
     * An order as far as it could be understood.
     *
     * @param rows the row of each line
     * @param told empty if there are faults
     */
    record Parsed(List<Integer> rows, Optional<Told> told, List<CellFault> faults) {

        int firstRow() {
            return rows.get(0);
        }
    }

    private record Key(Channel channel, String number) {}

    /** Gathers rows into orders, in the order in which the orders begin; a row that names none is one by itself. */
    static final class Gathering {

        private final Map<Object, List<SheetRow>> orders = new LinkedHashMap<>();

        void add(SheetRow row) {
            var cells = new CellReader(row);
            var channel = cells.word(CHANNEL, CHANNELS, Channel.values());
            var number = cells.text(NUMBER, 64);
            Object key =
                    channel.isPresent() && number.isPresent() ? new Key(channel.get(), number.get()) : row.number();
            orders.computeIfAbsent(key, none -> new ArrayList<>()).add(row);
        }

        List<Parsed> parsed() {
            return orders.values().stream().map(OrderSheet::parse).toList();
        }
    }

    private static Parsed parse(List<SheetRow> rows) {
        var first = new CellReader(rows.get(0)).require(CHANNEL).require(NUMBER).require(ORDERED);
        var channel = first.word(CHANNEL, CHANNELS, Channel.values());
        var number = first.text(NUMBER, 64);
        var orderedAt = first.moment(ORDERED);
        var receivedAt = first.moment(RECEIVED);
        var buyer = new Buyer(first.id(MEMBER), first.text(UNIONID, 64));
        var places = new Places(first.text(STORE_CODE, 64), first.id(PICK_UP), first.id(FULFILLING));
        var guide = first.text(GUIDE, 64);
        var freightFen = first.yuan(FREIGHT, MOST_FEN);
        var payMethod = first.word(PAY_METHOD, PAY_METHODS, PayMethod.values());
        if (rows.size() > MOST_LINES) {
            first.fault(
                    NUMBER,
                    "order_too_long",
                    "一个订单最多 %d 行".formatted(MOST_LINES),
                    "An order has at most %d rows".formatted(MOST_LINES));
        }
        var faults = new ArrayList<CellFault>();
        var lines = new ArrayList<Line>();
        for (var row : rows) {
            var cells = row == rows.get(0) ? first : sameOrder(rows.get(0), row);
            line(cells).ifPresent(lines::add);
            faults.addAll(cells.faults());
        }
        var told = faults.isEmpty()
                ? Optional.of(new Told(
                        channel.orElseThrow(),
                        number.orElseThrow(),
                        orderedAt.orElseThrow(),
                        receivedAt,
                        buyer,
                        places,
                        guide,
                        freightFen.orElse(0L),
                        lines,
                        Optional.empty(),
                        payMethod))
                : Optional.<Told>empty();
        return new Parsed(rows.stream().map(SheetRow::number).toList(), told, faults);
    }

    /** A further row of the order, which may say nothing else about it than the first. */
    private static CellReader sameOrder(SheetRow first, SheetRow row) {
        var cells = new CellReader(row);
        for (var column : OF_THE_ORDER) {
            if (row.cell(column).isPresent() && !row.cell(column).equals(first.cell(column))) {
                cells.fault(
                        column,
                        "order_rows_differ",
                        "与该订单首行(第 %d 行)不一致".formatted(first.number()),
                        "It differs from row %d, the first of the order".formatted(first.number()));
            }
        }
        return cells;
    }

    private static Optional<Line> line(CellReader cells) {
        cells.require(SKU).require(QUANTITY).require(UNIT_PRICE).require(PAID);
        var sku = cells.id(SKU);
        var quantity = cells.whole(QUANTITY, 1, 999);
        var price = cells.yuan(UNIT_PRICE, MOST_FEN);
        var paid = cells.yuan(PAID, MOST_FEN);
        return sku.isPresent() && quantity.isPresent() && price.isPresent() && paid.isPresent()
                ? Optional.of(
                        new Line(sku.get(), Math.toIntExact(quantity.get()), price.get(), paid.get(), Optional.empty()))
                : Optional.empty();
    }

    /** What the rules say, at the cell it is about. */
    static CellFault fault(Parsed order, Wrong wrong) {
        int row = wrong.line().isPresent() ? order.rows().get(wrong.line().getAsInt()) : order.firstRow();
        return new CellFault(
                row, columnOf(wrong), wrong.refusal().code(), wrong.refusal().words());
    }

    private static String columnOf(Wrong wrong) {
        return switch (wrong.part()) {
            case TIMES -> ORDERED;
            case MEMBER -> MEMBER;
            case STORE_CODE -> STORE_CODE;
            case PICK_UP -> PICK_UP;
            case FULFILLING -> FULFILLING;
            case GUIDE -> GUIDE;
            case SKU -> SKU;
            case PAID -> PAID;
        };
    }
}
