package io.guidepost.domain.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Debits and credits per kind of account, in the order of owner type and kind. */
public record Totals(List<Total> lines) {

    /** In fen. */
    public record Total(String ownerType, String kind, long debitFen, long creditFen) {

        private Total plus(Total other) {
            return new Total(
                    ownerType,
                    kind,
                    Math.addExact(debitFen, other.debitFen),
                    Math.addExact(creditFen, other.creditFen));
        }

        private String account() {
            return ownerType + ':' + kind;
        }
    }

    /** Before the first posting. */
    public static final Totals NONE = new Totals(List.of());

    public Totals {
        lines = List.copyOf(lines);
    }

    /** Both together. */
    public Totals plus(Totals other) {
        return of(Stream.concat(lines.stream(), other.lines.stream()).toList());
    }

    /** Lines of the same account are added up. */
    public static Totals of(Collection<Total> lines) {
        Map<String, Total> byAccount = new TreeMap<>();
        lines.forEach(line -> byAccount.merge(line.account(), line, Total::plus));
        return new Totals(List.copyOf(byAccount.values()));
    }
}
