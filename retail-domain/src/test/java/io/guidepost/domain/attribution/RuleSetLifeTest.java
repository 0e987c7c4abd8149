package io.guidepost.domain.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.core.attribution.Basis;
import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.attribution.RuleScope;
import io.guidepost.core.attribution.RuleSet;
import io.guidepost.core.attribution.RuleSetDraft;
import io.guidepost.core.attribution.RuleSetState;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.assist.AssistSale;
import io.guidepost.domain.assist.Basket;
import io.guidepost.domain.attribution.DraftRuleSet.Wanted;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.order.PlaceOrder;
import io.guidepost.domain.order.PlacedOrder;
import io.guidepost.domain.order.ShopScene;
import io.guidepost.domain.payment.ConfirmPayment;
import io.guidepost.domain.payment.LearnedBy;
import io.guidepost.domain.payment.PaymentGateway.PaymentFacts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** From a draft to rules that decide orders, by two people; always in a store of its own. */
@DomainTest
class RuleSetLifeTest {

    private static final long MAKER = 10;
    private static final long EDITOR = 11;
    private static final long CHECKER = 12;

    @Autowired
    DraftRuleSet drafts;

    @Autowired
    EnactRuleSet enact;

    @Autowired
    RuleSetRegister register;

    @Autowired
    DecideAttribution decide;

    @Autowired
    Replays replays;

    @Autowired
    TransactionRetry transactions;

    @Autowired
    RuleSets ruleSets;

    @Autowired
    PlaceOrder placeOrder;

    @Autowired
    AssistSale assists;

    @Autowired
    ConfirmPayment confirmPayment;

    @Autowired
    Attributions attributions;

    @Autowired
    ShopScene scene;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    ShopScene.Place place;
    long guide;
    long neighbour;

    @BeforeEach
    void aStoreWithItsShopper() {
        place = scene.store();
        guide = scene.guideAt(place.storeId());
        neighbour = scene.member();
        scene.livesNear(neighbour, place.storeId());
    }

    @Test
    void theShippedPresetsAreThoseOfTheRules() {
        assertThat(register.presets())
                .extracting(RuleSetVersion.Preset::rules)
                .containsExactly(RuleSet.APPAREL, RuleSet.JEWELLERY, RuleSet.FMCG, RuleSet.POS_STRICT);
    }

    @Test
    void ofTwoStoresEachFollowsItsOwnRules() {
        scene.touches(neighbour, guide, place.storeId(), Duration.ofHours(1));
        var other = scene.member();
        scene.touches(other, guide, place.storeId(), Duration.ofHours(1));
        var strict = activated(approved("POS_STRICT", storeScope()), Duration.ZERO);

        var here = decided(neighbour);
        var elsewhere = decided(other);

        assertThat(here.attribution().basis()).isEqualTo(Basis.STORE);
        assertThat(here.attribution().ruleSetVersion()).isEqualTo(strict.version());
        assertThat(elsewhere.attribution().basis()).isEqualTo(Basis.LAST_TOUCH);
        assertThat(elsewhere.attribution().ruleSetVersion()).isEqualTo(1);
        assertThat(ruleSets.inForceIn(new StoreId(place.storeId()), clock.instant())
                        .version())
                .isEqualTo(strict.version());
    }

    @Test
    void whereOutfitsCountEachLineIsCreditedToWhoeverSharedItsOutfit() {
        var draft = drafts.fromPreset(
                "APPAREL",
                new Wanted("Outfits", rules -> rules.touchScope(RuleSet.TouchScope.SAME_LOOK), storeScope()),
                MAKER);
        var simulated = drafts.markSimulated(draft.version(), draft.edition(), 4711, MAKER);
        activated(enact.approve(simulated.version(), simulated.edition(), CHECKER), Duration.ZERO);
        long shared = scene.sku(10000, 1);
        long other = scene.sku(20000, 1);
        long look = shared;
        scene.execute(
                "INSERT INTO content_material (id, kind, title, product_ids, created_by, created_at)"
                        + " VALUES (?, 'LOOK', 'Winter', ?, 1, '2026-01-01')",
                look,
                "[" + scene.productOf(shared) + "]");
        scene.execute(
                "INSERT INTO sharing_touch (id, member_id, link_id, guide_id, store_id, source, look_id, page, occurred_at,"
                        + " received_at, is_valid) VALUES (?, ?, 1, ?, ?, 'SHARE_LINK', ?, 'p', ?, ?, 1)",
                neighbour,
                neighbour,
                guide,
                place.storeId(),
                look,
                clock.instant().minusSeconds(60),
                clock.instant().minusSeconds(60));

        var order = placeOrder.place(scene.basket(neighbour, shared, other));

        assertThat(credits(order.order().id()))
                .containsExactlyInAnyOrder(
                        "%d GUIDE %d".formatted(order.lines().get(0).id(), guide),
                        "%d STORE %d".formatted(order.lines().get(0).id(), place.storeId()),
                        "%d STORE %d".formatted(order.lines().get(1).id(), place.storeId()));
    }

    private List<String> credits(long orderId) {
        return jdbc.queryForList(
                "SELECT CONCAT(line_id, ' ', payee_type, ' ', payee_id) FROM attribution_credit WHERE order_id = ?",
                String.class,
                orderId);
    }

    @Test
    void whereTheRulesWaitForThePaymentItsMomentDecides() {
        var draft = drafts.fromPreset(
                "APPAREL",
                new Wanted("When paid", rules -> rules.decisionMoment(RuleSet.DecisionMoment.ORDER_PAID), storeScope()),
                MAKER);
        var simulated = drafts.markSimulated(draft.version(), draft.edition(), 4711, MAKER);
        activated(enact.approve(simulated.version(), simulated.edition(), CHECKER), Duration.ZERO);
        var order = placeOrder.place(scene.basket(neighbour, scene.sku(10000, 1)));
        assertThat(attributions
                        .of(order.order().id())
                        .orElseThrow()
                        .attribution()
                        .basis())
                .isEqualTo(Basis.STORE);
        clock.advance(Duration.ofMinutes(5));
        scene.touches(neighbour, guide, place.storeId(), Duration.ofMinutes(1));

        var paid = paid(order);

        assertThat(paid.revision()).isEqualTo(2);
        assertThat(paid.attribution().guide()).contains(new GuideId(guide));
        assertThat(paid.attribution().decidedAt()).isEqualTo(clock.instant());
        assertThat(paid.attribution().ruleSetVersion()).isEqualTo(draft.version());
        clock.advance(Duration.ofMinutes(5));
        assertThat(paid(order)).isEqualTo(paid);
        assertThat(replays.of(order.order().id())).hasSize(2).allMatch(Replays.Replayed::isSame);
    }

    /** The shopper opened a basket that a guide prepared, and pays it later: the payment decides, and knows who helped. */
    @Test
    void whereTheRulesWaitForThePaymentThePreparedBasketIsNotForgotten() {
        var draft = drafts.fromPreset(
                "APPAREL",
                new Wanted("When paid", rules -> rules.decisionMoment(RuleSet.DecisionMoment.ORDER_PAID), storeScope()),
                MAKER);
        var simulated = drafts.markSimulated(draft.version(), draft.edition(), 4711, MAKER);
        activated(enact.approve(simulated.version(), simulated.edition(), CHECKER), Duration.ZERO);
        long sku = scene.sku(10000, 1);
        long colleague = scene.guideAt(place.storeId());
        var basket = assists.prepare(colleague, place.storeId(), List.of(new Basket.Item(sku, 1)));
        assists.open(neighbour, basket.id());
        var plain = scene.basket(neighbour, sku);
        var order = placeOrder.place(new PlaceOrder.Command(
                neighbour,
                plain.items(),
                plain.address(),
                plain.couponIds(),
                plain.usePoints(),
                plain.expectedPayableFen(),
                Optional.of(basket.id()),
                Optional.empty()));
        clock.advance(Duration.ofMinutes(5));
        scene.touches(neighbour, guide, place.storeId(), Duration.ofMinutes(1));

        jdbc.update(
                "INSERT INTO payment_prepay (order_id, out_trade_no, amount_fen, asked_at, query_at)"
                        + " SELECT id, CONCAT('G', id), payable_fen, placed_at, placed_at FROM order_header WHERE id = ?",
                order.order().id());
        confirmPayment.confirm(
                new PaymentFacts(
                        "G" + order.order().id(),
                        "SUCCESS",
                        "T" + order.order().id(),
                        order.order().payableFen(),
                        "CNY",
                        "o_neighbour",
                        clock.instant()),
                LearnedBy.NOTICE);

        var paid = attributions.of(order.order().id()).orElseThrow();
        assertThat(paid.revision()).isEqualTo(2);
        assertThat(paid.attribution().decidedAt()).isEqualTo(clock.instant());
        assertThat(paid.attribution().basis()).isEqualTo(Basis.ASSIST);
        assertThat(paid.attribution().guide()).contains(new GuideId(colleague));
        assertThat(jdbc.queryForList(
                        "SELECT payee_id FROM commission_accrual WHERE order_id = ? AND payee_type = 'GUIDE'",
                        Long.class,
                        order.order().id()))
                .containsExactly(colleague);
        assertThat(replays.of(order.order().id())).hasSize(2).allMatch(Replays.Replayed::isSame);
    }

    @Test
    void otherwiseThePaymentChangesNothing() {
        var order = placeOrder.place(scene.basket(neighbour, scene.sku(10000, 1)));
        clock.advance(Duration.ofMinutes(5));
        scene.touches(neighbour, guide, place.storeId(), Duration.ofMinutes(1));

        assertThat(paid(order).revision()).isEqualTo(1);
        assertThat(paid(order).attribution().basis()).isEqualTo(Basis.STORE);
    }

    private Attributions.Decision paid(PlacedOrder order) {
        var lines = order.lines().stream()
                .map(line -> new Attributions.OrderedLine(line.id(), line.productId(), line.brand()))
                .toList();
        return transactions.call(() -> decide.whenPaid(order.order().id(), neighbour, clock.instant(), lines));
    }

    @Test
    void theStoreComesBeforeItsRegion() {
        var ofRegion = activated(approved("FMCG", Optional.of(RuleScope.region(place.regionId()))), Duration.ZERO);
        assertThat(decided(neighbour).attribution().ruleSetVersion()).isEqualTo(ofRegion.version());

        var ofStore = activated(approved("JEWELLERY", storeScope()), Duration.ZERO);
        assertThat(decided(neighbour).attribution().ruleSetVersion()).isEqualTo(ofStore.version());
    }

    @Test
    void rulesHoldFromTheirInstantOnAndUntilTheyAreRetired() {
        var rules = activated(approved("POS_STRICT", storeScope()), Duration.ofMinutes(10));

        assertThat(decided(neighbour).attribution().ruleSetVersion()).isEqualTo(1);
        clock.advance(Duration.ofMinutes(10));
        assertThat(decided(neighbour).attribution().ruleSetVersion()).isEqualTo(rules.version());

        var retired = enact.retire(rules.version(), Optional.of(clock.instant().plusSeconds(60)), CHECKER);
        assertThat(retired.state()).isEqualTo(RuleSetState.RETIRED);
        assertThat(decided(neighbour).attribution().ruleSetVersion()).isEqualTo(rules.version());
        clock.advance(Duration.ofSeconds(60));
        assertThat(decided(neighbour).attribution().ruleSetVersion()).isEqualTo(1);
    }

    @Test
    void rulesThatAreRetiredBeforeTheyBeginNeverHold() {
        var rules = activated(approved("POS_STRICT", storeScope()), Duration.ofMinutes(10));

        enact.retire(rules.version(), Optional.empty(), CHECKER);
        clock.advance(Duration.ofMinutes(11));

        assertThat(decided(neighbour).attribution().ruleSetVersion()).isEqualTo(1);
    }

    @Test
    void aDecisionKeepsItsRulesHoweverOldTheyAre() {
        var rules = activated(approved("POS_STRICT", storeScope()), Duration.ZERO);
        var decision = decided(neighbour);

        enact.retire(rules.version(), Optional.empty(), CHECKER);

        assertThat(attributions.inputsOf(decision.orderId()).orElseThrow().rules())
                .isEqualTo(rules.rules());
    }

    @Test
    void nobodyWhoHadAHandInADraftCanApproveIt() {
        var draft = drafts.fromPreset("APPAREL", named("Winter"), MAKER);
        draft = drafts.edit(draft.version(), draft.edition(), wanted(rules -> rules.lookbackDays(14)), EDITOR);
        draft = drafts.edit(draft.version(), draft.edition(), wanted(rules -> rules.lookbackDays(21)), MAKER + 90);
        var simulated = drafts.markSimulated(draft.version(), draft.edition(), 4711, MAKER);

        for (long someone : List.of(MAKER, EDITOR, MAKER + 90)) {
            refused("maker_is_checker", () -> enact.approve(simulated.version(), simulated.edition(), someone));
        }
        assertThat(enact.approve(simulated.version(), simulated.edition(), CHECKER)
                        .state())
                .isEqualTo(RuleSetState.APPROVED);
    }

    /** The last safeguard is the table itself, whatever the code does. */
    @Test
    void theTableItselfKeepsMakerAndCheckerApart() {
        var draft = drafts.fromPreset("APPAREL", named("Winter"), MAKER);

        for (var breach : List.of("approved_by = 10", "state = 'ACTIVE'", "state = 'SIMULATED'", "scope_key = '7'")) {
            assertThatThrownBy(() -> jdbc.update(
                            "UPDATE attribution_rule_set SET " + breach + " WHERE version = ?", draft.version()))
                    .as(breach)
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void onlyWhatWasSimulatedAsItStandsCanBeApproved() {
        var draft = drafts.fromPreset("APPAREL", named("Winter"), MAKER);
        refused("rule_set_state", () -> enact.approve(draft.version(), draft.edition(), CHECKER));

        var simulated = drafts.markSimulated(draft.version(), draft.edition(), 4711, MAKER);
        assertThat(simulated.simulationId()).contains(4711L);
        var changed = drafts.edit(draft.version(), simulated.edition(), wanted(rules -> rules.lookbackDays(3)), MAKER);

        assertThat(changed.state()).isEqualTo(RuleSetState.DRAFT);
        assertThat(changed.simulationId()).isEmpty();
        assertThat(changed.rules().name()).isEqualTo("Winter");
        refused("version_conflict", () -> drafts.markSimulated(draft.version(), simulated.edition(), 4712, MAKER));
        refused("version_conflict", () -> drafts.edit(draft.version(), 0, wanted(rules -> rules), EDITOR));
    }

    @Test
    void whatIsInForceCannotBeChanged() {
        var rules = activated(approved("POS_STRICT", storeScope()), Duration.ZERO);

        refused(
                "rule_set_state",
                () -> drafts.edit(rules.version(), rules.edition(), wanted(same -> same.lookbackDays(3)), MAKER));
        refused("rule_set_state", () -> enact.activate(rules.version(), Optional.empty(), Optional.empty(), CHECKER));
    }

    @Test
    void aCopyOfAnEarlierVersionStartsAsThatOneIs() {
        var first =
                drafts.fromPreset("FMCG", new Wanted("Spring", rules -> rules.lookbackDays(5), storeScope()), MAKER);

        var copy = drafts.fromVersion(first.version(), wanted(rules -> rules.protectionDays(2)), EDITOR);

        assertThat(copy.version()).isGreaterThan(first.version());
        assertThat(copy.basedOn()).isEqualTo(Integer.toString(first.version()));
        assertThat(copy.scope()).isEqualTo(first.scope());
        assertThat(copy.rules())
                .isEqualTo(first.rules()
                        .draft()
                        .named("Winter", copy.version())
                        .protectionDays(2)
                        .build());
    }

    @Test
    void flawsAreToldByTheirFieldAndThePlaceMustExist() {
        refused("validation_failed", () -> drafts.fromPreset("APPAREL", wanted(rules -> rules.lookbackDays(0)), MAKER));
        refused(
                "validation_failed",
                () -> drafts.fromPreset(
                        "APPAREL", new Wanted("x", rules -> rules, Optional.of(RuleScope.region(1))), MAKER));
        refused(
                "validation_failed",
                () -> drafts.fromPreset(
                        "APPAREL",
                        new Wanted("x", rules -> rules, Optional.of(new RuleScope(RuleScope.Kind.STORE, "a"))),
                        MAKER));
        refused("not_found", () -> drafts.fromPreset("CARS", named("x"), MAKER));
        refused("not_found", () -> drafts.fromVersion(99_999, named("x"), MAKER));
    }

    @Test
    void thePastIsLeftAlone() {
        var approved = approved("POS_STRICT", storeScope());

        refused(
                "validation_failed",
                () -> enact.activate(
                        approved.version(), Optional.of(clock.instant().minusMillis(1)), Optional.empty(), CHECKER));
        refused(
                "validation_failed",
                () -> enact.activate(
                        approved.version(), Optional.of(clock.instant()), Optional.of(clock.instant()), CHECKER));
    }

    @Test
    void theLastRulesForAllOrdersCannotBeRetired() {
        refused("rule_set_last", () -> enact.retire(1, Optional.empty(), CHECKER));
        assertThat(ruleSets.inForceAt(clock.instant()).version()).isEqualTo(1);
    }

    @Test
    void everyStepIsKeptWithWhoTookItAndWhatCameOfIt() {
        var rules = activated(approved("POS_STRICT", storeScope()), Duration.ZERO);

        var history = register.historyOf(rules.version());

        assertThat(history)
                .extracting(event -> event.kind() + " " + event.adminId())
                .containsExactly("CREATED 10", "SIMULATED 10", "APPROVED 12", "ACTIVATED 12");
        assertThat(history.get(0).detail()).contains("\"DRAFT\"").contains("\"POS_STRICT\"");
        assertThat(history.get(3).detail()).contains("\"ACTIVE\"");
    }

    private Optional<RuleScope> storeScope() {
        return Optional.of(RuleScope.store(new StoreId(place.storeId())));
    }

    private static Wanted named(String name) {
        return new Wanted(name, rules -> rules, Optional.empty());
    }

    private static Wanted wanted(UnaryOperator<RuleSetDraft> change) {
        return new Wanted("Winter", change, Optional.empty());
    }

    /** Approved, and waiting for its time. */
    private RuleSetVersion approved(String preset, Optional<RuleScope> scope) {
        var draft = drafts.fromPreset(preset, new Wanted("Winter", rules -> rules, scope), MAKER);
        var simulated = drafts.markSimulated(draft.version(), draft.edition(), 4711, MAKER);
        return enact.approve(simulated.version(), simulated.edition(), CHECKER);
    }

    private RuleSetVersion activated(RuleSetVersion approved, Duration in) {
        return enact.activate(approved.version(), Optional.of(clock.instant().plus(in)), Optional.empty(), CHECKER);
    }

    private Attributions.Decision decided(long member) {
        var order = placeOrder.place(scene.basket(member, scene.sku(10000, 1))).order();
        return attributions.of(order.id()).orElseThrow();
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }
}
