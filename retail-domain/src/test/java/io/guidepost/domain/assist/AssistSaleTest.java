package io.guidepost.domain.assist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.core.attribution.Attribution;
import io.guidepost.core.attribution.Basis;
import io.guidepost.core.attribution.Candidate;
import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.attribution.RejectCode;
import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.attribution.Attributions;
import io.guidepost.domain.order.PlaceOrder;
import io.guidepost.domain.order.PlaceOrder.Command;
import io.guidepost.domain.order.ShopScene;
import io.guidepost.domain.order.WholeOrders;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@DomainTest
class AssistSaleTest {

    @Autowired
    AssistSale assists;

    @Autowired
    PlaceOrder placeOrder;

    @Autowired
    Attributions attributions;

    @Autowired
    ShopScene scene;

    @Autowired
    WholeOrders wholeOrders;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    long member;
    long an;
    long bo;
    ShopScene.Place east;
    ShopScene.Place west;

    /** An is protected; Bo assists. */
    @BeforeEach
    void aShopperBoundToAn() {
        member = scene.member();
        east = scene.store();
        west = scene.store();
        an = scene.guideAt(east.storeId());
        bo = scene.guideAt(west.storeId());
        scene.boundTo(member, an, east.storeId(), Duration.ofDays(1), Duration.ofDays(30));
    }

    @Test
    void aBasketThatTheShopperOpenedAndOrderedBeatsAProtectedBinding() {
        var basket = prepared();
        clock.advance(Duration.ofMinutes(1));
        assists.open(member, basket.id());

        var decided = decided(ordered(basket.id()));

        assertThat(decided.basis()).isEqualTo(Basis.ASSIST);
        assertThat(decided.guide()).contains(new GuideId(bo));
        assertThat(events(basket.id())).containsExactly("CREATED", "OPENED", "ORDERED");
    }

    @Test
    void aBasketThatTheShopperDidNotOpenCountsForNothing() {
        var decided = decided(ordered(prepared().id()));

        assertThat(decided.guide()).contains(new GuideId(an));
        assertThat(decided.candidates())
                .filteredOn(candidate -> candidate.kind() == Candidate.Kind.ASSIST)
                .extracting(Candidate::rejection)
                .containsExactly(Optional.of(RejectCode.TOKEN_INVALID));
    }

    @Test
    void aBasketOpenedByOneShopperIsNotConfirmedByAnother() {
        var basket = prepared();
        assists.open(scene.member(), basket.id());
        assists.open(member, basket.id());

        assertThat(decided(ordered(basket.id())).guide()).contains(new GuideId(an));
    }

    @Test
    void aBasketBecomesOneOrderAndEndsWithItsDay() {
        var basket = prepared();
        assists.open(member, basket.id());
        ordered(basket.id());
        assertThatThrownBy(() -> ordered(basket.id())).satisfies(refused("assist_used"));

        var late = prepared();
        clock.advance(Duration.ofHours(24));
        assertThatThrownBy(() -> assists.open(member, late.id())).satisfies(refused("not_found"));
        assertThatThrownBy(() -> ordered(late.id())).satisfies(refused("not_found"));
    }

    @Test
    void aShopperWhoSaysNoEndsItAndNobodyElseCan() {
        var basket = prepared();
        assertThat(basket.stateAt(clock.instant())).isEqualTo(Basket.State.PREPARED);
        assertThatThrownBy(() -> assists.decline(member, basket.id())).satisfies(refused("not_found"));
        assists.open(member, basket.id());
        assertThatThrownBy(() -> assists.decline(scene.member(), basket.id())).satisfies(refused("not_found"));

        assists.decline(member, basket.id());
        var declined = assists.decline(member, basket.id());

        assertThat(declined.stateAt(clock.instant())).isEqualTo(Basket.State.DECLINED);
        assertThatThrownBy(() -> ordered(basket.id())).satisfies(refused("not_found"));
        assertThat(events(basket.id())).containsExactly("CREATED", "OPENED", "DECLINED");
        assertThat(assists.ofGuide(bo, Long.MAX_VALUE, 10))
                .extracting(Basket::id)
                .containsExactly(basket.id());
        assertThat(assists.ofGuide(an, Long.MAX_VALUE, 10)).isEmpty();
    }

    /** What the guide said and what it costs today are both shown; the order itself is at today's price. */
    @Test
    void aPriceThatChangedSinceIsSeen() {
        var basket = prepared();
        long sku = basket.items().get(0).skuId();
        assertThat(basket.items().get(0).priceFen()).isEqualTo(10_000);
        jdbc.update("UPDATE catalog_sku SET price_fen = 12000 WHERE id = ?", sku);

        var opened = assists.open(member, basket.id());

        assertThat(opened.items().get(0).priceFen()).isEqualTo(10_000);
        assertThat(assists.pricesToday(opened)).containsEntry(sku, 12_000L);
    }

    @Test
    void aGuideNamedAtTheTillBeforePaymentHasTheSaleAndTheFormerDecisionStays() {
        long order = ordered();

        assists.designate(bo, west.storeId(), order);
        assists.designate(bo, west.storeId(), order);

        assertThat(decided(order).guide()).contains(new GuideId(bo));
        var revisions = attributions.revisionsOf(order);
        assertThat(revisions)
                .extracting(Attributions.Revision::reason)
                .containsExactly(Attributions.Reason.ORDER, Attributions.Reason.TILL);
        assertThat(revisions.get(0).decision().attribution().guide()).contains(new GuideId(an));
    }

    @Test
    void namingAGuideAfterPaymentIsRefusedKeptAndLookedInto() {
        long order = ordered();
        jdbc.update("UPDATE order_header SET status = 'PAID', paid_at = placed_at WHERE id = ?", order);
        wholeOrders.paid(order);

        assertThatThrownBy(() -> assists.designate(bo, west.storeId(), order)).satisfies(refused("order_not_unpaid"));

        assertThat(decided(order).guide()).contains(new GuideId(an));
        assertThat(jdbc.queryForList("SELECT kind FROM assist_event WHERE order_id = ?", String.class, order))
                .containsExactly("REFUSED_PAID");
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM outbox_message WHERE topic = 'fraud.screen-order' AND payload LIKE ?",
                        Long.class,
                        "%" + order + "%"))
                .isEqualTo(1);
    }

    private Basket prepared() {
        return assists.prepare(bo, west.storeId(), List.of(new Basket.Item(scene.sku(10_000, 9), 1)));
    }

    private long ordered() {
        return placeOrder
                .place(scene.basket(member, scene.sku(10_000, 9)))
                .order()
                .id();
    }

    private long ordered(long assistId) {
        var basket = scene.basket(member, scene.sku(10_000, 9));
        return placeOrder
                .place(new Command(
                        basket.memberId(),
                        basket.items(),
                        basket.address(),
                        basket.couponIds(),
                        basket.usePoints(),
                        basket.expectedPayableFen(),
                        Optional.of(assistId),
                        Optional.empty()))
                .order()
                .id();
    }

    private Attribution decided(long order) {
        return attributions.of(order).orElseThrow().attribution();
    }

    private List<String> events(long basketId) {
        return jdbc.queryForList(
                "SELECT kind FROM assist_event WHERE basket_id = ? ORDER BY id", String.class, basketId);
    }

    private static Consumer<Throwable> refused(String code) {
        return thrown -> assertThat(thrown).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }
}
