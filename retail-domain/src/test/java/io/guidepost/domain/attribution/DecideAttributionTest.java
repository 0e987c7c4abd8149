package io.guidepost.domain.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.core.attribution.AttributionRules;
import io.guidepost.core.attribution.Basis;
import io.guidepost.core.attribution.Candidate;
import io.guidepost.core.attribution.CommissionBar;
import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.attribution.RejectCode;
import io.guidepost.core.attribution.RuleSet;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.attribution.persistence.DecisionJson;
import io.guidepost.domain.order.PlaceOrder;
import io.guidepost.domain.order.ShopScene;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The cases of B4 that depend on what is in the database. */
@DomainTest
class DecideAttributionTest {

    @Autowired
    PlaceOrder placeOrder;

    @Autowired
    Attributions attributions;

    @Autowired
    RuleSets ruleSets;

    @Autowired
    ShopScene scene;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    long member;
    ShopScene.Place east;
    ShopScene.Place west;
    long an;
    long bo;

    @BeforeEach
    void twoGuidesOfTwoStores() {
        member = scene.member();
        east = scene.store();
        west = scene.store();
        an = scene.guideAt(east.storeId());
        bo = scene.guideAt(west.storeId());
    }

    @Test
    void theShippedRulesAreThoseOfApparel() {
        assertThat(ruleSets.version(1)).isEqualTo(RuleSet.APPAREL);
        assertThat(ruleSets.inForceAt(clock.instant())).isEqualTo(RuleSet.APPAREL);
    }

    @Test
    void nobodyWhoIsKnownToNobodyIsHeadquarters() {
        var decision = decided();

        assertThat(decision.attribution().basis()).isEqualTo(Basis.HQ);
        assertThat(decision.regionId()).isEmpty();
        assertThat(credits(decision.orderId())).containsExactly("HQ 0 10000 10000");
    }

    @Test
    void aHomeStoreGetsWhatNoGuideGets() {
        scene.livesNear(member, west.storeId());

        var decision = decided();

        assertThat(decision.attribution().basis()).isEqualTo(Basis.STORE);
        assertThat(decision.regionId()).contains(west.regionId());
        assertThat(credits(decision.orderId())).containsExactly("STORE %d 10000 10000".formatted(west.storeId()));
    }

    @Test
    void theLaterOfTwoLinksWins() {
        long first = scene.touches(member, an, east.storeId(), Duration.ofDays(2));
        scene.touches(member, bo, west.storeId(), Duration.ofDays(1));

        var decision = decided();

        assertThat(decision.attribution().guide()).contains(new GuideId(bo));
        assertThat(decision.attribution().store()).contains(new StoreId(west.storeId()));
        assertThat(decision.regionId()).contains(west.regionId());
        assertThat(candidate(decision, first).rejection()).contains(RejectCode.LATER_TOUCH_WINS);
        assertThat(credits(decision.orderId()))
                .containsExactlyInAnyOrder(
                        "GUIDE %d 10000 10000".formatted(bo), "STORE %d 10000 10000".formatted(west.storeId()));
    }

    @Test
    void aProtectedBindingWinsOverAnotherGuidesLink() {
        scene.boundTo(member, an, east.storeId(), Duration.ofDays(10), Duration.ofDays(30));
        long touch = scene.touches(member, bo, west.storeId(), Duration.ofHours(1));

        var decision = decided();

        assertThat(decision.attribution().basis()).isEqualTo(Basis.PROTECTED_BINDING);
        assertThat(decision.attribution().guide()).contains(new GuideId(an));
        assertThat(candidate(decision, touch).rejection()).contains(RejectCode.LOWER_PRECEDENCE);
    }

    @Test
    void afterItsProtectionABindingLosesToAnotherGuidesLink() {
        scene.boundTo(member, an, east.storeId(), Duration.ofDays(40), Duration.ofDays(30));
        scene.touches(member, bo, west.storeId(), Duration.ofHours(1));

        assertThat(decided().attribution().guide()).contains(new GuideId(bo));
    }

    @Test
    void theFriendAddedLastCountsWhereNothingElseDoes() {
        scene.befriends(member, an, Duration.ofDays(20));
        scene.befriends(member, bo, Duration.ofDays(5));

        var decision = decided();

        assertThat(decision.attribution().basis()).isEqualTo(Basis.FRIEND);
        assertThat(decision.attribution().guide()).contains(new GuideId(bo));
    }

    @Test
    void aLinkOlderThanAWeekDoesNotCountButIsShown() {
        long touch = scene.touches(member, an, east.storeId(), Duration.ofDays(8));

        var decision = decided();

        assertThat(decision.attribution().basis()).isEqualTo(Basis.HQ);
        assertThat(candidate(decision, touch).rejection()).contains(RejectCode.OUT_OF_WINDOW);
    }

    @Test
    void aGuideWhoLeftLosesTheSaleAndHisStoreKeepsIt() {
        long touch = scene.touches(member, an, east.storeId(), Duration.ofDays(1));
        scene.leaves(an);

        var decision = decided();

        assertThat(decision.attribution().basis()).isEqualTo(Basis.STORE);
        assertThat(decision.attribution().store()).contains(new StoreId(east.storeId()));
        assertThat(candidate(decision, touch).rejection()).contains(RejectCode.GUIDE_NOT_EMPLOYED);
    }

    @Test
    void aGuideWhoLeavesAfterTheOrderKeepsIt() {
        scene.touches(member, an, east.storeId(), Duration.ofDays(1));
        var decision = decided();

        scene.leaves(an);

        assertThat(attributions.of(decision.orderId()).orElseThrow()).isEqualTo(decision);
    }

    @Test
    void aGuideOfAClosedStoreGetsNothing() {
        long touch = scene.touches(member, an, east.storeId(), Duration.ofDays(1));
        scene.closes(east.storeId());

        assertThat(candidate(decided(), touch).rejection()).contains(RejectCode.STORE_CLOSED);
    }

    @Test
    void aGuideWhoBuysFromHimselfIsCreditedAndEarnsNothing() {
        scene.isGuideHimself(member, an);
        scene.touches(member, an, east.storeId(), Duration.ofDays(1));

        var decision = decided();

        assertThat(decision.attribution().splits())
                .filteredOn(split -> split.payeeType() == PayeeType.GUIDE)
                .extracting(split -> split.bar())
                .containsExactly(CommissionBar.SELF_PURCHASE);
        assertThat(credits(decision.orderId())).contains("GUIDE %d 10000 0".formatted(an));
    }

    @Test
    void aTouchWithAForgedTokenSpeaksForNobody() {
        scene.execute(
                "INSERT INTO sharing_touch (id, member_id, source, page, occurred_at, received_at, is_valid, invalid_reason)"
                        + " VALUES (?, ?, 'SHARE_LINK', 'p', ?, ?, 0, 'FORGED')",
                member,
                member,
                clock.instant(),
                clock.instant());

        assertThat(decided().attribution().candidates())
                .extracting(Candidate::kind)
                .containsExactly(Candidate.Kind.HQ);
    }

    @Test
    void theOrderCountsForTheTaskOfTheWinningGuideWhateverTheGround() {
        scene.boundTo(member, an, east.storeId(), Duration.ofDays(1), Duration.ofDays(30));
        long touch = scene.touches(member, an, east.storeId(), Duration.ofHours(2));
        assertThat(touch).isPositive();
        scene.execute(
                "INSERT INTO sharing_touch (id, member_id, link_id, guide_id, store_id, source, assignment_id, page,"
                        + " occurred_at, received_at, is_valid) VALUES (?, ?, 1, ?, ?, 'TASK_SEND', 4711, 'p', ?, ?, 1)",
                member,
                member,
                an,
                east.storeId(),
                clock.instant().minusSeconds(90),
                clock.instant().minusSeconds(90));

        assertThat(decided().assignmentId()).contains(4711L);
    }

    @Test
    void decidingAgainFromTheStoredInputsGivesTheSameDecisionByteForByte() {
        scene.livesNear(member, east.storeId());
        scene.boundTo(member, an, east.storeId(), Duration.ofDays(40), Duration.ofDays(30));
        scene.befriends(member, bo, Duration.ofDays(3));
        scene.touches(member, bo, west.storeId(), Duration.ofHours(1));
        scene.touches(member, an, east.storeId(), Duration.ofDays(9));
        long orderId = decided().orderId();
        var stored = outcomeOf(orderId);
        clock.advance(Duration.ofDays(100));
        scene.leaves(bo);

        var again = AttributionRules.decide(attributions.inputsOf(orderId).orElseThrow());

        assertThat(DecisionJson.of(again)).isEqualTo(stored);
    }

    private Attributions.Decision decided() {
        var order = placeOrder.place(scene.basket(member, scene.sku(10000, 1))).order();
        return attributions.of(order.id()).orElseThrow();
    }

    private static Candidate candidate(Attributions.Decision decision, long refId) {
        return decision.attribution().candidates().stream()
                .filter(candidate -> candidate.refId() == refId)
                .findFirst()
                .orElseThrow();
    }

    private List<String> credits(long orderId) {
        return jdbc.queryForList(
                "SELECT CONCAT(payee_type, ' ', payee_id, ' ', performance_bp, ' ', commission_bp) FROM attribution_credit"
                        + " WHERE order_id = ?",
                String.class,
                orderId);
    }

    private String outcomeOf(long orderId) {
        return jdbc.queryForObject(
                "SELECT outcome FROM attribution_decision WHERE order_id = ?", String.class, orderId);
    }
}
