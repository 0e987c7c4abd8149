package io.guidepost.domain.incentive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.incentive.NoReward;
import io.guidepost.core.incentive.Step;
import io.guidepost.core.ledger.Account;
import io.guidepost.core.ledger.AccountKind;
import io.guidepost.core.money.Money;
import io.guidepost.core.money.Rate;
import io.guidepost.core.sale.ReturnWindow;
import io.guidepost.core.settlement.AccrualState;
import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.books.Invariants;
import io.guidepost.domain.commission.CommissionEntry;
import io.guidepost.domain.commission.Entries;
import io.guidepost.domain.commission.ReleaseCommissions;
import io.guidepost.domain.commission.Sales;
import io.guidepost.domain.commission.Sales.Goods;
import io.guidepost.domain.commission.Sales.Sale;
import io.guidepost.domain.commission.Sales.Seller;
import io.guidepost.domain.commission.StandingAccrual;
import io.guidepost.domain.correction.CorrectionCase;
import io.guidepost.domain.correction.MakeCorrection;
import io.guidepost.domain.ledger.Ledger;
import io.guidepost.domain.outbox.DeliverOutbox;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** A sale that a correction moves takes its rewards along (B8, B11). */
@DomainTest
@TestPropertySource(properties = "test.schema=books")
class CorrectedRewardsTest {

    private static final Goods DEAR = new Goods(1, 120_000);

    @Autowired
    Sales sales;

    @Autowired
    Campaigns campaigns;

    @Autowired
    Incentives incentives;

    @Autowired
    OpenFunder openFunder;

    @Autowired
    FunderStatement statements;

    @Autowired
    PayTiers tiers;

    @Autowired
    JudgeContests contests;

    @Autowired
    Awards awards;

    @Autowired
    MakeCorrection corrections;

    @Autowired
    Entries entries;

    @Autowired
    ReleaseCommissions releases;

    @Autowired
    DeliverOutbox outbox;

    @Autowired
    Ledger ledger;

    @Autowired
    Invariants invariants;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    Seller li;
    Seller wang;

    @BeforeEach
    void hire() {
        li = sales.seller();
        wang = sales.colleagueOf(li);
        sales.employ(wang);
    }

    @AfterEach
    void theBooksAreRight() {
        invariants.require();
    }

    @Test
    void theRewardOfAnOrderGoesWithTheSaleAndItsFunderPaysIt() {
        var bank = openFunder.open("消费金融 " + li.guideId(), Campaigns.MAKER);
        var funded = campaigns.inForce(campaigns.kappaWish(li, 1_000_000, Optional.empty(), bank.id()));
        var sale = sales.placeByFriend(li, List.of(DEAR));
        sales.pay(sale);

        giveTo(wang, sale);

        assertThat(held(li, AccountKind.PENDING)).isZero();
        assertThat(held(wang, AccountKind.PENDING)).isEqualTo(6_000 + 3_000);
        assertThat(used(funded)).isEqualTo(3_000);
        assertThat(amounts(li)).containsExactly(-3_000L, 3_000L);
        assertThat(amounts(wang)).containsExactly(3_000L);
        assertThat(rewards(li).get(0).accrual().status()).isEqualTo(AccrualState.REVERSED);
        assertThat(answer(sale, funded).amountFen()).isEqualTo(3_000);
        var month = YearMonth.from(clock.instant().atZone(ReturnWindow.ZONE));
        assertThat(statements.of(bank.id(), month).sums()).isEqualTo(new Funders.Sums(0, 6_000, 3_000));
        assertThat(statements.items(bank.id(), month, 0, 10))
                .extracting(Funders.Item::payeeId, Funders.Item::amountFen)
                .containsExactlyInAnyOrder(
                        tuple(li.guideId(), 3_000L), tuple(li.guideId(), -3_000L), tuple(wang.guideId(), 3_000L));
        assertThat(statements.items(bank.id(), month, 0, 10))
                .allMatch(item -> !item.whyZh().isEmpty());
    }

    @Test
    void theRewardStandsAsFarInItsLifeAsItStoodAndWhatIsGoneIsOwed() {
        campaigns.kappa(li, 1_000_000);
        var sale = sales.placeByFriend(li, List.of(DEAR));
        sales.pay(sale);
        sales.receive(sale, clock.instant());
        releases.runDue(100_000);
        settled(sale, 202_601);

        giveTo(wang, sale);

        assertThat(held(li, AccountKind.AVAILABLE)).isZero();
        assertThat(held(wang, AccountKind.AVAILABLE)).isEqualTo(9_000);
        assertThat(rewards(wang).get(0).accrual().status()).isEqualTo(AccrualState.AVAILABLE);
        assertThat(adjusted(sale))
                .as("the closed month stays, the open one adjusts it")
                .containsOnly(202_601);
    }

    @Test
    void aRefundAfterTheCorrectionTakesTheRewardFromTheNewGuideAlone() {
        var perUnit = campaigns.perUnit(li, 7, 1_000_000);
        var sale = sales.place(li, List.of(new Goods(3, 90_001)));
        sales.pay(sale);
        long line = sale.lines().get(0).lineId();
        sales.refund(sale, line, 1, 30_000);

        giveTo(wang, sale);

        assertThat(amounts(wang)).as("two units are kept").containsExactly(14L);
        sales.refund(sale, line, 1, 30_000);
        assertThat(amounts(wang)).containsExactly(-7L, 14L);
        assertThat(amounts(li)).containsExactly(-14L, -7L, 21L);
        assertThat(used(perUnit)).isEqualTo(7);
        giveTo(li, sale);
        assertThat(amounts(li).get(0)).isEqualTo(7);
        assertThat(used(perUnit)).isEqualTo(7);
    }

    @Test
    void anOrderThatRefundsHaveLeftBelowTheMinimumRewardsNobodyAgain() {
        var kappa = campaigns.kappa(li, 1_000_000);
        var sale = sales.placeByFriend(li, List.of(DEAR));
        sales.pay(sale);
        sales.refund(sale, sale.lines().get(0).lineId(), 1, 60_000);

        giveTo(wang, sale);

        assertThat(rewards(wang)).isEmpty();
        assertThat(answer(sale, kappa).reason()).contains(NoReward.BELOW_MINIMUM);
        assertThat(used(kappa)).isZero();
    }

    @Test
    void whomTheBudgetDidNotReachItDoesNotReachByACorrection() {
        var kappa = campaigns.kappa(li, 3_000);
        var first = sales.placeByFriend(li, List.of(DEAR));
        var second = sales.placeByFriend(li, List.of(DEAR));
        sales.pay(first);
        sales.pay(second);
        sales.refund(first, first.lines().get(0).lineId(), 1, 120_000);

        giveTo(wang, second);

        assertThat(answer(second, kappa).reason()).contains(NoReward.OUT_OF_BUDGET);
        giveTo(sales.seller(), second);
        assertThat(answer(second, kappa).reason()).contains(NoReward.OTHER_STORE);
        giveTo(li, second);
        assertThat(answer(second, kappa).reason()).contains(NoReward.OUT_OF_BUDGET);
        assertThat(used(kappa)).isZero();
    }

    @Test
    void theCapOfTheNewGuideHoldsAndThatOfTheOldOneHasRoomAgain() {
        var capped = campaigns.inForce(campaigns.kappaWish(li, 1_000_000, Optional.of(3_000L), Funder.HOUSE_ID));
        var lis = sales.placeByFriend(li, List.of(DEAR));
        var wangs = sales.placeByFriend(wang, List.of(DEAR));
        sales.pay(lis);
        sales.pay(wangs);

        giveTo(wang, lis);

        assertThat(answer(lis, capped).reason()).contains(NoReward.GUIDE_CAP_REACHED);
        assertThat(used(capped)).isEqualTo(3_000);
        var next = sales.placeByFriend(li, List.of(DEAR));
        sales.pay(next);
        assertThat(answer(next, capped).amountFen()).isEqualTo(3_000);
    }

    @Test
    void aSaleThatWasCreditedToAnotherStoreDoesNotBringItsRewardAlong() {
        var kappa = campaigns.kappa(li, 1_000_000);
        var elsewhere = sales.seller();
        var sale = sales.placeByFriend(li, List.of(DEAR));
        sales.pay(sale);

        giveTo(elsewhere, sale);
        assertThat(answer(sale, kappa).reason()).contains(NoReward.OTHER_STORE);
        assertThat(used(kappa)).isZero();

        giveTo(li, sale);
        assertThat(answer(sale, kappa).reason()).isEmpty();
        assertThat(used(kappa)).isEqualTo(3_000);
    }

    @Test
    void aTierFollowsTheSaleEvenLongAfterItsMonth() {
        toTheFirstOfNextMonth();
        var tier = campaigns.tier(li, List.of(new Step(new Money(100_000), new Rate(0), new Money(5_000))), 1_000_000);
        var sale = sales.place(li, List.of(DEAR));
        sales.pay(sale);
        sales.receive(sale, clock.instant());
        releases.runDue(100_000);
        tiers.runDue(100_000);
        assertThat(amounts(li)).containsExactly(5_000L);
        clock.advance(Duration.ofDays(120));

        giveTo(wang, sale);
        deliver();
        deliver();

        assertThat(amounts(li)).containsExactly(-5_000L, 5_000L);
        assertThat(amounts(wang)).containsExactly(5_000L);
        assertThat(used(tier)).isEqualTo(5_000);
    }

    @Test
    void aPrizeGoesToWhomTheCorrectedSalesWinItAndNobodyElseMoves() {
        var zhao = sales.colleagueOf(li);
        sales.employ(zhao);
        var contest = campaigns.contest(li, 100_000, 50_000, 20_000, 10_000);
        var large = sales.place(li, List.of(new Goods(1, 300_000)));
        var small = sales.place(li, List.of(new Goods(1, 50_000)));
        var second = sales.place(zhao, List.of(new Goods(1, 100_000)));
        for (var sale : List.of(large, small, second)) {
            sales.pay(sale);
            sales.receive(sale, clock.instant());
        }
        releases.runDue(100_000);
        clock.advance(Duration.ofDays(30));
        contests.runDue(100);
        assertThat(amounts(li)).containsExactly(50_000L);
        assertThat(amounts(zhao)).containsExactly(20_000L);

        giveTo(wang, large);
        deliver();

        assertThat(amounts(wang)).containsExactly(50_000L);
        assertThat(amounts(li)).as("third with what is left to him").containsExactly(-40_000L, 50_000L);
        assertThat(amounts(zhao)).containsExactly(20_000L);
        assertThat(used(contest)).isEqualTo(80_000);
    }

    @Test
    void aPrizeThatIsNotPaidYetIsPaidByTheStandingAsCorrected() {
        var zhao = sales.colleagueOf(li);
        sales.employ(zhao);
        var contest = campaigns.contest(li, 100_000, 50_000, 20_000);
        var large = sales.place(li, List.of(new Goods(1, 300_000)));
        var small = sales.place(li, List.of(new Goods(1, 50_000)));
        var second = sales.place(zhao, List.of(new Goods(1, 100_000)));
        settle(large, small, second);
        contests.runDue(0);
        assertThat(used(contest)).as("judged and not paid").isZero();

        giveTo(wang, large);
        deliver();
        contests.runDue(100);
        contests.runDue(100);

        assertThat(amounts(wang)).containsExactly(50_000L);
        assertThat(amounts(zhao)).containsExactly(20_000L);
        assertThat(amounts(li)).as("third with what is left").isEmpty();
        assertThat(used(contest)).isEqualTo(70_000);
        var judged = standingOf(li, contest);
        assertThat(judged.place()).as("what was judged by stays").isEqualTo(1);
        assertThat(judged.standing().place()).isEqualTo(3);
    }

    @Test
    void aPrizeThatIsNotPaidYetIsPaidByWhatRefundsHaveLeft() {
        var contest = campaigns.contest(li, 100_000, 50_000, 20_000);
        var large = sales.place(li, List.of(new Goods(2, 300_000)));
        var second = sales.place(wang, List.of(new Goods(1, 200_000)));
        settle(large, second);
        contests.runDue(0);

        sales.refund(large, large.lines().get(0).lineId(), 1, 150_000);
        deliver();
        contests.runDue(100);

        assertThat(amounts(li)).as("second with what is left").containsExactly(20_000L);
        assertThat(amounts(wang)).as("nobody moves up").containsExactly(20_000L);
        assertThat(used(contest)).isEqualTo(40_000);
    }

    /** Received, available, and the contest over and due. */
    private void settle(Sale... all) {
        for (var sale : all) {
            sales.pay(sale);
            sales.receive(sale, clock.instant());
        }
        releases.runDue(100_000);
        clock.advance(Duration.ofDays(30));
    }

    private Awards.Finisher standingOf(Seller seller, FundedIncentive contest) {
        return awards.standings(contest.id()).stream()
                .filter(finisher -> finisher.guideId() == seller.guideId())
                .findFirst()
                .orElseThrow();
    }

    private void giveTo(Seller seller, Sale sale) {
        var proposed = corrections.propose(new MakeCorrection.Wanted(
                sale.orderId(),
                CorrectionCase.Kind.RULING,
                seller.guideId(),
                Optional.of(seller.storeId()),
                false,
                "顾客由另一位导购接待",
                1));
        corrections.approve(proposed.id(), 2);
    }

    private void settled(Sale sale, int month) {
        jdbc.update(
                "UPDATE commission_accrual SET status = 'SETTLED', settled_month = ? WHERE order_id = ?",
                month,
                sale.orderId());
    }

    /** The closed months that the entries of this order's rewards name which the correction made. */
    private List<Integer> adjusted(Sale sale) {
        return jdbc.queryForList(
                "SELECT e.adjusts_month FROM commission_entry e JOIN commission_accrual a ON a.id = e.accrual_id"
                        + " WHERE a.order_id = ? AND a.kind = 'INCENTIVE' AND e.cause LIKE 'correction:%'",
                Integer.class, sale.orderId());
    }

    private void toTheFirstOfNextMonth() {
        var now = clock.instant().atZone(ReturnWindow.ZONE);
        var first = now.toLocalDate().withDayOfMonth(1).plusMonths(1).atStartOfDay(ReturnWindow.ZONE);
        clock.advance(Duration.between(now, first).plusHours(1));
    }

    private void deliver() {
        while (outbox.runDue(100) == 100) {}
    }

    private long used(FundedIncentive incentive) {
        return incentives.find(incentive.id()).orElseThrow().usedFen();
    }

    private long held(Seller seller, AccountKind kind) {
        var account = Account.of(Beneficiary.guide(new GuideId(seller.guideId())), kind);
        return ledger.balances(List.of(account)).get(account).fen();
    }

    private List<Long> amounts(Seller seller) {
        return rewards(seller).stream().map(CommissionEntry::amountFen).toList();
    }

    /** Newest first. */
    private List<CommissionEntry> rewards(Seller seller) {
        return entries.of(Beneficiary.guide(new GuideId(seller.guideId())), Long.MAX_VALUE, 1_000).stream()
                .filter(entry -> entry.accrual().kind() == StandingAccrual.Kind.INCENTIVE)
                .toList();
    }

    private Incentives.Answer answer(Sale sale, FundedIncentive incentive) {
        return incentives.answers(sale.orderId()).stream()
                .filter(it -> it.incentiveId() == incentive.id())
                .findFirst()
                .orElseThrow();
    }
}
