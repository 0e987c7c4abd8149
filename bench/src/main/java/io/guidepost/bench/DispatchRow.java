package io.guidepost.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One task to 10,000 guides with 150,000 customers, or to 100,000 with 1,500,000: how many rows of assignments and deliveries
 * a second, from the moment the dispatch begins, beside {@code INSERT … SELECT} of the same rows in the same ranges that
 * checks nothing, and beside the product's own statements by plain JDBC.
 */
final class DispatchRow {

    private static final int GUIDES_PER_STRETCH = 1_000;
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final String TASKS = "content.persistence.TaskMapper";

    /** The guides of a region, with what one task to all of them makes. */
    enum Audience {
        TEN_THOUSAND(
                DataSet.REGION,
                DataSet.GUIDES,
                (long) DataSet.GUIDES * (1 + DataSet.CUSTOMERS_PER_GUIDE) + DataSet.MEMBERS,
                Integer.MAX_VALUE),
        /** So many rows that two rounds have to do. */
        HUNDRED_THOUSAND(
                DataSet.LARGE_REGION,
                DataSet.LARGE_GUIDES,
                (long) DataSet.LARGE_GUIDES * (1 + DataSet.CUSTOMERS_PER_GUIDE),
                2);

        private final long region;
        private final int guides;
        private final long rows;
        private final int mostRounds;

        Audience(long region, int guides, long rows, int mostRounds) {
            this.region = region;
            this.guides = guides;
            this.rows = rows;
            this.mostRounds = mostRounds;
        }
    }

    private final Settings settings;
    private final Report report;
    private final Instance instance;
    private final Audience audience;
    private final Statements statements = new Statements();
    private long mostResidentMb;

    DispatchRow(Settings settings, Report report, Instance instance, Audience audience) {
        this.settings = settings;
        this.report = report;
        this.instance = instance;
        this.audience = audience;
    }

    void run() {
        report.say("dispatch: one task to %d guides, %d rows; \"per second\" and CPU are by rows"
                .formatted(audience.guides, audience.rows));
        var product = new Side("product", instance.pid(), instance);
        var bare = new Side("bare INSERT … SELECT", ProcessHandle.current().pid(), instance);
        var same = new Side("same statements", ProcessHandle.current().pid(), instance);
        try (var connection = instance.connect()) {
            dispatched(connection);
            callOffAnnouncements();
            bare(connection);
            same(connection);
            long residentMb = Processes.residentMb(instance.pid());
            mostResidentMb = residentMb;
            for (int round = 0; round < Math.min(settings.rounds(), audience.mostRounds); round++) {
                product.measure(instance.pids(), () -> dispatched(connection));
                callOffAnnouncements();
                bare.measure(instance.pids(), () -> bare(connection));
                same.measure(instance.pids(), () -> same(connection));
            }
            var work = "dispatch to %,d guides".formatted(audience.guides);
            report.compare(work, product, bare, "≥ 70 % of bare INSERT … SELECT");
            report.compare(work, product, same, "none; shows what checking costs");
            report.figure(
                    work + ", resident before and at most", residentMb + " MB, " + mostResidentMb + " MB", "flat");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private long newTask(Connection connection, String status) throws SQLException {
        long id = Placing.nextId();
        var now = now();
        try (var insert = connection.prepareStatement(
                "INSERT INTO content_task (id, type, title, instruction, copy_text,"
                        + " material_ids, target, start_at, deadline_at, min_evidence, status, created_by, created_at,"
                        + " approved_by, approved_at) VALUES (?, 'SEND_1V1', '测速任务', '', '新品到店', '[]', ?, ?, ?, 'E3', ?, 1, ?, 2, ?)")) {
            int at = 1;
            insert.setLong(at++, id);
            insert.setString(at++, "{\"regionIds\":[%d],\"storeIds\":[],\"guideIds\":[]}".formatted(audience.region));
            insert.setObject(at++, now);
            insert.setObject(at++, now.plusDays(1));
            insert.setString(at++, status);
            insert.setObject(at++, now);
            insert.setObject(at, now);
            insert.executeUpdate();
        }
        return id;
    }

    private static LocalDateTime now() {
        return LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
    }

    private long latestTask;

    /** Leaves the task to the scheduler and watches it; the wait for the scheduler's next look does not count. */
    private Load dispatched(Connection connection) {
        try {
            latestTask = newTask(connection, "SCHEDULED");
            var limit = System.nanoTime() + LIMIT.toNanos();
            while (status(connection).equals("SCHEDULED")) {
                pause(limit);
            }
            long began = System.nanoTime();
            for (int look = 0; !status(connection).equals("RUNNING"); look++) {
                if (look % 50 == 0) {
                    mostResidentMb = Math.max(mostResidentMb, Processes.residentMb(instance.pid()));
                }
                pause(limit);
            }
            return load(connection, latestTask, began);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private String status(Connection connection) throws SQLException {
        return (String) Row.select(connection, "SELECT status FROM content_task WHERE id = ?", latestTask)
                .get(0)
                .get("status");
    }

    private static void pause(long limit) {
        if (System.nanoTime() > limit) {
            throw new IllegalStateException("The scheduler has not dispatched the task within " + LIMIT);
        }
        try {
            Thread.sleep(2);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /**
     * The bench's guides are nobody in the simulator's WeCom, so telling them of the task could only fail and be tried
     * again, beside the other side's work.
     */
    private void callOffAnnouncements() {
        try (var owner = instance.connectAsOwner()) {
            change(
                    owner,
                    "UPDATE outbox_message SET done_at = ? WHERE topic = 'content.announce' AND done_at IS NULL",
                    now());
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The rows themselves and nothing else: no check whether a customer is somebody else's, no counting. */
    private Load bare(Connection connection) {
        try {
            long task = newTask(connection, "DRAFT");
            long began = System.nanoTime();
            for (long after = 0, through; (through = endOfStretch(connection, task, after)) > 0; after = through) {
                connection.setAutoCommit(false);
                change(
                        connection,
                        "INSERT INTO content_assignment (task_id, guide_id, store_id, region_id, employment_id, status,"
                                + " target_count, dispatched_at) SELECT ?, guide_id, store_id, ?, id, 'PENDING', 15, ?"
                                + " FROM org_employment WHERE guide_id > ? AND guide_id <= ?",
                        task,
                        audience.region,
                        now(),
                        after,
                        through);
                change(
                        connection,
                        "INSERT INTO content_delivery (assignment_id, external_userid, status, contact_on)"
                                + " SELECT a.id, f.external_userid, 'NOT_SENT', ? FROM content_assignment a"
                                + " JOIN shopper_friendship f ON f.guide_id = a.guide_id"
                                + " WHERE a.task_id = ? AND a.guide_id > ? AND a.guide_id <= ?",
                        LocalDate.now(SHANGHAI),
                        task,
                        after,
                        through);
                connection.commit();
                connection.setAutoCommit(true);
            }
            return load(connection, task, began);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private Load same(Connection connection) {
        try {
            long task = newTask(connection, "DRAFT");
            long began = System.nanoTime();
            for (long after = 0, through; (through = endOfStretch(connection, task, after)) > 0; after = through) {
                var parameters = parameters(task, after, through);
                connection.setAutoCommit(false);
                execute(connection, "insertAssignments", parameters);
                execute(connection, "insertDeliveries", parameters);
                execute(connection, "countTargets", parameters);
                execute(connection, "reached", parameters);
                connection.commit();
                connection.setAutoCommit(true);
            }
            return load(connection, task, began);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** By the names that the product's statements use; its own records of them are nobody else's to make. */
    private Map<String, Object> parameters(long task, long after, long through) {
        var day = LocalDate.now(SHANGHAI);
        var target = new HashMap<String, Object>(Map.of(
                "asOf",
                now(),
                "day",
                day,
                "everybody",
                false,
                "regionIds",
                List.of(audience.region),
                "storeIds",
                List.of(),
                "guideIds",
                List.of(),
                "roles",
                List.of(),
                "tags",
                List.of()));
        target.put("listId", null);
        var limits = Map.of(
                "day", day,
                "weekFrom", day.minusDays(6),
                "monthFrom", day.minusDays(29),
                "quotaFrom", day.withDayOfMonth(1),
                "since", day.minusDays(30),
                "perDay", 1_000,
                "perWeek", 1_000,
                "perMonth", 1_000,
                "quota", day.lengthOfMonth());
        return Map.ofEntries(
                Map.entry("taskId", task),
                Map.entry("id", task),
                Map.entry("q", target),
                Map.entry("limits", limits),
                Map.entry("tellFrom", now()),
                Map.entry(
                        "midnight",
                        day.atStartOfDay(SHANGHAI)
                                .withZoneSameInstant(ZoneOffset.UTC)
                                .toLocalDateTime()),
                Map.entry("deadlineAt", now().plusDays(1)),
                Map.entry("offPeak", false),
                Map.entry("needsTargets", true),
                Map.entry("after", after),
                Map.entry("through", through),
                Map.entry("guides", GUIDES_PER_STRETCH));
    }

    /** Zero when there is nobody left. */
    private long endOfStretch(Connection connection, long task, long after) throws SQLException {
        var bound = statements.bound(TASKS, "endOfStretch", parameters(task, after, 0));
        var end = Row.select(connection, bound.sql(), bound.values().toArray())
                .get(0)
                .columns()
                .values()
                .iterator()
                .next();
        return end == null ? 0 : ((Number) end).longValue();
    }

    private void execute(Connection connection, String method, Map<String, Object> parameters) throws SQLException {
        var bound = statements.bound(TASKS, method, parameters);
        change(connection, bound.sql(), bound.values().toArray());
    }

    private static void change(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            Placing.change(statement, values);
        }
    }

    private Load load(Connection connection, long task, long began) throws SQLException {
        double seconds = (System.nanoTime() - began) / 1e9;
        long rows = Row.select(
                        connection,
                        "SELECT COUNT(DISTINCT a.id) + COUNT(d.assignment_id) AS n FROM content_assignment a"
                                + " LEFT JOIN content_delivery d ON d.assignment_id = a.id WHERE a.task_id = ?",
                        task)
                .get(0)
                .id("n");
        var latency = new Histogram();
        latency.add((long) (seconds * 1e9));
        return new Load(rows, rows == audience.rows ? Map.of() : Map.of("rows", rows), seconds, latency);
    }
}
