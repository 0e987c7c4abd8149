package io.guidepost.domain.sheet;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import java.util.Map;

/** Why a file as a whole is not read. */
final class SheetRefusals {

    private SheetRefusals() {}

    static Refusal unreadable() {
        return refused(
                "sheet_unreadable",
                "文件无法读取:须为 .xlsx 工作簿或 UTF-8(或 GB18030)编码的 CSV",
                "The file cannot be read: it must be an .xlsx workbook or a CSV in UTF-8 (or GB18030)");
    }

    static Refusal tooLarge() {
        return refused("sheet_too_large", "文件(或解压后的内容)过大", "The file, or what is packed into it, is too large");
    }

    static Refusal tooManyRows(int most) {
        return new Refusal(
                Refusal.Kind.REFUSED,
                "sheet_too_many_rows",
                new Words("一次最多导入 %d 行".formatted(most), "At most %d rows are read at once".formatted(most)),
                Map.of("limit", most));
    }

    static Refusal empty() {
        return refused("sheet_empty", "文件中没有标题行", "The file has no row of titles");
    }

    static Refusal unknownTitle(String title) {
        var shown = title.length() <= 64 ? title : title.substring(0, 64) + "…";
        return new Refusal(
                Refusal.Kind.REFUSED,
                "sheet_unknown_column",
                new Words("不认识的列标题:%s".formatted(shown), "There is no column called %s".formatted(shown)),
                Map.of("column", shown));
    }

    static Refusal titleTwice(SheetColumn column) {
        return new Refusal(
                Refusal.Kind.REFUSED,
                "sheet_column_twice",
                new Words(
                        "列标题重复:%s".formatted(column.title().zh()),
                        "The column %s is there twice".formatted(column.title().en())),
                Map.of("column", column.key()));
    }

    static Refusal missingTitle(SheetColumn column) {
        return new Refusal(
                Refusal.Kind.REFUSED,
                "sheet_column_missing",
                new Words(
                        "缺少列:%s".formatted(column.title().zh()),
                        "The column %s is missing".formatted(column.title().en())),
                Map.of("column", column.key()));
    }

    private static Refusal refused(String code, String zh, String en) {
        return new Refusal(Refusal.Kind.REFUSED, code, new Words(zh, en));
    }
}
