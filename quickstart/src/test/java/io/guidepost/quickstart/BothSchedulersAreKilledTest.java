package io.guidepost.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guidepost.domain.duty.DutyConsole;
import io.guidepost.domain.duty.DutyRun;
import io.guidepost.simulator.Simulator;
import io.guidepost.simulator.SimulatorSettings;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * F-10 at full size: a task to a hundred thousand guides, two nodes; the one that dispatches is killed at 10, 50 and 90 % and
 * replaced, and the audience changes meanwhile.
 */
@Tag("deep")
class BothSchedulersAreKilledTest {

    private static final int GUIDES = 100_000;
    private static final int CUSTOMERS = 300_000;
    /** A minute or two on a machine that has nothing else to do. */
    private static final Duration LIMIT = Duration.ofMinutes(6);

    private static final long REGION = 5_000_000;
    private static final long FIRST_GUIDE = 6_000_000;
    private static final long TASK = 7_000_000;

    @Test
    void aHundredThousandGuidesHaveTheTaskExactlyOnce(@TempDir Path directory) {
        try (var simulator = Simulator.start(SimulatorSettings.defaults())) {
            var properties = TheSchedulerIsKilledTest.properties(simulator, directory);
            properties.put("guidepost.content.guides-per-stretch", "500");
            try (var office = TheSchedulerIsKilledTest.office(properties)) {
                var sql = office.getBean(JdbcTemplate.class);
                guides(sql, 0, GUIDES);
                friends(sql);
                dispatchWhileNodesDie(sql, properties, directory);
                var lost = office.getBean(DutyConsole.class).runs("dispatch-tasks", Long.MAX_VALUE, 200).stream()
                        .filter(run -> run.outcome() == DutyRun.Outcome.LOST)
                        .map(DutyRun::node);
                assertThat(lost)
                        .as("the console tells of the dead")
                        .isNotEmpty()
                        .allMatch(node -> node.startsWith("node-"));
            }
        }
    }

    private static void dispatchWhileNodesDie(JdbcTemplate sql, Map<String, Object> properties, Path directory) {
        var nodes = new HashMap<String, SchedulerProcess>();
        boolean isDone = false;
        try {
            int started = 0;
            for (; started < 2; started++) {
                nodes.put("node-" + started, node(started, properties, directory));
            }
            await().atMost(LIMIT)
                    .until(() -> sql.queryForObject("SELECT COUNT(*) FROM QRTZ_SCHEDULER_STATE", Integer.class) == 2);
            long began = System.nanoTime();
            task(sql);
            int latecomers = 0;
            for (int percent : List.of(10, 50, 90)) {
                await().atMost(LIMIT)
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> assignments(sql) >= GUIDES / 100 * percent);
                var dispatching = sql.queryForList(
                        "SELECT INSTANCE_NAME FROM QRTZ_FIRED_TRIGGERS WHERE JOB_NAME = 'dispatch-tasks'"
                                + " AND STATE = 'EXECUTING'",
                        String.class);
                var victim = dispatching.stream()
                        .filter(nodes::containsKey)
                        .findFirst()
                        .orElseGet(() -> nodes.keySet().iterator().next());
                nodes.remove(victim).kill();
                System.out.printf(
                        "F-10: %s killed at %d assignments after %.1f s%n",
                        victim, assignments(sql), (System.nanoTime() - began) / 1e9);
                // Who begins after the dispatch did is not part of it.
                guides(sql, GUIDES + latecomers, 20);
                latecomers += 20;
                nodes.put("node-" + started, node(started, properties, directory));
                started++;
            }
            await().atMost(LIMIT).until(() -> status(sql).equals("RUNNING"));
            System.out.printf(
                    "F-10: %d assignments in %.1f s, three fail-overs included%n",
                    assignments(sql), (System.nanoTime() - began) / 1e9);
            assertThat(assignments(sql)).isEqualTo(GUIDES);
            assertThat(sql.queryForObject(
                            "SELECT COUNT(DISTINCT guide_id) FROM content_assignment WHERE task_id = ?",
                            Integer.class,
                            TASK))
                    .isEqualTo(GUIDES);
            assertThat(sql.queryForObject("SELECT COUNT(*) FROM content_delivery", Integer.class))
                    .isEqualTo(CUSTOMERS);
            assertThat(sql.queryForObject("SELECT MAX(guide_id) FROM content_assignment", Long.class))
                    .isEqualTo(FIRST_GUIDE + GUIDES - 1);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LIMIT);
            isDone = true;
        } finally {
            if (!isDone) {
                nodes.forEach((name, node) -> System.out.println("F-10: " + name + " said\n" + node.log()));
            }
            nodes.values().forEach(SchedulerProcess::kill);
        }
    }

    private static SchedulerProcess node(int number, Map<String, Object> properties, Path directory) {
        var own = new HashMap<>(properties);
        own.put("spring.quartz.properties.org.quartz.scheduler.instanceId", "node-" + number);
        own.put("server.port", "0");
        return SchedulerProcess.start(own, directory);
    }

    private static int assignments(JdbcTemplate sql) {
        return sql.queryForObject("SELECT COUNT(*) FROM content_assignment WHERE task_id = ?", Integer.class, TASK);
    }

    private static String status(JdbcTemplate sql) {
        return sql.queryForObject("SELECT status FROM content_task WHERE id = ?", String.class, TASK);
    }

    private static void guides(JdbcTemplate sql, int from, int count) {
        var since = from == 0 ? now().minusDays(30) : now();
        if (from == 0) {
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
        fill(sql, "org_guide (id, userid, name, status, created_at)", from, count, i ->
                new Object[] {FIRST_GUIDE + i, "f10_" + i, "导购", "ACTIVE", since});
        fill(sql, "org_employment (id, guide_id, store_id, role, valid_from)", from, count, i ->
                new Object[] {FIRST_GUIDE + i, FIRST_GUIDE + i, REGION, "GUIDE", since});
    }

    private static void friends(JdbcTemplate sql) {
        var since = now().minusDays(20);
        fill(sql, "shopper_friendship (guide_id, external_userid, added_at, display_name)", 0, CUSTOMERS, i ->
                new Object[] {FIRST_GUIDE + i % GUIDES, "wmF10_" + i, since, "顾客"});
    }

    private static void fill(JdbcTemplate sql, String table, int from, int count, IntFunction<Object[]> row) {
        int columns = row.apply(from).length;
        var insert = "INSERT INTO " + table + " VALUES (?" + ", ?".repeat(columns - 1) + ")";
        for (int start = from; start < from + count; start += 5_000) {
            var rows = new ArrayList<Object[]>();
            for (int i = start; i < Math.min(from + count, start + 5_000); i++) {
                rows.add(row.apply(i));
            }
            sql.batchUpdate(insert, rows);
        }
    }

    private static void task(JdbcTemplate sql) {
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

    private static LocalDateTime now() {
        return LocalDateTime.now(ZoneOffset.UTC);
    }
}
