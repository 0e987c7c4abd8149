package io.guidepost.domain.execution;

import io.guidepost.domain.commission.Sales.Seller;
import io.guidepost.domain.database.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Tasks and assignments as dispatching leaves them behind, written straight to the tables, so that reports can be tested alone. */
@Component
public class TasksOnRecord {

    private final JdbcTemplate jdbc;
    private final Ids ids;
    private final Clock clock;

    TasksOnRecord(JdbcTemplate jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /** A running task that asks for WeCom's word, until three days from now. */
    public long running() {
        long id = ids.next();
        jdbc.update(
                "INSERT INTO content_task (id, type, title, instruction, copy_text, material_ids, target, start_at, deadline_at,"
                        + " min_evidence, status, created_by, created_at, dispatched_at)"
                        + " VALUES (?, 'SEND_1V1', '新品上市', '', '', '[]',"
                        + " '{\"regionIds\":[],\"storeIds\":[],\"guideIds\":[]}', ?, ?, 'E3', 'RUNNING', 1, ?, ?)",
                id,
                at(clock.instant()),
                at(clock.instant().plus(Duration.ofDays(3))),
                at(clock.instant()),
                at(clock.instant()));
        return id;
    }

    public void end(long task) {
        jdbc.update("UPDATE content_task SET status = 'ENDED' WHERE id = ?", task);
    }

    /** The guide's part in the store and region of now. */
    public long assigned(long task, Seller guide, int customers) {
        jdbc.update(
                "INSERT INTO content_assignment (task_id, guide_id, store_id, region_id, status, target_count, dispatched_at)"
                        + " VALUES (?, ?, ?, ?, 'NOTIFIED', ?, ?)",
                task,
                guide.guideId(),
                guide.storeId(),
                guide.regionId(),
                customers,
                at(clock.instant()));
        return jdbc.queryForObject(
                "SELECT id FROM content_assignment WHERE task_id = ? AND guide_id = ?",
                Long.class,
                task,
                guide.guideId());
    }

    public void done(long assignment, String evidence, int sent) {
        jdbc.update(
                "UPDATE content_assignment SET status = 'DONE', evidence = ?, sent_count = ?, done_at = ?, version = version + 1"
                        + " WHERE id = ?",
                evidence,
                sent,
                at(clock.instant()),
                assignment);
    }

    public void exempt(long assignment) {
        jdbc.update("UPDATE content_assignment SET status = 'EXEMPT', reason = 'LEFT' WHERE id = ?", assignment);
    }

    public void sent(long assignment, String customer) {
        jdbc.update(
                "INSERT INTO content_delivery (assignment_id, external_userid, status, sent_at) VALUES (?, ?, 'SENT', ?)",
                assignment,
                customer,
                at(clock.instant()));
    }

    public void clicked(long assignment, Seller guide, long member) {
        jdbc.update(
                "INSERT INTO sharing_touch (id, member_id, guide_id, store_id, source, assignment_id, page, occurred_at,"
                        + " received_at, is_valid) VALUES (?, ?, ?, ?, 'TASK_SEND', ?, 'p', ?, ?, 1)",
                ids.next(),
                member,
                guide.guideId(),
                guide.storeId(),
                assignment,
                at(clock.instant()),
                at(clock.instant()));
    }

    /** The order is credited to the assignment from now on; before it is paid. */
    public void credited(long order, long assignment) {
        jdbc.update(
                "INSERT INTO attribution_decision (order_id, revision, decided_at, rule_set_version, basis, guide_id, store_id,"
                        + " region_id, assignment_id, inputs, outcome, reason, cause_id, superseded_at)"
                        + " SELECT order_id, 2, decided_at, rule_set_version, basis, guide_id, store_id, region_id, ?, inputs,"
                        + " outcome, 'TILL', 1, decided_at FROM attribution_decision WHERE order_id = ? AND revision = 1",
                assignment,
                order);
        jdbc.update(
                "INSERT INTO attribution_credit (order_id, revision, line_id, payee_type, payee_id, performance_bp,"
                        + " commission_bp) SELECT order_id, 2, line_id, payee_type, payee_id, performance_bp, commission_bp"
                        + " FROM attribution_credit WHERE order_id = ? AND revision = 1",
                order);
    }

    /** Many guides of one store, each with a part of the task. */
    public void crowd(long task, Seller of, int guides) {
        // Far from every number that is handed out.
        long first = ids.next() / 2;
        jdbc.update(
                "INSERT INTO org_guide (id, userid, name, status, created_at)"
                        + " WITH RECURSIVE d AS (SELECT 0 AS i UNION ALL SELECT i + 1 FROM d WHERE i < 99)"
                        + " SELECT ? + 100 * a.i + b.i + 1, CONCAT('crowd', ? + 100 * a.i + b.i), '导购', 'ACTIVE', ?"
                        + " FROM d a CROSS JOIN d b WHERE 100 * a.i + b.i < " + guides,
                first,
                first,
                at(clock.instant()));
        jdbc.update(
                "INSERT INTO content_assignment (task_id, guide_id, store_id, region_id, status, target_count, dispatched_at)"
                        + " SELECT ?, id, ?, ?, 'NOTIFIED', 1, ? FROM org_guide WHERE id > ? AND id <= ?",
                task,
                of.storeId(),
                of.regionId(),
                at(clock.instant()),
                first,
                first + guides);
    }

    /** As if it had been done hours ago by the database's clock, and counted since. */
    public void settled(long task) {
        jdbc.update("UPDATE content_assignment SET changed_at = '2020-01-01' WHERE task_id = ?", task);
    }

    private static LocalDateTime at(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
