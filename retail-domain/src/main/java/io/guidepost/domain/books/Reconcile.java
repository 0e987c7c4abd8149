package io.guidepost.domain.books;

import io.guidepost.core.sale.ReturnWindow;
import io.guidepost.domain.books.BooksQueries.RebuiltBalance;
import io.guidepost.domain.books.BooksQueries.Run;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Compares the books with each other and with Tencent's, and keeps what it found. It alarms, and it repairs nothing. */
@Service
public class Reconcile {

    private static final String INVARIANTS = "invariants";
    private static final String WITH_TENCENT = "ledger-tencent";
    private static final int MOST_RUNS = 1_000;
    private static final int ACCOUNTS_AT_ONCE = 500;

    private final BooksQueries queries;
    private final Invariants invariants;
    private final ObjectProvider<TencentBooks> tencent;
    private final KeepFindings keeping;
    private final Clock clock;

    Reconcile(
            BooksQueries queries,
            Invariants invariants,
            ObjectProvider<TencentBooks> tencent,
            KeepFindings keeping,
            Clock clock) {
        this.queries = queries;
        this.invariants = invariants;
        this.tencent = tencent;
        this.keeping = keeping;
        this.clock = clock;
    }

    /** All reconciliations as of now, for the business day of now; the answer is how many found something. */
    public int runDue() {
        return (int) run(today()).stream()
                .filter(finding -> !finding.mismatches().isEmpty())
                .count();
    }

    /** All reconciliations as of now, kept under the given business day. */
    public List<Finding> run(LocalDate businessOn) {
        var findings = new ArrayList<Finding>();
        findings.add(invariants());
        findings.add(new Finding("accruals-ledger", queries.ordersWithAccruals(), queries.accrualsUnlikeLedger()));
        findings.add(balances());
        queries.sealsVerified()
                .map(seals -> new Finding(
                        "ledger-chain",
                        seals.transfers(),
                        seals.examples().lines().toList()))
                .ifPresent(findings::add);
        findings.add(new Finding("incentives-ledger", queries.rewards(), queries.rewardsUnlikeLedger()));
        findings.add(new Finding("incentives-budget", queries.incentiveBudgets(), queries.budgetsUnlikeRewards()));
        findings.add(new Finding("coverage", queries.paidLines(), queries.paidLinesWithoutAnswer()));
        findings.add(new Finding(
                "execution-assignments", queries.doneAssignments(), queries.assignmentsUnlikeTheirDeliveries()));
        var books = tencent.getIfAvailable();
        findings.add(books == null ? Finding.unavailable(WITH_TENCENT) : withTencent(books));
        findings.forEach(finding -> keeping.keep(finding, businessOn));
        return findings;
    }

    /** Every balance built again from its postings, a page of accounts at a time. */
    private Finding balances() {
        var wrong = new ArrayList<String>();
        long checked = 0;
        long after = 0;
        List<RebuiltBalance> page;
        do {
            page = queries.rebuiltBalances(after, ACCOUNTS_AT_ONCE);
            for (var balance : page) {
                after = balance.accountId();
                checked++;
                if (!balance.isRight() && wrong.size() < Finding.MOST_EXAMPLES) {
                    wrong.add(balance.told());
                }
            }
        } while (page.size() == ACCOUNTS_AT_ONCE);
        return new Finding("ledger-balances", checked, wrong);
    }

    private Finding invariants() {
        var checks = invariants.check();
        var broken = checks.stream()
                .flatMap(check -> check.mismatches().stream().map(mismatch -> check.name() + ": " + mismatch))
                .limit(Finding.MOST_EXAMPLES)
                .toList();
        return new Finding(
                INVARIANTS, checks.stream().mapToLong(Finding::checked).sum(), broken);
    }

    private Finding withTencent(TencentBooks books) {
        var mismatches = new ArrayList<String>();
        var captured = books.captured();
        var refunded = books.refunded();
        var paidOut = books.paidOut();
        compare("capture", queries.captured(), captured, mismatches);
        compare("refund", queries.refunded(), refunded, mismatches);
        compare("payout", queries.paidOut(), paidOut, mismatches);
        var ledger = queries.ledgerTotals();
        compareTotal("psp:clearing", ledger.clearingFen(), sum(captured) - sum(refunded), mismatches);
        compareTotal("psp:payout", ledger.payoutFen(), sum(paidOut), mismatches);
        long checked = captured.size() + refunded.size() + paidOut.size() + 2L;
        return new Finding(
                WITH_TENCENT,
                checked,
                mismatches.stream().limit(Finding.MOST_EXAMPLES).toList());
    }

    /** In both directions: what only one side knows is a mismatch too. */
    static void compare(String what, Map<String, Long> ours, Map<String, Long> theirs, List<String> mismatches) {
        var numbers = new TreeSet<>(ours.keySet());
        numbers.addAll(theirs.keySet());
        for (var number : numbers) {
            var here = ours.get(number);
            var there = theirs.get(number);
            if (here == null || !here.equals(there)) {
                mismatches.add("%s %s: %s fen here, %s fen at Tencent"
                        .formatted(what, number, here == null ? "no" : here, there == null ? "no" : there));
            }
        }
    }

    private static void compareTotal(String account, long here, long there, List<String> mismatches) {
        if (here != there) {
            mismatches.add("%s: %d fen here, %d fen at Tencent".formatted(account, here, there));
        }
    }

    private static long sum(Map<String, Long> fen) {
        return fen.values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
    }

    /** The latest run of each reconciliation on that business day, by name. */
    public List<Run> latestOn(LocalDate businessOn) {
        Map<String, Run> latest = new LinkedHashMap<>();
        queries.runsOn(businessOn, MOST_RUNS).forEach(run -> latest.putIfAbsent(run.name(), run));
        return latest.values().stream().sorted(Comparator.comparing(Run::name)).toList();
    }

    /** The business day of now. */
    public LocalDate today() {
        return clock.instant().atZone(ReturnWindow.ZONE).toLocalDate();
    }
}
