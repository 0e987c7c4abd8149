package io.guidepost.domain.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.core.attribution.EndReason;
import io.guidepost.core.attribution.GuideId;
import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.handover.AllocationRules.TagRule;
import io.guidepost.domain.handover.Plan.Kind;
import io.guidepost.domain.handover.Plan.State;
import io.guidepost.domain.handover.Plan.Strategy;
import io.guidepost.domain.handover.PlanHandover.Wish;
import io.guidepost.domain.handover.TransferDesk.Outcome;
import io.guidepost.domain.organization.Employment;
import io.guidepost.domain.organization.Guide;
import io.guidepost.domain.organization.Places;
import io.guidepost.domain.organization.Posting;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.organization.Staffing;
import io.guidepost.domain.shopper.Bonds;
import io.guidepost.domain.shopper.CustomerCards;
import io.guidepost.domain.shopper.FakeFriendDirectory;
import io.guidepost.domain.shopper.Friends;
import io.guidepost.domain.shopper.KeepFriends;
import io.guidepost.domain.shopper.Shoppers;
import io.guidepost.domain.shopper.Shoppers.IdentityKind;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@DomainTest
class HandoverTest {

    private static final long ADMIN = 1;

    @Autowired
    PlanHandover planning;

    @Autowired
    RunHandovers run;

    @Autowired
    ReadHandovers read;

    @Autowired
    HandoverPlans plans;

    @Autowired
    FakeTransferDesk desk;

    @Autowired
    FakeFriendDirectory directory;

    @Autowired
    KeepFriends keepFriends;

    @Autowired
    Friends friends;

    @Autowired
    Bonds bonds;

    @Autowired
    CustomerCards cards;

    @Autowired
    Shoppers shoppers;

    @Autowired
    Staffing staffing;

    @Autowired
    Places places;

    @Autowired
    Roster roster;

    @Autowired
    Ids ids;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    private long store;
    private Guide from;
    private Guide to;

    @BeforeEach
    void aStoreWithTwoGuides() {
        long region = places.openRegion(ids.next(), "大区", "Region");
        store = places.openStore(ids.next(), region, "门店", "Store");
        from = guide(store);
        to = guide(store);
        clock.advance(Duration.ofMinutes(5));
    }

    /** D14; F-LW6: a peer names all customers at once, within a transaction, and never asks what came of it. */
    @Test
    @DisplayName(
            "F-LW6 resigned transfer goes in batches of 100 outside any transaction, and its results are polled to the end")
    void ofTwoHundredAndFiftyCustomersInThreeBatchesOneRefusesAndOneIsTooMany() {
        var customers = strangers(250);
        staffing.retire(from.userid());
        desk.fate(customers.get(3), Outcome.REFUSED);
        desk.fate(customers.get(240), Outcome.LIMITED);
        desk.refuse(customers.get(7), "40131");
        int before = desk.batches().size();
        var plan = planning.plan(wish(Kind.RESIGNED, Strategy.ROUND_ROBIN));
        assertThat(planning.look(plan.id()).customers()).isEqualTo(Map.of(Line.State.PLANNED, 250L));
        assertThat(desk.batches()).as("a dry run").hasSize(before);
        assertThatThrownBy(() -> planning.plan(wish(Kind.RESIGNED, Strategy.BY_LOAD)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("handover_open"));

        planning.start(plan.id(), ADMIN);
        runAll();
        assertThat(desk.batches().subList(before, desk.batches().size())).containsExactly(100, 100, 50);
        assertThat(planning.look(plan.id()).customers())
                .isEqualTo(Map.of(Line.State.WAITING, 249L, Line.State.FAILED, 1L));
        clock.advance(Duration.ofHours(25));
        runAll();

        var done = planning.look(plan.id());
        assertThat(done.customers())
                .isEqualTo(Map.of(
                        Line.State.DONE, 247L, Line.State.FAILED, 1L, Line.State.REFUSED, 1L, Line.State.LIMITED, 1L));
        assertThat(done.plan().state()).isEqualTo(State.DONE);
        assertThat(friends.livingOf(to.id(), "", 1_000)).hasSize(247);
        assertThat(friends.livingOf(from.id(), "", 1_000)).hasSize(3);
        assertThat(read.takenBy(to.id(), clock.instant().plusSeconds(1), "", 1_000))
                .hasSize(247);
    }

    @Test
    void anAnswerThatIsLostAfterAllWasDoneIsFoundInTheResultsAndNothingIsAskedForTwice() {
        strangers(120);
        staffing.retire(from.userid());
        int before = desk.batches().size();
        var plan = planning.plan(wish(Kind.RESIGNED, Strategy.ROUND_ROBIN));
        planning.start(plan.id(), ADMIN);
        desk.loseAnswers(1);

        runAll();
        assertThat(planning.look(plan.id()).customers())
                .isEqualTo(Map.of(Line.State.SENT, 100L, Line.State.PLANNED, 20L));
        clock.advance(Duration.ofMinutes(2));
        runAll();

        assertThat(desk.batches().subList(before, desk.batches().size())).containsExactly(100, 20);
        assertThat(planning.look(plan.id()).customers()).isEqualTo(Map.of(Line.State.WAITING, 120L));
    }

    @Test
    void whatWeComNeverHeardOfIsAskedForAgain() {
        strangers(3);
        staffing.retire(from.userid());
        var plan = planning.plan(wish(Kind.RESIGNED, Strategy.ROUND_ROBIN));
        planning.start(plan.id(), ADMIN);
        // Died between writing down and asking.
        var lines = plans.nextBatch(plan.id(), 100).stream()
                .map(Line::externalUserid)
                .toList();
        plans.send(plan.id(), lines, 1, clock.instant());
        plans.poll(plan.id(), to.id(), clock.instant());
        clock.advance(Duration.ofSeconds(1));

        runAll();

        assertThat(planning.look(plan.id()).customers()).isEqualTo(Map.of(Line.State.WAITING, 3L));
    }

    @Test
    void aPollerThatDiesBetweenTwoPagesIsFollowedAtThePageWhereItStood() {
        strangers(100);
        staffing.retire(from.userid());
        var plan = planning.plan(wish(Kind.RESIGNED, Strategy.ROUND_ROBIN));
        planning.start(plan.id(), ADMIN);
        runAll();
        clock.advance(Duration.ofHours(25));
        assertThat(run.runDue(1)).isEqualTo(1);
        var stood = plans.polls(plan.id()).get(0);
        assertThat(stood.cursor()).isEqualTo("40");
        assertThat(planning.look(plan.id()).customers()).containsEntry(Line.State.DONE, 40L);
        assertThat(plans.claim(plan.id(), 4711, clock.instant(), clock.instant().plus(Duration.ofMinutes(5))))
                .isTrue();
        assertThat(run.runDue(10)).as("somebody else has it").isZero();
        clock.advance(Duration.ofMinutes(6));
        desk.breakPages(1);
        run.runDue(1);
        assertThat(plans.polls(plan.id()).get(0))
                .as("a page that did not arrive")
                .isEqualTo(stood);
        clock.advance(Duration.ofMinutes(2));

        runAll();

        assertThat(planning.look(plan.id()).customers()).isEqualTo(Map.of(Line.State.DONE, 100L));
    }

    @Test
    void theMemberBelongsToTheNewGuideFromTheTakeoverOnAndTheOldOneSeesHimNoMore() {
        var customer = strangers(1).get(0);
        long member = member(customer);
        keepFriends.added(from.userid(), customer, clock.instant(), Optional.empty());
        assertThat(bonds.of(member)).hasSize(1);
        staffing.retire(from.userid());
        var plan = planning.plan(wish(Kind.RESIGNED, Strategy.BY_AFFINITY));
        planning.start(plan.id(), ADMIN);
        runAll();
        assertThat(jdbc.queryForObject(
                        "SELECT outcome FROM shopper_handover WHERE member_id = ?", String.class, member))
                .as("the gap that attribution knows of")
                .isEqualTo("PENDING");
        assertThat(cards.find(from.id(), customer, clock.instant())).isPresent();
        var takeoverAt = clock.instant().plus(Duration.ofHours(24));
        clock.advance(Duration.ofHours(30));

        runAll();

        var history = bonds.of(member);
        assertThat(history.get(0).endReason()).contains(EndReason.TRANSFER);
        assertThat(history.get(1).guide()).isEqualTo(new GuideId(to.id()));
        assertThat(history.get(1).boundAt()).isEqualTo(takeoverAt);
        assertThat(cards.find(from.id(), customer, clock.instant())).isEmpty();
        assertThat(cards.find(to.id(), customer, clock.instant())).isPresent();
        var dossier = read.dossier(to.id(), customer);
        assertThat(dossier.taken().fromGuideId()).isEqualTo(from.id());
        assertThatThrownBy(() -> read.dossier(from.id(), customer)).isInstanceOf(Refusal.class);
    }

    @Test
    void ofAGuideWhoStaysARefusedCustomerStaysHisAndTwoHandoversInNinetyDaysAreTheMost() {
        var customer = strangers(1).get(0);
        long member = member(customer);
        keepFriends.added(from.userid(), customer, clock.instant(), Optional.empty());
        desk.fate(customer, Outcome.REFUSED);
        assertThatThrownBy(() -> planning.plan(wish(Kind.RESIGNED, Strategy.BY_LOAD)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("guide_has_not_left"));
        handOver(from, to);
        assertThat(bonds.of(member)).singleElement().satisfies(kept -> assertThat(kept.endedAt())
                .isEmpty());
        desk.fate(customer, Outcome.DONE);
        handOver(from, to);
        assertThat(bonds.of(member).get(1).guide()).isEqualTo(new GuideId(to.id()));
        handOver(to, from);
        assertThat(friends.livingOf(from.id(), "", 10)).hasSize(1);

        var third = planning.plan(wish(Kind.ON_JOB, from, to));
        assertThat(read.lines(third.id(), Optional.empty(), "", 10))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.state()).isEqualTo(Line.State.SKIPPED);
                    assertThat(line.refusal()).isEqualTo("transfers_used_up");
                });
        planning.cancel(third.id());
        clock.advance(Duration.ofDays(91));
        var later = planning.plan(wish(Kind.ON_JOB, from, to));
        assertThat(planning.look(later.id()).customers()).isEqualTo(Map.of(Line.State.PLANNED, 1L));
        assertThat(planning.cancel(later.id()).state()).isEqualTo(State.CANCELLED);
    }

    @Test
    void aGuideWhoHasNotLeftInWeComBlocksThePlanUntilItIsStartedAgain() {
        strangers(2);
        staffing.retire(from.userid());
        desk.isStillThere(from.userid(), true);
        var plan = planning.plan(wish(Kind.RESIGNED, Strategy.ROUND_ROBIN));
        planning.start(plan.id(), ADMIN);
        runAll();
        assertThat(planning.look(plan.id()).plan().state()).isEqualTo(State.BLOCKED);
        assertThat(planning.look(plan.id()).plan().failure()).isEqualTo("40097");
        assertThat(planning.look(plan.id()).customers()).isEqualTo(Map.of(Line.State.PLANNED, 2L));
        desk.isStillThere(from.userid(), false);
        clock.advance(Duration.ofMinutes(2));

        planning.start(plan.id(), ADMIN);
        runAll();

        assertThat(planning.look(plan.id()).customers()).isEqualTo(Map.of(Line.State.WAITING, 2L));
    }

    @Test
    void customersStayWithTheFranchiseThatTheGuideHasLeftAndFollowHimElsewhere() {
        var customer = strangers(1).get(0);
        long member = member(customer);
        keepFriends.added(from.userid(), customer, clock.instant(), Optional.empty());
        long region = places.openRegion(ids.next(), "别处", "Elsewhere");
        long other = places.openStore(ids.next(), region, "新店", "New store");
        staffing.post(from.userid(), Set.of(new Posting(other, Employment.Role.GUIDE, true)));
        var move = new Wish(
                Kind.STORE_MOVE, from.id(), Optional.of(store), Strategy.BY_LOAD, Set.of(), Map.of(), false, "", ADMIN);
        assertThatThrownBy(() -> planning.plan(move))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("customers_follow_guide"));

        jdbc.update("UPDATE org_store SET ownership = 'FRANCHISE' WHERE id = ?", store);
        var plan = planning.plan(move);

        assertThat(read.lines(plan.id(), Optional.empty(), "", 10))
                .singleElement()
                .satisfies(line -> assertThat(line.toGuideId()).contains(to.id()));
        assertThat(bonds.of(member)).isNotEmpty();
        planning.cancel(plan.id());
    }

    @Test
    void byTagsWhoeverIsNamedForTheTagTakesOverAndTheOthersGoToThoseNamedForAll() {
        var customers = strangers(2);
        var other = guide(store);
        long group = ids.next();
        long tag = ids.next();
        jdbc.update(
                "INSERT INTO tag_group (id, name, sync_state, changed_at) VALUES (?, ?, 'PENDING', '2026-01-01')",
                group,
                "组" + group);
        jdbc.update(
                "INSERT INTO tag_value (id, group_id, name, sync_state, changed_at) VALUES (?, ?, '金卡', 'PENDING', '2026-01-01')",
                tag,
                group);
        jdbc.update(
                "INSERT INTO tag_mark (guide_id, external_userid, tag_id, wanted, sync_state, source, changed_at)"
                        + " VALUES (?, ?, ?, 1, 'PENDING', 'GUIDE', '2026-01-01')",
                from.id(),
                customers.get(1),
                tag);

        var plan = planning.plan(byTags(List.of(new TagRule(tag, Set.of(to.id()))), Set.of(other.id())));

        assertThat(read.lines(plan.id(), Optional.empty(), "", 10))
                .extracting(line -> line.toGuideId().orElseThrow())
                .containsExactly(other.id(), to.id());
        planning.cancel(plan.id());
        assertThatThrownBy(() -> planning.plan(byTags(List.of(), Set.of(other.id()))))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("tag_rules_unfit"));
        // Nobody shall want to tell WeCom of them.
        jdbc.update("DELETE FROM tag_mark WHERE tag_id = ?", tag);
        jdbc.update("DELETE FROM tag_value WHERE id = ?", tag);
        jdbc.update("DELETE FROM tag_group WHERE id = ?", group);
    }

    private Wish byTags(List<TagRule> rules, Set<Long> others) {
        return new Wish(
                Kind.ON_JOB, from.id(), Optional.empty(), Strategy.BY_TAGS, others, Map.of(), rules, false, "", ADMIN);
    }

    @Test
    void nearestGoesByThePlacesThatHeadquartersHasEntered() {
        var customer = strangers(1).get(0);
        long member = member(customer);
        jdbc.update("UPDATE shopper_member SET home_store_id = ? WHERE id = ?", store, member);
        jdbc.update("UPDATE shopper_friendship SET member_id = ? WHERE external_userid = ?", member, customer);
        long region = places.openRegion(ids.next(), "别处", "Elsewhere");
        long far = places.openStore(ids.next(), region, "远店", "Far store");
        long near = places.openStore(ids.next(), region, "近店", "Near store");
        lies(store, 31_230_000, 121_470_000);
        lies(far, 39_900_000, 116_400_000);
        lies(near, 31_300_000, 120_580_000);
        var ofFar = guide(far);
        var ofNear = guide(near);
        clock.advance(Duration.ofMinutes(5));

        var plan = planning.plan(new Wish(
                Kind.ON_JOB,
                from.id(),
                Optional.empty(),
                Strategy.NEAREST,
                Set.of(ofFar.id(), ofNear.id()),
                Map.of(),
                false,
                "",
                ADMIN));

        assertThat(read.lines(plan.id(), Optional.empty(), "", 10))
                .singleElement()
                .satisfies(line -> assertThat(line.toGuideId()).contains(ofNear.id()));
        planning.cancel(plan.id());
    }

    private void lies(long storeId, int latitudeE6, int longitudeE6) {
        jdbc.update(
                "INSERT INTO org_store_detail (store_id, latitude_e6, longitude_e6, version, updated_by, updated_at)"
                        + " VALUES (?, ?, ?, 0, 1, '2026-01-01')",
                storeId,
                latitudeE6,
                longitudeE6);
    }

    private void handOver(Guide giver, Guide taker) {
        var plan = planning.plan(wish(Kind.ON_JOB, giver, taker));
        planning.start(plan.id(), ADMIN);
        runAll();
        clock.advance(Duration.ofHours(25));
        runAll();
        assertThat(planning.look(plan.id()).plan().state()).isEqualTo(State.DONE);
    }

    private void runAll() {
        while (run.runDue(100) > 0) {}
    }

    private Wish wish(Kind kind, Strategy strategy) {
        return new Wish(kind, from.id(), Optional.empty(), strategy, Set.of(to.id()), Map.of(), false, "", ADMIN);
    }

    private static Wish wish(Kind kind, Guide giver, Guide taker) {
        return new Wish(
                kind,
                giver.id(),
                Optional.empty(),
                Strategy.ROUND_ROBIN,
                Set.of(taker.id()),
                Map.of(),
                false,
                "您好",
                ADMIN);
    }

    /** Friends of the guide who are no members. */
    private List<String> strangers(int count) {
        var rows = new ArrayList<Object[]>();
        var customers = new ArrayList<String>();
        var prefix = "wm" + UUID.randomUUID();
        var addedAt = LocalDateTime.ofInstant(clock.instant().minus(Duration.ofMinutes(1)), ZoneOffset.UTC);
        for (int i = 0; i < count; i++) {
            var customer = "%s_%03d".formatted(prefix, i);
            customers.add(customer);
            rows.add(new Object[] {from.id(), customer, addedAt});
        }
        jdbc.batchUpdate(
                "INSERT INTO shopper_friend_event (guide_id, external_userid, occurred_at, kind) VALUES (?, ?, ?, 'ADDED')",
                rows);
        jdbc.batchUpdate("INSERT INTO shopper_friendship (guide_id, external_userid, added_at) VALUES (?, ?, ?)", rows);
        return customers;
    }

    private long member(String customer) {
        long id = ids.next();
        shoppers.insert(id, clock.instant().minus(Duration.ofDays(1)));
        shoppers.addIdentity(id, IdentityKind.UNIONID, "u_" + customer, clock.instant());
        return id;
    }

    private Guide guide(long storeId) {
        var userid = "g" + UUID.randomUUID();
        staffing.hire(userid, "导购", List.of(new Posting(storeId, Employment.Role.GUIDE, true)));
        return roster.guideByUserid(userid).orElseThrow();
    }
}
