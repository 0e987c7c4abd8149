package io.guidepost.core.settlement;

import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.digest.Sha256;
import java.time.Instant;
import java.time.YearMonth;

/**
 * The content hash of a statement: SHA-256 over a canonical text, lower-case hexadecimal. Whoever has the figures can
 * compute it again, with any tool; names are not part of it, numbers of payees are.
 */
public final class StatementSeal {

    private StatementSeal() {}

    /**
     * The lines of the canonical text that all statements of a month have in common, a line feed behind each.
     *
     * @param from first instant of the month, {@code until} the first of the next
     */
    public static String head(YearMonth month, Instant from, Instant until) {
        return "guidepost-statement 1\nmonth %s\nfrom %s\nuntil %s\n".formatted(month, from, until);
    }

    /**
     * The canonical text, without a line feed at the end.
     *
     * @param entries how many entries are behind the figures
     */
    public static String canonical(String head, Beneficiary payee, StatementFigures figures, long entries) {
        StringBuilder text = new StringBuilder(head);
        text.append("payee ")
                .append(payee.type())
                .append(' ')
                .append(payee.id())
                .append('\n');
        for (StatementFigure figure : StatementFigure.values()) {
            text.append(figure).append(' ').append(figures.of(figure).fen()).append('\n');
        }
        return text.append("entries ").append(entries).toString();
    }

    /** SHA-256 of the text in UTF-8, 64 hexadecimal digits. */
    public static String hash(String text) {
        return Sha256.hex(text);
    }
}
