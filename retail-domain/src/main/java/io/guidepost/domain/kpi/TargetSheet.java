package io.guidepost.domain.kpi;

import io.guidepost.core.words.Words;
import io.guidepost.domain.sheet.CellFault;
import io.guidepost.domain.sheet.SheetColumn;
import io.guidepost.domain.sheet.SheetRow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How a target stands in a row of a table, in either language. Sales are in yuan, rates in percent. */
final class TargetSheet {

    static final String MONTH = "month";
    static final String KIND = "kind";
    static final String LEVEL = "level";
    static final String NODE = "node";
    static final String AMOUNT = "amount";

    static final List<SheetColumn> COLUMNS = List.of(
            SheetColumn.text(MONTH, "月份", "Month"),
            SheetColumn.text(KIND, "指标", "KPI"),
            SheetColumn.text(LEVEL, "层级", "Level"),
            SheetColumn.text(NODE, "对象编号", "ID of node", "账号", "userid"),
            SheetColumn.ignored("name", "名称", "Name"),
            SheetColumn.text(AMOUNT, "目标值", "Target"));

    static final List<String> REQUIRED = List.of(MONTH, KIND, LEVEL, AMOUNT);

    private static final Map<TargetKind, Words> KINDS = Map.of(
            TargetKind.NET_SALES, new Words("净销售额(元)", "Net sales (yuan)"),
            TargetKind.ORDERS, new Words("订单数", "Orders"),
            TargetKind.NEW_FRIENDS, new Words("新增好友", "New friends"),
            TargetKind.EXECUTION_RATE, new Words("执行率(%)", "Execution rate (%)"));

    private static final Map<Node.Type, Words> LEVELS = Map.of(
            Node.Type.HQ, new Words("总部", "Headquarters"),
            Node.Type.REGION, new Words("大区", "Region"),
            Node.Type.STORE, new Words("门店", "Store"),
            Node.Type.GUIDE, new Words("导购", "Guide"));

    private TargetSheet() {}

    /**
     * One row as far as it could be understood.
     *
     * @param userid of a guide who is named by it and not by a number
     * @param id of the node; empty for a guide named by userid
     */
    record Parsed(
            int row,
            Optional<YearMonth> month,
            Optional<TargetKind> kind,
            Optional<Node.Type> type,
            Optional<Long> id,
            Optional<String> userid,
            Optional<Long> amount,
            List<CellFault> faults) {}

    static Parsed parse(SheetRow row) {
        var faults = new ArrayList<>(row.faults());
        var month = cell(row, MONTH, faults).flatMap(text -> month(row, text, faults));
        var kind = cell(row, KIND, faults)
                .flatMap(text -> named(row, KIND, text, TargetKind.values(), KINDS, "kpi_unknown", faults));
        var type = cell(row, LEVEL, faults)
                .flatMap(text -> named(row, LEVEL, text, Node.Type.values(), LEVELS, "level_unknown", faults));
        var amount = cell(row, AMOUNT, faults).flatMap(text -> kind.flatMap(of -> amount(row, of, text, faults)));
        Optional<Long> id = Optional.empty();
        Optional<String> userid = Optional.empty();
        if (type.isPresent() && type.get() == Node.Type.HQ) {
            id = Optional.of(0L);
        } else {
            var text = cell(row, NODE, faults);
            id = text.flatMap(TargetSheet::number);
            if (id.isEmpty() && type.equals(Optional.of(Node.Type.GUIDE))) {
                userid = text;
            } else if (id.isEmpty() && text.isPresent()) {
                faults.add(
                        new CellFault(row.number(), NODE, "node_unknown", new Words("对象编号应为数字", "The ID is a number")));
            }
        }
        return new Parsed(row.number(), month, kind, type, id, userid, amount, faults);
    }

    static List<Object> cells(Target target, String name, Locale locale) {
        return Arrays.asList(
                target.month().toString(),
                KINDS.get(target.kind()).in(locale),
                LEVELS.get(target.node().type()).in(locale),
                target.node().type() == Node.Type.HQ
                        ? ""
                        : Long.toString(target.node().id()),
                name,
                shown(target));
    }

    private static Object shown(Target target) {
        return target.kind().unit() == TargetKind.Unit.PIECES
                ? (Object) target.amount()
                : BigDecimal.valueOf(target.amount(), 2);
    }

    private static Optional<Long> number(String text) {
        try {
            return text.matches("[1-9]\\d{0,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }

    private static Optional<String> cell(SheetRow row, String key, List<CellFault> faults) {
        var text = row.cell(key);
        if (text.isEmpty() && faults.stream().noneMatch(fault -> fault.column().equals(key))) {
            faults.add(new CellFault(row.number(), key, "cell_missing", new Words("此列必填", "This column is required")));
        }
        return text;
    }

    private static Optional<YearMonth> month(SheetRow row, String text, List<CellFault> faults) {
        try {
            var digits = text.replace('/', '-').replace("年", "-").replace("月", "");
            var parts = digits.split("-");
            if (parts.length == 2) {
                return Optional.of(YearMonth.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])));
            }
        } catch (NumberFormatException | DateTimeException noMonth) {
            // Told below.
        }
        faults.add(new CellFault(
                row.number(), MONTH, "month_unreadable", new Words("月份格式如 2026-11", "A month is written 2026-11")));
        return Optional.empty();
    }

    private static <E extends Enum<E>> Optional<E> named(
            SheetRow row,
            String column,
            String text,
            E[] values,
            Map<E, Words> names,
            String code,
            List<CellFault> faults) {
        for (var value : values) {
            var words = names.get(value);
            if (plain(text).equals(plain(value.name()))
                    || plain(text).equals(plain(words.zh()))
                    || plain(text).equals(plain(words.en()))) {
                return Optional.of(value);
            }
        }
        faults.add(new CellFault(row.number(), column, code, new Words("无法识别：" + text, "Not known: " + text)));
        return Optional.empty();
    }

    /** Without what stands in brackets: the unit may be left out. */
    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replace('（', '(')
                .replaceAll("\\(.*", "")
                .replaceAll("[\\s_]+", "");
    }

    private static Optional<Long> amount(SheetRow row, TargetKind kind, String text, List<CellFault> faults) {
        try {
            var number = new BigDecimal(text.replace(",", "").replace("%", "").strip());
            var scaled = number.movePointRight(kind.unit() == TargetKind.Unit.PIECES ? 0 : 2)
                    .setScale(0, RoundingMode.UNNECESSARY)
                    .longValueExact();
            var wrong = SetTargets.impossible(kind, scaled);
            if (wrong.isEmpty()) {
                return Optional.of(scaled);
            }
            faults.add(new CellFault(row.number(), AMOUNT, "target_out_of_range", wrong.get()));
        } catch (ArithmeticException tooFine) {
            faults.add(new CellFault(
                    row.number(), AMOUNT, "target_too_fine", new Words("小数位过多", "There are too many decimal places")));
        } catch (NumberFormatException noNumber) {
            faults.add(new CellFault(
                    row.number(), AMOUNT, "target_unreadable", new Words("目标值应为数字", "A target is a number")));
        }
        return Optional.empty();
    }
}
