package io.guidepost.domain.books;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** What holds after every committed transaction, whatever happened (reliability.md 4.2). One statement each. */
@Service
public class Invariants {

    private final BooksQueries queries;

    Invariants(BooksQueries queries) {
        this.queries = queries;
    }

    /** All of them, broken or not. */
    public List<Finding> check() {
        return List.of(
                new Finding("INV-01", queries.transfers(), queries.unbalancedTransfers()),
                new Finding("INV-02", queries.accounts(), queries.balancesUnlikePostings()),
                new Finding("INV-03", queries.accounts(), queries.overdrawnAccounts()),
                new Finding("INV-04", queries.orders(), queries.ordersUnlikeTheirCapture()),
                new Finding("INV-05", queries.refunds(), queries.refundsBeyondPayment()),
                new Finding("INV-06", queries.accruals(), queries.accrualsUnlikeTheirFormula()),
                new Finding("INV-07", queries.accruals(), queries.accrualsOfOthersThanCredited()),
                new Finding("INV-corrections", queries.accruals(), queries.accrualsOfSupersededDecisions()),
                new Finding("INV-08", queries.stocks(), queries.stockNotConserved()),
                new Finding("INV-accruals", queries.accounts(), queries.balancesUnlikeAccruals()),
                new Finding("INV-incentives", queries.rewards(), queries.rewardsUnlikeLedger()),
                new Finding("INV-budgets", queries.incentiveBudgets(), queries.budgetsUnlikeRewards()),
                new Finding("INV-withdrawing", queries.accounts(), queries.withdrawingUnlikeWithdrawals()));
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
