package io.guidepost.domain.content;

import io.guidepost.domain.MovableClock;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.organization.Area;
import io.guidepost.domain.outbox.DeliverOutbox;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Stores, guides, their friends and tasks for them, a line each. */
@Component
public class TaskScene {

    public static final long MAKER = 1;
    public static final long CHECKER = 2;

    private final JdbcTemplate jdbc;
    private final Ids ids;
    private final MovableClock clock;
    private final DraftTask draftTask;
    private final PublishTask publishTask;
    private final DeliverOutbox deliverOutbox;

    TaskScene(
            JdbcTemplate jdbc,
            Ids ids,
            MovableClock clock,
            DraftTask draftTask,
            PublishTask publishTask,
            DeliverOutbox deliverOutbox) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.draftTask = draftTask;
        this.publishTask = publishTask;
        this.deliverOutbox = deliverOutbox;
    }

    public long region() {
        long id = ids.next();
        jdbc.update(
                "INSERT INTO org_region (id, department_id, name, name_en, created_at) VALUES (?, ?, ?, ?, ?)",
                id,
                id,
                "大区" + id,
                "Region",
                now());
        return id;
    }

    public long store(long region) {
        long id = ids.next();
        jdbc.update(
                "INSERT INTO org_store (id, department_id, name, name_en, created_at) VALUES (?, ?, ?, ?, ?)",
                id,
                id,
                "门店" + id,
                "Store",
                now());
        jdbc.update(
                "INSERT INTO org_store_region (store_id, region_id, valid_from) VALUES (?, ?, ?)",
                id,
                region,
                now().minusDays(400));
        return id;
    }

    /** A guide with so many friends of her own. */
    public long guide(long store, int friends) {
        return guide(store, friends, "GUIDE");
    }

    public long guide(long store, int friends, String role) {
        long id = ids.next();
        jdbc.update(
                "INSERT INTO org_guide (id, userid, name, status, created_at) VALUES (?, ?, ?, 'ACTIVE', ?)",
                id,
                "u" + id,
                "导购" + id,
                now());
        employ(id, store, role);
        IntStream.range(0, friends).forEach(i -> friend(id, "wm" + id + "_" + i, Duration.ofDays(1)));
        return id;
    }

    public void employ(long guide, long store, String role) {
        jdbc.update(
                "INSERT INTO org_employment (id, guide_id, store_id, role, valid_from) VALUES (?, ?, ?, ?, ?)",
                ids.next(),
                guide,
                store,
                role,
                now());
    }

    public void friend(long guide, String externalUserid, Duration ago) {
        jdbc.update(
                "INSERT INTO shopper_friendship (guide_id, external_userid, added_at) VALUES (?, ?, ?)",
                guide,
                externalUserid,
                now().minus(ago));
    }

    public void status(long guide, String status) {
        jdbc.update("UPDATE org_guide SET status = ? WHERE id = ?", status, guide);
    }

    public DraftTask.NewTask wanted(Target target, Terms terms, Instant startAt, Instant deadlineAt) {
        return new DraftTask.NewTask(
                TaskType.SEND_1V1,
                "新品上市",
                "请发给您的顾客",
                "您好,我是{guide.name},{store.name}到新货了",
                List.of(),
                target,
                startAt,
                deadlineAt,
                Optional.empty(),
                terms,
                MAKER);
    }

    /** Approved, to begin now and to end in two days. */
    public long task(Target target, Terms terms) {
        var now = clock.instant();
        return approved(wanted(target, terms, now, now.plus(Duration.ofDays(2))));
    }

    public long task(long... guides) {
        return task(guides(guides), Terms.USUAL);
    }

    public long approved(DraftTask.NewTask wanted) {
        long task = draftTask.draft(wanted).id();
        publishTask.submit(task);
        publishTask.approve(task, CHECKER);
        return task;
    }

    public static Target guides(long... guides) {
        return Target.of(new Area(
                Set.of(),
                Set.of(),
                Set.copyOf(IntStream.range(0, guides.length)
                        .mapToObj(i -> guides[i])
                        .toList())));
    }

    public void deliverEverything() {
        while (deliverOutbox.runDue(100) > 0) {}
    }

    public long assignment(long task, long guide) {
        return jdbc.queryForObject(
                "SELECT id FROM content_assignment WHERE task_id = ? AND guide_id = ?", Long.class, task, guide);
    }

    /** Status and reason of a guide's part, such as {@code EXEMPT LEFT}. */
    public String state(long task, long guide) {
        return jdbc.queryForObject(
                """
                SELECT CONCAT(status, COALESCE(CONCAT(' ', reason), '')) FROM content_assignment
                WHERE task_id = ? AND guide_id = ?
                """,
                String.class,
                task,
                guide);
    }

    /** Whom a guide is to write to, or with another status than {@code NOT_SENT} not. */
    public List<String> customers(long task, long guide, String status) {
        return jdbc.queryForList(
                """
                SELECT d.external_userid FROM content_delivery d JOIN content_assignment a ON a.id = d.assignment_id
                WHERE a.task_id = ? AND a.guide_id = ? AND d.status = ? ORDER BY d.external_userid
                """,
                String.class,
                task,
                guide,
                status);
    }

    public LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
