package io.guidepost.domain.contacts;

import static io.guidepost.domain.organization.ContactDirectory.UserState.ACTIVE;
import static io.guidepost.domain.organization.ContactDirectory.UserState.DISABLED;
import static io.guidepost.domain.organization.ContactDirectory.UserState.LEFT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.contacts.ContactSync.Kind;
import io.guidepost.domain.contacts.ContactSync.State;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.organization.Area;
import io.guidepost.domain.organization.ContactDirectory.UserState;
import io.guidepost.domain.organization.Employment;
import io.guidepost.domain.organization.FakeContactDirectory;
import io.guidepost.domain.organization.Guide;
import io.guidepost.domain.organization.OrgChart;
import io.guidepost.domain.organization.Places;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.organization.Serving;
import io.guidepost.domain.organization.Store;
import io.guidepost.domain.organization.SyncContacts;
import io.guidepost.domain.sight.Sight;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** A schema of its own, because a sync sees everybody else's guides off. */
@DomainTest
@TestPropertySource(properties = "guidepost.test.schema-of=organization")
class ContactSyncTest {

    private static final long MAKER = 1;
    private static final long CHECKER = 2;

    @Autowired
    SyncContacts sync;

    @Autowired
    RunContactSyncs duty;

    @Autowired
    AskForContactSync ask;

    @Autowired
    ContactSyncs syncs;

    @Autowired
    ContactMirror mirror;

    @Autowired
    FakeContactDirectory directory;

    @Autowired
    Roster roster;

    @Autowired
    OrgChart chart;

    @Autowired
    Places places;

    @Autowired
    Ids ids;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void aSmallCorporation() {
        List.of(
                        "org_employment",
                        "org_store_region",
                        "org_region_parent",
                        "org_store_closure",
                        "org_guide",
                        "org_store",
                        "org_region",
                        "contacts_change",
                        "contacts_sync",
                        "contacts_person",
                        "contacts_department",
                        "contacts_reading")
                .forEach(table -> jdbc.update("DELETE FROM " + table));
        directory.clear();
        directory.department(1, 0, "总部");
        directory.department(2, 1, "华东");
        directory.department(3, 1, "华北");
        directory.department(11, 2, "静安店");
        directory.department(12, 2, "徐汇店");
        directory.department(13, 3, "朝阳店");
        directory.user("boss", "王店长", ACTIVE, "店长", true, 11L);
        directory.user("li", "李导购", ACTIVE, "导购", false, 11L);
        directory.user("zhang", "张导购", ACTIVE, "兼职导购", false, 12L);
        directory.user("zhao", "赵导购", ACTIVE, "导购", false, 13L);
        directory.user("hq", "总部", ACTIVE, "运营", false, 1L);
        clock.advance(Duration.ofHours(1));
    }

    @Test
    void aDryRunShowsTheDifferenceAndChangesNothing() {
        var plan = look();

        assertThat(plan.state()).isEqualTo(State.PLANNED);
        assertThat(syncs.counts(plan.id()))
                .isEqualTo(Map.of(ChangeKind.REGION_ADDED, 2, ChangeKind.STORE_ADDED, 3, ChangeKind.GUIDE_HIRED, 4));
        assertThat(plan.people()).isEqualTo(5);
        assertThat(plan.departmentsRead()).isEqualTo(6);
        assertThat(roster.guideByUserid("li")).isEmpty();
        assertThat(syncs.counts(look().id())).isEqualTo(syncs.counts(plan.id()));
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM contacts_person", Long.class))
                .as("what was read is not kept")
                .isZero();
    }

    @Test
    void aPlanThatWasReadIsAppliedAsItWasRead() {
        var plan = look();
        directory.user("late", "后来者", ACTIVE, "导购", false, 11L);

        ask.apply(plan.id());
        var applied = carryOn(plan.id());

        assertThat(applied.state()).isEqualTo(State.DONE);
        assertThat(syncs.outcomes(plan.id())).isEqualTo(Map.of(PlannedChange.State.APPLIED, 9));
        assertThat(roster.guideByUserid("li")).isPresent();
        assertThat(roster.guideByUserid("late")).isEmpty();
        refused("sync_state", () -> ask.apply(plan.id()));
        assertThat(syncs.counts(look().id())).isEqualTo(Map.of(ChangeKind.GUIDE_HIRED, 1));
    }

    @Test
    void aStalePlanIsRefused() {
        sync.run("hq", 0);
        directory.forget("zhao");
        var old = look();
        var outdated = look();
        clock.advance(Duration.ofSeconds(1));
        var store = chart.at(clock.instant(), Sight.ALL).get(0).stores().get(0);

        places.renameStore(store.id(), "静安二店", "Jing'an 2");
        refused("plan_stale", () -> ask.apply(outdated.id()));
        places.renameStore(store.id(), store.name(), "静安店 en");
        sync.run("hq", 0);
        refused("plan_stale", () -> ask.apply(outdated.id()));
        directory.forget("zhang");
        var tooOld = look();
        clock.advance(Duration.ofHours(25));
        refused("plan_stale", () -> ask.apply(tooOld.id()));

        assertThat(syncs.find(old.id()).orElseThrow().state()).isEqualTo(State.PLANNED);
        assertThat(roster.guideByUserid("zhang").orElseThrow().isActive()).isTrue();
    }

    @Test
    void whoeverHasChangedSinceThePlanIsLeftAlone() {
        sync.run("hq", 0);
        directory.user("li", "李导购", ACTIVE, "导购", false, 12L);
        directory.user("new", "新导购", ACTIVE, "导购", false, 12L);
        directory.user("zhao", "赵导购", ACTIVE, "导购", false, 11L);
        var plan = look();
        directory.user("li", "李导购", ACTIVE, "导购", false, 13L);
        sync.personChanged("li");
        sync.personChanged("new");

        ask.apply(plan.id());
        carryOn(plan.id());

        assertThat(syncs.lines(plan.id(), Optional.empty(), Optional.of(PlannedChange.State.SKIPPED), 0, 10))
                .extracting(PlannedChange::subject, PlannedChange::failure)
                .containsExactlyInAnyOrder(tuple("li", "changed_since"), tuple("new", "changed_since"));
        assertThat(storeOf("li")).isEqualTo("朝阳店");
        assertThat(storeOf("zhao")).isEqualTo("静安店");
    }

    @Test
    void applyingMakesTheOrganizationAndASecondRunFindsNothing() {
        long run = sync.run("hq", 0);

        assertThat(syncs.find(run).orElseThrow().state()).isEqualTo(State.DONE);
        assertThat(syncs.outcomes(run)).isEqualTo(Map.of(PlannedChange.State.APPLIED, 9));
        var regions = chart.at(clock.instant(), Sight.ALL);
        assertThat(regions).extracting(OrgChart.RegionOnChart::name).containsExactly("华东", "华北");
        assertThat(regions.get(0).stores())
                .extracting(OrgChart.StoreOnChart::name)
                .containsExactly("静安店", "徐汇店");
        assertThat(regions.get(0).stores().get(0).guides())
                .extracting(OrgChart.GuideOnChart::userid, OrgChart.GuideOnChart::role)
                .containsExactly(tuple("boss", Employment.Role.MANAGER), tuple("li", Employment.Role.GUIDE));
        assertThat(counts(sync.run("hq", 0))).isEmpty();
    }

    @Test
    void aMoveIsHistoryAndNotAnOverwriting() {
        sync.run("hq", 0);
        var before = clock.instant();
        var guide = roster.guideByUserid("li").orElseThrow();
        clock.advance(Duration.ofDays(3));
        directory.user("li", "李导购", ACTIVE, "导购", true, 13L);

        long run = sync.run("hq", 0);

        assertThat(counts(run)).containsOnlyKeys(ChangeKind.GUIDE_TRANSFERRED);
        assertThat(roster.serving(guide.id(), before).orElseThrow().storeName()).isEqualTo("静安店");
        var now = roster.serving(guide.id(), clock.instant()).orElseThrow();
        assertThat(now.storeName()).isEqualTo("朝阳店");
        assertThat(now.role()).isEqualTo(Employment.Role.MANAGER);
        assertThat(roster.employmentsOf(List.of(guide.id()))).hasSize(2);
        assertThat(roster.guide(guide.id()).orElseThrow().sessionVersion()).isEqualTo(1);
    }

    @Test
    void somebodyInSeveralStoresServesInAllOfThem() {
        directory.user("li", "李导购", ACTIVE, "导购", false, 12L, 11L, 13L);

        sync.run("hq", 0);

        var li = roster.guideByUserid("li").orElseThrow();
        assertThat(roster.employmentsOf(List.of(li.id())))
                .hasSize(3)
                .filteredOn(Employment::isPrimary)
                .singleElement()
                .satisfies(main -> assertThat(
                                roster.store(main.storeId()).orElseThrow().name())
                        .isEqualTo("徐汇店"));
    }

    @Test
    void aStoreThatChangesItsRegionLeavesThePastWhereItWas() {
        sync.run("hq", 0);
        var before = clock.instant();
        var guide = roster.guideByUserid("zhang").orElseThrow();
        clock.advance(Duration.ofDays(3));
        directory.department(12, 3, "徐汇店");

        sync.run("hq", 0);

        var north = region("华北");
        assertThat(roster.serving(guide.id(), before).orElseThrow().regionId()).isNotEqualTo(north);
        assertThat(roster.serving(guide.id(), clock.instant()).orElseThrow().regionId())
                .isEqualTo(north);
        assertThat(roster.servingIn(areaOfRegion(north), clock.instant(), 0, 10))
                .extracting(Serving::userid)
                .containsExactlyInAnyOrder("zhang", "zhao");
        assertThat(chart.at(before, Sight.region(north)).get(0).stores()).hasSize(1);
    }

    @Test
    void leaversLoseEmploymentAndSessionsAndComeBackAsTheSameGuide() {
        sync.run("hq", 0);
        var li = roster.guideByUserid("li").orElseThrow();
        clock.advance(Duration.ofDays(1));
        directory.user("li", "李导购", LEFT, "导购", false, 11L);
        directory.user("zhang", "张导购", DISABLED, "兼职导购", false, 12L);
        directory.forget("zhao");

        assertThat(counts(sync.run("hq", 0)))
                .isEqualTo(Map.of(ChangeKind.GUIDE_LEFT, 2, ChangeKind.GUIDE_SUSPENDED, 1));

        var left = roster.guide(li.id()).orElseThrow();
        assertThat(left.status()).isEqualTo(Guide.Status.LEFT);
        assertThat(left.sessionVersion()).isGreaterThan(li.sessionVersion());
        assertThat(roster.serving(li.id(), clock.instant())).isEmpty();
        clock.advance(Duration.ofDays(30));
        directory.user("li", "李导购", ACTIVE, "导购", false, 12L);

        assertThat(counts(sync.run("hq", 0))).isEqualTo(Map.of(ChangeKind.GUIDE_RETURNED, 1));
        assertThat(roster.guideByUserid("li").orElseThrow().id()).isEqualTo(li.id());
        assertThat(storeOf("li")).isEqualTo("徐汇店");
        assertThat(roster.employmentsOf(List.of(li.id())))
                .extracting(Employment::isOpenEnded)
                .containsExactly(false, true);
    }

    /** About a thousand people: WeCom fails, and the node is killed, wherever it can be; every step is done once. */
    @Test
    void aSyncThatIsKilledAnywhereGoesOnWhereItStood() {
        for (int i = 0; i < 1_000; i++) {
            directory.user("guide" + i, "导购" + i, ACTIVE, "导购", false, 11L + i % 3);
        }
        var asked = new AtomicInteger();
        directory.beforeDepartment(id -> {
            if (asked.incrementAndGet() == 4) {
                throw new GatewayUnclear("connection reset", null);
            }
        });
        var started = ask.start(Kind.APPLY, "hq", MAKER);
        refused("sync_running", () -> ask.start(Kind.LOOK, "hq", MAKER));

        int steps = 0;
        while (syncs.find(started.id()).orElseThrow().state().isActive()) {
            assertThat(++steps).isLessThan(100);
            // The lease of whoever was killed stands in the way until it has run out.
            long killed = ids.next();
            assertThat(syncs.claim(
                            started.id(),
                            killed,
                            clock.instant(),
                            clock.instant().plusSeconds(60)))
                    .isTrue();
            assertThat(duty.runDue(1)).isZero();
            clock.advance(Duration.ofSeconds(61));
            assertThat(duty.runDue(1)).isEqualTo(1);
        }

        assertThat(counts(started.id())).containsEntry(ChangeKind.GUIDE_HIRED, 1_004);
        assertThat(syncs.outcomes(started.id())).containsOnlyKeys(PlannedChange.State.APPLIED);
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM org_employment", Long.class))
                .isEqualTo(1_004);
        assertThat(asked.get()).as("departments asked for").isLessThanOrEqualTo(8);
        assertThat(counts(sync.run("hq", 0))).isEmpty();
    }

    @Test
    void aRunThatWasCutOffIsFinishedByTheNext() {
        directory.beforeDepartment(id -> {
            throw new GatewayUnclear("connection reset", null);
        });
        assertThatThrownBy(() -> sync.run("hq", 0)).isInstanceOf(GatewayUnclear.class);

        directory.beforeDepartment(id -> {});
        var next = sync.run("hq", 0);

        assertThat(counts(next)).isEmpty();
        assertThat(syncs.page(Long.MAX_VALUE, 10))
                .extracting(ContactSync::state)
                .containsExactly(State.DONE, State.DONE);
        assertThat(roster.guideByUserid("li")).isPresent();
    }

    @Test
    void weComIsGivenTimeAndGivenUpOnInTheEnd() {
        sync.run("hq", 0);
        directory.beforeDepartment(id -> {
            if (id == 12) {
                throw new GatewayUnclear("45009: api freq out of limit", null);
            }
        });
        var started = ask.start(Kind.APPLY, "hq", MAKER);

        duty.runDue(100);
        var waiting = syncs.find(started.id()).orElseThrow();
        assertThat(waiting.failure()).contains("45009");
        assertThat(waiting.dueAt()).isAfter(clock.instant());
        assertThat(duty.runDue(100)).as("before its time").isZero();
        for (int i = 0; i < SyncSteps.MOST_TRIES; i++) {
            clock.advance(Duration.ofMinutes(1));
            duty.runDue(100);
        }

        assertThat(syncs.find(started.id()).orElseThrow().state()).isEqualTo(State.DONE);
        assertThat(counts(started.id())).isEqualTo(Map.of(ChangeKind.DEPARTMENT_UNREADABLE, 1));
        assertThat(roster.guideByUserid("zhang").orElseThrow().isActive()).isTrue();
    }

    @Test
    void whoeverTookOverASyncIsNotDisturbed() {
        var started = ask.start(Kind.APPLY, "hq", MAKER);
        directory.beforeDepartment(id -> {
            directory.beforeDepartment(any -> {});
            clock.advance(Duration.ofMinutes(10));
            duty.runDue(100);
        });

        duty.runDue(100);

        assertThat(syncs.find(started.id()).orElseThrow().state()).isEqualTo(State.DONE);
        assertThat(syncs.outcomes(started.id())).isEqualTo(Map.of(PlannedChange.State.APPLIED, 9));
    }

    @Test
    void whoCannotBeReadStaysAndIsNamedWithTheReason() {
        sync.run("hq", 0);
        directory.hide("li", "60011");
        directory.user("zhao", "赵导购", ACTIVE, "导购", false, 12L);
        directory.beforeDepartment(id -> {
            if (id == 13) {
                throw new GatewayRejected("60011", "no privilege");
            }
        });

        long run = sync.run("hq", 0);

        assertThat(syncs.lines(run, Optional.empty(), Optional.empty(), 0, 10))
                .extracting(PlannedChange::kind, PlannedChange::subject, PlannedChange::state)
                .containsExactlyInAnyOrder(
                        tuple(ChangeKind.PERSON_UNREADABLE, "li", PlannedChange.State.NOTICE),
                        tuple(ChangeKind.GUIDE_TRANSFERRED, "zhao", PlannedChange.State.APPLIED),
                        tuple(ChangeKind.DEPARTMENT_UNREADABLE, "13", PlannedChange.State.NOTICE));
        assertThat(syncs.lines(run, Optional.of(ChangeKind.PERSON_UNREADABLE), Optional.empty(), 0, 1)
                        .get(0)
                        .failure())
                .contains("60011");
        assertThat(roster.guideByUserid("li").orElseThrow().isActive()).isTrue();
    }

    @Test
    void aLineThatCannotBeAppliedFailsAlone() {
        sync.run("hq", 0);
        directory.user("new", "新导购", ACTIVE, "导购", false, 12L);
        directory.user("li", "李导购", ACTIVE, "导购", false, 13L);
        var plan = look();
        jdbc.update(
                "UPDATE contacts_change SET step = REPLACE(step, '\"storeDepartmentId\":12', '\"storeDepartmentId\":99')"
                        + " WHERE sync_id = ? AND subject = 'new'",
                plan.id());

        ask.apply(plan.id());
        carryOn(plan.id());

        assertThat(syncs.lines(plan.id(), Optional.empty(), Optional.empty(), 0, 10))
                .extracting(PlannedChange::subject, PlannedChange::state)
                .containsExactlyInAnyOrder(
                        tuple("new", PlannedChange.State.FAILED), tuple("li", PlannedChange.State.APPLIED));
        assertThat(storeOf("li")).isEqualTo("朝阳店");
    }

    @Test
    void departmentsThatAreNoStoreAndPerhapsRenamedPeopleAreTold() {
        sync.run("hq", 0);
        directory.user("east", "区域督导", ACTIVE, "督导", false, 2L);
        directory.user("east2", "区域督导", ACTIVE, "督导", false, 2L);
        directory.forget("li");
        directory.user("li.new", "李导购", ACTIVE, "导购", false, 11L);

        var plan = look();

        assertThat(syncs.lines(plan.id(), Optional.empty(), Optional.of(PlannedChange.State.NOTICE), 0, 10))
                .extracting(PlannedChange::kind, PlannedChange::subject, PlannedChange::was, PlannedChange::becomes)
                .containsExactly(
                        tuple(ChangeKind.DEPARTMENT_UNMAPPED, "2", "", "2"),
                        tuple(ChangeKind.PERHAPS_RENAMED, "li.new", "li", "li.new"));
    }

    @Test
    void regionsWithinRegionsKeepTheirHistory() {
        ask.read(12, Optional.of(DepartmentReading.REGION), MAKER);
        directory.department(121, 12, "徐家汇店");
        directory.user("zhou", "周导购", ACTIVE, "导购", false, 121L);
        sync.run("hq", 0);
        var before = clock.instant();
        var east = region("华东");

        assertThat(roster.servingIn(areaOfRegion(east), before, 0, 10))
                .extracting(Serving::userid)
                .containsExactlyInAnyOrder("boss", "li", "zhou");
        assertThat(chart.at(before, Sight.ALL))
                .extracting(OrgChart.RegionOnChart::name, OrgChart.RegionOnChart::parentId)
                .containsExactly(tuple("华东", 0L), tuple("华北", 0L), tuple("徐汇店", east));

        clock.advance(Duration.ofDays(1));
        directory.department(12, 3, "徐汇店");
        sync.run("hq", 0);

        assertThat(roster.servingIn(areaOfRegion(east), before, 0, 10)).hasSize(3);
        assertThat(roster.servingIn(areaOfRegion(east), clock.instant(), 0, 10)).hasSize(2);
        assertThat(roster.servingIn(areaOfRegion(region("华北")), clock.instant(), 0, 10))
                .extracting(Serving::userid)
                .containsExactlyInAnyOrder("zhao", "zhou");
    }

    @Test
    void seeingManyOffWaitsForSomebodyElsesApproval() {
        for (int i = 0; i < 30; i++) {
            directory.user("guide" + i, "导购" + i, ACTIVE, "导购", false, 11L);
        }
        sync.run("hq", 0);
        for (int i = 0; i < 30; i++) {
            directory.forget("guide" + i);
        }

        refused("too_many_removed", () -> sync.run("hq", 0));
        assertThat(roster.guideByUserid("guide7").orElseThrow().isActive()).isTrue();
        var waiting = ask.start(Kind.APPLY, "hq", MAKER);
        assertThat(carryOn(waiting.id()).state()).isEqualTo(State.AWAITING_APPROVAL);
        assertThat(syncs.find(waiting.id()).orElseThrow().removals()).isEqualTo(30);
        refused("sync_state", () -> ask.apply(waiting.id()));
        refused("maker_is_checker", () -> ask.approve(waiting.id(), MAKER));

        ask.approve(waiting.id(), CHECKER);

        assertThat(carryOn(waiting.id()).state()).isEqualTo(State.DONE);
        assertThat(counts(waiting.id())).containsEntry(ChangeKind.GUIDE_LEFT, 30);
        assertThat(roster.guideByUserid("guide7").orElseThrow().status()).isEqualTo(Guide.Status.LEFT);
        directory.clear();
        refused("contacts_not_visible", () -> sync.run("hq", 99));
        assertThat(syncs.page(Long.MAX_VALUE, 1).get(0).state()).isEqualTo(State.FAILED);
    }

    @Test
    void aCancelledSyncDoesNothingMore() {
        var started = ask.start(Kind.APPLY, "hq", MAKER);
        duty.runDue(3);

        ask.cancel(started.id());

        assertThat(duty.runDue(100)).isZero();
        assertThat(roster.guideByUserid("li")).isEmpty();
        refused("sync_state", () -> ask.cancel(started.id()));
        assertThat(counts(sync.run("hq", 0))).containsEntry(ChangeKind.GUIDE_HIRED, 4);
    }

    @Test
    void hintsAboutOnePersonBringThatPersonUpToDate() {
        sync.personChanged("li");
        var li = roster.guideByUserid("li").orElseThrow();
        assertThat(storeOf("li")).isEqualTo("静安店");

        directory.forget("li");
        directory.user("li.new", "李导购", ACTIVE, "导购", false, 12L);
        sync.personRenamed("li", "li.new");

        assertThat(roster.guideByUserid("li.new").orElseThrow().id()).isEqualTo(li.id());
        assertThat(roster.guideByUserid("li")).isEmpty();
        clock.advance(Duration.ofMinutes(1));
        directory.forget("li.new");
        sync.personChanged("li.new");
        sync.personChanged("li.new");

        assertThat(roster.guide(li.id()).orElseThrow().status()).isEqualTo(Guide.Status.LEFT);
        assertThat(roster.guide(li.id()).orElseThrow().sessionVersion()).isEqualTo(3);
    }

    @Test
    void aHintAboutAPersonAsksForDepartmentsOnlyWhenOneIsUnknown() {
        sync.run("hq", 0);
        directory.department(12, 3, "换了大区");
        directory.user("li", "李导购", ACTIVE, "导购", false, 12L);

        sync.personChanged("li");
        assertThat(chart.at(clock.instant(), Sight.ALL).get(1).stores()).hasSize(1);
        directory.department(14, 3, "新店");
        directory.user("li", "李导购", ACTIVE, "导购", false, 14L);
        sync.personChanged("li");

        assertThat(storeOf("li")).isEqualTo("新店");
        assertThat(chart.at(clock.instant().plusMillis(10), Sight.ALL).get(1).stores())
                .extracting(OrgChart.StoreOnChart::name)
                .containsExactly("换了大区", "朝阳店", "新店");
    }

    @Test
    void ownershipIsSetByWhoeverHasSeenTheLatestVersion() {
        sync.run("hq", 0);
        var store = chart.at(clock.instant(), Sight.ALL).get(0).stores().get(0);

        var changed = places.changeOwnership(store.id(), Store.Ownership.FRANCHISE, store.version());

        assertThat(changed.ownership()).isEqualTo(Store.Ownership.FRANCHISE);
        refused("version_conflict", () -> places.changeOwnership(store.id(), Store.Ownership.DIRECT, store.version()));
        assertThat(counts(sync.run("hq", 0))).isEmpty();
    }

    static LongStream seeds() {
        return LongStream.of(1, 7, 42, 20261122);
    }

    /**
     * Whatever happened at WeCom, and whatever of it was told before, twice or in any order: one run brings us there, the
     * next has nothing to do, and no guide is twice somewhere.
     */
    @ParameterizedTest
    @MethodSource("seeds")
    void anyHistoryOfChangesConverges(long seed) {
        var random = new Random(seed);
        for (int step = 0; step < 12; step++) {
            for (int change = 0; change < 4; change++) {
                changeSomething(random);
                hint(random);
            }
            clock.advance(Duration.ofMillis(random.nextInt(3)));
            sync.run("hq", 1_000);
            var again = sync.run("hq", 1_000);
            assertThat(syncs.lines(again, Optional.empty(), Optional.of(PlannedChange.State.APPLIED), 0, 10))
                    .as("seed %d step %d", seed, step)
                    .isEmpty();
        }
        assertThat(jdbc.queryForObject(
                        """
                        SELECT COUNT(*) FROM org_employment a JOIN org_employment b
                          ON a.guide_id = b.guide_id AND a.store_id = b.store_id AND a.id < b.id
                         AND a.valid_from < b.valid_until AND b.valid_from < a.valid_until
                        """,
                        Long.class))
                .as("overlapping employments, seed %d", seed)
                .isZero();
        assertThat(mirror.departments(ContactMirror.LATEST)).hasSameSizeAs(directory.departments());
    }

    private void changeSomething(Random random) {
        var userid = "g" + random.nextInt(8);
        var states = UserState.values();
        switch (random.nextInt(4)) {
            case 0 -> directory.forget(userid);
            case 1 -> directory.department(11 + random.nextInt(4), 2 + random.nextInt(2), "店" + random.nextInt(3));
            case 2 ->
                directory.user(
                        userid, userid, states[random.nextInt(states.length)], "导购", false, 11L + random.nextInt(4));
            default ->
                directory.user(
                        userid,
                        userid,
                        ACTIVE,
                        random.nextBoolean() ? "兼职" : "",
                        random.nextBoolean(),
                        11L + random.nextInt(2),
                        13L);
        }
    }

    private void hint(Random random) {
        switch (random.nextInt(6)) {
            case 0 -> sync.departmentsChanged();
            case 1 -> sync.personChanged("g" + random.nextInt(8));
            default -> {}
        }
    }

    private ContactSync look() {
        return carryOn(ask.start(Kind.LOOK, "hq", MAKER).id());
    }

    private ContactSync carryOn(long syncId) {
        duty.runDue(100);
        var sync = syncs.find(syncId).orElseThrow();
        assertThat(sync.state().isActive()).as("still under way: %s", sync).isFalse();
        return sync;
    }

    private Map<ChangeKind, Integer> counts(long syncId) {
        return syncs.counts(syncId);
    }

    private String storeOf(String userid) {
        var guide = roster.guideByUserid(userid).orElseThrow();
        // What changed twice in one instant follows a millisecond later.
        return roster.serving(guide.id(), clock.instant().plusMillis(10))
                .orElseThrow()
                .storeName();
    }

    private static void refused(String code, Runnable work) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }

    private long region(String name) {
        return roster.regions().stream()
                .filter(region -> region.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static Area areaOfRegion(long regionId) {
        return new Area(Set.of(regionId), Set.of(), Set.of());
    }
}
