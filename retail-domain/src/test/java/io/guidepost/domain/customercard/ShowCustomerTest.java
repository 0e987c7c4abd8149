package io.guidepost.domain.customercard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.order.PlaceOrder;
import io.guidepost.domain.order.ShopScene;
import io.guidepost.domain.order.WholeOrders;
import io.guidepost.domain.privacy.Person;
import io.guidepost.domain.privacy.Seals;
import io.guidepost.domain.tryon.LogTryOn;
import io.guidepost.domain.tryon.TryOn.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class ShowCustomerTest {

    @Autowired
    ShowCustomer customers;

    @Autowired
    LogTryOn logTryOn;

    @Autowired
    List<io.guidepost.domain.privacy.HoldsPersonalData> personal;

    @Autowired
    PlaceOrder placeOrder;

    @Autowired
    WholeOrders wholeOrders;

    @Autowired
    Seals seals;

    @Autowired
    ShopScene scene;

    @Autowired
    MovableClock clock;

    ShopScene.Place store;
    long guide;
    long member;
    CustomerKey friend;

    @BeforeEach
    void aGuideWithAFriend() {
        store = scene.store();
        guide = scene.guideAt(store.storeId());
        member = scene.member();
        scene.befriends(member, guide, Duration.ofDays(100));
        friend = CustomerKey.of("wm" + member);
    }

    @Test
    void theCardHasAllSevenBlocks() {
        scene.livesNear(member, store.storeId());
        scene.execute(
                "INSERT INTO profile_phone (member_id, phone_sealed, phone_index, verified_at) VALUES (?, ?, 'x', ?)",
                member,
                seals.seal(new Seals.Place("profile_phone", "phone_sealed", member), "13812341234"),
                clock.instant());
        long sku = scene.sku(10_000, 50);
        buy(sku, 70);
        buy(sku, 40);
        buy(sku, 10);
        long unpaid = placeOrder.place(scene.basket(member, sku)).order().id();
        scene.touches(member, guide, store.storeId(), Duration.ofHours(3));
        scene.execute(
                "INSERT INTO behaviour_visit (member_id, product_id, viewed_at, views) VALUES (?, ?, ?, 4)",
                member,
                scene.productOf(sku),
                clock.instant());
        scene.execute(
                "INSERT INTO cart_line (member_id, sku_id, quantity, selected, price_fen, added_at, updated_at)"
                        + " VALUES (?, ?, 2, 1, 10000, ?, ?)",
                member,
                sku,
                clock.instant(),
                clock.instant());

        var card = customers.show(guide, friend);

        assertThat(card.tags()).isEmpty();
        assertThat(card.phone()).contains("138****1234");
        assertThat(card.person().orElseThrow().homeStore()).isNotEmpty();
        assertThat(card.lifecycle().stage()).isEqualTo(Lifecycle.Stage.ACTIVE);
        assertThat(card.summary().orders()).isEqualTo(3);
        assertThat(card.summary().averageOrderFen()).isEqualTo(10_000);
        assertThat(card.summary().categories()).hasSize(1);
        assertThat(card.finance().unpaidOrders()).isEqualTo(1);
        assertThat(card.finance().unpaidFen()).isEqualTo(10_000);
        assertThat(card.rhythm().intervals()).containsExactly(30, 30);
        assertThat(card.upcoming().expectedOn()).isPresent();
        assertThat(card.upcoming().cart()).singleElement().satisfies(line -> assertThat(line.count())
                .isEqualTo(2));
        assertThat(card.orders()).hasSize(4).allSatisfy(order -> assertThat(order.lines())
                .hasSize(1));
        assertThat(card.orders().get(0).order().id()).isEqualTo(unpaid);
        assertThat(card.touches()).hasSize(1);
        assertThat(card.views()).singleElement().satisfies(view -> assertThat(view.count())
                .isEqualTo(4));
    }

    @Test
    void theCardTakesAHandfulOfStatements() {
        long sku = scene.sku(10_000, 50);
        buy(sku, 70);
        buy(sku, 40);
        customers.show(guide, friend);
        long before = scene.statementsSoFar();

        customers.show(guide, friend);

        assertThat(scene.statementsSoFar() - before).isLessThanOrEqualTo(11);
    }

    @Test
    void aFriendWhoHasNotOpenedTheShopHasACardToo() {
        scene.execute(
                "INSERT INTO shopper_friendship (guide_id, external_userid, added_at, display_name) VALUES (?, ?, ?, '林女士')",
                guide,
                "wmNew" + member,
                clock.instant().minusSeconds(60));

        var card = customers.show(guide, CustomerKey.of("wmNew" + member));

        assertThat(card.served().name()).isEqualTo("林女士");
        assertThat(card.person()).isEmpty();
        assertThat(card.lifecycle().stage()).isEqualTo(Lifecycle.Stage.PROSPECT);
    }

    @Test
    void onlyTheGuideWhoServesTheCustomerSeesTheCard() {
        long colleague = scene.guideAt(store.storeId());
        assertThatThrownBy(() -> customers.show(colleague, friend)).satisfies(notFound());
        assertThatThrownBy(() -> customers.show(colleague, new CustomerKey.Member(member)))
                .satisfies(notFound());

        scene.boundTo(member, colleague, store.storeId(), Duration.ofDays(1), Duration.ofDays(30));

        assertThat(customers
                        .show(colleague, new CustomerKey.Member(member))
                        .served()
                        .externalUserid())
                .isEmpty();
        assertThat(customers
                        .show(guide, new CustomerKey.Member(member))
                        .served()
                        .externalUserid())
                .isEqualTo("wm" + member);
    }

    @Test
    void tagsAreThoseOfGuidesWhoAreFriendsNow() {
        long group = member;
        long mine = member + 1_000_000_000L;
        long colleaguesTag = member + 2_000_000_000L;
        scene.execute(
                "INSERT INTO tag_group (id, name, sync_state, changed_at) VALUES (?, ?, 'PENDING', ?)",
                group,
                "风格" + group,
                clock.instant());
        for (long tag : new long[] {mine, colleaguesTag}) {
            scene.execute(
                    "INSERT INTO tag_value (id, group_id, name, sync_state, changed_at) VALUES (?, ?, ?, 'PENDING', ?)",
                    tag,
                    group,
                    "标签" + tag,
                    clock.instant());
        }
        long colleague = scene.guideAt(store.storeId());
        mark(guide, mine);
        mark(colleague, colleaguesTag);

        assertThat(customers.show(guide, friend).tags()).singleElement().satisfies(tag -> assertThat(tag.isOwn())
                .isTrue());

        scene.befriends(member, colleague, Duration.ofDays(1));
        assertThat(customers.show(guide, friend).tags())
                .extracting(tag -> tag.isOwn())
                .containsExactlyInAnyOrder(true, false);
    }

    private void mark(long guideId, long tagId) {
        scene.execute(
                "INSERT INTO tag_mark (guide_id, external_userid, tag_id, wanted, sync_state, source, changed_at)"
                        + " VALUES (?, ?, ?, 1, 'PENDING', 'GUIDE', ?)",
                guideId,
                "wm" + member,
                tagId,
                clock.instant());
    }

    @Test
    void aFriendshipThatHasEndedShowsNothing() {
        scene.execute(
                "UPDATE shopper_friendship SET ended_at = ?, end_reason = 'DELETED_BY_CUSTOMER' WHERE guide_id = ?",
                clock.instant().minusSeconds(1),
                guide);

        assertThatThrownBy(() -> customers.show(guide, friend)).satisfies(notFound());
        assertThat(customers.friends(guide, "", 10)).isEmpty();
    }

    @Test
    void whatWasTriedOnBecomesABasketOnce() {
        long black = scene.sku(10_000, 5);
        long red = scene.sku(20_000, 5);
        long first = log(black, Outcome.WANTED);
        long second = log(red, Outcome.TOO_SMALL);
        long again = log(black, Outcome.WANTED);

        var basket = logTryOn.prepare(guide, store.storeId(), List.of(first, second, again));

        assertThat(basket.items()).extracting(item -> item.skuId()).containsExactly(black, red);
        assertThat(basket.items()).extracting(item -> item.quantity()).containsOnly(1);
        assertThat(logTryOn.page(guide, Optional.of(friend), Long.MAX_VALUE, 10))
                .extracting(listed -> listed.tryOn().basketId())
                .containsOnly(Optional.of(basket.id()));
        assertThatThrownBy(() -> logTryOn.prepare(guide, store.storeId(), List.of(first)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("tryon_in_basket"));
        long colleague = scene.guideAt(store.storeId());
        long free = log(black, Outcome.UNDECIDED);
        assertThatThrownBy(() -> logTryOn.prepare(colleague, store.storeId(), List.of(free)))
                .satisfies(notFound());
    }

    @Test
    void aTryOnOfAClosedAccountIsThatOfSomebodyWithoutAName() {
        log(scene.sku(10_000, 5), Outcome.WANTED);
        var person = new Person(Set.of(member), Set.of(), Set.of(), Set.of("wm" + member), clock.instant());

        personal.stream()
                .filter(holder -> holder.getClass().getPackageName().equals("io.guidepost.domain.tryon"))
                .forEach(holder -> holder.erase(person));

        assertThat(logTryOn.page(guide, Optional.of(friend), Long.MAX_VALUE, 10))
                .isEmpty();
        assertThat(logTryOn.page(guide, Optional.empty(), Long.MAX_VALUE, 10))
                .singleElement()
                .satisfies(listed -> assertThat(listed.tryOn().note()).isEmpty());
    }

    @Test
    void aTryOnOfLastWeekIsNotBelieved() {
        long sku = scene.sku(10_000, 5);
        assertThatThrownBy(() -> logTryOn.log(
                        wanted(sku, Outcome.WANTED, Optional.of(clock.instant().minus(Duration.ofHours(49))))))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("tried_at_out_of_range"));
    }

    private long log(long sku, Outcome outcome) {
        return logTryOn.log(wanted(sku, outcome, Optional.empty())).id();
    }

    private LogTryOn.Wanted wanted(long sku, Outcome outcome, Optional<java.time.Instant> at) {
        return new LogTryOn.Wanted(guide, store.storeId(), Optional.of(friend), sku, "L", outcome, "喜欢深色", at);
    }

    private void buy(long sku, int daysAgo) {
        long order = placeOrder.place(scene.basket(member, sku)).order().id();
        scene.execute(
                "UPDATE order_header SET status = 'PAID', paid_at = ? WHERE id = ?",
                clock.instant().minus(Duration.ofDays(daysAgo)),
                order);
        wholeOrders.paid(order);
    }

    private static java.util.function.Consumer<Throwable> notFound() {
        return thrown -> assertThat(((Refusal) thrown).kind()).isEqualTo(Refusal.Kind.NOT_FOUND);
    }
}
