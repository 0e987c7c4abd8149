package io.guidepost.domain.productfile;

import io.guidepost.core.words.Words;
import io.guidepost.domain.assortment.Product;
import io.guidepost.domain.assortment.Product.Spec;
import io.guidepost.domain.assortment.Product.State;
import io.guidepost.domain.assortment.ProductRules;
import io.guidepost.domain.sheet.CellFault;
import io.guidepost.domain.sheet.SheetColumn;
import io.guidepost.domain.sheet.SheetRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How products stand in a table: a row for each SKU, with the product's own columns in its first row or in all of them. */
final class ProductSheet {

    static final String CODE = "code";
    static final String TITLE = "title";
    static final String TITLE_EN = "titleEn";
    static final String CATEGORY = "category";
    static final String BRAND = "brand";
    static final String DESCRIPTION = "description";
    static final String RETURN_DAYS = "returnDays";
    static final String IMAGES = "images";
    static final String ON_SHELF = "onShelf";
    static final String SKU_CODE = "skuCode";
    static final String SPECS = "specs";
    static final String PRICE = "price";
    static final String SKU_ON_SHELF = "skuOnShelf";

    static final List<SheetColumn> COLUMNS = List.of(
            SheetColumn.text(CODE, "商品编码", "Product code"),
            SheetColumn.text(TITLE, "标题", "Title"),
            SheetColumn.text(TITLE_EN, "英文标题", "Title (English)"),
            SheetColumn.text(CATEGORY, "类目", "Category"),
            SheetColumn.text(BRAND, "品牌", "Brand"),
            SheetColumn.text(DESCRIPTION, "描述", "Description"),
            SheetColumn.text(RETURN_DAYS, "退货天数", "Return days"),
            SheetColumn.text(IMAGES, "图片", "Pictures"),
            SheetColumn.text(ON_SHELF, "上架", "On shelf"),
            SheetColumn.text(SKU_CODE, "SKU编码", "SKU code"),
            SheetColumn.text(SPECS, "规格", "Specs"),
            SheetColumn.text(PRICE, "价格(元)", "Price (yuan)", "价格", "Price"),
            SheetColumn.text(SKU_ON_SHELF, "SKU在售", "SKU on shelf"));

    static final List<String> REQUIRED = List.of(CODE, SKU_CODE, PRICE);

    private static final Set<String> YES = Set.of("是", "y", "yes", "true", "1", "上架", "在售");
    private static final Set<String> NO = Set.of("否", "n", "no", "false", "0", "下架", "停售");
    private static final int MOST_CODE = 64;

    private ProductSheet() {}

    /**
     * One row as far as it could be understood; what is empty says nothing.
     *
     * @param images as they are written: addresses, or names of files in the archive
     */
    record Parsed(
            int row,
            Optional<String> code,
            Optional<String> title,
            Optional<String> titleEn,
            Optional<String> category,
            Optional<String> brand,
            Optional<String> description,
            Optional<Integer> returnDays,
            Optional<List<String>> images,
            Optional<Boolean> onShelf,
            Optional<String> skuCode,
            Optional<List<Spec>> specs,
            Optional<Long> priceFen,
            Optional<Boolean> skuOnShelf,
            List<CellFault> faults) {}

    static Parsed parse(SheetRow row) {
        var faults = new ArrayList<>(row.faults());
        return new Parsed(
                row.number(),
                code(row, CODE, faults),
                row.cell(TITLE),
                row.cell(TITLE_EN),
                row.cell(CATEGORY),
                row.cell(BRAND),
                row.cell(DESCRIPTION),
                row.cell(RETURN_DAYS).flatMap(text -> days(row, text, faults)),
                row.cell(IMAGES).map(ProductSheet::pictures),
                yesOrNo(row, ON_SHELF, faults),
                code(row, SKU_CODE, faults),
                row.cell(SPECS).flatMap(text -> specs(row, text, faults)),
                row.cell(PRICE).flatMap(text -> price(row, text, faults)),
                yesOrNo(row, SKU_ON_SHELF, faults),
                faults);
    }

    /** The rows of a product; addresses of pictures as {@code shown} makes them. */
    static List<List<Object>> rows(Product product, String category, Locale locale, UnaryOperator<String> shown) {
        var rows = new ArrayList<List<Object>>();
        for (var sku : product.skus()) {
            rows.add(Arrays.asList(
                    product.code().orElse(""),
                    product.title(),
                    product.titleEn(),
                    category,
                    product.brand(),
                    product.description(),
                    product.returnWindowDays(),
                    product.images().stream().map(shown).collect(Collectors.joining("\n")),
                    yesOrNo(product.state() == State.ON_SHELF, locale),
                    sku.code().orElse(""),
                    text(sku),
                    BigDecimal.valueOf(sku.priceFen(), 2),
                    yesOrNo(sku.isOnShelf(), locale)));
        }
        return rows;
    }

    private static String text(Product.Sku sku) {
        return sku.specs().isEmpty()
                ? sku.spec()
                : sku.specs().stream()
                        .map(spec -> spec.name() + ":" + spec.value())
                        .collect(Collectors.joining(";"));
    }

    private static String yesOrNo(boolean isSo, Locale locale) {
        return (isSo ? new Words("是", "yes") : new Words("否", "no")).in(locale);
    }

    private static Optional<String> code(SheetRow row, String column, List<CellFault> faults) {
        var text = row.cell(column);
        if (text.isEmpty() && faults.stream().noneMatch(fault -> fault.column().equals(column))) {
            fault(faults, row, column, "cell_missing", "此列必填", "This column is required");
        }
        if (text.filter(code -> code.length() > MOST_CODE).isPresent()) {
            fault(faults, row, column, "code_too_long", "编码最多 64 个字符", "A code has at most 64 characters");
            return Optional.empty();
        }
        return text;
    }

    private static Optional<Integer> days(SheetRow row, String text, List<CellFault> faults) {
        if (text.matches("\\d{1,3}") && Integer.parseInt(text) <= ProductRules.MOST_RETURN_DAYS) {
            return Optional.of(Integer.parseInt(text));
        }
        fault(faults, row, RETURN_DAYS, "return_window_range", "退货天数须为 0 至 365", "A return window has 0 to 365 days");
        return Optional.empty();
    }

    private static List<String> pictures(String text) {
        return Stream.of(text.split("[\\s|]+"))
                .filter(each -> !each.isBlank())
                .distinct()
                .toList();
    }

    private static Optional<Boolean> yesOrNo(SheetRow row, String column, List<CellFault> faults) {
        var text = row.cell(column).map(cell -> cell.toLowerCase(Locale.ROOT));
        if (text.isEmpty() || NO.contains(text.get()) || YES.contains(text.get())) {
            return text.map(YES::contains);
        }
        fault(faults, row, column, "yes_or_no", "请填 是 或 否", "Write yes or no");
        return Optional.empty();
    }

    /** {@code 颜色:黑;尺码:M}; a text without names is one spec called 规格. */
    private static Optional<List<Spec>> specs(SheetRow row, String text, List<CellFault> faults) {
        var specs = new ArrayList<Spec>();
        for (var part : text.replace('；', ';').replace('：', ':').split(";")) {
            if (part.isBlank()) {
                continue;
            }
            int colon = part.indexOf(':');
            var name = colon < 0 ? "规格" : part.substring(0, colon).strip();
            var value = part.substring(colon + 1).strip();
            if (name.isEmpty() || value.isEmpty()) {
                fault(faults, row, SPECS, "spec_unfit", "规格格式如 颜色:黑;尺码:M", "Specs are written colour:black;size:M");
                return Optional.empty();
            }
            specs.add(new Spec(name, value));
        }
        return Optional.of(specs);
    }

    private static Optional<Long> price(SheetRow row, String text, List<CellFault> faults) {
        try {
            long fen = new BigDecimal(text.replace(",", "").replace("¥", "").strip())
                    .movePointRight(2)
                    .longValueExact();
            if (fen >= 1 && fen <= ProductRules.MOST_FEN) {
                return Optional.of(fen);
            }
        } catch (ArithmeticException | NumberFormatException noPrice) {
            // Told below.
        }
        fault(
                faults,
                row,
                PRICE,
                "price_range",
                "价格须为 0.01 至 1000000.00 元,最多两位小数",
                "A price is 0.01 to 1000000.00 yuan with at most two decimal places");
        return Optional.empty();
    }

    private static void fault(List<CellFault> faults, SheetRow row, String column, String code, String zh, String en) {
        faults.add(new CellFault(row.number(), column, code, new Words(zh, en)));
    }
}
