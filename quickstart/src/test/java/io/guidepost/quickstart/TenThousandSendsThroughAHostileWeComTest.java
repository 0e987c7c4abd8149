package io.guidepost.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.content.CreateGroupSends;
import io.guidepost.domain.content.DispatchTasks;
import io.guidepost.simulator.Simulator;
import io.guidepost.simulator.SimulatorSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * F-11 at size: two processes make the group sends of ten thousand guides ahead, while WeCom breaks one call in ten in every way
 * it has, and once turns everybody away.
 */
@Tag("deep")
class TenThousandSendsThroughAHostileWeComTest {

    private static final int GUIDES = 10_000;
    private static final int A_MINUTE = 5_000;
    private static final long REGION = 5_000_000;
    private static final long FIRST_GUIDE = 6_000_000;
    private static final long TASK = 7_000_000;
    private static final String CREATE = "/cgi-bin/externalcontact/add_msg_template";
    private static final Duration LIMIT = Duration.ofMinutes(12);

    private static final List<Map<String, Object>> TROUBLES = List.of(
            Map.of("mode", "HTTP_429"),
            Map.of("mode", "ERRCODE", "errcode", "-1"),
            Map.of("mode", "ERRCODE", "errcode", "45033"),
            Map.of("mode", "ERRCODE", "errcode", "40014"),
            Map.of("mode", "SLOW", "delayMs", 700),
            Map.of("mode", "SLOW", "delayMs", 2500),
            Map.of("mode", "RESET"),
            Map.of("mode", "HTML"),
            Map.of("mode", "HTTP_500"),
            Map.of("mode", "APPLIED_BUT_LOST"));

    @Test
    void eachGuideHasExactlyOneGroupSendAndNoMinuteHoldsMoreCallsThanTheCap(@TempDir Path directory) throws Exception {
        var settings = SimulatorSettings.defaults().withExtraUsers(GUIDES).withDispatchDelay(Duration.ZERO);
        try (var simulator = Simulator.start(settings)) {
            var properties = TheSchedulerIsKilledTest.properties(simulator, directory);
            properties.put("guidepost.content.sends-ahead", "true");
            properties.put("guidepost.content.unclear-for", "PT5S");
            properties.put("guidepost.wecom.read-timeout", "1500ms");
            properties.put("guidepost.wecom.rate.each-api.a-minute", Integer.toString(A_MINUTE));
            properties.put("guidepost.wecom.rate.nodes", "2");
            try (var one = TheSchedulerIsKilledTest.office(properties);
                    var other = TheSchedulerIsKilledTest.office(properties)) {
                var sql = one.getBean(JdbcTemplate.class);
                guides(sql);
                task(sql);
                one.getBean(DispatchTasks.class).runDue(10);
                long began = System.nanoTime();
                sendAll(simulator, sql, one, other);
                System.out.printf("F-11: %d group sends in %.0f s%n", GUIDES, (System.nanoTime() - began) / 1e9);
            }
            assertThat(simulator.journal().sendersOfGroupMessages())
                    .hasSize(GUIDES)
                    .doesNotHaveDuplicates();
            var calls = simulator.journal().callTimes(CREATE);
            System.out.printf("F-11: %d calls, at most %d in a minute%n", calls.size(), mostInAMinute(calls));
            assertThat(calls).hasSizeGreaterThan(GUIDES);
            assertThat(mostInAMinute(calls)).isBetween(A_MINUTE / 2, A_MINUTE);
        }
    }

    private static void sendAll(
            Simulator simulator,
            JdbcTemplate sql,
            ConfigurableApplicationContext one,
            ConfigurableApplicationContext other)
            throws InterruptedException {
        var until = Instant.now().plus(LIMIT);
        var threads = Executors.newScheduledThreadPool(3);
        var random = new Random(11);
        var closed = new boolean[1];
        try {
            threads.scheduleWithFixedDelay(
                    () -> {
                        var trouble = TROUBLES.get(random.nextInt(TROUBLES.size()));
                        fault(simulator, trouble, 1 + random.nextInt(3));
                        if (!closed[0] && simulator.journal().callTimes(CREATE).size() > GUIDES / 2) {
                            closed[0] = true;
                            fault(simulator, Map.of("mode", "ERRCODE", "errcode", "45009"), 3);
                        }
                    },
                    100,
                    250,
                    TimeUnit.MILLISECONDS);
            for (var node : List.of(one, other)) {
                threads.scheduleWithFixedDelay(
                        () -> node.getBean(CreateGroupSends.class).runDue(5_000), 0, 1, TimeUnit.SECONDS);
            }
            while (left(sql) > 0 && Instant.now().isBefore(until)) {
                Thread.sleep(500);
            }
        } finally {
            threads.shutdown();
            threads.awaitTermination(60, TimeUnit.SECONDS);
        }
        assertThat(left(sql)).as("guides without a group send").isZero();
    }

    private static int left(JdbcTemplate sql) {
        return sql.queryForObject(
                "SELECT COUNT(*) FROM content_assignment a WHERE a.task_id = ? AND NOT EXISTS (SELECT 1 FROM content_send s"
                        + " WHERE s.assignment_id = a.id AND s.state = 'CREATED')",
                Integer.class,
                TASK);
    }

    private static int mostInAMinute(List<Instant> calls) {
        var sorted = calls.stream().sorted().toList();
        int most = 0;
        int from = 0;
        for (int i = 0; i < sorted.size(); i++) {
            while (!sorted.get(from).isAfter(sorted.get(i).minusSeconds(60))) {
                from++;
            }
            most = Math.max(most, i - from + 1);
        }
        return most;
    }

    private static void fault(Simulator simulator, Map<String, Object> trouble, int times) {
        var body = new StringBuilder("{\"path\":\"" + CREATE + "\",\"times\":" + times);
        trouble.forEach((name, value) -> body.append(",\"")
                .append(name)
                .append("\":")
                .append(value instanceof Number ? value : "\"" + value + "\""));
        var request = HttpRequest.newBuilder(URI.create(simulator.url() + "/sim/faults"))
                .POST(HttpRequest.BodyPublishers.ofString(body.append('}').toString()))
                .build();
        try {
            var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                System.err.println(answer.body());
            }
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void guides(JdbcTemplate sql) {
        var since = Timestamp.from(Instant.now().minus(Duration.ofDays(30)));
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
        var guides = new ArrayList<Object[]>();
        var employments = new ArrayList<Object[]>();
        var friends = new ArrayList<Object[]>();
        IntStream.range(0, GUIDES).forEach(i -> {
            var userid = "x%05d".formatted(i + 1);
            guides.add(new Object[] {FIRST_GUIDE + i, userid, "导购", "ACTIVE", since});
            employments.add(new Object[] {FIRST_GUIDE + i, FIRST_GUIDE + i, REGION, "GUIDE", since});
            friends.add(new Object[] {FIRST_GUIDE + i, "wmExtra_" + userid + "_1", since, "顾客"});
        });
        sql.batchUpdate("INSERT INTO org_guide (id, userid, name, status, created_at) VALUES (?, ?, ?, ?, ?)", guides);
        sql.batchUpdate(
                "INSERT INTO org_employment (id, guide_id, store_id, role, valid_from) VALUES (?, ?, ?, ?, ?)",
                employments);
        sql.batchUpdate(
                "INSERT INTO shopper_friendship (guide_id, external_userid, added_at, display_name) VALUES (?, ?, ?, ?)",
                friends);
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
}
