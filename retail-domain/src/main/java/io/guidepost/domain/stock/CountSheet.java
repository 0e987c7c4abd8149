package io.guidepost.domain.stock;

import io.guidepost.core.words.Words;
import io.guidepost.domain.sheet.CellFault;
import io.guidepost.domain.sheet.SheetColumn;
import io.guidepost.domain.sheet.SheetRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How a counted SKU stands in a row of a table, in either language. */
final class CountSheet {

    static final String SKU = "sku";
    static final String COUNTED = "counted";

    static final List<SheetColumn> COLUMNS = List.of(
            SheetColumn.text(SKU, "SKU编号", "SKU", "skuId", "规格编号"),
            SheetColumn.ignored("title", "商品", "Product"),
            SheetColumn.ignored("spec", "规格", "Spec"),
            SheetColumn.ignored("booked", "账面数量", "Booked"),
            SheetColumn.text(COUNTED, "盘点数量", "Counted"));

    static final List<String> REQUIRED = List.of(SKU, COUNTED);

    private static final int MOST = 10_000_000;

    private CountSheet() {}

    /** One row as far as it could be understood. */
    record Parsed(int row, Optional<Long> skuId, Optional<Integer> counted, List<CellFault> faults) {}

    static Parsed parse(SheetRow row) {
        var faults = new ArrayList<>(row.faults());
        var sku = cell(row, SKU, faults).flatMap(text -> sku(row, text, faults));
        var counted = cell(row, COUNTED, faults).flatMap(text -> counted(row, text, faults));
        return new Parsed(row.number(), sku, counted, faults);
    }

    /** The row to be counted in the order of {@link #COLUMNS}. */
    static List<Object> cells(StockQueries.Row row) {
        return Arrays.asList(Long.toString(row.skuId()), row.title(), row.spec(), row.onHand(), null);
    }

    private static Optional<String> cell(SheetRow row, String key, List<CellFault> faults) {
        var text = row.cell(key);
        if (text.isEmpty() && faults.stream().noneMatch(fault -> fault.column().equals(key))) {
            faults.add(new CellFault(row.number(), key, "cell_missing", new Words("此列必填", "This column is required")));
        }
        return text;
    }

    private static Optional<Long> sku(SheetRow row, String text, List<CellFault> faults) {
        try {
            if (text.matches("[1-9][0-9]{0,18}")) {
                return Optional.of(Long.parseLong(text));
            }
        } catch (NumberFormatException tooLarge) {
            // Told below.
        }
        faults.add(
                new CellFault(row.number(), SKU, "sku_unreadable", new Words("SKU 编号应为数字", "A SKU is a whole number")));
        return Optional.empty();
    }

    private static Optional<Integer> counted(SheetRow row, String text, List<CellFault> faults) {
        if (text.matches("[0-9]{1,8}") && Integer.parseInt(text) <= MOST) {
            return Optional.of(Integer.parseInt(text));
        }
        faults.add(new CellFault(
                row.number(),
                COUNTED,
                "count_invalid",
                new Words(
                        "盘点数量应为 0 到 %d 的整数".formatted(MOST),
                        "A count is a whole number from 0 to %d".formatted(MOST))));
        return Optional.empty();
    }
}
