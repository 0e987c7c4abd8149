package io.guidepost.domain.books;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The questions behind the checks. Every list holds one sentence per mismatch, at most {@link Finding#MOST_EXAMPLES}. */
public interface BooksQueries {

    /** Kept instead of examples when there was nothing to compare with. */
    String NOT_AVAILABLE = "not available";

    long transfers();

    long accounts();

    long orders();

    long refunds();

    long accruals();

    long stocks();

    /** INV-01: debits are credits, two legs at least. */
    List<String> unbalancedTransfers();

    /** INV-02. */
    List<String> balancesUnlikePostings();

    /** Accounts by id after the given one, each with what it keeps and what its postings come to. */
    List<RebuiltBalance> rebuiltBalances(long afterAccount, int limit);

    /** INV-03: nobody holds or owes less than nothing. */
    List<String> overdrawnAccounts();

    /** INV-04: paid, and exactly one capture of exactly the amount; or neither. */
    List<String> ordersUnlikeTheirCapture();

    /** INV-05. */
    List<String> refundsBeyondPayment();

    /** INV-06: what is accrued is what the kept money earns, in every state. */
    List<String> accrualsUnlikeTheirFormula();

    /** INV-07. */
    List<String> accrualsOfOthersThanCredited();

    /** What a corrected decision once earned has been taken back whole. */
    List<String> accrualsOfSupersededDecisions();

    /** INV-08, at every place. */
    List<String> stockNotConserved();

    /** Every row of stock is the sum of its movements; one that began without any may begin with what it says. */
    List<String> stockUnlikeMovements();

    long pointsAccounts();

    /** What a member holds or owes in points is what the entries of all his records come to. */
    List<String> pointsUnlikeEntries();

    /** What a payee holds pending and frozen is the sum of the accruals in these states. */
    List<String> balancesUnlikeAccruals();

    List<String> withdrawingUnlikeWithdrawals();

    long ordersWithAccruals();

    /** Per order and accrual: what the ledger credited and took back is what the accrual says. */
    List<String> accrualsUnlikeLedger();

    long rewards();

    /** Every reward of an incentive: what it says, its entries and its funder's account say the same. */
    List<String> rewardsUnlikeLedger();

    long incentiveBudgets();

    /** What is used of each budget and each payee's cap is what stands, and no more than there is. */
    List<String> budgetsUnlikeRewards();

    long paidLines();

    List<String> paidLinesWithoutAnswer();

    long doneAssignments();

    /** An assignment counts as done only with evidence, and its counters are those of its deliveries. */
    List<String> assignmentsUnlikeTheirDeliveries();

    /** Captured, by WeChat's transaction number. */
    List<Movement> captured();

    /** Refunded, by our refund number, those that succeeded. */
    List<Movement> refunded();

    /** Paid out, by our bill number, those that succeeded by WeChat. */
    List<Movement> paidOut();

    /** What the ledger says came in less what went back through WeChat Pay, and what was paid out. */
    LedgerTotals ledgerTotals();

    /** What the latest finished verification of the ledger's seals found; empty before the first one. */
    Optional<SealsVerified> sealsVerified();

    /** What moved by our books in that time, as {@link WeChatBills} would number it. */
    Map<String, Long> moved(WeChatBills.Kind kind, Instant from, Instant until);

    /** The amount under this number, whenever it moved; refunds that WeChat is at work on count. */
    Optional<Long> movedAtAnyTime(WeChatBills.Kind kind, String number);

    long payees();

    /** Per payee: the last closed statement, and what was earned and paid since, is what the ledger holds for him. */
    List<String> payablesUnlikeStatements();

    void save(long id, Finding finding, LocalDate businessOn, Instant ranAt);

    /** Every run of that day, newest first. */
    List<Run> runsOn(LocalDate businessOn, int limit);

    /** In fen; accounts of the house keep nothing, and their postings are not added up here. */
    record RebuiltBalance(
            long accountId,
            String account,
            long keptDebitFen,
            long keptCreditFen,
            long postedDebitFen,
            long postedCreditFen) {

        boolean isRight() {
            return keptDebitFen == postedDebitFen && keptCreditFen == postedCreditFen;
        }

        String told() {
            return "%s: %d/%d kept, %d/%d posted"
                    .formatted(account, keptDebitFen, keptCreditFen, postedDebitFen, postedCreditFen);
        }
    }

    /** @param examples one line per mismatch */
    record SealsVerified(long transfers, String examples) {}

    record LedgerTotals(long clearingFen, long payoutFen) {}

    record Run(String name, LocalDate businessOn, long checked, long mismatches, String examples, Instant ranAt) {

        public boolean isAvailable() {
            return !examples.equals(NOT_AVAILABLE);
        }

        /** What could not be compared is not in order. */
        public boolean isOk() {
            return mismatches == 0 && isAvailable();
        }
    }
}
