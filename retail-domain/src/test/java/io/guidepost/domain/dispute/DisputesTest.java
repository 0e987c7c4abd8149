package io.guidepost.domain.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.core.attribution.DisputeState;
import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.ledger.Account;
import io.guidepost.core.ledger.AccountKind;
import io.guidepost.core.settlement.WithdrawalState;
import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.attribution.Attributions;
import io.guidepost.domain.commission.Holds;
import io.guidepost.domain.commission.ReleaseCommissions;
import io.guidepost.domain.commission.Sales;
import io.guidepost.domain.commission.Sales.Goods;
import io.guidepost.domain.commission.Sales.Sale;
import io.guidepost.domain.commission.Sales.Seller;
import io.guidepost.domain.dispute.Dispute.Claim;
import io.guidepost.domain.ledger.Ledger;
import io.guidepost.domain.payout.DecideWithdrawal;
import io.guidepost.domain.payout.RequestWithdrawal;
import io.guidepost.domain.payout.Withdrawal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@DomainTest
class DisputesTest {

    private static final long HQ = 77;

    @Autowired
    FileDispute file;

    @Autowired
    CommentOnDispute comment;

    @Autowired
    DecideDispute decide;

    @Autowired
    WatchDisputes watch;

    @Autowired
    Disputes disputes;

    @Autowired
    Attributions attributions;

    @Autowired
    Holds holds;

    @Autowired
    RequestWithdrawal withdrawals;

    @Autowired
    DecideWithdrawal approvals;

    @Autowired
    ReleaseCommissions releases;

    @Autowired
    Ledger ledger;

    @Autowired
    Sales sales;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    Seller li;
    Seller wang;
    Seller boss;
    Sale sale;

    @BeforeEach
    void liSold1000YuanAndHisStoreHasAManager() {
        li = sales.seller();
        wang = sales.seller();
        boss = sales.seller();
        jdbc.update(
                "UPDATE org_employment SET role = 'MANAGER', store_id = ? WHERE guide_id = ?",
                li.storeId(),
                boss.guideId());
        sale = sales.place(li, List.of(new Goods(1, 100_000)));
        sales.pay(sale);
    }

    @Test
    void aDisputeGoesFromTheGuideOverTheManagerToHeadquartersAndTheSaleChangesHands() {
        var filed = filed();
        assertThat(filed.status()).isEqualTo(DisputeState.FILED);

        var commented = comment.comment(boss.guideId(), filed.id(), true, "当天是王导购接待的");
        assertThat(commented.status()).isEqualTo(DisputeState.COMMENTED);
        var upheld = decide.uphold(HQ, filed.id(), "监控与店长意见一致", false);

        assertThat(upheld.status()).isEqualTo(DisputeState.UPHELD);
        assertThat(upheld.correctionId()).isPresent();
        assertThat(attributions.of(sale.orderId()).orElseThrow().attribution().guide())
                .contains(new GuideId(wang.guideId()));
        assertThat(balance(wang, AccountKind.PENDING)).isEqualTo(5_000);
        assertThat(balance(li, AccountKind.PENDING)).isZero();
        assertThat(decide.uphold(HQ, filed.id(), "再点一次", false).verdict()).isEqualTo(upheld.verdict());
        assertThat(attributions.revisionsOf(sale.orderId())).hasSize(2);
    }

    @Test
    void aRejectedDisputeLeavesEverythingAsItWas() {
        var filed = filed();
        comment.comment(boss.guideId(), filed.id(), false, "是李导购接待的");

        assertThat(decide.reject(HQ, filed.id(), "证据不足").status()).isEqualTo(DisputeState.REJECTED);

        assertThat(balance(li, AccountKind.PENDING)).isEqualTo(5_000);
        assertThatThrownBy(() -> decide.uphold(HQ, filed.id(), "改主意", false)).satisfies(refused("dispute_moved_on"));
    }

    @Test
    void commissionIsNotReleasedWhileADisputeIsOpenAndIsAfterwards() {
        var filed = filed();
        sales.receive(sale, clock.instant().plus(Duration.ofDays(1)));
        clock.advance(Duration.ofDays(2));
        releases.runDue(100_000);
        assertThat(balance(li, AccountKind.FROZEN)).isEqualTo(5_000);

        comment.comment(boss.guideId(), filed.id(), false, "不属实");
        decide.reject(HQ, filed.id(), "证据不足");
        releases.runDue(100_000);

        assertThat(balance(li, AccountKind.FROZEN)).isZero();
        assertThat(balance(li, AccountKind.AVAILABLE)).isEqualTo(5_000);
    }

    @Test
    void whatIsAvailableAlreadyIsHeldForTheDisputedPartAlone() {
        var other = sales.place(li, List.of(new Goods(1, 30_000)));
        sales.pay(other);
        for (var each : List.of(sale, other)) {
            sales.receive(each, clock.instant());
        }
        releases.runDue(100_000);

        var filed = filed();

        var payee = Beneficiary.guide(new GuideId(li.guideId()));
        assertThat(balance(li, AccountKind.AVAILABLE)).isEqualTo(6_500);
        assertThat(holds.heldFen(payee)).isEqualTo(5_000);
        comment.comment(boss.guideId(), filed.id(), false, "不属实");
        decide.reject(HQ, filed.id(), "证据不足");
        assertThat(holds.heldFen(payee)).isZero();
    }

    /** B10: not only the disputed part, and not what was asked for before; the guide who disputes loses nothing by it. */
    @Test
    void noMoneyLeavesWhileASaleThatPaysTheGuideIsDisputed() {
        var large = sales.place(li, List.of(new Goods(1, 1_000_000)));
        sales.pay(large);
        sales.receive(large, clock.instant());
        releases.runDue(100_000);
        var asked = withdrawals.request(li.guideId(), 30_000, Withdrawal.Channel.PAYROLL_EXPORT);
        var wangs = sales.place(wang, List.of(new Goods(1, 100_000)));
        sales.pay(wangs);
        sales.receive(wangs, clock.instant());
        releases.runDue(100_000);

        var filed = filed();

        assertThatThrownBy(() -> approvals.approve(asked.id(), HQ)).satisfies(refused("withdrawal_on_hold"));
        approvals.reject(asked.id(), "申诉处理中");
        assertThatThrownBy(() -> withdrawals.request(li.guideId(), 10_000, Withdrawal.Channel.PAYROLL_EXPORT))
                .satisfies(refused("withdrawal_on_hold"));
        assertThat(withdrawals
                        .request(wang.guideId(), 5_000, Withdrawal.Channel.PAYROLL_EXPORT)
                        .status())
                .isEqualTo(WithdrawalState.APPROVED);
        comment.comment(boss.guideId(), filed.id(), false, "不属实");
        decide.reject(HQ, filed.id(), "证据不足");
        assertThat(withdrawals
                        .request(li.guideId(), 10_000, Withdrawal.Channel.PAYROLL_EXPORT)
                        .status())
                .isEqualTo(WithdrawalState.APPROVED);
    }

    /** B11: a suspicion is no punishment. Its own commission stays, and of the rest nothing goes unseen. */
    @Test
    void aSuspicionKeepsItsOwnCommissionAndHasAPersonLookAtTheRest() {
        var other = sales.place(li, List.of(new Goods(1, 30_000)));
        sales.pay(other);
        for (var each : List.of(sale, other)) {
            sales.receive(each, clock.instant());
        }
        releases.runDue(100_000);
        holds.place(sale.orderId(), Holds.Cause.FRAUD, sale.orderId(), true, clock.instant());

        assertThatThrownBy(() -> withdrawals.request(li.guideId(), 1_501, Withdrawal.Channel.PAYROLL_EXPORT))
                .satisfies(refused("balance_too_low"));
        var asked = withdrawals.request(li.guideId(), 1_500, Withdrawal.Channel.PAYROLL_EXPORT);

        assertThat(asked.status()).isEqualTo(WithdrawalState.REQUESTED);
        assertThat(approvals.approve(asked.id(), HQ).status()).isEqualTo(WithdrawalState.APPROVED);
    }

    @Test
    void aDisputeCanBeFiledUntilTheFifteenthDayIsOver() {
        clock.advance(Duration.ofDays(15).minusSeconds(1));
        filed();

        var second = sales.place(li, List.of(new Goods(1, 1_000)));
        clock.advance(Duration.ofDays(15));
        assertThatThrownBy(() -> file.file(wang.guideId(), second.orderId(), Claim.MY_LINK, "我的链接"))
                .satisfies(refused("dispute_too_late"));
    }

    @Test
    void whoHasTheWholeSaleOrWasNotHereThenCannotDisputeIt() {
        assertThatThrownBy(() -> file.file(li.guideId(), sale.orderId(), Claim.OTHER, "是我的"))
                .satisfies(refused("dispute_already_yours"));
        clock.advance(Duration.ofDays(1));
        var hiredLater = sales.seller();
        assertThatThrownBy(() -> file.file(hiredLater.guideId(), sale.orderId(), Claim.OTHER, "是我的"))
                .satisfies(refused("guide_not_employed_then"));
        assertThatThrownBy(() -> file.file(wang.guideId(), 4_711, Claim.OTHER, "是我的"))
                .satisfies(refused("not_found"));
    }

    @Test
    void ofManyButtonsPressedAtOnceOneDisputeComesAbout() throws Exception {
        var filed = new AtomicInteger();
        var refused = new AtomicInteger();
        var pool = Executors.newFixedThreadPool(6);
        var presses = IntStream.range(0, 6)
                .mapToObj(i -> (java.util.concurrent.Callable<Void>) () -> {
                    try {
                        filed();
                        filed.incrementAndGet();
                    } catch (Refusal open) {
                        assertThat(open.code()).isEqualTo("dispute_open");
                        refused.incrementAndGet();
                    }
                    return null;
                })
                .toList();
        for (var done : pool.invokeAll(presses)) {
            done.get();
        }
        pool.shutdown();

        assertThat(filed).hasValue(1);
        assertThat(refused).hasValue(5);
    }

    @Test
    void onlyTheManagerOfTheStoreCommentsAndNoParty() {
        var filed = filed();

        assertThatThrownBy(() -> comment.comment(wang.guideId(), filed.id(), true, "支持我自己"))
                .satisfies(refused("party_cannot_comment"));
        assertThatThrownBy(() -> comment.comment(li.guideId(), filed.id(), false, "是我的"))
                .satisfies(refused("party_cannot_comment"));
        var stranger = sales.seller();
        assertThatThrownBy(() -> comment.comment(stranger.guideId(), filed.id(), true, "路过"))
                .satisfies(refused("role_missing"));
        jdbc.update("UPDATE org_employment SET role = 'MANAGER' WHERE guide_id = ?", stranger.guideId());
        assertThatThrownBy(() -> comment.comment(stranger.guideId(), filed.id(), true, "别店店长"))
                .satisfies(refused("not_found"));
    }

    @Test
    void aManagerWhoIsAPartyHandsItToHeadquartersAtOnce() {
        var bossSale =
                sales.place(new Seller(boss.guideId(), li.storeId(), li.regionId()), List.of(new Goods(1, 9_000)));

        var filed = file.file(wang.guideId(), bossSale.orderId(), Claim.SERVED_IN_STORE, "我接待的");

        assertThat(filed.status()).isEqualTo(DisputeState.ESCALATED);
        decide.reject(HQ, filed.id(), "证据不足");
    }

    @Test
    void headquartersWaitsForTheManagerAndTheWatchEscalatesWhatNobodyCommentedOn() {
        var filed = filed();
        assertThatThrownBy(() -> decide.reject(HQ, filed.id(), "太急")).satisfies(refused("dispute_moved_on"));

        clock.advance(Duration.ofHours(37));
        watchAll();
        assertThat(now(filed).term().remindedAt()).isPresent();
        assertThat(now(filed).status()).isEqualTo(DisputeState.FILED);
        clock.advance(Duration.ofDays(3));
        watchAll();
        assertThat(now(filed).status()).isEqualTo(DisputeState.ESCALATED);
        watchAll();
        assertThat(now(filed).version()).isEqualTo(2);

        assertThat(decide.reject(HQ, filed.id(), "证据不足").status()).isEqualTo(DisputeState.REJECTED);
    }

    @Test
    void whatHeadquartersLeavesUndecidedIsRemindedOverdueAndLapsesWithItsHold() {
        var filed = filed();
        comment.comment(boss.guideId(), filed.id(), true, "属实");
        clock.advance(Duration.ofDays(4));
        watchAll();
        assertThat(now(filed).term().remindedAt()).isPresent();
        clock.advance(Duration.ofDays(4));
        watchAll();
        assertThat(now(filed).term().overdueToldAt()).isPresent();
        clock.advance(Duration.ofDays(14));
        watchAll();

        assertThat(now(filed).status()).isEqualTo(DisputeState.LAPSED);
        sales.receive(sale, clock.instant());
        releases.runDue(100_000);
        assertThat(balance(li, AccountKind.AVAILABLE)).isEqualTo(5_000);
    }

    @Test
    void bothGuidesSeeTheDisputeAndNobodyElseDoes() {
        var filed = filed();

        assertThat(disputes.ofGuide(wang.guideId(), Long.MAX_VALUE, 10))
                .extracting(Dispute::id)
                .containsExactly(filed.id());
        assertThat(disputes.ofGuide(li.guideId(), Long.MAX_VALUE, 10))
                .extracting(Dispute::id)
                .containsExactly(filed.id());
        assertThat(disputes.ofGuide(boss.guideId(), Long.MAX_VALUE, 10)).isEmpty();
        assertThat(disputes.ofStores(disputes.storesManagedBy(boss.guideId(), clock.instant()), Long.MAX_VALUE, 10))
                .extracting(Dispute::id)
                .containsExactly(filed.id());
    }

    /** The schema says no even where the code forgets to. */
    @Test
    void theDatabaseItselfKeepsThePartiesApart() {
        var filed = filed();
        comment.comment(boss.guideId(), filed.id(), true, "属实");

        assertThatThrownBy(() -> jdbc.update(
                        "UPDATE dispute_case SET decided_by = commented_by, decided_at = filed_at, decision_reason = 'x',"
                                + " status = 'REJECTED' WHERE id = ?",
                        filed.id()))
                .hasMessageContaining("CONSTRAINT");
        assertThatThrownBy(() -> jdbc.update("UPDATE dispute_case SET status = 'UPHELD' WHERE id = ?", filed.id()))
                .hasMessageContaining("CONSTRAINT");
    }

    private Dispute filed() {
        return file.file(wang.guideId(), sale.orderId(), Claim.SERVED_IN_STORE, "顾客 11 月 2 日到店,由我接待");
    }

    private Dispute now(Dispute dispute) {
        return disputes.find(dispute.id()).orElseThrow();
    }

    private void watchAll() {
        while (watch.runDue(200) == 200) {}
    }

    private long balance(Seller seller, AccountKind kind) {
        var account = Account.of(Beneficiary.guide(new GuideId(seller.guideId())), kind);
        return ledger.balances(List.of(account)).get(account).fen();
    }

    private static Consumer<Throwable> refused(String code) {
        return thrown -> assertThat(thrown).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }
}
