package io.guidepost.domain.shopper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.core.attribution.Basis;
import io.guidepost.core.attribution.Binding;
import io.guidepost.core.attribution.EndReason;
import io.guidepost.domain.DomainTest;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.attribution.Attributions;
import io.guidepost.domain.attribution.DecideAttribution;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.inbox.ApplyInbox;
import io.guidepost.domain.inbox.Inbox;
import io.guidepost.domain.order.WholeOrders;
import io.guidepost.domain.organization.Employment;
import io.guidepost.domain.organization.Guide;
import io.guidepost.domain.organization.Places;
import io.guidepost.domain.organization.Posting;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.organization.Staffing;
import io.guidepost.domain.shopper.ContactEvents.WeComEvent;
import io.guidepost.domain.shopper.Shoppers.IdentityKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@DomainTest
class FriendsAndBondsTest {

    private static final String ADDED = "add_external_contact";
    private static final String DELETED = "del_follow_user";

    @Autowired
    ApplyWeComEvents handler;

    @Autowired
    FakeFriendDirectory directory;

    @Autowired
    SignInShopper signInShopper;

    @Autowired
    Shoppers shoppers;

    @Autowired
    Friends friends;

    @Autowired
    Bonds bonds;

    @Autowired
    BondShopper bondShopper;

    @Autowired
    ExpireBindings expireBindings;

    @Autowired
    CustomerCards cards;

    @Autowired
    DecideAttribution decideAttribution;

    @Autowired
    Attributions attributions;

    @Autowired
    Staffing staffing;

    @Autowired
    Places places;

    @Autowired
    Roster roster;

    @Autowired
    Inbox inbox;

    @Autowired
    ApplyInbox applyInbox;

    @Autowired
    Ids ids;

    @Autowired
    MovableClock clock;

    @Autowired
    WholeOrders wholeOrders;

    @Autowired
    JdbcTemplate jdbc;

    @AfterEach
    void weComIsUp() {
        directory.isDown(false);
    }

    @Test
    void aFriendWhoIsAMemberIsBoundAndAnotherGuideChangesNothing() {
        var customer = customer();
        long member = member(customer);
        var first = guide();
        var second = guide();

        apply(ADDED, first, customer, clock.instant());
        apply(ADDED, second, customer, clock.instant().plusSeconds(60));

        var binding = onlyBinding(member);
        assertThat(binding.guide().value()).isEqualTo(first.id());
        assertThat(binding.protectedUntil()).contains(clock.instant().plus(Duration.ofDays(30)));
        assertThat(binding.expiresAt()).contains(clock.instant().plus(Duration.ofDays(180)));
        assertThat(shoppers.findBy(IdentityKind.EXTERNAL_USERID, customer)).isPresent();
        apply(DELETED, first, customer, clock.instant().plusSeconds(90));
        assertThat(onlyBinding(member).endedAt()).isEmpty();
    }

    @Test
    void aFriendWhoBecomesAMemberLaterIsBoundAtSignIn() {
        var customer = customer();
        var guide = guide();
        apply(ADDED, guide, customer, clock.instant());
        clock.advance(Duration.ofDays(2));

        long member = signInShopper.signIn("sim:" + customer).memberId();
        signInShopper.signIn("sim:" + customer);

        var binding = onlyBinding(member);
        assertThat(binding.guide().value()).isEqualTo(guide.id());
        assertThat(binding.boundAt()).isEqualTo(clock.instant().minus(Duration.ofDays(2)));
        var decided = decideAttribution
                .decide(ids.next(), member, clock.instant(), List.of(new Attributions.OrderedLine(1, 1)))
                .decided();
        assertThat(decided.basis()).isEqualTo(Basis.PROTECTED_BINDING);
        assertThat(decided.guide()).contains(binding.guide());
        var card = cards.find(guide.id(), customer, clock.instant()).orElseThrow();
        assertThat(card.memberId()).contains(member);
        assertThat(card.bond().orElseThrow().guideId()).isEqualTo(guide.id());
        assertThat(cards.find(guide().id(), customer, clock.instant())).isEmpty();
    }

    @Test
    void anEventThatCannotBeLookedUpIsTriedAgainAndLeavesNothingBehind() {
        var customer = customer();
        var guide = guide();
        directory.isDown(true);

        assertThatThrownBy(() -> apply(ADDED, guide, customer, clock.instant())).isInstanceOf(GatewayUnclear.class);

        assertThat(friends.events(guide.id(), customer)).isEmpty();
    }

    @Test
    void somebodyWhoIsNoGuideHasNoFriends() {
        handler.apply(
                new WeComEvent(
                        "change_external_contact",
                        ADDED,
                        Map.of("UserID", "nobody", "ExternalUserID", customer()),
                        clock.instant(),
                        "k"),
                clock.instant());

        assertThat(roster.guideByUserid("nobody")).isEmpty();
    }

    @Test
    void eventsGoThroughTheInboxOnceHoweverOftenTheyAreDelivered() {
        var customer = customer();
        var guide = guide();
        var event = event(ADDED, guide, customer, clock.instant());

        assertThat(inbox.receive("wecom", event.key(), event.occurredAt(), event))
                .isTrue();
        assertThat(inbox.receive("wecom", event.key(), event.occurredAt(), event))
                .isFalse();
        applyInbox.runDue(1_000);

        assertThat(periods(guide, customer)).containsExactly(clock.instant() + " -");
    }

    static LongStream seeds() {
        return LongStream.of(3, 14, 159, 2653, 58979, 323846);
    }

    /** Callbacks come late, twice and from several threads at once: what stands in the tables follows what happened. */
    @ParameterizedTest
    @MethodSource("seeds")
    void friendshipsFollowWhatHappenedAndNotWhatArrivedFirst(long seed) throws Exception {
        var random = new Random(seed);
        var guide = guide();
        var inOrder = customer();
        var shuffled = customer();
        long memberInOrder = member(inOrder);
        long memberShuffled = member(shuffled);
        var script = new ArrayList<Step>();
        var at = clock.instant();
        for (int i = 3 + random.nextInt(6); i > 0; i--) {
            at = at.plusSeconds(1 + random.nextInt(100));
            script.add(new Step(random.nextBoolean() ? ADDED : DELETED, at));
        }

        script.forEach(step -> apply(step.changeType, guide, inOrder, step.at));
        var heap = new ArrayList<>(script);
        heap.addAll(script.subList(0, random.nextInt(script.size())));
        Collections.shuffle(heap, random);
        var threads = Executors.newFixedThreadPool(2);
        for (var step : heap) {
            threads.submit(() -> apply(step.changeType, guide, shuffled, step.at));
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

        assertThat(periods(guide, shuffled)).as("seed %d", seed).isEqualTo(periods(guide, inOrder));
        assertThat(bonds.of(memberShuffled).stream().map(Binding::guide).toList())
                .as("seed %d", seed)
                .isEqualTo(bonds.of(memberInOrder).stream().map(Binding::guide).toList());
    }

    @Test
    void theFirstPaidOrderThroughATouchBindsAndTheNextOneProlongs() {
        long member = member(customer());
        var guide = guide();
        touch(member, guide);
        long first = paidOrder(member);

        bondShopper.afterPayment(first);
        bondShopper.afterPayment(first);

        var bound = onlyBinding(member);
        assertThat(bound.guide().value()).isEqualTo(guide.id());
        clock.advance(Duration.ofDays(10));
        bondShopper.afterPayment(paidOrder(member));
        var renewed = onlyBinding(member);
        assertThat(renewed.expiresAt()).contains(clock.instant().plus(Duration.ofDays(180)));
        assertThat(renewed.protectedUntil()).isEqualTo(bound.protectedUntil());
    }

    @Test
    void aProtectedShopperStaysAndAnUnprotectedOneGoesWithThePayment() {
        long member = member(customer());
        var first = guide();
        var second = guide();
        touch(member, first);
        bondShopper.afterPayment(paidOrder(member));
        clock.advance(Duration.ofDays(20));
        touch(member, second);
        bondShopper.afterPayment(paidOrder(member));
        assertThat(onlyBinding(member).guide().value()).isEqualTo(first.id());

        clock.advance(Duration.ofDays(11));
        touch(member, second);
        long order = paidOrder(member);
        bondShopper.afterPayment(order);
        bondShopper.afterPayment(order);

        var history = bonds.of(member);
        assertThat(history).hasSize(2);
        assertThat(history.get(0).endReason()).contains(EndReason.SNATCHED);
        assertThat(history.get(0).endedAt()).contains(clock.instant());
        assertThat(history.get(1).guide().value()).isEqualTo(second.id());
        assertThat(history.get(1).endedAt()).isEmpty();
    }

    @Test
    void anEarlierPaymentLearntOfLaterUndoesNothing() {
        long member = member(customer());
        var first = guide();
        var second = guide();
        touch(member, first);
        long earlier = paidOrder(member);
        clock.advance(Duration.ofDays(8));
        touch(member, second);
        long later = paidOrder(member);

        bondShopper.afterPayment(later);
        bondShopper.afterPayment(earlier);

        assertThat(onlyBinding(member).guide().value()).isEqualTo(second.id());
    }

    @Test
    void aBindingWhoseTimeHasRunOutEndsWhereItsTimeRanOut() {
        var customer = customer();
        long member = member(customer);
        var guide = guide();
        apply(ADDED, guide, customer, clock.instant());
        var expiry = clock.instant().plus(Duration.ofDays(180));
        clock.advance(Duration.ofDays(181));

        while (expireBindings.runDue(1) > 0) {
            // One at a time, as many as are due.
        }

        var ended = onlyBinding(member);
        assertThat(ended.endReason()).contains(EndReason.EXPIRED);
        assertThat(ended.endedAt()).contains(expiry);
        var other = guide();
        apply(ADDED, other, customer, clock.instant());
        assertThat(bonds.of(member)).hasSize(2);
    }

    private record Step(String changeType, Instant at) {}

    private void apply(String changeType, Guide guide, String customer, Instant at) {
        handler.apply(event(changeType, guide, customer, at), at);
    }

    private static WeComEvent event(String changeType, Guide guide, String customer, Instant at) {
        return new WeComEvent(
                "change_external_contact",
                changeType,
                Map.of("UserID", guide.userid(), "ExternalUserID", customer),
                at,
                changeType + guide.userid() + customer + at);
    }

    private List<String> periods(Guide guide, String customer) {
        return jdbc.query(
                "SELECT added_at, ended_at, end_reason FROM shopper_friendship"
                        + " WHERE guide_id = ? AND external_userid = ? ORDER BY added_at",
                (row, number) -> row.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC) + " "
                        + (row.getString(3) == null
                                ? "-"
                                : row.getObject(2, LocalDateTime.class) + " " + row.getString(3)),
                guide.id(),
                customer);
    }

    private Binding onlyBinding(long member) {
        var all = bonds.of(member);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static String customer() {
        return "wm" + UUID.randomUUID();
    }

    /** The member whom WeChat knows under this customer's unionid. */
    private long member(String customer) {
        long id = ids.next();
        shoppers.insert(id, clock.instant());
        shoppers.addIdentity(id, IdentityKind.UNIONID, "u_" + customer, clock.instant());
        return id;
    }

    private Guide guide() {
        long region = places.openRegion(ids.next(), "大区", "Region");
        long store = places.openStore(ids.next(), region, "门店", "Store");
        var userid = "g" + UUID.randomUUID();
        staffing.hire(userid, "导购", List.of(new Posting(store, Employment.Role.GUIDE, true)));
        return roster.guideByUserid(userid).orElseThrow();
    }

    private void touch(long member, Guide guide) {
        long store = roster.serving(guide.id(), clock.instant()).orElseThrow().storeId();
        jdbc.update(
                """
                INSERT INTO sharing_touch (id, member_id, guide_id, store_id, source, page, occurred_at, received_at, is_valid)
                VALUES (?, ?, ?, ?, 'SHARE_LINK', 'p', ?, ?, TRUE)
                """,
                ids.next(),
                member,
                guide.id(),
                store,
                utc(clock.instant()),
                utc(clock.instant()));
    }

    /** Placed, attributed and paid at this instant. */
    private long paidOrder(long member) {
        long order = ids.next();
        var now = clock.instant();
        jdbc.update(
                """
                INSERT INTO order_header (id, member_id, status, list_fen, discount_fen, freight_fen, payable_fen,
                                          address_sealed, placed_at, expires_at, paid_at)
                VALUES (?, ?, 'PAID', 100, 0, 0, 100, '', ?, ?, ?)
                """,
                order,
                member,
                utc(now),
                utc(now.plusSeconds(900)),
                utc(now));
        wholeOrders.paid(order);
        attributions.freeze(List.of(decideAttribution.decide(
                order, member, now, List.of(new Attributions.OrderedLine(ids.next(), ids.next())))));
        return order;
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
