package io.guidepost.domain.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.attribution.RuleScope;
import io.guidepost.core.attribution.RuleSet.Precedence;
import io.guidepost.core.attribution.RuleSetDraft;
import io.guidepost.core.attribution.RuleSetState;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.core.commission.Reward;
import io.guidepost.core.commission.WhatIf.Side;
import io.guidepost.core.money.Rate;
import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.attribution.DraftRuleSet;
import io.guidepost.domain.attribution.DraftRuleSet.Wanted;
import io.guidepost.domain.attribution.RuleSetRegister;
import io.guidepost.domain.commission.Sales;
import io.guidepost.domain.commission.rate.DecideRates;
import io.guidepost.domain.commission.rate.NewRate;
import io.guidepost.domain.commission.rate.ProposeRates;
import io.guidepost.domain.commission.rate.RateTarget;
import io.guidepost.domain.order.ShopScene;
import io.guidepost.domain.simulation.AskForSimulation.Period;
import io.guidepost.domain.simulation.ReadSimulations.ToldDifference;
import io.guidepost.domain.simulation.Simulation.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Four shoppers pay 100 yuan each, and Li, at 5 % with 2 % for her store, has them all: two are bound to Wang without
 * protection and opened Li's link 3 days and 12 hours ago, one opened it 3 days ago and knows nobody else, one 2 hours ago.
 */
@DomainTest
class RunSimulationsTest {

    private static final long ADMIN = 21;
    private static final long OTHER_ADMIN = 22;

    @Autowired
    AskForSimulation ask;

    @Autowired
    RunSimulations run;

    @Autowired
    ReadSimulations read;

    @Autowired
    Simulations simulations;

    @Autowired
    DraftRuleSet drafts;

    @Autowired
    RuleSetRegister register;

    @Autowired
    ProposeRates propose;

    @Autowired
    DecideRates decide;

    @Autowired
    PaidOrders orders;

    @Autowired
    Sales sales;

    @Autowired
    ShopScene scene;

    @Autowired
    MovableClock clock;

    long li;
    long wang;
    ShopScene.Place lisStore;
    ShopScene.Place wangsStore;
    long sku;
    Sales.Sale boundLongAgo;
    Sales.Sale boundAndTouchedToday;
    Sales.Sale touchedLongAgo;
    Sales.Sale touchedToday;
    Period period;

    @BeforeEach
    void fourOrdersOfLi() {
        clock.advance(Duration.ofMinutes(1));
        lisStore = scene.store();
        wangsStore = scene.store();
        li = scene.guideAt(lisStore.storeId());
        wang = scene.guideAt(wangsStore.storeId());
        sku = scene.sku(10_000, 10);
        var from = clock.instant();
        boundLongAgo = order(true, Duration.ofDays(3));
        boundAndTouchedToday = order(true, Duration.ofHours(12));
        touchedLongAgo = order(false, Duration.ofDays(3));
        touchedToday = order(false, Duration.ofHours(2));
        clock.advance(Duration.ofSeconds(1));
        period = new Period(from, clock.instant());
    }

    private Sales.Sale order(boolean isBoundToWang, Duration touchedAgo) {
        long member = scene.member();
        if (isBoundToWang) {
            scene.boundTo(member, wang, wangsStore.storeId(), Duration.ofDays(60), Duration.ofDays(30));
        }
        scene.touches(member, li, lisStore.storeId(), touchedAgo);
        return orders.of(member, sku);
    }

    @Test
    void theRulesInForceChangeNothing() {
        var done = finished(ask.ofRules(1, Optional.empty(), period, ADMIN));

        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.progress().total()).isEqualTo(4);
        assertThat(done.progress().done()).isEqualTo(4);
        assertThat(done.progress().flipped()).isZero();
        assertThat(done.progress().different()).isZero();
        assertThat(done.progress().beforeFen()).isEqualTo(2_800);
        assertThat(done.progress().afterFen()).isEqualTo(2_800);
        assertThat(guides(done)).containsExactly(side(li, 4, 4, 40_000, 40_000, 2_000, 2_000));
        assertThat(differences(done)).isEmpty();
    }

    /** Lookback of 1 day: two links are too old; one order falls to Wang, the other to nobody. */
    @Test
    void aShorterLookbackFlipsTheOrdersWithOldTouches() {
        var draft = draft(rules -> rules.lookbackDays(1));

        var done = finished(ask.ofRules(draft, Optional.empty(), period, ADMIN));

        assertThat(done.progress().flipped()).isEqualTo(2);
        assertThat(done.progress().beforeFen()).isEqualTo(2_800);
        assertThat(done.progress().afterFen()).isEqualTo(2_100);
        assertThat(guides(done))
                .containsExactly(side(wang, 0, 1, 0, 10_000, 0, 500), side(li, 4, 2, 40_000, 20_000, 2_000, 1_000));
        assertThat(stores(done))
                .containsExactly(
                        side(wangsStore.storeId(), 0, 1, 0, 10_000, 0, 200),
                        side(lisStore.storeId(), 4, 2, 40_000, 20_000, 800, 400));
        assertThat(differences(done)).containsExactly(boundLongAgo.orderId(), touchedLongAgo.orderId());
        var told = read.differences(done.id(), true, 0, 10).get(0);
        assertThat(told.before().story().zh())
                .contains("导购" + li)
                .isNotEqualTo(told.after().story().zh());
        assertThat(told.after().story().zh()).contains("导购" + wang);
        assertThat(told.after().decided().guide().orElseThrow().value()).isEqualTo(wang);
        assertThat(register.find(draft).orElseThrow().state()).isEqualTo(RuleSetState.SIMULATED);
        assertThat(register.find(draft).orElseThrow().simulationId()).contains(done.id());
    }

    @Test
    void bindingFirstGivesWangTheOrdersOfThoseBoundToHim() {
        var draft = draft(rules -> rules.precedence(Precedence.BINDING_FIRST));

        var done = finished(ask.ofRules(draft, Optional.empty(), period, ADMIN));

        assertThat(differences(done)).containsExactly(boundLongAgo.orderId(), boundAndTouchedToday.orderId());
        assertThat(done.progress().afterFen()).isEqualTo(2_800);
        assertThat(guides(done))
                .containsExactly(side(wang, 0, 2, 0, 20_000, 0, 1_000), side(li, 4, 2, 40_000, 20_000, 2_000, 1_000));
        assertThat(read.sides(done.id(), PayeeType.GUIDE, true, Optional.empty(), 1))
                .extracting(named -> named.side().payee().id())
                .containsExactly(li);
    }

    @Test
    void rulesForAnotherStoreChangeNothing() {
        var draft = drafts.fromPreset(
                        "JEWELLERY",
                        new Wanted(
                                "elsewhere",
                                rules -> rules,
                                Optional.of(RuleScope.store(new StoreId(wangsStore.storeId())))),
                        ADMIN)
                .version();

        assertThat(finished(ask.ofRules(draft, Optional.empty(), period, ADMIN))
                        .progress()
                        .different())
                .isZero();
    }

    @Test
    void killedAfterAnyBatchItGoesOnAndEndsAsIfNothingHadHappened() {
        var draft = draft(rules -> rules.lookbackDays(1));
        var atOnce = finished(ask.ofRules(draft, Optional.empty(), period, ADMIN));
        var asked = ask.ofRules(draft, Optional.empty(), period, ADMIN);

        assertThat(run.runDue(1, 1)).isEqualTo(1);
        var before = read.simulation(asked.id());
        assertThat(before.state()).isEqualTo(State.RUNNING);
        assertThat(before.progress().done()).isEqualTo(1);
        assertThat(run.runDue(2, 1)).isEqualTo(2);
        // The node that was thought dead comes back with what it read before: it counts nothing.
        assertThat(simulations.save(before)).isFalse();
        assertThat(run.runDue(5, 1)).isEqualTo(1);

        var pieceByPiece = read.simulation(asked.id());
        assertThat(pieceByPiece.state()).isEqualTo(State.DONE);
        assertThat(pieceByPiece.progress()).isEqualTo(atOnce.progress());
        assertThat(guides(pieceByPiece)).isEqualTo(guides(atOnce));
        assertThat(stores(pieceByPiece)).isEqualTo(stores(atOnce));
        assertThat(differences(pieceByPiece)).isEqualTo(differences(atOnce));
    }

    @Test
    void cancelledItStopsAndTheDraftStaysADraft() {
        var draft = draft(rules -> rules.lookbackDays(1));
        var asked = ask.ofRules(draft, Optional.empty(), period, ADMIN);
        run.runDue(1, 1);

        ask.cancel(asked.id());

        assertThat(run.runDue(5, 1)).isZero();
        var cancelled = read.simulation(asked.id());
        assertThat(cancelled.state()).isEqualTo(State.CANCELLED);
        assertThat(cancelled.progress().done()).isEqualTo(1);
        assertThat(register.find(draft).orElseThrow().state()).isEqualTo(RuleSetState.DRAFT);
        assertThatThrownBy(() -> ask.cancel(asked.id()))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("simulation_state"));
    }

    @Test
    void aDraftThatWasChangedMeanwhileIsNotSimulated() {
        var draft = draft(rules -> rules.lookbackDays(1));
        var asked = ask.ofRules(draft, Optional.empty(), period, ADMIN);
        drafts.edit(draft, 0, new Wanted("changed", rules -> rules.lookbackDays(2), Optional.empty()), ADMIN);

        var done = finished(asked);

        assertThat(done.progress().flipped()).isEqualTo(2);
        assertThat(register.find(draft).orElseThrow().state()).isEqualTo(RuleSetState.DRAFT);
    }

    /** 8 % instead of 5 % for this SKU alone; what was returned earns neither. */
    @Test
    void proposedRatesAreTriedAsIfTheyHadAlwaysHeld() {
        var line = touchedToday.lines().get(0);
        sales.refund(touchedToday, line.lineId(), 1, line.paidFen());
        var wanted = new NewRate(
                RateTarget.of(RateTarget.Scope.SKU, sku),
                PayeeType.GUIDE,
                Optional.of(new Reward.Percent(new Rate(800))),
                clock.instant().plus(Duration.ofDays(1)),
                Optional.empty());
        long proposal = propose.propose(wanted, ADMIN).proposalId();

        var done = finished(ask.ofRates(proposal, period, ADMIN));
        decide.reject(proposal, OTHER_ADMIN, "tried only");

        assertThat(done.progress().flipped()).isZero();
        assertThat(done.progress().different()).isEqualTo(3);
        assertThat(done.progress().beforeFen()).isEqualTo(2_100);
        assertThat(done.progress().afterFen()).isEqualTo(3_000);
        assertThat(guides(done)).containsExactly(side(li, 4, 4, 30_000, 30_000, 1_500, 2_400));
        assertThat(read.differences(done.id(), true, 0, 10)).isEmpty();
        assertThat(read.differences(done.id(), false, 0, 10)).hasSize(3);
    }

    @Test
    void aPeriodThatIsNotOverIsRefused() {
        var open = new Period(period.from(), clock.instant().plusMillis(1));

        assertThatThrownBy(() -> ask.ofRules(1, Optional.empty(), open, ADMIN))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("simulation_period"));
    }

    private int draft(UnaryOperator<RuleSetDraft> change) {
        return drafts.fromPreset("APPAREL", new Wanted("on trial", change, Optional.empty()), ADMIN)
                .version();
    }

    private Simulation finished(Simulation asked) {
        assertThat(run.runDue(20)).isLessThan(20);
        return read.simulation(asked.id());
    }

    private List<List<Long>> guides(Simulation done) {
        return sides(done, PayeeType.GUIDE);
    }

    private List<List<Long>> stores(Simulation done) {
        return sides(done, PayeeType.STORE);
    }

    private List<List<Long>> sides(Simulation done, PayeeType type) {
        return read.sides(done.id(), type, false, Optional.empty(), 10).stream()
                .map(ReadSimulations.NamedSide::side)
                .map(RunSimulationsTest::figures)
                .toList();
    }

    private static List<Long> figures(Side side) {
        return side(
                side.payee().id(),
                side.ordersBefore(),
                side.ordersAfter(),
                side.salesBeforeFen(),
                side.salesAfterFen(),
                side.commissionBeforeFen(),
                side.commissionAfterFen());
    }

    /** Payee, orders, performance and commission, each before and after. */
    private static List<Long> side(
            long payee, long orders, long ordersAfter, long sales, long salesAfter, long fen, long fenAfter) {
        return List.of(payee, orders, ordersAfter, sales, salesAfter, fen, fenAfter);
    }

    private List<Long> differences(Simulation done) {
        return read.differences(done.id(), false, 0, 10).stream()
                .map(ToldDifference::difference)
                .map(Difference::orderId)
                .toList();
    }
}
