package io.guidepost.domain.books;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.ledger.Account;
import io.guidepost.core.ledger.AccountKind;
import io.guidepost.core.settlement.WithdrawalState;
import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.commission.ReleaseCommissions;
import io.guidepost.domain.commission.Sales;
import io.guidepost.domain.commission.Sales.Goods;
import io.guidepost.domain.commission.Sales.Sale;
import io.guidepost.domain.commission.Sales.Seller;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.ledger.Ledger;
import io.guidepost.domain.outbox.DeliverOutbox;
import io.guidepost.domain.payout.CancelWithdrawal;
import io.guidepost.domain.payout.ConfirmPayout;
import io.guidepost.domain.payout.FakePayoutGateway;
import io.guidepost.domain.payout.PayoutGateway.TransferState;
import io.guidepost.domain.payout.RequestWithdrawal;
import io.guidepost.domain.payout.Withdrawal.Channel;
import io.guidepost.domain.payout.Withdrawals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Everything that moves one guide's money at once, in an order that the seed shuffles: no fen is lost, doubled or owed. */
// A schema of its own: other tests leave orders behind that nobody really paid.
@DomainTest
@TestPropertySource(properties = "test.schema=books")
class MoneyRacesTest {

    private static final int EACH = 100;

    @Autowired
    Sales sales;

    @Autowired
    ReleaseCommissions releases;

    @Autowired
    RequestWithdrawal requests;

    @Autowired
    CancelWithdrawal cancellations;

    @Autowired
    ConfirmPayout confirmPayout;

    @Autowired
    DeliverOutbox outbox;

    @Autowired
    Withdrawals withdrawals;

    @Autowired
    FakePayoutGateway weChat;

    @Autowired
    Ledger ledger;

    @Autowired
    Invariants invariants;

    @Autowired
    TransactionRetry transactions;

    @Autowired
    MovableClock clock;

    Seller li;

    @ParameterizedTest
    @ValueSource(longs = {3, 20_261_122})
    void aHundredWithdrawalsAHundredRefundsAndReleasesAtOnce(long seed) throws Exception {
        li = sales.seller();
        var released = sold(EACH, 1_000_000);
        releases.runDue(10_000);
        var frozen = sold(EACH, 2_000_000);
        assertThat(held().get(AccountKind.AVAILABLE)).isEqualTo(50_000);
        var accepted = new AtomicInteger();
        var work = new ArrayList<Runnable>();
        for (int i = 0; i < EACH; i++) {
            work.add(() -> withdrawAndTakeBack(accepted));
            var sale = i % 2 == 0 ? released : frozen;
            work.add(() -> sales.refund(sale, sale.lines().get(0).lineId(), 1, sale.paidFen() / EACH));
        }
        for (int i = 0; i < 10; i++) {
            work.add(() -> releases.runDue(10_000));
        }
        Collections.shuffle(work, new Random(seed));

        atOnce(work);
        releases.runDue(10_000);

        // Fifty units of a hundred went back of each sale: what is left is 5 % of what is kept.
        long left = due(released) + due(frozen);
        var held = held();
        assertThat(held.values()).as("seed %d", seed).allMatch(fen -> fen >= 0);
        assertThat(held.get(AccountKind.AVAILABLE) + held.get(AccountKind.WITHDRAWING) - held.get(AccountKind.DEBT))
                .as("seed %d", seed)
                .isEqualTo(left);
        assertThat(accepted.get()).as("seed %d", seed).isBetween(1, 3);
        assertThat(ledger.trialBalance().isBalanced()).isTrue();
        invariants.require();
    }

    /** R3: whether release or refund comes first, what is held is what the kept money earns. */
    @Test
    void aReleaseAndARefundThatMeetLeaveWhatTheFormulaSays() throws Exception {
        releaseAndRefund(25);
    }

    @Test
    @Tag("deep")
    void aReleaseAndARefundThatMeetAThousandTimesLeaveWhatTheFormulaSays() throws Exception {
        releaseAndRefund(1_000);
    }

    private void releaseAndRefund(int rounds) throws Exception {
        li = sales.seller();
        for (int i = 0; i < rounds; i++) {
            var sale = sold(2, 30_001);
            var barrier = new CyclicBarrier(2);
            atOnce(List.of(
                    () -> {
                        await(barrier);
                        releases.runDue(10_000);
                    },
                    () -> {
                        await(barrier);
                        sales.refund(sale, sale.lines().get(0).lineId(), 1, 15_000);
                    }));
            releases.runDue(10_000);
            long held = held().values().stream().mapToLong(fen -> fen).sum();
            assertThat(held).as("round %d", i).isEqualTo((i + 1) * (15_001L * 5 / 100));
        }
        invariants.require();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The last step of a payout meets a claw-back of the same money: whoever is first, the sum is right. */
    @ParameterizedTest
    @ValueSource(longs = {5, 77})
    void payoutsThatEndMeetClawBacks(long seed) throws Exception {
        var random = new Random(seed);
        var work = new ArrayList<Runnable>();
        var sellers = new ArrayList<Seller>();
        var sold = new ArrayList<Sale>();
        for (int i = 0; i < 8; i++) {
            li = sales.seller();
            sellers.add(li);
            var sale = sold(10, 400_000);
            sold.add(sale);
            releases.runDue(10_000);
            var requested = requests.request(li.guideId(), 20_000, Channel.WECHAT_TRANSFER);
            while (outbox.runDue(100) == 100) {}
            var end = random.nextBoolean()
                    ? weChat.becomes(requested.outBillNo(), TransferState.SUCCESS, Optional.empty())
                    : weChat.becomes(requested.outBillNo(), TransferState.FAIL, Optional.of("ACCOUNT_FROZEN"));
            for (int twice = 0; twice < 2; twice++) {
                work.add(() -> confirmPayout.confirm(end));
            }
            for (int unit = 0; unit < 10; unit++) {
                work.add(() -> sales.refund(sale, sale.lines().get(0).lineId(), 1, 40_000));
            }
        }
        Collections.shuffle(work, random);

        atOnce(work);

        for (var seller : sellers) {
            li = seller;
            var held = held();
            var last = withdrawals.ofGuide(seller.guideId(), Long.MAX_VALUE, 1).get(0);
            boolean isPaid = last.status() == WithdrawalState.SUCCESS;
            assertThat(held.get(AccountKind.AVAILABLE)).as("seed %d", seed).isZero();
            assertThat(held.get(AccountKind.WITHDRAWING)).isZero();
            assertThat(held.get(AccountKind.DEBT)).as("seed %d", seed).isEqualTo(isPaid ? 20_000 : 0);
        }
        assertThat(ledger.trialBalance().isBalanced()).isTrue();
        invariants.require();
    }

    private void withdrawAndTakeBack(AtomicInteger accepted) {
        try {
            var requested = transactions.call(() -> requests.request(li.guideId(), 1_000, Channel.PAYROLL_EXPORT));
            accepted.incrementAndGet();
            cancellations.cancel(li.guideId(), requested.id());
        } catch (Refusal no) {
            assertThat(no.code()).isIn("withdrawal_open", "withdrawal_daily_limit", "balance_too_low", "debt_open");
        }
    }

    private Sale sold(int units, long fen) {
        clock.advance(Duration.ofDays(1));
        var sale = sales.place(li, List.of(new Goods(units, fen)));
        sales.pay(sale);
        sales.receive(sale, clock.instant());
        return sale;
    }

    /** Half of the units of each sale were refunded. */
    private static long due(Sale sale) {
        return sale.paidFen() / 2 * 5 / 100;
    }

    private Map<AccountKind, Long> held() {
        var payee = Beneficiary.guide(new GuideId(li.guideId()));
        var held = new EnumMap<AccountKind, Long>(AccountKind.class);
        var accounts = Arrays.stream(AccountKind.values())
                .filter(AccountKind::isPayees)
                .map(kind -> Account.of(payee, kind))
                .toList();
        ledger.balances(accounts).forEach((account, money) -> held.put(account.kind(), money.fen()));
        return held;
    }

    private static void atOnce(List<Runnable> work) throws Exception {
        var threads = Executors.newFixedThreadPool(12);
        try {
            var calls = work.stream()
                    .map(each -> (Callable<Void>) () -> {
                        each.run();
                        return null;
                    })
                    .toList();
            for (var done : threads.invokeAll(calls)) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }
    }
}
