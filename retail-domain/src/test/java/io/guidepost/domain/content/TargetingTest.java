package io.guidepost.domain.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.audience.FillSegments;
import io.guidepost.domain.audience.GuideTags;
import io.guidepost.domain.audience.Leaves;
import io.guidepost.domain.audience.MemberList;
import io.guidepost.domain.audience.MemberLists;
import io.guidepost.domain.audience.SegmentConditions;
import io.guidepost.domain.calendar.CalendarRules;
import io.guidepost.domain.calendar.Calendars;
import io.guidepost.domain.calendar.DispatchCalendar;
import io.guidepost.domain.calendar.KeepStoreTimes;
import io.guidepost.domain.calendar.Window;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.execution.Grouping;
import io.guidepost.domain.execution.ReportExecution;
import io.guidepost.domain.execution.ReportExecution.Part;
import io.guidepost.domain.fatigue.ContactLimits;
import io.guidepost.domain.fatigue.FatigueGuard;
import io.guidepost.domain.fatigue.FatigueRules;
import io.guidepost.domain.fatigue.OptOuts;
import io.guidepost.domain.organization.Area;
import io.guidepost.domain.organization.Employment;
import io.guidepost.domain.organization.OpeningHours;
import io.guidepost.domain.organization.OpeningHours.Span;
import io.guidepost.domain.organization.StoreDetails;
import io.guidepost.domain.outbox.Outbox;
import java.sql.Date;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who gets a task, and for whom of their customers (C3, C7, C8); with the limits and hours of a real house. */
@DomainTest
class TargetingTest {

    @Autowired
    TaskScene scene;

    @Autowired
    Tasks tasks;

    @Autowired
    Outbox outbox;

    @Autowired
    FillSegments segments;

    @Autowired
    TransactionRetry transaction;

    @Autowired
    Calendars calendars;

    @Autowired
    KeepStoreTimes storeTimes;

    @Autowired
    StoreDetails details;

    @Autowired
    Leaves leaves;

    @Autowired
    GuideTags tags;

    @Autowired
    MemberLists lists;

    @Autowired
    OptOuts optOuts;

    @Autowired
    ReportExecution execution;

    @Autowired
    ExemptLeavers exemptLeavers;

    @Autowired
    CancelTask cancelTask;

    @Autowired
    EndTasks endTasks;

    @Autowired
    AnnounceInTime announceInTime;

    @Autowired
    FakeGuideMessenger wecom;

    @Autowired
    Ids ids;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    long store;
    DispatchTasks dispatch;

    @BeforeEach
    void tenInTheMorningOfANewDay() {
        var tomorrow = CalendarRules.day(clock.instant()).plusDays(1);
        clock.advance(Duration.between(
                clock.instant(),
                tomorrow.atTime(10, 0).atZone(CalendarRules.ZONE).toInstant()));
        store = scene.store(scene.region());
        dispatch = dispatching();
    }

    private DispatchTasks dispatching() {
        return new DispatchTasks(
                tasks,
                outbox,
                new DispatchCalendar(calendars, clock, "07:00", "23:00"),
                new FatigueGuard(ContactLimits.OF_THE_HOUSE),
                segments,
                transaction,
                clock,
                2);
    }

    @Test
    @DisplayName("C11 (5) member shared by 3 guides receives 1 message")
    void memberSharedByThreeGuidesReceivesOneMessage() {
        long li = scene.guide(store, 1);
        long wang = scene.guide(store, 1);
        long zhao = scene.guide(store, 1);
        var latest = shared(li, 9, wang, 2, zhao, 5);
        var bound = shared(li, 9, wang, 2, zhao, 5);
        bind(bound, zhao);

        long task = scene.task(li, wang, zhao);
        dispatch.runDue(100);

        assertThat(takersOf(task, latest)).containsExactly(wang);
        assertThat(takersOf(task, bound)).containsExactly(zhao);
    }

    @Test
    void betweenEqualFriendsTheOneWithFewerCustomersTakesOver() {
        long busy = scene.guide(store, 5);
        long idle = scene.guide(store, 1);
        var twin = shared(busy, 3, idle, 3);

        long task = scene.task(busy, idle);
        dispatch.runDue(100);

        assertThat(takersOf(task, twin)).containsExactly(idle);
    }

    @Test
    void whoIsAwayOrSuspendedIsExemptAndTheirSharedCustomersGoToColleagues() {
        long here = scene.guide(store, 1);
        long away = scene.guide(store, 1);
        long suspended = scene.guide(store, 1);
        var shared = shared(here, 9, away, 1, suspended, 2);
        scene.status(suspended, "SUSPENDED");
        var today = CalendarRules.day(clock.instant());
        leaves.keep(new Leaves.Leave(away, today.minusDays(3), today, "年假"), 1, clock.instant());

        long task = scene.task(here, away, suspended);
        dispatch.runDue(100);

        assertThat(scene.state(task, away)).isEqualTo("EXEMPT ON_LEAVE");
        assertThat(scene.state(task, suspended)).isEqualTo("EXEMPT SUSPENDED");
        assertThat(takersOf(task, shared)).containsExactly(here);
        var total = execution.ofTask(task, Grouping.REGION, Part.ALL).total().execution();
        assertThat(total.required()).isEqualTo(1);
    }

    @Test
    void rolesAndTagsChooseAmongTheGuidesOfAnArea() {
        long manager = scene.guide(store, 1, "MANAGER");
        long guide = scene.guide(store, 1);
        long star = scene.guide(store, 1);
        var tag = "星" + star;
        tags.tag(tag, Set.of(star, manager), 1, clock.instant());
        var area = new Area(Set.of(), Set.of(store), Set.of());

        long forGuides =
                scene.task(new Target(area, Set.of(Employment.Role.GUIDE), Set.of(), Optional.empty()), Terms.USUAL);
        long forStars =
                scene.task(new Target(area, Set.of(Employment.Role.GUIDE), Set.of(tag), Optional.empty()), Terms.USUAL);
        dispatch.runDue(100);

        assertThat(guidesOf(forGuides)).containsExactlyInAnyOrder(guide, star);
        assertThat(guidesOf(forStars)).containsExactly(star);
    }

    @Test
    void aListNarrowsTheCustomersAndWhoHasNoGuideIsReportedAsUnreachable() {
        long li = scene.guide(store, 3);
        var stranger = "wm_stranger" + ids.next();
        long list = list(MemberList.Kind.IMPORT, Optional.empty());
        lists.add(list, List.of("wm" + li + "_1", stranger));

        long task =
                scene.task(new Target(TaskScene.guides(li).area(), Set.of(), Set.of(), Optional.of(list)), Terms.USUAL);
        dispatch.runDue(100);

        assertThat(scene.customers(task, li, "NOT_SENT")).containsExactly("wm" + li + "_1");
        assertThat(tasks.unreachable(tasks.find(task).orElseThrow(), "", 10)).containsExactly(stranger);
    }

    @Test
    void aSegmentIsFoundAnewForEachDispatch() {
        long li = scene.guide(store, 2);
        scene.friend(li, "wm_old" + li, Duration.ofDays(90));
        long segment = list(MemberList.Kind.SEGMENT, Optional.of(new SegmentConditions(null, 30, 60, null, List.of())));

        long task = scene.task(
                new Target(TaskScene.guides(li).area(), Set.of(), Set.of(), Optional.of(segment)), Terms.USUAL);
        dispatch.runDue(100);

        assertThat(scene.customers(task, li, "NOT_SENT")).containsExactly("wm_old" + li);
        assertThat(lists.find(segment).orElseThrow().filledAt()).isPresent();
    }

    @Test
    void theSecondMessageOfADayIsSkippedAndOptingOutWins() {
        long li = scene.guide(store, 3);
        optOuts.optOut(List.of("wm" + li + "_2"), OptOuts.Source.CUSTOMER, clock.instant());
        var now = clock.instant();
        var usual = scene.wanted(TaskScene.guides(li), Terms.USUAL, now, now.plus(Duration.ofDays(2)));
        long low = scene.approved(usual);
        long urgent = scene.approved(scene.wanted(
                TaskScene.guides(li),
                new Terms(5, List.of(), List.of(), false, false, false, false),
                now,
                now.plus(Duration.ofDays(2))));
        long receipts = scene.approved(scene.wanted(
                TaskScene.guides(li),
                new Terms(0, List.of(), List.of(), false, true, false, false),
                now,
                now.plus(Duration.ofDays(3))));
        dispatch.runDue(100);

        assertThat(scene.customers(urgent, li, "NOT_SENT")).hasSize(2);
        assertThat(scene.customers(urgent, li, "SKIPPED_OPTOUT")).containsExactly("wm" + li + "_2");
        assertThat(scene.customers(low, li, "SKIPPED_FATIGUE")).hasSize(2);
        assertThat(scene.state(low, li)).isEqualTo("EXEMPT ALL_SKIPPED");
        assertThat(scene.customers(receipts, li, "NOT_SENT")).hasSize(2);
    }

    @Test
    void aTaskThatIsCalledOffOrExpiresGivesItsPlacesBack() {
        long li = scene.guide(store, 1);
        long called = scene.task(li);
        dispatch.runDue(100);
        cancelTask.cancel(called);
        scene.deliverEverything();

        long expiring = scene.task(li);
        dispatch.runDue(100);
        assertThat(scene.customers(expiring, li, "NOT_SENT")).hasSize(1);
        clock.advance(Duration.ofDays(2));
        endTasks.runDue(1000);

        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM content_delivery WHERE external_userid = ? AND contact_on IS NOT NULL",
                        Integer.class,
                        "wm" + li + "_0"))
                .isZero();
    }

    /** The database's one statement for a whole stretch decides as the rule does for one customer. */
    @Test
    void theDatabaseSkipsExactlyWhomTheRuleCallsTired() {
        long seed = 20261102;
        var random = new Random(seed);
        long li = scene.guide(store, 120);
        long archive = scene.task(scene.guide(store, 1));
        dispatch.runDue(100);
        long past =
                jdbc.queryForObject("SELECT MIN(id) FROM content_assignment WHERE task_id = ?", Long.class, archive);
        var today = CalendarRules.day(clock.instant());
        var expected = new ArrayList<String>();
        var limits = FatigueRules.thresholds(ContactLimits.OF_THE_HOUSE, today, false);
        var rows = new ArrayList<Object[]>();
        var assignments = pastAssignments(archive, past);
        for (int i = 0; i < 120; i++) {
            var customer = "wm" + li + "_" + i;
            var contacts = new ArrayList<LocalDate>();
            for (int n = random.nextInt(8); n > 0; n--) {
                var day = today.minusDays(random.nextInt(40));
                rows.add(new Object[] {assignments.get(contacts.size()), customer, Date.valueOf(day)});
                contacts.add(day);
            }
            if (FatigueRules.isTooMuch(contacts, limits)) {
                expected.add(customer);
            }
        }
        jdbc.batchUpdate(
                "INSERT INTO content_delivery (assignment_id, external_userid, status, contact_on)"
                        + " VALUES (?, ?, 'SENT', ?)",
                rows);

        long task = scene.task(li);
        dispatch.runDue(100);

        assertThat(expected).as("seed %d", seed).hasSizeBetween(20, 110);
        assertThat(scene.customers(task, li, "SKIPPED_FATIGUE"))
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private record Claim(long guide, boolean isBound, Instant since, int load) {}

    /** Whoever claims whom how: the statement of a stretch gives each customer to the guide whom the rule names (C3). */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void eachCustomerIsGivenToTheGuideWhomTheRuleNames(long seed) {
        var random = new Random(seed);
        var guides = IntStream.range(0, 6).mapToObj(i -> scene.guide(store, 0)).toList();
        var away = Set.of(guides.get(random.nextInt(6)));
        away.forEach(guide -> scene.status(guide, "SUSPENDED"));
        var friends = new HashMap<String, List<Long>>();
        var since = new HashMap<String, Instant>();
        var boundTo = new HashMap<String, Long>();
        for (int i = 0; i < 25; i++) {
            var customer = "wm_%d_%d_%d".formatted(seed, i, ids.next());
            var known = new ArrayList<>(guides);
            Collections.shuffle(known, random);
            friends.put(customer, List.copyOf(known.subList(0, 1 + random.nextInt(4))));
            for (long guide : friends.get(customer)) {
                var ago = Duration.ofDays(1 + random.nextInt(3));
                scene.friend(guide, customer, ago);
                since.put(guide + customer, clock.instant().minus(ago));
            }
            if (random.nextInt(4) == 0) {
                boundTo.put(customer, friends.get(customer).get(0));
                bind(customer, friends.get(customer).get(0));
            }
        }
        var load = new HashMap<Long, Integer>();
        friends.values().forEach(each -> each.forEach(guide -> load.merge(guide, 1, Integer::sum)));

        long task = scene.task(guides.stream().mapToLong(Long::longValue).toArray());
        dispatch.runDue(100);

        friends.forEach((customer, claimants) -> {
            var expected = claimants.stream()
                    .filter(guide -> !away.contains(guide))
                    .map(guide -> new Claim(
                            guide, guide.equals(boundTo.get(customer)), since.get(guide + customer), load.get(guide)))
                    .max(Comparator.comparing(Claim::isBound)
                            .thenComparing(Claim::since)
                            .thenComparing(Claim::load, Comparator.reverseOrder())
                            .thenComparing(Claim::guide, Comparator.reverseOrder()))
                    .map(Claim::guide)
                    .stream()
                    .toList();
            assertThat(takersOf(task, customer))
                    .as("seed %d, %s", seed, customer)
                    .isEqualTo(expected);
        });
    }

    @Test
    void whatIsDueAtNightIsDispatchedInTheMorningAndHolidaysAreSkipped() {
        long li = scene.guide(store, 1);
        var now = clock.instant();
        clock.advance(Duration.ofHours(14));
        long task = scene.task(li);
        var holiday = CalendarRules.day(clock.instant().plus(Duration.ofHours(12)));
        assertThat(tasks.find(task).orElseThrow().status()).isEqualTo(Task.Status.SCHEDULED);

        dispatch.runDue(100);
        assertThat(guidesOf(task)).isEmpty();
        calendars.keep(new Calendars.Holiday(holiday, "店庆"), 1, clock.instant());
        clock.advance(Duration.ofHours(8));
        dispatch.runDue(100);
        assertThat(guidesOf(task)).isEmpty();
        calendars.remove(holiday);
        clock.advance(
                Duration.between(clock.instant(), now.plus(Duration.ofDays(1)).plus(Duration.ofHours(22))));
        assertThat(clock.instant()).isBefore(tasks.find(task).orElseThrow().deadlineAt());
        dispatch.runDue(100);
        assertThat(guidesOf(task)).containsExactly(li);
    }

    @Test
    void guidesOfAStoreAreToldInItsQuietHours() {
        long li = scene.guide(store, 1);
        storeTimes.keep(store, Span.of("09:00", "22:00"), Window.of("14:00", "16:00"), 1);
        long offPeak = scene.task(TaskScene.guides(li), new Terms(0, List.of(), List.of(), true, false, false, false));
        dispatch.runDue(100);
        scene.deliverEverything();
        assertThat(announced(offPeak)).isFalse();

        announceInTime.runDue(100);
        scene.deliverEverything();
        assertThat(announced(offPeak)).isFalse();
        clock.advance(Duration.ofHours(4));
        announceInTime.runDue(100);
        scene.deliverEverything();
        assertThat(announced(offPeak)).isTrue();
    }

    /** Closed today, and tomorrow open only from the afternoon: the quiet hours before noon do not count then. */
    @Test
    void guidesOfAStoreAreToldWhenItOpensByTheDayOfTheWeek() {
        var today = CalendarRules.day(clock.instant());
        details.keepHours(
                store,
                new OpeningHours(Map.of(
                        today.plusDays(1).getDayOfWeek(), Span.of("13:00", "21:00"),
                        today.plusDays(2).getDayOfWeek(), Span.of("09:00", "21:00"))),
                1,
                clock.instant());
        long li = scene.guide(store, 1);
        long open = scene.task(TaskScene.guides(li), Terms.USUAL);
        calendars.keepOffPeak(store, Window.of("10:00", "12:00"), 1, clock.instant());
        long quiet = scene.task(TaskScene.guides(li), new Terms(0, List.of(), List.of(), true, false, false, false));
        dispatch.runDue(100);

        for (long task : List.of(open, quiet)) {
            assertThat(jdbc.queryForObject(
                            "SELECT announce_at FROM content_assignment WHERE task_id = ?",
                            java.time.LocalDateTime.class,
                            task))
                    .isEqualTo(today.plusDays(1).atTime(5, 0));
        }
    }

    @Test
    void whoLeavesOwesNothingAndTheTakeoverGuideGetsWhatWasNotSent() {
        long leaver = scene.guide(store, 3);
        long heir = scene.guide(store, 1);
        long task = scene.task(TaskScene.guides(leaver), new Terms(0, List.of(), List.of(), false, false, false, true));
        long kept = scene.task(TaskScene.guides(leaver), new Terms(0, List.of(), List.of(), false, true, false, false));
        dispatch.runDue(100);

        scene.status(leaver, "LEFT");
        exemptLeavers.runDue(1000);
        assertThat(scene.state(task, leaver)).isEqualTo("EXEMPT LEFT");
        assertThat(guidesOf(task)).containsExactly(leaver);

        clock.advance(Duration.ofMinutes(5));
        scene.friend(heir, "wm" + leaver + "_0", Duration.ZERO);
        scene.friend(heir, "wm" + leaver + "_1", Duration.ZERO);
        exemptLeavers.runDue(1000);
        exemptLeavers.runDue(1000);

        assertThat(scene.customers(task, heir, "NOT_SENT")).hasSize(2);
        assertThat(scene.customers(task, leaver, "NOT_SENT")).containsExactly("wm" + leaver + "_2");
        assertThat(jdbc.queryForList(
                        "SELECT target_count FROM content_assignment WHERE task_id = ? ORDER BY guide_id",
                        Integer.class,
                        task))
                .containsExactly(1, 2);
        assertThat(scene.state(kept, leaver)).isEqualTo("EXEMPT LEFT");
        assertThat(guidesOf(kept)).containsExactly(leaver);
    }

    @Test
    void theSnapshotKeepsEmploymentAndAHashOfTheCustomers() {
        long li = scene.guide(store, 2);
        long first = scene.task(li);
        dispatch.runDue(100);
        cancelTask.cancel(first);
        scene.deliverEverything();
        long same = scene.task(li);
        dispatch.runDue(100);
        cancelTask.cancel(same);
        scene.deliverEverything();
        scene.friend(li, "wm_new" + li, Duration.ofDays(1));
        long other = scene.task(li);
        dispatch.runDue(100);

        var hashes = new HashMap<Long, Object>();
        for (long task : new long[] {first, same, other}) {
            var row = jdbc.queryForMap(
                    "SELECT employment_id, target_hash FROM content_assignment WHERE task_id = ?", task);
            assertThat(row.get("employment_id")).isNotNull();
            hashes.put(task, row.get("target_hash"));
        }
        assertThat(hashes.get(first)).isEqualTo(hashes.get(same)).isNotEqualTo(hashes.get(other));
    }

    private String shared(long... guidesAndDays) {
        var customer = "wm_shared" + ids.next();
        for (int i = 0; i < guidesAndDays.length; i += 2) {
            scene.friend(guidesAndDays[i], customer, Duration.ofDays(guidesAndDays[i + 1]));
        }
        return customer;
    }

    private void bind(String customer, long guide) {
        long member = ids.next();
        jdbc.update("INSERT INTO shopper_member (id, created_at) VALUES (?, ?)", member, scene.now());
        jdbc.update("UPDATE shopper_friendship SET member_id = ? WHERE external_userid = ?", member, customer);
        jdbc.update(
                """
                INSERT INTO shopper_binding (id, member_id, guide_id, store_id, source, bound_at, protected_until, expires_at)
                VALUES (?, ?, ?, ?, 'FRIEND', ?, ?, ?)
                """,
                ids.next(),
                member,
                guide,
                store,
                scene.now().minusDays(5),
                scene.now().plusDays(5),
                scene.now().plusDays(90));
    }

    private long list(MemberList.Kind kind, Optional<SegmentConditions> conditions) {
        long id = ids.next();
        lists.insert(
                new MemberList(id, kind, "名单" + id, conditions, 0, TaskScene.MAKER, clock.instant(), Optional.empty()));
        return id;
    }

    /** Eight assignments to hang earlier messages on. */
    private List<Long> pastAssignments(long task, long first) {
        var found = new ArrayList<>(List.of(first));
        for (int i = 0; i < 7; i++) {
            long guide = scene.guide(store, 0);
            jdbc.update(
                    """
                    INSERT INTO content_assignment (task_id, guide_id, store_id, region_id, status, reason, target_count,
                        dispatched_at)
                    SELECT task_id, ?, store_id, region_id, 'EXEMPT', 'CANCELLED', 0, dispatched_at FROM content_assignment
                    WHERE id = ?
                    """,
                    guide,
                    first);
            found.add(scene.assignment(task, guide));
        }
        return found;
    }

    private boolean announced(long task) {
        return jdbc.queryForObject(
                        "SELECT COUNT(*) FROM content_assignment WHERE task_id = ? AND notified_at IS NOT NULL",
                        Integer.class,
                        task)
                > 0;
    }

    private List<Long> takersOf(long task, String customer) {
        return jdbc.queryForList(
                """
                SELECT a.guide_id FROM content_delivery d JOIN content_assignment a ON a.id = d.assignment_id
                WHERE a.task_id = ? AND d.external_userid = ?
                """,
                Long.class,
                task,
                customer);
    }

    private List<Long> guidesOf(long task) {
        return jdbc.queryForList("SELECT guide_id FROM content_assignment WHERE task_id = ?", Long.class, task);
    }
}
