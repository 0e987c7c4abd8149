package io.guidepost.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;

/**
 * What came of tasks, over HTTP, with a million assignments in the database and then with ten: of one task, and of all tasks of a
 * month. Counted by the scheduler, as in production; beside it the sums over the assignments that the counters replace.
 */
final class ExecutionRow {

    private static final int TASKS_OF_A_MILLION = 1_000_000 / DataSet.GUIDES;
    private static final int WARM_UP = 300;
    private static final int REQUESTS = 500;
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Report report;
    private final Instance instance;

    ExecutionRow(Report report, Instance instance) {
        this.report = report;
        this.instance = instance;
    }

    void run() throws InterruptedException {
        try (var connection = instance.connectAsOwner()) {
            long latest = 0;
            int tasks = 0;
            for (int millions : new int[] {1, 10}) {
                report.say("execution: making %d million assignments, and having them counted".formatted(millions));
                while (tasks < millions * TASKS_OF_A_MILLION) {
                    latest = Placing.nextId();
                    make(connection, latest, tasks++);
                }
                await(connection);
                measure(connection, latest, millions);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Each day of the last ten has as many tasks as another; two thirds of the guides have done theirs. */
    private static void make(Connection connection, long task, int number) throws SQLException {
        var now = LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
        var deadline = now.minusDays(1 + number % 10).minusHours(1);
        try (var insert = connection.prepareStatement(
                "INSERT INTO content_task (id, type, title, instruction, copy_text, material_ids, target, start_at, deadline_at,"
                        + " min_evidence, status, created_by, created_at, approved_by, approved_at, dispatched_at)"
                        + " VALUES (?, 'SEND_1V1', '测速任务', '', '', '[]', '{}', ?, ?, 'E3', 'ENDED', 1, ?, 2, ?, ?)")) {
            int at = 1;
            insert.setLong(at++, task);
            insert.setObject(at++, deadline.minusDays(1));
            insert.setObject(at++, deadline);
            insert.setObject(at++, deadline.minusDays(1));
            insert.setObject(at++, deadline.minusDays(1));
            insert.setObject(at, deadline.minusDays(1));
            insert.executeUpdate();
        }
        try (var insert = connection.prepareStatement(
                "INSERT INTO content_assignment (task_id, guide_id, store_id, region_id, status, evidence, target_count,"
                        + " sent_count, dispatched_at, done_at, changed_at)"
                        + " SELECT ?, guide_id, store_id, ?, IF(guide_id % 3 > 0, 'DONE', 'EXPIRED'),"
                        + " IF(guide_id % 3 > 0, 'E3', NULL), 15, IF(guide_id % 3 > 0, 15, 0), ?,"
                        + " IF(guide_id % 3 > 0, ?, NULL), '2020-01-01' FROM org_employment"
                        + " WHERE guide_id >= ? AND guide_id < ?")) {
            insert.setLong(1, task);
            insert.setLong(2, DataSet.REGION);
            insert.setObject(3, deadline.minusDays(1));
            insert.setObject(4, deadline.minusHours(1));
            // Other rows of the bench may have made guides of their own.
            insert.setLong(5, DataSet.guide(0));
            insert.setLong(6, DataSet.guide(DataSet.GUIDES));
            insert.executeUpdate();
        }
    }

    private static void await(Connection connection) throws SQLException, InterruptedException {
        long limit = System.nanoTime() + LIMIT.toNanos();
        while (((Number) Row.select(
                                        connection,
                                        "SELECT COUNT(*) AS waiting FROM content_task t LEFT JOIN execution_task e ON e.task_id = t.id"
                                                + " WHERE t.status = 'ENDED' AND e.task_id IS NULL")
                                .get(0)
                                .get("waiting"))
                        .longValue()
                > 0) {
            if (System.nanoTime() > limit) {
                throw new IllegalStateException("The scheduler has not counted the tasks within " + LIMIT);
            }
            Thread.sleep(200);
        }
    }

    private void measure(Connection connection, long task, int millions) {
        // Making all this takes longer than a session lasts.
        var office = new Office(instance, "hq");
        var month = "from=%s&to=%s"
                .formatted(LocalDate.now().minusDays(29), LocalDate.now().plusDays(1));
        figure(millions, "one task by store", () -> ask(office, "/tasks/" + task + "/execution?groupBy=store"));
        figure(millions, "all tasks of a month by region", () -> ask(office, "/execution?groupBy=region&" + month));
        figure(
                millions,
                "all tasks of a month by store of a region",
                () -> ask(office, "/execution?groupBy=store&regionId=" + DataSet.REGION + "&" + month));
        report.figure(
                "the sum over the assignments of that month instead, %d M".formatted(millions),
                millis(1, () -> sum(connection)),
                "what the counters replace");
    }

    private void figure(int millions, String what, Runnable ask) {
        for (int i = 0; i < WARM_UP; i++) {
            ask.run();
        }
        report.figure("execution of %s, %d M assignments".formatted(what, millions), millis(REQUESTS, ask), "≤ 5 ms");
    }

    private static void sum(Connection connection) {
        try {
            Row.select(
                    connection,
                    "SELECT a.region_id, COUNT(*) AS assigned, SUM(a.status = 'DONE') AS done FROM content_task t"
                            + " JOIN content_assignment a ON a.task_id = t.id WHERE t.status = 'ENDED' GROUP BY a.region_id");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void ask(Office office, String path) {
        var answer = office.get("/api/admin/v1" + path);
        if (!answer.contains("\"executionRateBp\"")) {
            throw new IllegalStateException(answer);
        }
    }

    private static String millis(int times, Runnable work) {
        var millis = new double[times];
        for (int i = 0; i < times; i++) {
            long began = System.nanoTime();
            work.run();
            millis[i] = (System.nanoTime() - began) / 1e6;
        }
        Arrays.sort(millis);
        return String.format(
                Locale.ROOT,
                "p50 %.2f ms, p99 %.2f ms",
                millis[times / 2],
                millis[Math.min(times - 1, times * 99 / 100)]);
    }
}
