package io.guidepost.domain.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.ledger.Account;
import io.guidepost.core.ledger.AccountKind;
import io.guidepost.core.settlement.WithdrawalState;
import io.guidepost.core.settlement.WithdrawalWish.Hold;
import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.commission.Holds;
import io.guidepost.domain.commission.ReleaseCommissions;
import io.guidepost.domain.commission.Sales;
import io.guidepost.domain.commission.Sales.Goods;
import io.guidepost.domain.commission.Sales.Seller;
import io.guidepost.domain.content.GuideMessenger;
import io.guidepost.domain.content.GuideMessenger.Card;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.ledger.Ledger;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.outbox.Outbox;
import io.guidepost.domain.payout.FakePayoutGateway.Weather;
import io.guidepost.domain.payout.PayoutGateway.TransferState;
import io.guidepost.domain.payout.Withdrawal.Channel;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Each parameter of B10 that is more than a number. */
@DomainTest
class WithdrawalParametersTest {

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
    SettleLeaver settleLeaver;

    @Autowired
    HoldPayouts holdPayouts;

    @Autowired
    PayoutHolds holds;

    @Autowired
    AllHolds allHolds;

    @Autowired
    RenewPayee renewPayee;

    @Autowired
    EnterPayrollPerson enterPerson;

    @Autowired
    PayrollPeople people;

    @Autowired
    SendPayout sendPayout;

    @Autowired
    ConfirmPayout confirmPayout;

    @Autowired
    ReconcilePayouts reconcilePayouts;

    @Autowired
    PayByPayroll payroll;

    @Autowired
    GrossPay grossPay;

    @Autowired
    Withdrawals withdrawals;

    @Autowired
    WithdrawalCounters counters;

    @Autowired
    FakePayoutGateway weChat;

    @Autowired
    Roster roster;

    @Autowired
    Holds commissionHolds;

    @Autowired
    Ledger ledger;

    @Autowired
    Outbox outbox;

    @Autowired
    Ids ids;

    @Autowired
    TransactionRetry transactions;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    Seller li;

    @BeforeEach
    void earn() {
        li = sales.seller();
        earn(8_000_000);
    }

    @AfterEach
    void clearSkies() {
        weChat.weather(Weather.FINE);
    }

    private void earn(long soldFen) {
        var sale = sales.place(li, List.of(new Goods(1, soldFen)));
        sales.pay(sale);
        sales.receive(sale, clock.instant());
        releases.runDue(10_000);
    }

    @Test
    void aFeeStaysWithUsAndTheGuideReceivesTheRest() {
        var withFee = requests(new WithdrawalSettings(1_000, 200_000, 3, 0, 60, 20_000, Duration.ofHours(24)));
        var requested = transactions.call(() -> withFee.request(li.guideId(), 10_001, Channel.WECHAT_TRANSFER));
        send(requested);
        confirmPayout.confirm(weChat.becomes(requested.outBillNo(), TransferState.SUCCESS, Optional.empty()));

        assertThat(now(requested).status()).isEqualTo(WithdrawalState.SUCCESS);
        assertThat(requested.feeFen()).isEqualTo(60);
        assertThat(weChat.paidFen(requested.outBillNo())).isEqualTo(9_941);
        assertThat(posted(requested, "WITHDRAWAL_FEES")).isEqualTo(-60);
        assertThat(posted(requested, "PSP_PAYOUT")).isEqualTo(-9_941);
        assertThat(balance(AccountKind.AVAILABLE)).isEqualTo(400_000 - 10_001);
        assertThat(balance(AccountKind.WITHDRAWING)).isZero();
    }

    @Test
    void noMoreThanIsSetForAMonth() {
        var twice = requests(new WithdrawalSettings(1_000, 200_000, 3, 2, 0, 20_000, Duration.ofHours(24)));
        toTheFirstOfNextMonth();
        for (int i = 0; i < 2; i++) {
            cancellations.cancel(li.guideId(), request(twice).id());
            clock.advance(Duration.ofDays(1));
        }

        assertThatThrownBy(() -> request(twice)).satisfies(refused("withdrawal_monthly_limit"));
        toTheFirstOfNextMonth();
        assertThat(request(twice).status()).isEqualTo(WithdrawalState.APPROVED);
    }

    @Test
    void anInvestigationHoldsMoneyUntilASecondPersonLiftsIt() {
        var large = requests.request(li.guideId(), 30_000, Channel.PAYROLL_EXPORT);
        var hold = holdPayouts.place(li.guideId(), "疑似刷单", 11);

        assertThatThrownBy(() -> holdPayouts.place(li.guideId(), "再次", 12)).satisfies(refused("payout_held_already"));
        assertThatThrownBy(() -> decisions.approve(large.id(), 12)).satisfies(refused("withdrawal_on_hold"));
        decisions.reject(large.id(), "");
        assertThatThrownBy(() -> request(requests)).satisfies(refused("withdrawal_on_hold"));
        assertThatThrownBy(() -> holdPayouts.lift(hold.id(), 11)).satisfies(refused("maker_is_checker"));
        assertThat(holds.all(true, Long.MAX_VALUE, 5))
                .extracting(PayoutHold::id)
                .contains(hold.id());

        assertThat(holdPayouts.lift(hold.id(), 12).liftedBy()).contains(12L);
        holdPayouts.lift(hold.id(), 12);
        assertThat(request(requests).status()).isEqualTo(WithdrawalState.APPROVED);
        assertThat(holds.all(true, Long.MAX_VALUE, 5))
                .extracting(PayoutHold::id)
                .doesNotContain(hold.id());
    }

    /** Whatever was approved before; the next payroll takes it once the hold is lifted. */
    @Test
    void thePayrollLeavesOutWhoeverIsHeld() {
        var requested = requests.request(li.guideId(), 5_000, Channel.PAYROLL_EXPORT);
        var hold = holdPayouts.place(li.guideId(), "核查", 11);
        try {
            transactions.call(() -> payroll.collect(11));
        } catch (Refusal nothingElse) {
            assertThat(nothingElse.code()).isEqualTo("nothing_to_export");
        }
        assertThat(now(requested).status()).isEqualTo(WithdrawalState.APPROVED);

        holdPayouts.lift(hold.id(), 12);
        var export = transactions.call(() -> payroll.collect(11));

        assertThat(now(requested).status()).isEqualTo(WithdrawalState.SUBMITTED);
        payroll.confirm(export.id(), 12, Map.of());
        assertThat(now(requested).status()).isEqualTo(WithdrawalState.SUCCESS);
    }

    @Test
    void anAccountThatIsAlsoSomebodyElsesGetsNothing() {
        var wang = sales.seller();
        jdbc.update("UPDATE org_guide SET payee_openid = ? WHERE id = ?", "o_" + li.guideId(), wang.guideId());

        assertThat(allHolds.holdsOn(li.guideId())).containsExactly(Hold.IDENTITY_MISMATCH);
        assertThatThrownBy(() -> request(requests)).satisfies(refused("withdrawal_on_hold"));
        jdbc.update("UPDATE org_guide SET payee_openid = 'o_other' WHERE id = ?", wang.guideId());
        assertThat(request(requests).status()).isEqualTo(WithdrawalState.APPROVED);
        jdbc.update("UPDATE org_guide SET payee_openid = NULL WHERE id = ?", wang.guideId());
    }

    /** What another feature, such as disputes, has to do. */
    @Test
    void everyFeatureCanHoldMoneyBack() {
        var all = new AllHolds(List.of(guideId -> Set.of(Hold.DISPUTE_OPEN), guideId -> Set.of()));

        assertThat(all.holdsOn(1)).containsExactly(Hold.DISPUTE_OPEN);
        assertThat(all.risksOf(1)).isEmpty();
        assertThatThrownBy(() -> all.requireNone(1)).satisfies(refused("withdrawal_on_hold"));
    }

    @Test
    void aChangedAccountIsToldAndWaitsADayAndThenForAPerson() {
        assertThat(renewPayee.of(li.guideId()).payableFrom()).isEmpty();

        var renewed = renewPayee.renew(li.guideId());

        assertThat(renewed.bound()).isTrue();
        assertThat(renewed.payableFrom()).contains(clock.instant().plus(Duration.ofHours(24)));
        assertThat(renewPayee.renew(li.guideId()))
                .as("the same account again is no change")
                .isEqualTo(renewed);
        assertThat(messages("payee:%")).isEqualTo(1);
        assertThatThrownBy(() -> request(requests)).satisfies(refused("payee_changed_recently"));
        cancellations.cancel(
                li.guideId(),
                requests.request(li.guideId(), 1_000, Channel.PAYROLL_EXPORT).id());

        clock.advance(Duration.ofHours(24));
        var watched = request(requests);
        assertThat(watched.status()).isEqualTo(WithdrawalState.REQUESTED);
        assertThat(watched.payeeOpenid()).isEqualTo("o_g" + li.guideId());
        cancellations.cancel(li.guideId(), watched.id());

        clock.advance(Duration.ofDays(6));
        assertThat(request(requests).status()).isEqualTo(WithdrawalState.APPROVED);
    }

    @Test
    void theFirstAccountIsNoChange() {
        jdbc.update("UPDATE org_guide SET payee_openid = NULL WHERE id = ?", li.guideId());

        assertThat(renewPayee.renew(li.guideId()).payableFrom()).isEmpty();
        assertThat(request(requests).status()).isEqualTo(WithdrawalState.APPROVED);
    }

    @Test
    void whoeverLeftIsPaidOutByTwoPersonsWithThePayrollOnly() {
        assertThatThrownBy(() -> settle(11)).satisfies(refused("guide_not_left"));
        jdbc.update("UPDATE org_guide SET status = 'LEFT' WHERE id = ?", li.guideId());
        assertThatThrownBy(() -> request(requests)).satisfies(refused("guide_not_active"));
        var late = sales.place(li, List.of(new Goods(1, 100_000)));
        sales.pay(late);
        assertThatThrownBy(() -> settle(11)).satisfies(refused("return_window_open"));
        sales.receive(late, clock.instant());
        releases.runDue(10_000);

        var settled = settle(11);

        assertThat(settled.status()).isEqualTo(WithdrawalState.REQUESTED);
        assertThat(settled.channel()).isEqualTo(Channel.PAYROLL_EXPORT);
        assertThat(settled.amountFen()).isEqualTo(405_000);
        assertThat(balance(AccountKind.AVAILABLE)).isZero();
        assertThatThrownBy(() -> settle(11)).satisfies(refused("balance_too_low"));
        assertThatThrownBy(() -> decisions.approve(settled.id(), 11)).satisfies(refused("maker_is_checker"));
        assertThatThrownBy(
                        () -> jdbc.update("UPDATE payout_withdrawal SET approved_by = 11 WHERE id = ?", settled.id()))
                .hasMessageContaining("payout_withdrawal_two_people");
        assertThat(decisions.approve(settled.id(), 12).status()).isEqualTo(WithdrawalState.APPROVED);
        assertThat(weChat.callsFor(settled.outBillNo())).isZero();
    }

    @Test
    void whoeverLeftInDebtIsPaidNothing() {
        var sale = sales.place(li, List.of(new Goods(1, 8_000_000)));
        sales.pay(sale);
        sales.receive(sale, clock.instant());
        releases.runDue(10_000);
        var taken = new ArrayList<Withdrawal>();
        for (int i = 0; i < 3; i++) {
            var requested = requests.request(li.guideId(), 199_999, Channel.PAYROLL_EXPORT);
            decisions.approve(requested.id(), 12);
            taken.add(requested);
            payroll.confirm(transactions.call(() -> payroll.collect(11)).id(), 12, Map.of());
        }
        sales.refund(sale, sale.lines().get(0).lineId(), 1, 8_000_000);
        jdbc.update("UPDATE org_guide SET status = 'LEFT' WHERE id = ?", li.guideId());

        assertThat(balance(AccountKind.DEBT)).isEqualTo(199_997);
        assertThatThrownBy(() -> settle(11)).satisfies(refused("debt_open"));
    }

    @Test
    void fromTwoThousandYuanOnWeChatIsToldTheNameThatThePayrollKnows() {
        assertThatThrownBy(() -> requests.request(li.guideId(), 200_000, Channel.WECHAT_TRANSFER))
                .satisfies(refused("real_name_required"));

        enterPerson.enter(li.guideId(), "E" + li.guideId(), "李晓梅", 11);
        assertThatThrownBy(() -> enterPerson.enter(sales.seller().guideId(), "E" + li.guideId(), "王", 11))
                .satisfies(refused("employee_no_taken"));
        var requested = requests.request(li.guideId(), 200_000, Channel.WECHAT_TRANSFER);
        decisions.approve(requested.id(), 12);
        send(requested);

        assertThat(now(requested).status()).isEqualTo(WithdrawalState.WAIT_USER_CONFIRM);
        assertThat(weChat.nameFor(requested.outBillNo())).contains("李晓梅");
        var sealed = jdbc.queryForObject(
                "SELECT real_name_sealed FROM payout_payroll_person WHERE guide_id = ?", byte[].class, li.guideId());
        assertThat(new String(sealed, StandardCharsets.UTF_8)).doesNotContain("李晓梅");
        assertThat(people.find(li.guideId()).orElseThrow().toString()).doesNotContain("李晓梅");
    }

    @Test
    void nobodysNameIsToldWithoutNeed() {
        enterPerson.enter(li.guideId(), "F" + li.guideId(), "李晓梅", 11);
        var requested = request(requests);
        send(requested);

        assertThat(weChat.nameFor(requested.outBillNo())).isEmpty();
    }

    @Test
    void theGuideIsToldOnceThatWeChatWaits() {
        var requested = requests.request(li.guideId(), 15_000, Channel.WECHAT_TRANSFER);
        send(requested);
        reconcilePayouts.runDue(100);
        clock.advance(Duration.ofHours(1));
        reconcilePayouts.runDue(100);
        var told = new ArrayList<String>();

        new TellGuideOfMoney(roster, withdrawals, weCom(told), "http://sidebar/")
                .deliver(new TellGuideOfMoney.Message(
                        li.guideId(), TellGuideOfMoney.News.CONFIRMATION_AWAITED, requested.id()));

        assertThat(messages("waiting:" + requested.id())).isEqualTo(1);
        assertThat(told).containsExactly("g%d 提现待确认:150.00 元".formatted(li.guideId()));
    }

    /** An answer that was lost is asked for after 1, 5, 15 and 60 minutes, and then every hour, always by its number. */
    @Test
    void whatIsUnknownIsAskedAboutEverMoreSeldomAndNeverSentAgain() {
        weChat.weather(Weather.ANSWER_LOST);
        var requested = requests.request(li.guideId(), 15_000, Channel.WECHAT_TRANSFER);
        send(requested);
        assertThat(now(requested).status()).isEqualTo(WithdrawalState.UNKNOWN);

        var pauses = new ArrayList<Long>();
        for (int i = 0; i < 5; i++) {
            var pause = Duration.between(clock.instant(), queryAt(requested));
            pauses.add(pause.toMinutes());
            clock.advance(pause);
            reconcilePayouts.runDue(1_000);
        }

        assertThat(pauses).containsExactly(1L, 5L, 15L, 60L, 60L);
        assertThat(weChat.callsFor(requested.outBillNo())).isEqualTo(1);
        assertThat(now(requested).status()).isEqualTo(WithdrawalState.UNKNOWN);
        assertThat(balance(AccountKind.WITHDRAWING)).isEqualTo(15_000);
    }

    @Test
    void theMonthsGrossPayIsOneLinePerPerson() {
        toTheFirstOfNextMonth();
        var month = YearMonth.from(clock.instant().atZone(ZoneId.of("Asia/Shanghai")));
        var withFee = requests(new WithdrawalSettings(1_000, 200_000, 3, 0, 100, 20_000, Duration.ofHours(24)));
        enterPerson.enter(li.guideId(), "G" + li.guideId(), "李晓梅", 11);
        jdbc.update("UPDATE org_guide SET name = '＝cmd|李' WHERE id = ?", li.guideId());
        var byWeChat = transactions.call(() -> withFee.request(li.guideId(), 10_000, Channel.WECHAT_TRANSFER));
        send(byWeChat);
        confirmPayout.confirm(weChat.becomes(byWeChat.outBillNo(), TransferState.SUCCESS, Optional.empty()));
        requests.request(li.guideId(), 5_000, Channel.PAYROLL_EXPORT);
        payroll.confirm(transactions.call(() -> payroll.collect(11)).id(), 12, Map.of());

        var line =
                "%s,\"g%d\",\"G%d\",\"'＝cmd|李\",2,150.00,1.00,99.00,50.00".formatted(month, li.guideId(), li.guideId());
        assertThat(grossPay.csv(month).lines()).containsOnlyOnce(line);
        assertThat(grossPay.csv(month.plusMonths(1))).doesNotContain("g" + li.guideId());
    }

    @Test
    void nothingInAFileIsTakenForAFormula() {
        for (var text : List.of("=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", "  =1", "＝1", "＋1", "－1", "＠x")) {
            assertThat(PayrollCsv.cell(text)).startsWith("\"'");
        }
        assertThat(PayrollCsv.cell("李\"梅")).isEqualTo("\"李\"\"梅\"");
        assertThat(PayrollCsv.cell("")).isEqualTo("\"\"");
    }

    private RequestWithdrawal requests(WithdrawalSettings settings) {
        return new RequestWithdrawal(
                withdrawals,
                settings,
                allHolds,
                renewPayee,
                people,
                roster,
                commissionHolds,
                ledger,
                outbox,
                counters,
                ids,
                clock);
    }

    private Withdrawal request(RequestWithdrawal with) {
        return transactions.call(() -> with.request(li.guideId(), 1_000, Channel.WECHAT_TRANSFER));
    }

    private Withdrawal settle(long adminId) {
        return transactions.call(() -> settleLeaver.settle(li.guideId(), adminId));
    }

    private void toTheFirstOfNextMonth() {
        var zone = ZoneId.of("Asia/Shanghai");
        var next = YearMonth.from(clock.instant().atZone(zone)).plusMonths(1).atDay(1);
        clock.advance(Duration.between(clock.instant(), next.atStartOfDay(zone).toInstant()));
    }

    private void send(Withdrawal withdrawal) {
        sendPayout.deliver(new SendPayout.Order(withdrawal.id()));
    }

    private Withdrawal now(Withdrawal withdrawal) {
        return withdrawals.find(withdrawal.id()).orElseThrow();
    }

    private Instant queryAt(Withdrawal withdrawal) {
        return jdbc.queryForObject(
                        "SELECT query_at FROM payout_withdrawal WHERE id = ?",
                        java.time.LocalDateTime.class,
                        withdrawal.id())
                .toInstant(java.time.ZoneOffset.UTC);
    }

    private long messages(String dedupeKey) {
        return jdbc.queryForObject(
                "SELECT COUNT(*) FROM outbox_message WHERE topic = 'payout.tell' AND message_key LIKE ? AND payload LIKE ?",
                Long.class,
                dedupeKey,
                "%" + li.guideId() + "%");
    }

    private long posted(Withdrawal withdrawal, String kind) {
        return jdbc.queryForObject(
                "SELECT SUM(CASE p.side WHEN 'D' THEN p.amount_fen ELSE -p.amount_fen END) FROM ledger_transfer t"
                        + " JOIN ledger_posting p ON p.transfer_id = t.id JOIN ledger_account a ON a.id = p.account_id"
                        + " WHERE t.ref_type = 'WITHDRAWAL' AND t.ref_id = ? AND a.kind = ?",
                Long.class,
                withdrawal.id(),
                kind);
    }

    private long balance(AccountKind kind) {
        var account = Account.of(Beneficiary.guide(new GuideId(li.guideId())), kind);
        return ledger.balances(List.of(account)).get(account).fen();
    }

    private static GuideMessenger weCom(List<String> told) {
        return (GuideMessenger) Proxy.newProxyInstance(
                GuideMessenger.class.getClassLoader(),
                new Class<?>[] {GuideMessenger.class},
                (proxy, method, arguments) -> {
                    told.add(((List<?>) arguments[0]).get(0) + " " + ((Card) arguments[1]).title());
                    return List.of();
                });
    }

    private static Consumer<Throwable> refused(String code) {
        return thrown -> assertThat(thrown).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }
}
