package io.guidepost.domain.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import io.guidepost.domain.payout.FakePayoutGateway.Weather;
import io.guidepost.domain.payout.PayoutGateway.TransferState;
import io.guidepost.domain.payout.Withdrawal.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@DomainTest
class WithdrawalsTest {

    @Autowired
    Sales sales;

    @Autowired
    ReleaseCommissions releases;

    @Autowired
    RequestWithdrawal requests;

    @Autowired
    DecideWithdrawal decisions;

    @Autowired
    CancelWithdrawal cancellations;

    @Autowired
    SendPayout sendPayout;

    @Autowired
    ConfirmPayout confirmPayout;

    @Autowired
    ReconcilePayouts reconcilePayouts;

    @Autowired
    PayByPayroll payroll;

    @Autowired
    Withdrawals withdrawals;

    @Autowired
    FakePayoutGateway weChat;

    @Autowired
    Ledger ledger;

    @Autowired
    TransactionRetry transactions;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    Seller li;
    Sale sale;

    /** 400 yuan of commission are available. */
    @BeforeEach
    void earn() {
        li = sales.seller();
        sale = sales.place(li, List.of(new Goods(10, 800_000)));
        sales.pay(sale);
        sales.receive(sale, clock.instant());
        releases.runDue(10_000);
        assertThat(balance(AccountKind.AVAILABLE)).isEqualTo(40_000);
    }

    @AfterEach
    void clearSkies() {
        weChat.weather(Weather.FINE);
    }

    @Test
    void aSmallWithdrawalIsApprovedByItselfSentConfirmedAndPaid() {
        var requested = request(15_000);
        assertThat(requested.status()).isEqualTo(WithdrawalState.APPROVED);
        assertThat(balance(AccountKind.WITHDRAWING)).isEqualTo(15_000);

        send(requested);
        var waiting = now(requested);
        assertThat(waiting.status()).isEqualTo(WithdrawalState.WAIT_USER_CONFIRM);
        assertThat(waiting.packageInfo()).contains("package-" + requested.outBillNo());

        confirmPayout.confirm(weChat.becomes(requested.outBillNo(), TransferState.SUCCESS, Optional.empty()));
        confirmPayout.confirm(weChat.becomes(requested.outBillNo(), TransferState.SUCCESS, Optional.empty()));
        assertThat(now(requested).status()).isEqualTo(WithdrawalState.SUCCESS);
        assertThat(balance(AccountKind.WITHDRAWING)).isZero();
        assertThat(balance(AccountKind.AVAILABLE)).isEqualTo(25_000);
    }

    @Test
    void aLargeWithdrawalWaitsForHeadquarters() {
        var requested = request(20_001);
        assertThat(requested.status()).isEqualTo(WithdrawalState.REQUESTED);

        send(requested);
        assertThat(weChat.callsFor(requested.outBillNo())).isZero();

        assertThat(decisions.approve(requested.id(), 1).status()).isEqualTo(WithdrawalState.APPROVED);
        decisions.approve(requested.id(), 1);
        send(requested);
        assertThat(now(requested).status()).isEqualTo(WithdrawalState.WAIT_USER_CONFIRM);
        assertThatThrownBy(() -> decisions.reject(requested.id(), "")).satisfies(refused("withdrawal_not_requested"));
    }

    @Test
    void aRejectedWithdrawalGivesTheMoneyBack() {
        var requested = request(30_000);

        var rejected = decisions.reject(requested.id(), "核对中");

        assertThat(rejected.status()).isEqualTo(WithdrawalState.REJECTED);
        assertThat(rejected.failReason()).contains("核对中");
        assertThat(balance(AccountKind.AVAILABLE)).isEqualTo(40_000);
        assertThat(request(1_000).status()).isEqualTo(WithdrawalState.APPROVED);
    }

    @Test
    void eachReasonToSayNoHasItsCode() {
        assertThatThrownBy(() -> request(40_001)).satisfies(refused("balance_too_low"));
        assertThatThrownBy(() -> request(999)).satisfies(refused("withdrawal_below_minimum"));
        assertThatThrownBy(() -> requests.request(li.guideId(), 200_000, Channel.WECHAT_TRANSFER))
                .satisfies(refused("real_name_required"));
        request(1_000);
        assertThatThrownBy(() -> request(1_000)).satisfies(refused("withdrawal_open"));

        jdbc.update("UPDATE org_guide SET payee_openid = NULL WHERE id = ?", li.guideId());
        assertThatThrownBy(() -> request(1_000)).satisfies(refused("payee_unknown"));
        jdbc.update("UPDATE org_guide SET status = 'LEFT' WHERE id = ?", li.guideId());
        assertThatThrownBy(() -> request(1_000)).satisfies(refused("guide_not_active"));
    }

    @Test
    void noMoreThanThreeADayInShanghai() {
        for (int i = 0; i < 3; i++) {
            cancellations.cancel(li.guideId(), request(1_000).id());
        }
        assertThatThrownBy(() -> request(1_000)).satisfies(refused("withdrawal_daily_limit"));

        clock.advance(Duration.ofHours(24));
        assertThat(request(1_000).status()).isEqualTo(WithdrawalState.APPROVED);
    }

    /** R6, Q4: no answer is no failure. */
    @Test
    void aLostAnswerIsResolvedByAskingWithTheSameNumberAndPaysOnce() {
        weChat.weather(Weather.ANSWER_LOST);
        var requested = request(15_000);
        send(requested);
        assertThat(now(requested).status()).isEqualTo(WithdrawalState.UNKNOWN);
        assertThat(balance(AccountKind.WITHDRAWING)).isEqualTo(15_000);
        assertThatThrownBy(() -> request(1_000)).satisfies(refused("withdrawal_open"));
        assertThatThrownBy(() -> decisions.reject(requested.id(), "")).satisfies(refused("withdrawal_not_requested"));
        assertThatThrownBy(() -> cancellations.cancel(li.guideId(), requested.id()))
                .satisfies(refused("withdrawal_not_cancellable"));

        weChat.weather(Weather.FINE);
        later();
        var waiting = now(requested);
        assertThat(waiting.status()).isEqualTo(WithdrawalState.WAIT_USER_CONFIRM);
        assertThat(waiting.packageInfo()).isPresent();

        weChat.becomes(requested.outBillNo(), TransferState.SUCCESS, Optional.empty());
        later();
        assertThat(now(requested).status()).isEqualTo(WithdrawalState.SUCCESS);
    }

    @Test
    void aCallThatNeverArrivedIsSentOnceMoreUnderTheSameNumber() {
        weChat.weather(Weather.CALL_LOST);
        var requested = request(15_000);
        send(requested);
        later();
        assertThat(now(requested).status()).isEqualTo(WithdrawalState.UNKNOWN);

        weChat.weather(Weather.FINE);
        later();

        assertThat(now(requested).status()).isEqualTo(WithdrawalState.WAIT_USER_CONFIRM);
        assertThat(weChat.callsFor(requested.outBillNo())).isEqualTo(2);
    }

    /** F-RY8: what failed comes back by itself. */
    @Test
    void aRefusalGivesTheMoneyBackOnlyBecauseWeChatDoesNotKnowTheNumber() {
        weChat.weather(Weather.REFUSED);
        var requested = request(15_000);
        send(requested);

        assertThat(now(requested).status()).isEqualTo(WithdrawalState.FAILED);
        assertThat(now(requested).failReason()).contains("NOT_ENOUGH");
        assertThat(balance(AccountKind.AVAILABLE)).isEqualTo(40_000);
    }

    @Test
    void aRefusalOfARepeatedCallIsNotBelievedWhenWeChatKnowsTheNumber() {
        weChat.weather(Weather.ANSWER_LOST);
        var requested = request(15_000);
        send(requested);
        jdbc.update("UPDATE payout_withdrawal SET status = 'SUBMITTED' WHERE id = ?", requested.id());

        weChat.weather(Weather.REFUSED);
        send(requested);

        assertThat(now(requested).status()).isEqualTo(WithdrawalState.WAIT_USER_CONFIRM);
        assertThat(balance(AccountKind.WITHDRAWING)).isEqualTo(15_000);
    }

    @Test
    void whatTheGuideDoesNotConfirmInTimeIsClosedAndMayBeRequestedAgain() {
        var requested = request(15_000);
        send(requested);
        weChat.becomes(requested.outBillNo(), TransferState.FAIL, Optional.of("OVERDUE_CLOSE"));
        clock.advance(Duration.ofHours(25));
        reconcilePayouts.runDue(100);

        assertThat(now(requested).status()).isEqualTo(WithdrawalState.CLOSED);
        assertThat(balance(AccountKind.AVAILABLE)).isEqualTo(40_000);
        assertThat(request(15_000).status()).isEqualTo(WithdrawalState.APPROVED);
    }

    @Test
    void whoCancelsWhileWeChatWaitsGetsTheMoneyBack() {
        var requested = request(15_000);
        send(requested);

        assertThat(cancellations.cancel(li.guideId(), requested.id()).status()).isEqualTo(WithdrawalState.CANCELLED);
        assertThat(balance(AccountKind.AVAILABLE)).isEqualTo(40_000);
        assertThatThrownBy(() -> cancellations.cancel(li.guideId() + 1, requested.id()))
                .satisfies(refused("not_found"));
    }

    @Test
    void whatComesBackRepaysDebtFirst() {
        var requested = request(20_000);
        send(requested);
        sales.refund(sale, sale.lines().get(0).lineId(), 10, 800_000);
        assertThat(balance(AccountKind.AVAILABLE)).isZero();
        assertThat(balance(AccountKind.DEBT)).isEqualTo(20_000);
        cancellations.cancel(li.guideId(), requested.id());

        assertThat(balance(AccountKind.DEBT)).isZero();
        assertThat(balance(AccountKind.AVAILABLE)).isZero();
    }

    @Test
    void whoeverOwesIsToldSoAndRepaysFromTheNextCommission() {
        var requested = request(20_000);
        send(requested);
        confirmPayout.confirm(weChat.becomes(requested.outBillNo(), TransferState.SUCCESS, Optional.empty()));
        sales.refund(sale, sale.lines().get(0).lineId(), 10, 800_000);

        assertThat(balance(AccountKind.DEBT)).isEqualTo(20_000);
        assertThatThrownBy(() -> request(1_000)).satisfies(refused("debt_open"));

        var next = sales.place(li, List.of(new Goods(1, 500_000)));
        sales.pay(next);
        sales.receive(next, clock.instant());
        releases.runDue(10_000);
        assertThat(balance(AccountKind.DEBT)).isZero();
        assertThat(balance(AccountKind.AVAILABLE)).isEqualTo(5_000);
    }

    @Test
    void withTheWagesOnePersonCollectsAndAnotherConfirms() {
        var paid = requests.request(li.guideId(), 10_000, Channel.PAYROLL_EXPORT);
        var wang = sales.seller();
        var other = sales.place(wang, List.of(new Goods(1, 400_000)));
        sales.pay(other);
        sales.receive(other, clock.instant());
        releases.runDue(10_000);
        jdbc.update("UPDATE org_guide SET name = '=HYPERLINK(\"http://x\")' WHERE id = ?", wang.guideId());
        var failed = requests.request(wang.guideId(), 20_000, Channel.PAYROLL_EXPORT);

        var export = transactions.call(() -> payroll.collect(11));
        assertThat(export.withdrawals()).isEqualTo(2);
        assertThat(export.amountFen()).isEqualTo(30_000);
        assertThat(payroll.csv(export.id()))
                .contains(",100.00,")
                .contains("\"'=HYPERLINK(\"\"http://x\"\")\"")
                .doesNotContain(",=")
                .doesNotContain("\"=");
        assertThatThrownBy(() -> payroll.collect(11)).satisfies(refused("nothing_to_export"));
        assertThatThrownBy(() -> payroll.confirm(export.id(), 11, Map.of())).satisfies(refused("maker_is_checker"));

        payroll.confirm(export.id(), 12, Map.of(failed.id(), "卡号有误"));
        payroll.confirm(export.id(), 12, Map.of());

        assertThat(now(paid).status()).isEqualTo(WithdrawalState.SUCCESS);
        assertThat(now(failed).status()).isEqualTo(WithdrawalState.FAILED);
        assertThat(balance(AccountKind.AVAILABLE)).isEqualTo(30_000);
        assertThat(weChat.callsFor(paid.outBillNo())).isZero();
    }

    /** R1, F-RY3: a balance is checked and taken by one statement. */
    @Test
    void aHundredParallelRequestsReserveOnce() throws Exception {
        var accepted = new AtomicInteger();

        inParallel(IntStream.range(0, 100)
                .mapToObj(i -> (Runnable) () -> {
                    try {
                        transactions.run(() -> request(12_000));
                        accepted.incrementAndGet();
                    } catch (Refusal alreadyOpen) {
                        assertThat(alreadyOpen.code()).isIn("withdrawal_open", "withdrawal_daily_limit");
                    }
                })
                .toList());

        assertThat(accepted).hasValue(1);
        assertThat(balance(AccountKind.AVAILABLE)).isEqualTo(28_000);
        assertThat(balance(AccountKind.WITHDRAWING)).isEqualTo(12_000);
    }

    @Test
    void aHundredParallelClawBacksTakeExactlyWhatWasEarned() throws Exception {
        var many = sales.place(li, List.of(new Goods(100, 999_983)));
        sales.pay(many);
        long before = balance(AccountKind.PENDING);
        assertThat(before).isEqualTo(49_999);

        inParallel(IntStream.range(0, 100)
                .mapToObj(i -> (Runnable) () -> sales.refund(
                        many, many.lines().get(0).lineId(), 1, i == 0 ? 9_982 : 9_999 + (i < 99 ? 0 : 100)))
                .toList());

        assertThat(balance(AccountKind.PENDING)).isZero();
    }

    @Test
    void withdrawalClawBackAndReleaseMayRaceAndNoFenIsLost() throws Exception {
        var frozen = sales.place(li, List.of(new Goods(20, 400_000)));
        sales.pay(frozen);
        sales.receive(frozen, clock.instant());
        var work = new ArrayList<Runnable>();
        for (int i = 0; i < 10; i++) {
            work.add(() -> sales.refund(sale, sale.lines().get(0).lineId(), 1, 80_000));
            work.add(() -> sales.refund(frozen, frozen.lines().get(0).lineId(), 1, 20_000));
            work.add(() -> releases.runDue(10_000));
            work.add(() -> {
                try {
                    var requested = transactions.call(() -> request(5_000));
                    cancellations.cancel(li.guideId(), requested.id());
                } catch (Refusal busy) {
                    assertThat(busy.code())
                            .isIn("withdrawal_open", "withdrawal_daily_limit", "balance_too_low", "debt_open");
                }
            });
        }

        inParallel(work);
        releases.runDue(10_000);

        // Everything of the first order went back, half of the second: 5 % of 2,000 yuan are left.
        long held = balance(AccountKind.AVAILABLE) + balance(AccountKind.FROZEN) - balance(AccountKind.DEBT);
        assertThat(held).isEqualTo(10_000);
        assertThat(balance(AccountKind.WITHDRAWING)).isZero();
        assertThat(ledger.trialBalance().isBalanced()).isTrue();
    }

    private Withdrawal request(long fen) {
        return requests.request(li.guideId(), fen, Channel.WECHAT_TRANSFER);
    }

    private void send(Withdrawal withdrawal) {
        sendPayout.deliver(new SendPayout.Order(withdrawal.id()));
    }

    private void later() {
        clock.advance(Duration.ofHours(1));
        reconcilePayouts.runDue(100);
    }

    private Withdrawal now(Withdrawal withdrawal) {
        return withdrawals.find(withdrawal.id()).orElseThrow();
    }

    private long balance(AccountKind kind) {
        var account = Account.of(Beneficiary.guide(new GuideId(li.guideId())), kind);
        return ledger.balances(List.of(account)).get(account).fen();
    }

    private static Consumer<Throwable> refused(String code) {
        return thrown -> assertThat(thrown).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }

    private static void inParallel(List<Runnable> work) throws Exception {
        var threads = Executors.newFixedThreadPool(12);
        var calls = work.stream()
                .map(each -> (Callable<Void>) () -> {
                    each.run();
                    return null;
                })
                .toList();
        for (var done : threads.invokeAll(calls)) {
            done.get();
        }
        threads.shutdown();
    }
}
