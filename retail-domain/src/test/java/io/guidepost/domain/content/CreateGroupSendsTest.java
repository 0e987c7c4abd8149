package io.guidepost.domain.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.calendar.DispatchCalendar;
import io.guidepost.domain.content.FakeGuideMessenger.Trouble;
import io.guidepost.domain.database.Ids;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two nodes that make the group sends of all guides ahead, while WeCom answers as it likes. */
@DomainTest
class CreateGroupSendsTest {

    private static final int GUIDES = 40;

    @Autowired
    ApplicationContext domain;

    @Autowired
    DispatchTasks dispatchTasks;

    @Autowired
    ExecuteAssignment executeAssignment;

    @Autowired
    SyncResults syncResults;

    @Autowired
    FakeGuideMessenger wecom;

    @Autowired
    MovableClock clock;

    @Autowired
    Ids ids;

    @Autowired
    JdbcTemplate sql;

    private long region;
    private long task;

    @BeforeEach
    void aRunningTask() {
        var now = now();
        var ten = now.with(LocalTime.of(2, 0));
        clock.advance(Duration.between(now, ten.isAfter(now) ? ten : ten.plusDays(1)));
        region = guides();
        task = task();
        dispatchTasks.runDue(100);
        assertThat(assignments()).hasSize(GUIDES);
    }

    @AfterEach
    void peace() {
        wecom.troubles = order -> Trouble.NONE;
        wecom.beforePage = page -> {};
    }

    /** F-11: applied and the answer lost, never arrived, turned away: whatever it was, one send for each guide. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void eachGuideHasExactlyOneSendWhateverWeComAnswers(long seed) {
        var random = new Random(seed);
        wecom.troubles = order -> Trouble.values()[Math.max(0, random.nextInt(8) - 4)];
        try (var one = node(true);
                var other = node(true)) {
            for (int round = 0; round < 60 && left() > 0; round++) {
                Stream.of(one, other)
                        .map(node -> CompletableFuture.runAsync(() ->
                                node.getBean("sends", CreateGroupSends.class).runDue(1_000)))
                        .toList()
                        .forEach(CompletableFuture::join);
                clock.advance(Duration.ofSeconds(70));
            }
        }

        assertThat(left()).as("seed %d", seed).isZero();
        assertThat(userids())
                .allSatisfy(userid ->
                        assertThat(wecom.sendsOf(userid)).as("seed %d", seed).hasSize(1));
        assertThat(due()).isZero();
    }

    /** WeCom turned us away before it did anything: there is nothing to look for, and no minute to wait. */
    @Test
    void whatWasTurnedAwayIsMadeWithoutLookingForIt() {
        wecom.troubles = order -> Trouble.TURNED_AWAY;
        try (var node = node(true)) {
            var sends = node.getBean("sends", CreateGroupSends.class);
            sends.runDue(1_000);
            assertThat(left()).isEqualTo(GUIDES);
            wecom.troubles = order -> Trouble.NONE;
            int looked = wecom.looked();
            clock.advance(Duration.ofSeconds(2));
            sends.runDue(1_000);

            assertThat(left()).isZero();
            assertThat(wecom.looked()).isEqualTo(looked);
        }
    }

    /** Also where nothing is made ahead: a guide's tap whose answer was lost comes to its end without another tap. */
    @Test
    void aTapWhoseAnswerWasLostIsResolvedByItself() {
        var assignment = assignments().get(0);
        wecom.loseNextAnswer();
        assertThat(catchThrowable(() -> executeAssignment.execute(guideOf(assignment), assignment)))
                .hasMessageContaining("wecom_unclear");

        try (var onTapOnly = node(false)) {
            var sends = onTapOnly.getBean("sends", CreateGroupSends.class);
            sends.runDue(1_000);
            assertThat(left()).as("too soon to tell").isEqualTo(GUIDES);
            clock.advance(Duration.ofSeconds(70));
            sends.runDue(1_000);
        }

        assertThat(left()).isEqualTo(GUIDES - 1);
        assertThat(wecom.sendsOf(useridOf(assignment))).hasSize(1);
    }

    /** WeCom rings at the guide's as soon as a send is there. */
    @Test
    void nothingIsMadeAtNightOrBeforeTheStoreIsToBeTold() {
        var late = assignments().get(0);
        var tomorrow = now().plusDays(1);
        sql.update("UPDATE content_assignment SET announce_at = ? WHERE id = ?", tomorrow, late);
        try (var atNight = node(true, "guidepost.dispatch.opens", "00:00", "guidepost.dispatch.closes", "00:01");
                var node = node(true)) {
            atNight.getBean("sends", CreateGroupSends.class).runDue(1_000);
            assertThat(left()).isEqualTo(GUIDES);

            node.getBean("sends", CreateGroupSends.class).runDue(1_000);
            assertThat(left()).isEqualTo(1);
            assertThat(wecom.sendsOf(useridOf(late))).isEmpty();

            clock.advance(Duration.between(now(), tomorrow));
            node.getBean("sends", CreateGroupSends.class).runDue(1_000);
            assertThat(left()).isZero();
        }
    }

    @Test
    void aGuideWhoTapsFindsTheSendThatWasMadeAhead() {
        try (var node = node(true)) {
            node.getBean("sends", CreateGroupSends.class).runDue(1_000);
        }
        var assignment = assignments().get(0);

        assertThat(executeAssignment.execute(guideOf(assignment), assignment))
                .isInstanceOfSatisfying(
                        Tap.ConfirmInWeCom.class, tap -> assertThat(wecom.sends).containsKey(tap.msgid()));
        assertThat(wecom.sendsOf(useridOf(assignment))).hasSize(1);
    }

    @Test
    void whileATaskIsPausedNothingIsMade() {
        sql.update("UPDATE content_task SET status = 'PAUSED' WHERE id = ?", task);
        try (var node = node(true)) {
            var sends = node.getBean("sends", CreateGroupSends.class);
            sends.runDue(1_000);
            assertThat(left()).isEqualTo(GUIDES);

            sql.update("UPDATE content_task SET status = 'RUNNING' WHERE id = ?", task);
            sends.runDue(1_000);
            assertThat(left()).isZero();
        }
    }

    /** F-11: what was read of the first page is nothing until all pages are; the next poller reads all of them. */
    @Test
    void aPollerKilledBetweenTwoPagesLosesNothing() {
        var assignment = assignments().get(1);
        executeAssignment.execute(guideOf(assignment), assignment);
        var send = wecom.sends.entrySet().stream()
                .filter(entry -> entry.getValue().order.userid().equals(useridOf(assignment)))
                .findFirst()
                .orElseThrow();
        wecom.confirm(send.getKey());
        clock.advance(Duration.ofMinutes(2));
        wecom.beforePage = page -> {
            if (page == 1) {
                wecom.beforePage = any -> {};
                throw new Killed();
            }
        };
        assertThat(catchThrowable(() -> syncResults.runDue(10_000))).isInstanceOf(Killed.class);
        assertThat(sent(assignment)).isZero();

        // Not before the lease of the dead poller is over.
        clock.advance(Duration.ofMinutes(3));
        syncResults.runDue(10_000);

        assertThat(sent(assignment)).isEqualTo(5);
    }

    private static final class Killed extends Error {}

    /** @param more names and values of further settings */
    private AnnotationConfigApplicationContext node(boolean isAhead, String... more) {
        var settings = new HashMap<String, Object>(Map.of("guidepost.content.sends-ahead", isAhead));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        var node = new AnnotationConfigApplicationContext();
        node.setParent(domain);
        node.getEnvironment().getPropertySources().addFirst(new MapPropertySource("node", settings));
        node.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
        node.registerBean("calendar", DispatchCalendar.class);
        node.registerBean("sends", CreateGroupSends.class);
        node.refresh();
        return node;
    }

    private List<Long> assignments() {
        return sql.queryForList("SELECT id FROM content_assignment WHERE task_id = ? ORDER BY id", Long.class, task);
    }

    private long guideOf(long assignment) {
        return sql.queryForObject("SELECT guide_id FROM content_assignment WHERE id = ?", Long.class, assignment);
    }

    private String useridOf(long assignment) {
        return "ahead" + guideOf(assignment);
    }

    private List<String> userids() {
        return LongStream.range(region, region + GUIDES)
                .mapToObj(guide -> "ahead" + guide)
                .toList();
    }

    private int left() {
        return sql.queryForObject(
                "SELECT COUNT(*) FROM content_assignment a WHERE a.task_id = ? AND NOT EXISTS (SELECT 1 FROM content_send s"
                        + " WHERE s.assignment_id = a.id AND s.state = 'CREATED')",
                Integer.class,
                task);
    }

    private int due() {
        return sql.queryForObject(
                "SELECT COUNT(*) FROM content_send_due d JOIN content_assignment a ON a.id = d.assignment_id"
                        + " WHERE a.task_id = ?",
                Integer.class,
                task);
    }

    private int sent(long assignment) {
        return sql.queryForObject(
                "SELECT COUNT(*) FROM content_delivery WHERE assignment_id = ? AND status = 'SENT'",
                Integer.class,
                assignment);
    }

    private long guides() {
        long first = ids.next();
        var since = now().minusDays(30);
        sql.update(
                "INSERT INTO org_region (id, department_id, name, name_en, created_at) VALUES (?, ?, '华东', 'East', ?)",
                first,
                first,
                since);
        sql.update(
                "INSERT INTO org_store (id, department_id, name, name_en, created_at) VALUES (?, ?, '店', 'Store', ?)",
                first,
                first,
                since);
        sql.update(
                "INSERT INTO org_store_region (store_id, region_id, valid_from) VALUES (?, ?, ?)", first, first, since);
        var guides = new ArrayList<Object[]>();
        var friends = new ArrayList<Object[]>();
        for (long guide = first; guide < first + GUIDES; guide++) {
            guides.add(new Object[] {guide, "ahead" + guide, since});
            for (int friend = 0; friend < 5; friend++) {
                friends.add(new Object[] {guide, "wmAhead" + guide + "_" + friend, since});
            }
        }
        sql.batchUpdate(
                "INSERT INTO org_guide (id, userid, name, status, created_at) VALUES (?, ?, '导购', 'ACTIVE', ?)",
                guides);
        sql.batchUpdate(
                "INSERT INTO org_employment (id, guide_id, store_id, role, valid_from) VALUES (?, ?, ?, 'GUIDE', ?)",
                guides.stream()
                        .map(guide -> new Object[] {guide[0], guide[0], first, since})
                        .toList());
        sql.batchUpdate(
                "INSERT INTO shopper_friendship (guide_id, external_userid, added_at, display_name)"
                        + " VALUES (?, ?, ?, '顾客')",
                friends);
        return first;
    }

    private long task() {
        long id = ids.next();
        var now = now();
        sql.update(
                "INSERT INTO content_task (id, type, title, instruction, copy_text, material_ids, target, start_at,"
                        + " deadline_at, min_evidence, status, created_by, created_at, approved_by, approved_at)"
                        + " VALUES (?, 'SEND_1V1', '新品', '', '新品到店', '[]', ?, ?, ?, 'E3', 'SCHEDULED', 1, ?, 2, ?)",
                id,
                "{\"regionIds\":[%d],\"storeIds\":[],\"guideIds\":[]}".formatted(region),
                now,
                now.plusDays(2),
                now,
                now);
        return id;
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
