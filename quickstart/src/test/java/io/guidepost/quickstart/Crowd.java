package io.guidepost.quickstart;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Guides of one store by the thousand, their customers, and a task to all of them. Written by SQL, because what is tested is
 * what becomes of them.
 */
final class Crowd {

    private static final long REGION = 5_000_000;
    private static final long FIRST_GUIDE = 6_000_000;
    private static final long TASK = 7_000_000;
    private static final int ROWS_AT_ONCE = 5_000;

    private final JdbcTemplate sql;
    private final IntFunction<String> userid;

    /** @param userid by the number of a guide, from 0 on */
    Crowd(JdbcTemplate sql, IntFunction<String> userid) {
        this.sql = sql;
        this.userid = userid;
        var since = monthAgo();
        sql.update(
                "INSERT INTO org_region (id, department_id, name, name_en, created_at) VALUES (?, ?, '全国', 'All', ?)",
                REGION,
                REGION,
                since);
        sql.update(
                "INSERT INTO org_store (id, department_id, name, name_en, created_at) VALUES (?, ?, '店', 'Store', ?)",
                REGION,
                REGION,
                since);
        sql.update(
                "INSERT INTO org_store_region (store_id, region_id, valid_from) VALUES (?, ?, ?)",
                REGION,
                REGION,
                since);
    }

    /** Guides who have been here for a month. */
    void guides(int count) {
        guides(0, count, monthAgo());
    }

    /** Guides who begin now; {@code from} others are there already. */
    void newcomers(int from, int count) {
        guides(from, count, Timestamp.from(Instant.now()));
    }

    private void guides(int from, int count, Timestamp since) {
        fill("org_guide (id, userid, name, status, created_at) VALUES (?, ?, '导购', 'ACTIVE', ?)", from, count, i ->
                new Object[] {FIRST_GUIDE + i, userid.apply(i), since});
        fill(
                "org_employment (id, guide_id, store_id, role, valid_from) VALUES (?, ?, " + REGION + ", 'GUIDE', ?)",
                from,
                count,
                i -> new Object[] {FIRST_GUIDE + i, FIRST_GUIDE + i, since});
    }

    /** So many customers for each of the first guides, friends of nobody else. */
    void friends(int guides, int each) {
        var since = monthAgo();
        fill(
                "shopper_friendship (guide_id, external_userid, added_at, display_name) VALUES (?, ?, ?, '顾客')",
                0,
                guides * each,
                i -> new Object[] {
                    FIRST_GUIDE + i / each, "wmExtra_" + userid.apply(i / each) + "_" + (i % each + 1), since
                });
    }

    private void fill(String into, int from, int count, IntFunction<Object[]> row) {
        for (int start = from; start < from + count; start += ROWS_AT_ONCE) {
            sql.batchUpdate(
                    "INSERT INTO " + into,
                    IntStream.range(start, Math.min(from + count, start + ROWS_AT_ONCE))
                            .mapToObj(row)
                            .toList());
        }
    }

    /** A task to everybody, approved and due. */
    void task() {
        var now = Instant.now();
        sql.update(
                "INSERT INTO content_task (id, type, title, instruction, copy_text, material_ids, target, start_at,"
                        + " deadline_at, min_evidence, status, created_by, created_at, approved_by, approved_at)"
                        + " VALUES (?, 'SEND_1V1', '新品', '', '新品到店', '[]', ?, ?, ?, 'E3', 'SCHEDULED', 1, ?, 2, ?)",
                TASK,
                "{\"regionIds\":[%d],\"storeIds\":[],\"guideIds\":[]}".formatted(REGION),
                Timestamp.from(now),
                Timestamp.from(now.plus(Duration.ofDays(2))),
                Timestamp.from(now),
                Timestamp.from(now));
    }

    String taskStatus() {
        return one("SELECT status FROM content_task WHERE id = " + TASK, String.class);
    }

    int audienceSize() {
        return one("SELECT audience_size FROM content_task WHERE id = " + TASK, Integer.class);
    }

    int assignments() {
        return one("SELECT COUNT(*) FROM content_assignment WHERE task_id = " + TASK, Integer.class);
    }

    int guidesWithAnAssignment() {
        return one("SELECT COUNT(DISTINCT guide_id) FROM content_assignment WHERE task_id = " + TASK, Integer.class);
    }

    /** The number of the last guide who has an assignment. */
    long lastGuide() {
        return one("SELECT MAX(guide_id) FROM content_assignment WHERE task_id = " + TASK, Long.class) - FIRST_GUIDE;
    }

    int deliveries() {
        return one(
                "SELECT COUNT(*) FROM content_delivery d JOIN content_assignment a ON a.id = d.assignment_id"
                        + " WHERE a.task_id = " + TASK,
                Integer.class);
    }

    int guidesToldOfIt() {
        return one(
                "SELECT COUNT(*) FROM content_assignment WHERE notified_at IS NOT NULL AND task_id = " + TASK,
                Integer.class);
    }

    /** From the beginning of the dispatch until the first guides were told. */
    Duration untilTheFirstWereTold() {
        return Duration.ofNanos(1_000L
                * one(
                        "SELECT TIMESTAMPDIFF(MICROSECOND, MIN(t.start_at), MIN(a.notified_at)) FROM content_assignment a"
                                + " JOIN content_task t ON t.id = a.task_id WHERE a.task_id = " + TASK,
                        Long.class));
    }

    int guidesWithoutAGroupSend() {
        return one(
                "SELECT COUNT(*) FROM content_assignment a WHERE NOT EXISTS (SELECT 1 FROM content_send s"
                        + " WHERE s.assignment_id = a.id AND s.state = 'CREATED') AND a.task_id = " + TASK,
                Integer.class);
    }

    private <T> T one(String query, Class<T> type) {
        return sql.queryForObject(query, type);
    }

    private static Timestamp monthAgo() {
        return Timestamp.from(Instant.now().minus(Duration.ofDays(30)));
    }
}
