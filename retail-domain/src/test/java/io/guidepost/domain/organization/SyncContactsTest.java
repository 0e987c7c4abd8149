package io.guidepost.domain.organization;

import static io.guidepost.domain.organization.ContactDirectory.UserState.ACTIVE;
import static io.guidepost.domain.organization.ContactDirectory.UserState.DISABLED;
import static io.guidepost.domain.organization.ContactDirectory.UserState.LEFT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.organization.ContactDirectory.UserState;
import io.guidepost.domain.organization.SyncReport.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
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
class SyncContactsTest {

    @Autowired
    SyncContacts sync;

    @Autowired
    FakeContactDirectory directory;

    @Autowired
    Roster roster;

    @Autowired
    OrgChart chart;

    @Autowired
    Places places;

    @Autowired
    Guides guides;

    @Autowired
    SyncRuns runs;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void aSmallCorporation() {
        List.of("org_employment", "org_store_region", "org_guide", "org_store", "org_region", "org_sync_run")
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
        var run = sync.dryRun("hq");

        assertThat(run.report().counts())
                .containsEntry(Kind.REGION_ADDED, 2)
                .containsEntry(Kind.STORE_ADDED, 3)
                .containsEntry(Kind.GUIDE_HIRED, 4);
        assertThat(sync.find(run.id())).isEqualTo(run);
        assertThat(roster.guideByUserid("li")).isEmpty();
        assertThat(sync.dryRun("hq").report().counts()).isEqualTo(run.report().counts());
    }

    @Test
    void applyingMakesTheOrganizationAndASecondRunFindsNothing() {
        var run = sync.run("hq", 0);

        assertThat(run.state()).isEqualTo(SyncRun.State.DONE);
        assertThat(run.report().applied()).isEqualTo(9);
        var regions = chart.at(clock.instant(), Optional.empty());
        assertThat(regions).extracting(OrgChart.RegionOnChart::name).containsExactly("华东", "华北");
        assertThat(regions.get(0).stores())
                .extracting(OrgChart.StoreOnChart::name)
                .containsExactly("静安店", "徐汇店");
        assertThat(regions.get(0).stores().get(0).guides())
                .extracting(OrgChart.GuideOnChart::userid, OrgChart.GuideOnChart::role)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("boss", Employment.Role.MANAGER),
                        org.assertj.core.groups.Tuple.tuple("li", Employment.Role.GUIDE));
        assertThat(sync.run("hq", 0).report().total()).isZero();
    }

    @Test
    void aMoveIsHistoryAndNotAnOverwriting() {
        sync.run("hq", 0);
        var before = clock.instant();
        var guide = roster.guideByUserid("li").orElseThrow();
        clock.advance(Duration.ofDays(3));
        directory.user("li", "李导购", ACTIVE, "导购", true, 13L);

        var run = sync.run("hq", 0);

        assertThat(run.report().counts()).containsOnlyKeys(Kind.GUIDE_TRANSFERRED);
        assertThat(roster.serving(guide.id(), before).orElseThrow().storeName()).isEqualTo("静安店");
        var now = roster.serving(guide.id(), clock.instant()).orElseThrow();
        assertThat(now.storeName()).isEqualTo("朝阳店");
        assertThat(now.role()).isEqualTo(Employment.Role.MANAGER);
        assertThat(roster.employmentsOf(List.of(guide.id()))).hasSize(2);
        assertThat(roster.guide(guide.id()).orElseThrow().sessionVersion()).isEqualTo(1);
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
        assertThat(chart.at(before, Optional.of(north)).get(0).stores()).hasSize(1);
    }

    @Test
    void leaversLoseEmploymentAndSessionsAndComeBackAsTheSameGuide() {
        sync.run("hq", 0);
        var li = roster.guideByUserid("li").orElseThrow();
        clock.advance(Duration.ofDays(1));
        directory.user("li", "李导购", LEFT, "导购", false, 11L);
        directory.user("zhang", "张导购", DISABLED, "兼职导购", false, 12L);
        directory.forget("zhao");

        assertThat(sync.run("hq", 0).report().counts())
                .containsEntry(Kind.GUIDE_LEFT, 2)
                .containsEntry(Kind.GUIDE_SUSPENDED, 1);

        var left = roster.guide(li.id()).orElseThrow();
        assertThat(left.status()).isEqualTo(Guide.Status.LEFT);
        assertThat(left.sessionVersion()).isGreaterThan(li.sessionVersion());
        assertThat(roster.serving(li.id(), clock.instant())).isEmpty();
        clock.advance(Duration.ofDays(30));
        directory.user("li", "李导购", ACTIVE, "导购", false, 12L);

        assertThat(sync.run("hq", 0).report().counts()).containsEntry(Kind.GUIDE_RETURNED, 1);
        assertThat(roster.guideByUserid("li").orElseThrow().id()).isEqualTo(li.id());
        assertThat(roster.serving(li.id(), clock.instant()).orElseThrow().storeName())
                .isEqualTo("徐汇店");
    }

    @Test
    void aRunThatWasCutOffIsFinishedByTheNext() {
        for (int i = 0; i < 450; i++) {
            directory.user("guide" + i, "导购" + i, ACTIVE, "导购", false, 11L + i % 3);
        }
        var calls = new AtomicInteger();
        directory.beforeUser(() -> {
            if (calls.incrementAndGet() == 300) {
                throw new GatewayUnclear("connection reset", null);
            }
        });
        assertThatThrownBy(() -> sync.run("hq", 0)).isInstanceOf(GatewayUnclear.class);

        directory.beforeUser(() -> {});
        var run = sync.run("hq", 0);

        assertThat(run.report().counts()).containsEntry(Kind.GUIDE_HIRED, 454);
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM org_employment", Long.class))
                .isEqualTo(454);
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM org_sync_run WHERE state = 'FAILED'", Long.class))
                .isEqualTo(1);
    }

    @Test
    void onlyOneRunAtATimeAndADeadOneIsReplaced() {
        var other = new ArrayList<Throwable>();
        directory.beforeUser(() -> {
            directory.beforeUser(() -> {});
            try {
                sync.run("second", 0);
            } catch (Refusal refused) {
                other.add(refused);
            }
        });

        sync.run("first", 0);

        assertThat(other)
                .singleElement()
                .extracting(it -> ((Refusal) it).code())
                .isEqualTo("sync_running");
        var dead = new SyncRun(
                7, false, SyncRun.State.RUNNING, SyncReport.of(List.of()), "dead", clock.instant(), Optional.empty());
        runs.begin(dead, clock.instant().plusSeconds(60));
        assertThatThrownBy(() -> sync.run("third", 0)).isInstanceOf(Refusal.class);
        clock.advance(Duration.ofMinutes(2));

        assertThat(sync.run("third", 0).state()).isEqualTo(SyncRun.State.DONE);
        assertThat(sync.find(7).state()).isEqualTo(SyncRun.State.FAILED);
    }

    @Test
    void aRunThatWasTakenForDeadWritesNothingMore() {
        directory.beforeUser(() -> {
            directory.beforeUser(() -> {});
            clock.advance(Duration.ofMinutes(10));
            sync.run("second", 0);
            directory.forget("zhao");
        });

        assertThatThrownBy(() -> sync.run("first", 0)).isInstanceOf(IllegalStateException.class);

        assertThat(sync.dryRun("hq").report().counts()).containsOnlyKeys(Kind.GUIDE_LEFT);
    }

    @Test
    void aSuddenlyEmptyViewOfTheContactsSeesNobodyOff() {
        for (int i = 0; i < 30; i++) {
            directory.user("guide" + i, "导购" + i, ACTIVE, "导购", false, 11L);
        }
        sync.run("hq", 0);
        for (int i = 0; i < 30; i++) {
            directory.forget("guide" + i);
        }

        assertThatThrownBy(() -> sync.run("hq", 0))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("too_many_leavers"));
        assertThat(roster.guideByUserid("guide7").orElseThrow().isActive()).isTrue();

        assertThat(sync.run("hq", 30).report().counts()).containsEntry(Kind.GUIDE_LEFT, 30);
        directory.clear();
        assertThatThrownBy(() -> sync.run("hq", 99))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("contacts_not_visible"));
    }

    @Test
    void hintsAboutOnePersonBringThatPersonUpToDate() {
        sync.personChanged("li");
        var li = roster.guideByUserid("li").orElseThrow();
        assertThat(roster.serving(li.id(), clock.instant()).orElseThrow().storeName())
                .isEqualTo("静安店");

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
    void ownershipIsSetByWhoeverHasSeenTheLatestVersion() {
        sync.run("hq", 0);
        var store = chart.at(clock.instant(), Optional.empty()).get(0).stores().get(0);

        var changed = places.changeOwnership(store.id(), Store.Ownership.FRANCHISE, store.version());

        assertThat(changed.ownership()).isEqualTo(Store.Ownership.FRANCHISE);
        assertThatThrownBy(() -> places.changeOwnership(store.id(), Store.Ownership.DIRECT, store.version()))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("version_conflict"));
        assertThat(sync.run("hq", 0).report().total()).isZero();
    }

    static LongStream seeds() {
        return LongStream.of(1, 7, 42, 20261122);
    }

    /** Whatever happened at WeCom: one run brings us there, the next has nothing to do, and no guide is twice somewhere. */
    @ParameterizedTest
    @MethodSource("seeds")
    void anyHistoryOfChangesConverges(long seed) {
        var random = new Random(seed);
        for (int step = 0; step < 12; step++) {
            for (int change = 0; change < 4; change++) {
                changeSomething(random);
            }
            clock.advance(Duration.ofMillis(random.nextInt(3)));
            sync.run("hq", 1_000);
            assertThat(sync.dryRun("hq").report().items())
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

    private long region(String name) {
        return roster.regions().stream()
                .filter(region -> region.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static Area areaOfRegion(long regionId) {
        return new Area(java.util.Set.of(regionId), java.util.Set.of(), java.util.Set.of());
    }
}
