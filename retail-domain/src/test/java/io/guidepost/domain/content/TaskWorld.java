package io.guidepost.domain.content;

import io.guidepost.domain.MovableClock;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.organization.Area;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Stores, guides and customers for tests about tasks, and tasks for them. */
public final class TaskWorld {

    private static final long MAKER = 1;
    private static final long CHECKER = 2;

    public final MovableClock clock;
    private final JdbcTemplate jdbc;
    private final Ids ids;
    private final DraftTask draftTask;
    private final PublishTask publishTask;
    private final DispatchTasks dispatchTasks;
    private final ExecuteAssignment executeAssignment;
    private final SyncResults syncResults;
    private final Assignments assignments;

    public TaskWorld(ApplicationContext context) {
        clock = context.getBean(MovableClock.class);
        jdbc = context.getBean(JdbcTemplate.class);
        ids = context.getBean(Ids.class);
        draftTask = context.getBean(DraftTask.class);
        publishTask = context.getBean(PublishTask.class);
        dispatchTasks = context.getBean(DispatchTasks.class);
        executeAssignment = context.getBean(ExecuteAssignment.class);
        syncResults = context.getBean(SyncResults.class);
        assignments = context.getBean(Assignments.class);
        daylight(clock);
    }

    /** Nothing is dispatched at night: before the world begins it becomes ten in the morning, unless it is day already. */
    public static void daylight(MovableClock clock) {
        var now = clock.instant().atZone(ZoneId.of("Asia/Shanghai"));
        if (now.getHour() < 8 || now.getHour() > 18) {
            var ten = now.toLocalDate().atTime(10, 0).atZone(now.getZone());
            clock.advance(Duration.between(now, ten.isAfter(now) ? ten : ten.plusDays(1)));
        }
    }

    public long store() {
        long region = ids.next();
        long store = ids.next();
        jdbc.update(
                "INSERT INTO org_region (id, department_id, name, name_en, created_at) VALUES (?, ?, 'R', 'R', ?)",
                region,
                region,
                now());
        jdbc.update(
                "INSERT INTO org_store (id, department_id, name, name_en, created_at) VALUES (?, ?, '门店', 'Store', ?)",
                store,
                store,
                now());
        jdbc.update(
                "INSERT INTO org_store_region (store_id, region_id, valid_from) VALUES (?, ?, ?)",
                store,
                region,
                now().minusDays(30));
        return store;
    }

    public long guide(long store, String role) {
        long id = ids.next();
        jdbc.update(
                "INSERT INTO org_guide (id, userid, name, status, created_at) VALUES (?, ?, ?, 'ACTIVE', ?)",
                id,
                "u" + id,
                "导购" + id,
                now());
        jdbc.update(
                "INSERT INTO org_employment (id, guide_id, store_id, role, valid_from) VALUES (?, ?, ?, ?, ?)",
                ids.next(),
                id,
                store,
                role,
                now());
        return id;
    }

    public String userid(long guide) {
        return "u" + guide;
    }

    /** A customer whom the shop knows as a member, and the guide as a friend since yesterday. */
    public Customer friend(long guide) {
        return friend(guide, clock.instant().minus(Duration.ofDays(1)));
    }

    public Customer friend(long guide, Instant since) {
        long member = member(since);
        var customer = new Customer(member, "wm" + member);
        jdbc.update(
                "INSERT INTO shopper_identity (kind, value, member_id, created_at) VALUES ('EXTERNAL_USERID', ?, ?, ?)",
                customer.externalUserid(),
                member,
                utc(since));
        jdbc.update(
                "INSERT INTO shopper_friendship (guide_id, external_userid, added_at, member_id) VALUES (?, ?, ?, ?)",
                guide,
                customer.externalUserid(),
                utc(since),
                member);
        jdbc.update(
                "INSERT INTO shopper_friend_event (guide_id, external_userid, occurred_at, kind) VALUES (?, ?, ?, 'ADDED')",
                guide,
                customer.externalUserid(),
                utc(since));
        return customer;
    }

    public long member(Instant registeredAt) {
        long member = ids.next();
        jdbc.update("INSERT INTO shopper_member (id, created_at) VALUES (?, ?)", member, utc(registeredAt));
        return member;
    }

    /** The member opens the guide's link of this assignment. */
    public void opens(long member, long guide, long store, long assignment) {
        jdbc.update(
                """
                INSERT INTO sharing_touch (id, member_id, guide_id, store_id, source, assignment_id, page, occurred_at,
                    received_at, is_valid)
                VALUES (?, ?, ?, ?, 'TASK_SEND', ?, 'p', ?, ?, 1)
                """,
                ids.next(),
                member,
                guide,
                store,
                assignment,
                now(),
                now());
    }

    /** A task for these guides, two days long and dispatched. */
    public long task(TaskType type, Demand demand, String copyText, Optional<Evidence> minEvidence, Long... guides) {
        long task = drafted(type, demand, copyText, minEvidence, guides);
        publishTask.submit(task);
        publishTask.approve(task, CHECKER);
        dispatchTasks.runDue(100);
        return task;
    }

    public long task(TaskType type, Demand demand, Long... guides) {
        return task(type, demand, "您好", Optional.empty(), guides);
    }

    /** With these materials, dispatched. */
    public long taskWith(List<Long> materials, TaskType type, Demand demand, Long... guides) {
        long task = drafted(type, demand, "您好", materials, Optional.empty(), guides);
        publishTask.submit(task);
        publishTask.approve(task, CHECKER);
        dispatchTasks.runDue(100);
        return task;
    }

    public long drafted(TaskType type, Demand demand, String copyText, Optional<Evidence> minEvidence, Long... guides) {
        return drafted(type, demand, copyText, List.of(), minEvidence, guides);
    }

    private long drafted(
            TaskType type,
            Demand demand,
            String copyText,
            List<Long> materials,
            Optional<Evidence> minEvidence,
            Long... guides) {
        return draftTask
                .draft(
                        new DraftTask.NewTask(
                                type,
                                "任务",
                                "请执行",
                                copyText,
                                materials,
                                new Area(Set.of(), Set.of(), Set.of(guides)),
                                clock.instant(),
                                clock.instant().plus(Duration.ofDays(2)),
                                minEvidence,
                                MAKER),
                        demand)
                .id();
    }

    public long assignment(long task, long guide) {
        return jdbc.queryForObject(
                "SELECT id FROM content_assignment WHERE task_id = ? AND guide_id = ?", Long.class, task, guide);
    }

    public Assignment state(long assignment) {
        return assignments.find(assignment).orElseThrow();
    }

    public Tap tap(long task, long guide) {
        return executeAssignment.execute(guide, assignment(task, guide));
    }

    /** So much later, whoever is due is looked at. */
    public void later(Duration time) {
        clock.advance(time);
        syncResults.runDue(1000);
    }

    public LocalDateTime now() {
        return utc(clock.instant());
    }

    public static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    public record Customer(long member, String externalUserid) {}
}
