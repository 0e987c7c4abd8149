package io.guidepost.guideapi.statement;

import java.util.List;
import java.util.stream.Collectors;

/** A statement as comma-separated values. Whatever a spreadsheet would take for a formula is shown as text. */
final class StatementCsv {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String STARTS_A_FORMULA = "=+@\t\r";

    private StatementCsv() {}

    static String of(StatementDocument statement) {
        var csv = new StringBuilder(BYTE_ORDER_MARK);
        line(csv, List.of(statement.title()));
        statement.facts().forEach(fact -> line(csv, List.of(fact)));
        for (var section : statement.sections()) {
            line(csv, List.of());
            line(csv, List.of(section.title()));
            section.rows().forEach(row -> line(csv, row));
        }
        line(csv, List.of());
        line(csv, List.of("SHA-256", statement.contentHash()));
        return csv.toString();
    }

    private static void line(StringBuilder csv, List<String> cells) {
        csv.append(cells.stream().map(StatementCsv::cell).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String cell(String text) {
        if (text.matches("-?\\d+([.]\\d+)?")) {
            return text;
        }
        boolean isFormula = !text.isEmpty() && (STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0 || text.charAt(0) == '-');
        return "\"" + (isFormula ? "'" + text : text).replace("\"", "\"\"") + "\"";
    }
}
