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
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

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
    private final TransactionTemplate oneMoment;

    Reconcile(
            BooksQueries queries,
            Invariants invariants,
            ObjectProvider<TencentBooks> tencent,
            KeepFindings keeping,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.queries = queries;
        this.invariants = invariants;
        this.tencent = tencent;
        this.keeping = keeping;
        this.clock = clock;
        this.oneMoment = new TransactionTemplate(transactions);
        this.oneMoment.setReadOnly(true);
        this.oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
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
        findings.add(new Finding("statements-ledger", queries.payees(), queries.payablesUnlikeStatements()));
        findings.add(new Finding("stock-movements", queries.stocks(), queries.stockUnlikeMovements()));
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

    /** Theirs are read first, so that what we have booked by now can be known there. Ours are read as of one moment. */
    private Finding withTencent(TencentBooks books) {
        var captured = books.captured();
        var refunded = books.refunded();
        var paidOut = books.paidOut();
        var now = clock.instant();
        return oneMoment.execute(status -> {
            var captures = BothSides.compared("capture", queries.captured(), captured, now);
            var refunds = BothSides.compared("refund", queries.refunded(), refunded, now);
            var payouts = BothSides.compared("payout", queries.paidOut(), paidOut, now);
            var mismatches = new ArrayList<String>();
            Stream.of(captures, refunds, payouts).map(BothSides::mismatches).forEach(mismatches::addAll);
            var ledger = queries.ledgerTotals();
            compareTotal(
                    "psp:clearing",
                    ledger.clearingFen() - captures.onTheWayHereFen() + refunds.onTheWayHereFen(),
                    captures.thereFen() - refunds.thereFen(),
                    mismatches);
            compareTotal("psp:payout", ledger.payoutFen() - payouts.onTheWayHereFen(), payouts.thereFen(), mismatches);
            return new Finding(
                    WITH_TENCENT,
                    captured.size() + refunded.size() + paidOut.size() + 2L,
                    mismatches.stream().limit(Finding.MOST_EXAMPLES).toList());
        });
    }

    private static void compareTotal(String account, long here, long there, List<String> mismatches) {
        if (here != there) {
            mismatches.add("%s: %d fen here, %d fen at Tencent".formatted(account, here, there));
        }
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
