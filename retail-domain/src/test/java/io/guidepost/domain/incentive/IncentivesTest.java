package io.guidepost.domain.incentive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.commission.Share;
import io.guidepost.core.incentive.Judgement.Moment;
import io.guidepost.core.incentive.NoReward;
import io.guidepost.core.incentive.Step;
import io.guidepost.core.ledger.Account;
import io.guidepost.core.ledger.AccountKind;
import io.guidepost.core.money.Money;
import io.guidepost.core.money.Rate;
import io.guidepost.core.sale.ReturnWindow;
import io.guidepost.core.settlement.AccrualState;
import io.guidepost.core.words.Words;
import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.commission.Bonuses.Bonus;
import io.guidepost.domain.commission.Bonuses.Released;
import io.guidepost.domain.commission.CommissionEntry;
import io.guidepost.domain.commission.Entries;
import io.guidepost.domain.commission.ReleaseCommissions;
import io.guidepost.domain.commission.Sales;
import io.guidepost.domain.commission.Sales.Goods;
import io.guidepost.domain.commission.Sales.Sale;
import io.guidepost.domain.commission.Sales.Seller;
import io.guidepost.domain.commission.StandingAccrual;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.incentive.FundedIncentive.State;
import io.guidepost.domain.ledger.Ledger;
import io.guidepost.domain.outbox.DeliverOutbox;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

// A schema of its own: other tests leave orders behind that nobody really paid.
@DomainTest
@TestPropertySource(properties = "test.schema=books")
class IncentivesTest {

    private static final Goods DEAR = new Goods(1, 120_000);

    @Autowired
    Sales sales;

    @Autowired
    Campaigns campaigns;

    @Autowired
    Incentives incentives;

    @Autowired
    DraftIncentive draft;

    @Autowired
    DecideIncentive decide;

    @Autowired
    OpenFunder openFunder;

    @Autowired
    FunderStatement statements;

    @Autowired
    PayTiers tiers;

    @Autowired
    JudgeContests contests;

    @Autowired
    RewardNewFriends newFriends;

    @Autowired
    Awards awards;

    @Autowired
    ReserveRewards reserves;

    @Autowired
    Entries entries;

    @Autowired
    ReleaseCommissions releases;

    @Autowired
    DeliverOutbox outbox;

    @Autowired
    Ledger ledger;

    @Autowired
    TransactionRetry transactions;

    @Autowired
    MovableClock clock;

    Seller li;

    @BeforeEach
    void hire() {
        li = sales.seller();
    }

    @Test
    void aFriendsOrderEarnsItsGuideThirtyYuanBesideTheCommission() {
        var kappa = campaigns.kappa(li, 1_000_000);
        var sale = sales.placeByFriend(li, List.of(DEAR));

        sales.pay(sale);
        sales.payAgain(sale);

        assertThat(held(AccountKind.PENDING)).isEqualTo(6_000 + 3_000);
        assertThat(used(kappa)).isEqualTo(3_000);
        var reward = rewards(li).get(0);
        assertThat(reward.accrual().ruleId()).isEqualTo(kappa.id());
        assertThat(reward.accrual().orderId()).isEqualTo(sale.orderId());
        assertThat(reward.amountFen()).isEqualTo(3_000);
        assertThat(reward.why().zh()).contains("实付 1200.00 元", "每单奖 30.00 元");
        assertThat(answers(sale, kappa)).containsExactly(tuple(Optional.empty(), 3_000L));
    }

    @Test
    void anOrderOfNobodysFriendEarnsNothingAndSaysWhy() {
        var kappa = campaigns.kappa(li, 1_000_000);
        var sale = sales.place(li, List.of(DEAR));

        sales.pay(sale);

        assertThat(held(AccountKind.PENDING)).isEqualTo(6_000);
        assertThat(used(kappa)).isZero();
        assertThat(answers(sale, kappa)).containsExactly(tuple(Optional.of(NoReward.NOT_A_FRIEND), 0L));
    }

    @Test
    void becomingAFriendAfterOrderingIsTooLateAndLeavingBeforePayingTooEarly() {
        var kappa = campaigns.kappa(li, 1_000_000);
        var late = sales.place(li, List.of(DEAR));
        sales.befriend(li, late.memberId(), clock.instant());
        var early = sales.placeByFriend(li, List.of(DEAR));
        sales.unfriend(li, early.memberId());

        sales.pay(late);
        sales.pay(early);

        assertThat(answer(late, kappa).orElseThrow().moment()).isEqualTo(Moment.ORDER);
        assertThat(answer(early, kappa).orElseThrow().moment()).isEqualTo(Moment.PAYMENT);
        assertThat(rewards(li)).isEmpty();
    }

    @Test
    void anIncentiveApprovedAfterTheOrderPromisedItNothing() {
        var sale = sales.placeByFriend(li, List.of(DEAR));
        clock.advance(Duration.ofSeconds(1));
        var kappa = campaigns.kappa(li, 1_000_000);

        sales.pay(sale);

        assertThat(answer(sale, kappa)).isEmpty();
        assertThat(rewards(li)).isEmpty();
    }

    @Test
    void aRewardLivesTheLifeOfItsOrder() {
        campaigns.kappa(li, 1_000_000);
        var sale = sales.placeByFriend(li, List.of(DEAR));
        sales.pay(sale);
        assertThat(rewards(li).get(0).accrual().status()).isEqualTo(AccrualState.PENDING);

        sales.receive(sale, clock.instant().plus(Duration.ofDays(8)));
        assertThat(rewards(li).get(0).accrual().status()).isEqualTo(AccrualState.FROZEN);
        assertThat(held(AccountKind.FROZEN)).isEqualTo(9_000);

        clock.advance(Duration.ofDays(8));
        releases.runDue(100_000);
        assertThat(rewards(li).get(0).accrual().status()).isEqualTo(AccrualState.AVAILABLE);
        assertThat(held(AccountKind.AVAILABLE)).isEqualTo(9_000);
    }

    @Test
    void aRefundBelowTheMinimumTakesTheRewardBackAndMakesRoom() {
        var kappa = campaigns.kappa(li, 3_000);
        var sale = sales.placeByFriend(li, List.of(new Goods(2, 110_000), new Goods(1, 9_000)));
        sales.pay(sale);
        assertThat(state(kappa)).isEqualTo(State.EXHAUSTED);

        sales.refund(sale, sale.lines().get(1).lineId(), 1, 9_000);
        assertThat(used(kappa)).isEqualTo(3_000);

        sales.refund(sale, sale.lines().get(0).lineId(), 1, 55_000);
        assertThat(used(kappa)).isZero();
        assertThat(state(kappa)).isEqualTo(State.IN_FORCE);
        assertThat(rewards(li))
                .extracting(CommissionEntry::kind, CommissionEntry::amountFen)
                .containsExactly(
                        tuple(CommissionEntry.Kind.CLAWED_BACK, -3_000L), tuple(CommissionEntry.Kind.ACCRUED, 3_000L));
        assertThat(rewards(li).get(0).why().en()).contains("no longer qualifies");

        var next = sales.placeByFriend(li, List.of(DEAR));
        sales.pay(next);
        assertThat(used(kappa)).isEqualTo(3_000);
    }

    @Test
    void aRefundAfterSettlementMakesADebtOfWhatIsGone() {
        campaigns.kappa(li, 1_000_000);
        var sale = sales.placeByFriend(li, List.of(DEAR));
        sales.pay(sale);
        sales.receive(sale, clock.instant());
        releases.runDue(100_000);

        sales.refund(sale, sale.lines().get(0).lineId(), 1, 120_000);

        assertThat(held(AccountKind.AVAILABLE)).isZero();
        assertThat(held(AccountKind.DEBT)).isZero();
        assertThat(rewards(li).get(0).accrual().status()).isEqualTo(AccrualState.REVERSED);
    }

    @Test
    void eachUnitIsRewardedAndEachUnitReturnedTakenBack() {
        var perUnit = campaigns.perUnit(li, 7, 1_000_000);
        var sale = sales.place(li, List.of(new Goods(3, 90_001)));
        sales.pay(sale);
        assertThat(used(perUnit)).isEqualTo(21);

        sales.refund(sale, sale.lines().get(0).lineId(), 1, 30_000);
        assertThat(used(perUnit)).isEqualTo(14);

        sales.refund(sale, sale.lines().get(0).lineId(), 2, 60_001);
        assertThat(used(perUnit)).isZero();
    }

    @Test
    void aPayeesCapHoldsWhileTheBudgetHasRoom() {
        var capped = campaigns.inForce(campaigns.kappaWish(li, 1_000_000, Optional.of(7_000L), Funder.HOUSE_ID));
        var colleague = sales.colleagueOf(li);
        var mine = new ArrayList<Sale>();
        for (int i = 0; i < 3; i++) {
            mine.add(sales.placeByFriend(li, List.of(DEAR)));
            sales.pay(mine.get(i));
        }
        var theirs = sales.placeByFriend(colleague, List.of(DEAR));
        sales.pay(theirs);

        assertThat(answers(mine.get(2), capped)).containsExactly(tuple(Optional.of(NoReward.GUIDE_CAP_REACHED), 0L));
        assertThat(answers(theirs, capped)).containsExactly(tuple(Optional.empty(), 3_000L));
        assertThat(used(capped)).isEqualTo(9_000);

        sales.refund(mine.get(0), mine.get(0).lines().get(0).lineId(), 1, 120_000);
        var again = sales.placeByFriend(li, List.of(DEAR));
        sales.pay(again);
        assertThat(answers(again, capped)).containsExactly(tuple(Optional.empty(), 3_000L));
    }

    /** The budget is enough for 30 of them, and stops exactly there however many come at once. */
    @Test
    void aHundredOrdersAtOnceStopExactlyAtTheBudget() throws Exception {
        var kappa = campaigns.kappa(li, 30 * 3_000L + 2_999);
        var sellers = new ArrayList<Seller>(List.of(li));
        for (int i = 0; i < 7; i++) {
            sellers.add(sales.colleagueOf(li));
        }
        var placed = new ArrayList<Sale>();
        transactions.run(() -> {
            for (int i = 0; i < 100; i++) {
                placed.add(sales.placeByFriend(sellers.get(i % sellers.size()), List.of(DEAR)));
            }
        });

        atOnce(placed.stream().map(sale -> () -> sales.pay(sale)));

        assertThat(used(kappa)).isEqualTo(90_000);
        assertThat(sellers.stream().flatMap(seller -> rewards(seller).stream()))
                .hasSize(30)
                .allMatch(entry -> entry.amountFen() == 3_000);
        assertThat(placed.stream().flatMap(sale -> answer(sale, kappa).stream()).filter(answer -> answer.reason()
                        .equals(Optional.of(NoReward.OUT_OF_BUDGET))))
                .hasSize(70);
    }

    /** A thousand reach for what is enough for 300 and give it back again; no order is left behind. */
    @Test
    void aThousandReservationsAtOnceStopExactlyAtTheBudget() throws Exception {
        var kappa = campaigns.kappa(li, 300 * 3_000L + 2_999);
        var payees = new ArrayList<Beneficiary>();
        for (int i = 0; i < 8; i++) {
            payees.add(Beneficiary.guide(new GuideId(sales.colleagueOf(li).guideId())));
        }
        var granted = new ConcurrentLinkedQueue<Released>();

        atOnce(IntStream.range(0, 1_000)
                .mapToObj(i -> () -> transactions.run(() -> {
                    var payee = payees.get(i % payees.size());
                    if (reserves.reserve(List.of(bonus(kappa, payee)))
                            .get(kappa.id())
                            .isEmpty()) {
                        granted.add(new Released(kappa.id(), payee, new Money(3_000)));
                    }
                })));

        assertThat(granted).hasSize(300);
        assertThat(used(kappa)).isEqualTo(900_000);
        atOnce(granted.stream().map(one -> () -> transactions.run(() -> reserves.release(List.of(one)))));
        assertThat(used(kappa)).isZero();
    }

    private static Bonus bonus(FundedIncentive incentive, Beneficiary payee) {
        var amount = incentive.terms().amount();
        return new Bonus(
                incentive.id(),
                payee,
                Share.ALL,
                Money.ZERO,
                1,
                amount,
                amount,
                List.of(),
                incentive.paidBy(),
                new Words("奖励", "Reward"));
    }

    private static void atOnce(Stream<Runnable> everything) throws Exception {
        var threads = Executors.newFixedThreadPool(32);
        try {
            for (var done : threads.invokeAll(
                    everything.map(one -> Executors.callable(one)).toList())) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Whatever happens in whatever order: what is used is what stands, and never more than there is. */
    @ParameterizedTest
    @ValueSource(longs = {1_122, 8})
    void theBudgetIsWhatStandsAndNeverMore(long seed) {
        var random = new Random(seed);
        long budget = 3_000L * (3 + random.nextInt(4));
        var kappa = campaigns.inForce(campaigns.kappaWish(li, budget, Optional.of(9_000L), Funder.HOUSE_ID));
        var sellers = List.of(li, sales.colleagueOf(li));
        var unpaid = new ArrayList<Sale>();
        var paid = new ArrayList<Sale>();
        var kept = new HashMap<Long, long[]>();
        for (int i = 0; i < 60; i++) {
            var seller = sellers.get(random.nextInt(2));
            switch (random.nextInt(6)) {
                case 0, 1 -> {
                    var goods = List.of(new Goods(1 + random.nextInt(3), 60_000 + random.nextInt(120_000)));
                    unpaid.add(random.nextInt(5) > 0 ? sales.placeByFriend(seller, goods) : sales.place(seller, goods));
                }
                case 2, 3 -> {
                    if (!unpaid.isEmpty()) {
                        var sale = unpaid.remove(random.nextInt(unpaid.size()));
                        if (random.nextInt(6) == 0) {
                            sellers.forEach(it -> sales.unfriend(it, sale.memberId()));
                        }
                        sales.pay(sale);
                        paid.add(sale);
                        var line = sale.lines().get(0);
                        kept.put(sale.orderId(), new long[] {line.quantity(), line.paidFen()});
                    }
                }
                case 4 -> {
                    if (!paid.isEmpty()) {
                        var sale = paid.get(random.nextInt(paid.size()));
                        var rest = kept.get(sale.orderId());
                        int units = 1 + random.nextInt((int) Math.max(1, rest[0]));
                        long fen = units == rest[0] ? rest[1] : rest[1] / 2;
                        if (rest[0] > 0) {
                            sales.refund(sale, sale.lines().get(0).lineId(), units, fen);
                            rest[0] -= units;
                            rest[1] -= fen;
                        }
                    }
                }
                default -> {
                    clock.advance(Duration.ofMinutes(10));
                    if (!paid.isEmpty() && random.nextInt(3) == 0) {
                        sales.receive(paid.get(random.nextInt(paid.size())), clock.instant());
                        releases.runDue(100_000);
                    }
                }
            }
            long stands = sellers.stream()
                    .flatMap(it -> rewards(it).stream())
                    .mapToLong(CommissionEntry::amountFen)
                    .sum();
            assertThat(used(kappa))
                    .as("seed %d, operation %d", seed, i)
                    .isEqualTo(stands)
                    .isBetween(0L, budget);
        }
        for (var sale : paid) {
            boolean isRewarded = answer(sale, kappa).orElseThrow().reason().isEmpty();
            long stands = entries.ofOrder(sale.orderId()).stream()
                    .filter(IncentivesTest::isReward)
                    .mapToLong(CommissionEntry::amountFen)
                    .sum();
            boolean stillQualifies = kept.get(sale.orderId())[1] >= 100_000;
            assertThat(stands).as("seed %d", seed).isEqualTo(isRewarded && stillQualifies ? 3_000 : 0);
        }
    }

    @Test
    void anOutsideFunderOwesWhatStandsAndTheStatementShowsEachItem() {
        var bank = openFunder.open("消费金融 " + li.guideId(), Campaigns.MAKER);
        var funded = campaigns.inForce(campaigns.kappaWish(li, 1_000_000, Optional.empty(), bank.id()));
        var month = YearMonth.from(clock.instant().atZone(ReturnWindow.ZONE));
        var first = sales.placeByFriend(li, List.of(DEAR));
        var second = sales.placeByFriend(li, List.of(DEAR));
        sales.pay(first);
        sales.pay(second);
        sales.refund(first, first.lines().get(0).lineId(), 1, 120_000);

        var sums = statements.of(bank.id(), month).sums();
        assertThat(sums).isEqualTo(new Funders.Sums(0, 6_000, 3_000));
        assertThat(sums.closingFen()).isEqualTo(3_000);
        assertThat(statements.items(bank.id(), month, 0, 10))
                .extracting(Funders.Item::orderId, Funders.Item::amountFen, Funders.Item::incentiveId)
                .containsExactly(
                        tuple(first.orderId(), 3_000L, funded.id()),
                        tuple(second.orderId(), 3_000L, funded.id()),
                        tuple(first.orderId(), -3_000L, funded.id()));
        assertThat(statements.items(bank.id(), month, 0, 10))
                .allMatch(item -> !item.whyZh().isEmpty());
        assertThat(statements.csv(bank.id(), month).lines())
                .hasSize(1 + 1 + 3 + 3)
                .last()
                .asString()
                .contains("closing", "30.00");
        assertThat(statements.of(bank.id(), month.plusMonths(1)).sums()).isEqualTo(new Funders.Sums(3_000, 0, 0));
    }

    @Test
    void whoeverDraftsCannotApproveAndNeitherRaiseAlone() {
        var made = draft.draft(campaigns.kappaWish(li, 3_000, Optional.empty(), Funder.HOUSE_ID));

        assertThatThrownBy(() -> decide.approve(made.id(), Campaigns.MAKER))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("maker_is_checker"));
        decide.approve(made.id(), Campaigns.CHECKER);
        assertThatThrownBy(() -> decide.approve(made.id(), Campaigns.CHECKER))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("incentive_state"));
        var raise = decide.askForMore(made.id(), new Money(6_000), Campaigns.CHECKER);
        assertThat(incentives.find(made.id()).orElseThrow().budgetFen()).isEqualTo(3_000);
        assertThatThrownBy(() -> decide.approveRaise(made.id(), raise.id(), Campaigns.CHECKER))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("maker_is_checker"));
        assertThat(decide.approveRaise(made.id(), raise.id(), Campaigns.MAKER).budgetFen())
                .isEqualTo(9_000);
        assertThatThrownBy(() -> decide.approveRaise(made.id(), raise.id(), Campaigns.MAKER))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("raise_state"));
    }

    /** Guide 5 %, store 2 %, and this on top: B6 allows half of what is paid. */
    @Test
    void whatIsAboveTheCapsTogetherWithTheRatesIsNotApproved() {
        var wish = campaigns.kappaWish(li, 100_000_000, Optional.empty(), Funder.HOUSE_ID);
        var generous = draft.draft(new DraftIncentive.Wish(
                frame -> Campaigns.paying(wish.terms().apply(frame), 50_000),
                wish.funderId(),
                wish.payeeCap(),
                wish.budget(),
                wish.adminId()));

        assertThatThrownBy(() -> decide.approve(generous.id(), Campaigns.CHECKER))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("rates_above_total_cap"));
    }

    @Test
    void aDraftIsChangedByOneAtATimeAndNothingAfterApproval() {
        var made = draft.draft(campaigns.kappaWish(li, 3_000, Optional.empty(), Funder.HOUSE_ID));
        var other = campaigns.kappaWish(li, 6_000, Optional.of(3_000L), Funder.HOUSE_ID);

        assertThat(draft.change(made.id(), other, 0).budgetFen()).isEqualTo(6_000);
        assertThatThrownBy(() -> draft.change(made.id(), other, 0))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("version_conflict"));
        decide.approve(made.id(), Campaigns.CHECKER);
        assertThat(incentives.find(made.id()).orElseThrow().budgetFen()).isEqualTo(6_000);
        assertThatThrownBy(() -> draft.change(made.id(), other, 2))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("incentive_state"));
    }

    @Test
    void whatIsCalledOffRewardsNoOrderThatIsPaidAfterwards() {
        var kappa = campaigns.kappa(li, 1_000_000);
        var sale = sales.placeByFriend(li, List.of(DEAR));
        clock.advance(Duration.ofSeconds(1));
        decide.end(kappa.id(), Campaigns.MAKER);

        sales.pay(sale);

        assertThat(answers(sale, kappa)).containsExactly(tuple(Optional.of(NoReward.ENDED), 0L));
        assertThat(state(kappa)).isEqualTo(State.ENDED);
    }

    /** Ten small orders earn what one large one does; what is refunded is taken back, even after the month. */
    @Test
    void aTierFollowsWhatHasSettledInItsMonth() {
        toTheFirstOfNextMonth();
        var tier =
                campaigns.tier(li, List.of(new Step(new Money(100_000), new Rate(1_000), new Money(5_000))), 1_000_000);
        var small = new ArrayList<Sale>();
        for (int i = 0; i < 10; i++) {
            small.add(sales.place(li, List.of(new Goods(1, 20_000))));
            sales.pay(small.get(i));
        }
        tiers.runDue(100_000);
        assertThat(used(tier)).as("nothing has settled").isZero();

        small.forEach(sale -> sales.receive(sale, clock.instant()));
        releases.runDue(100_000);
        tiers.runDue(100_000);
        tiers.runDue(100_000);
        assertThat(used(tier)).isEqualTo(5_000 + 10_000);
        releases.runDue(100_000);
        assertThat(held(AccountKind.AVAILABLE)).isEqualTo(10 * 1_000 + 15_000);

        clock.advance(Duration.ofDays(120));
        sales.refund(small.get(0), small.get(0).lines().get(0).lineId(), 1, 20_000);
        deliver();
        assertThat(used(tier)).isEqualTo(5_000 + 8_000);
        assertThat(rewards(li).get(0).why().zh()).contains("1800.00", "130.00", "150.00");
        small.subList(1, 10)
                .forEach(sale -> sales.refund(sale, sale.lines().get(0).lineId(), 1, 20_000));
        deliver();
        assertThat(used(tier)).isZero();
    }

    @Test
    void aContestIsJudgedOnceAndARefundCostsTheWinnerThePrize() {
        var wang = sales.colleagueOf(li);
        var zhao = sales.colleagueOf(li);
        sales.employ(wang);
        sales.employ(zhao);
        var contest = campaigns.contest(li, 100_000, 50_000, 20_000);
        var won = sales.place(li, List.of(new Goods(1, 300_000)));
        var tied = sales.place(wang, List.of(new Goods(1, 300_000)));
        var third = sales.place(zhao, List.of(new Goods(1, 100_000)));
        for (var sale : List.of(won, tied, third)) {
            sales.pay(sale);
            sales.receive(sale, clock.instant());
        }
        releases.runDue(100_000);
        clock.advance(Duration.ofDays(29));
        contests.runDue(100);
        assertThat(used(contest)).as("its last sales may still settle").isZero();

        clock.advance(Duration.ofDays(1));
        assertThat(contests.runDue(100)).isEqualTo(2);
        assertThat(contests.runDue(100)).isZero();
        assertThat(used(contest)).isEqualTo(70_000);
        assertThat(awards.standings(contest.id()))
                .extracting(Awards.Finisher::place, Awards.Finisher::tied, Awards.Finisher::prizeFen)
                .containsExactly(tuple(1, 2, 35_000L), tuple(1, 2, 35_000L), tuple(3, 1, 0L));
        assertThat(rewards(li).get(0).why().zh()).contains("2 人并列");

        sales.refund(won, won.lines().get(0).lineId(), 1, 300_000);
        deliver();
        assertThat(used(contest)).isEqualTo(35_000);
        assertThat(rewards(wang)).hasSize(1);
    }

    @Test
    void aNewFriendIsRewardedOnceForLifeAfterSevenDays() {
        var wang = sales.colleagueOf(li);
        var incentive = campaigns.newFriends(500, Duration.ofDays(5), 1_000_000);
        long stays = sales.member();
        long leaves = sales.member();
        long changes = sales.member();
        sales.befriend(li, stays, clock.instant());
        sales.befriend(li, leaves, clock.instant());
        sales.befriend(li, changes, clock.instant());
        clock.advance(Duration.ofDays(1));
        sales.befriend(wang, changes, clock.instant());
        clock.advance(Duration.ofDays(5));
        sales.unfriend(li, leaves);
        newFriends.runDue(1_000);
        assertThat(used(incentive)).as("six days are not seven").isZero();

        clock.advance(Duration.ofDays(1));
        newFriends.runDue(1_000);
        clock.advance(Duration.ofDays(2));
        newFriends.runDue(1_000);

        assertThat(rewards(li)).hasSize(2);
        assertThat(rewards(wang)).as("nobody is new twice").isEmpty();
        assertThat(used(incentive)).isEqualTo(1_000);
        assertThat(rewards(li).get(0).accrual().orderId()).isZero();
        releases.runDue(100_000);
        assertThat(held(AccountKind.AVAILABLE)).isEqualTo(1_000);
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

    private State state(FundedIncentive incentive) {
        return incentives.find(incentive.id()).orElseThrow().stateAt(clock.instant());
    }

    private long held(AccountKind kind) {
        var account = Account.of(Beneficiary.guide(new GuideId(li.guideId())), kind);
        return ledger.balances(List.of(account)).get(account).fen();
    }

    /** Newest first. */
    private List<CommissionEntry> rewards(Seller seller) {
        return entries.of(Beneficiary.guide(new GuideId(seller.guideId())), Long.MAX_VALUE, 10_000).stream()
                .filter(IncentivesTest::isReward)
                .toList();
    }

    private static boolean isReward(CommissionEntry entry) {
        return entry.accrual().kind() == StandingAccrual.Kind.INCENTIVE;
    }

    private Stream<Tuple> answers(Sale sale, FundedIncentive incentive) {
        return answer(sale, incentive).stream().map(it -> tuple(it.reason(), it.amountFen()));
    }

    /** Of one incentive: those of other tests are in force, too, and have other stores. */
    private Optional<Incentives.Answer> answer(Sale sale, FundedIncentive incentive) {
        return incentives.answers(sale.orderId()).stream()
                .filter(it -> it.incentiveId() == incentive.id())
                .findFirst();
    }
}
