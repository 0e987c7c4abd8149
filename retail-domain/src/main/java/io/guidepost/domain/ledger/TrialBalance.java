package io.guidepost.domain.ledger;

import java.util.List;

/**
 * All accounts at once, those of payees summed per kind.
 *
 * @param lines by name, such as {@code guide:pending} or {@code psp:clearing}
 */
public record TrialBalance(List<Line> lines) {

    public TrialBalance {
        lines = List.copyOf(lines);
    }

    /** The balance is debit less credit, so all of them add up to zero. */
    public record Line(String account, long debitFen, long creditFen) {

        public long balanceFen() {
            return Math.subtractExact(debitFen, creditFen);
        }
    }

    public long totalDebitFen() {
        return lines.stream().mapToLong(Line::debitFen).reduce(0, Math::addExact);
    }

    public long totalCreditFen() {
        return lines.stream().mapToLong(Line::creditFen).reduce(0, Math::addExact);
    }

    public boolean isBalanced() {
        return totalDebitFen() == totalCreditFen();
    }

    /** The balance of one kind of account; zero where nothing was ever posted. */
    public long balanceFen(String account) {
        return lines.stream()
                .filter(line -> line.account().equals(account))
                .mapToLong(Line::balanceFen)
                .sum();
    }
}
