package io.guidepost.domain.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.ledger.Account;
import io.guidepost.core.ledger.AccountKind;
import io.guidepost.core.ledger.Postings;
import io.guidepost.core.ledger.Transfer;
import io.guidepost.core.money.Money;
import io.guidepost.core.sale.OrderId;
import io.guidepost.core.settlement.ClawBackPlan;
import io.guidepost.domain.DomainTest;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@DomainTest
class LedgerTest {

    @Autowired
    Ledger ledger;

    @Autowired
    TransactionRetry transactions;

    @Autowired
    Ids ids;

    @Autowired
    JdbcTemplate jdbc;

    Beneficiary li;

    @BeforeEach
    void somebodyNew() {
        li = Beneficiary.guide(new GuideId(ids.next()));
    }

    /** The money here was earned by no order; taking it back leaves the shared books as they must be. */
    @AfterEach
    void takeBack() {
        var kinds = List.of(AccountKind.PENDING, AccountKind.FROZEN, AccountKind.AVAILABLE);
        transactions.run(() -> {
            var held = kinds.stream().map(kind -> new Money(balance(kind))).toList();
            var plan = new ClawBackPlan(held.get(0), held.get(1), held.get(2), Money.ZERO);
            if (plan.total().isPositive()) {
                ledger.post(List.of(Postings.clawedBack(ids.next(), ids.next(), li, plan)));
            }
        });
    }

    @Test
    void anEventPostedTwiceIsPostedOnce() {
        var earned = earned(500);

        post(earned);
        post(earned);

        assertThat(balance(AccountKind.PENDING)).isEqualTo(500);
    }

    @Test
    void whatIsNewIsPostedBesideWhatIsKnown() {
        var known = earned(500);
        post(known);

        transactions.run(() -> ledger.post(List.of(known, earned(70))));

        assertThat(balance(AccountKind.PENDING)).isEqualTo(570);
    }

    @Test
    void aBalanceNeverFallsBelowZeroAndNothingOfTheAttemptStays() {
        post(earned(500));
        long transfers = count("ledger_transfer");

        assertThatThrownBy(() -> post(Postings.received(ids.next(), li, new Money(501))))
                .isInstanceOf(Overdrawn.class);

        assertThat(balance(AccountKind.PENDING)).isEqualTo(500);
        assertThat(count("ledger_transfer")).isEqualTo(transfers);
    }

    @Test
    void noMoreDebtIsRepaidThanThereIs() {
        post(earned(500));
        long accrual = ids.next();
        post(Postings.received(accrual, li, new Money(500)));

        assertThatThrownBy(() -> post(Postings.released(accrual, li, new Money(500), new Money(1))))
                .isInstanceOf(Overdrawn.class);
    }

    @Test
    void anAccountOpenedInATransactionThatRollsBackIsForgotten() {
        assertThatThrownBy(() -> transactions.run(() -> {
                    ledger.post(List.of(earned(500)));
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");

        post(earned(30));

        assertThat(balance(AccountKind.PENDING)).isEqualTo(30);
    }

    @Test
    void moneyMovesOnlyInsideATransaction() {
        assertThatThrownBy(() -> ledger.post(List.of(earned(1)))).hasMessageContaining("transaction");
    }

    @Test
    void aHundredParallelPostingsOfTheSameEventAreOne() throws Exception {
        var earned = earned(500);

        inParallel(100, () -> post(earned));

        assertThat(balance(AccountKind.PENDING)).isEqualTo(500);
    }

    @Test
    void parallelPostingsToTheSameAccountsAllCountAndBalance() throws Exception {
        inParallel(100, () -> post(earned(7)));

        assertThat(balance(AccountKind.PENDING)).isEqualTo(700);
        assertThat(ledger.trialBalance().isBalanced()).isTrue();
        assertThat(ledger.trialBalance().lines())
                .extracting(TrialBalance.Line::account)
                .contains("commission:expense", "guide:pending");
    }

    private Transfer earned(long fen) {
        return Postings.accrued(new OrderId(ids.next()), List.of(new Postings.Accrued(ids.next(), li, new Money(fen))));
    }

    private void post(Transfer transfer) {
        transactions.run(() -> ledger.post(List.of(transfer)));
    }

    private long balance(AccountKind kind) {
        var account = Account.of(li, kind);
        return ledger.balances(List.of(account)).get(account).fen();
    }

    private long count(String table) {
        return jdbc.queryForObject("SELECT COUNT(*) FROM " + table, Long.class);
    }

    private static void inParallel(int times, Runnable work) throws Exception {
        var threads = Executors.newFixedThreadPool(12);
        var calls = IntStream.range(0, times)
                .mapToObj(i -> (Callable<Void>) () -> {
                    work.run();
                    return null;
                })
                .toList();
        for (var done : threads.invokeAll(calls)) {
            done.get();
        }
        threads.shutdown();
    }
}
