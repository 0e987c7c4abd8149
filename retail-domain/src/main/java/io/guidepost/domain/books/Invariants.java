package io.guidepost.domain.books;

import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** What holds after every committed transaction, whatever happened (reliability.md 4.2). One statement each. */
@Service
public class Invariants {

    private final List<Check> checks;

    Invariants(BooksQueries queries) {
        this.checks = List.of(
                new Check("INV-01", queries::transfers, queries::unbalancedTransfers),
                new Check("INV-02", queries::accounts, queries::balancesUnlikePostings),
                new Check("INV-03", queries::accounts, queries::overdrawnAccounts),
                new Check("INV-04", queries::orders, queries::ordersUnlikeTheirCapture),
                new Check("INV-05", queries::refunds, queries::refundsBeyondPayment),
                new Check("INV-06", queries::accruals, queries::accrualsUnlikeTheirFormula),
                new Check("INV-07", queries::accruals, queries::accrualsOfOthersThanCredited),
                new Check("INV-corrections", queries::accruals, queries::accrualsOfSupersededDecisions),
                new Check("INV-08", queries::stocks, queries::stockNotConserved),
                new Check("INV-points", queries::pointsAccounts, queries::pointsUnlikeEntries),
                new Check("INV-accruals", queries::accounts, queries::balancesUnlikeAccruals),
                new Check("INV-incentives", queries::rewards, queries::rewardsUnlikeLedger),
                new Check("INV-budgets", queries::incentiveBudgets, queries::budgetsUnlikeRewards),
                new Check("INV-withdrawing", queries::accounts, queries::withdrawingUnlikeWithdrawals));
    }

    private record Check(String name, LongSupplier counted, Supplier<List<String>> mismatches) {

        Finding now() {
            return new Finding(name, counted.getAsLong(), mismatches.get());
        }
    }

    /** All of them, broken or not. */
    public List<Finding> check() {
        return checks.stream().map(Check::now).toList();
    }

    /** One of them by its name, such as {@code INV-04}. */
    Finding check(String name) {
        return checks.stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow()
                .now();
    }

    /** For tests: throws with everything that is broken. */
    public void require() {
        var broken = check().stream()
                .filter(finding -> !finding.isOk())
                .map(finding -> finding.name() + ": "
                        + finding.mismatches().stream().limit(5).collect(Collectors.joining("; ")))
                .collect(Collectors.joining("\n"));
        if (!broken.isEmpty()) {
            throw new IllegalStateException("The books are wrong:\n" + broken);
        }
    }
}
