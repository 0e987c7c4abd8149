package io.guidepost.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guidepost.domain.duty.DutyConsole;
import io.guidepost.domain.duty.DutyRun;
import io.guidepost.simulator.Simulator;
import io.guidepost.simulator.SimulatorSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
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
    private static final int CUSTOMERS_EACH = 3;
    /** A minute or two on a machine that has nothing else to do. */
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private JdbcTemplate sql;
    private Crowd crowd;

    @Test
    void aHundredThousandGuidesHaveTheTaskExactlyOnce(@TempDir Path directory) {
        try (var simulator = Simulator.start(SimulatorSettings.defaults())) {
            var properties = TheSchedulerIsKilledTest.properties(simulator, directory);
            properties.put("guidepost.content.guides-per-stretch", "500");
            // The simulator knows none of these guides.
            properties.put("guidepost.content.sends-ahead", "false");
            try (var office = TheSchedulerIsKilledTest.office(properties)) {
                sql = office.getBean(JdbcTemplate.class);
                crowd = new Crowd(sql, i -> "f10_" + i);
                crowd.guides(GUIDES);
                crowd.friends(GUIDES, CUSTOMERS_EACH);
                dispatchWhileNodesDie(properties, directory);
                var lost = office.getBean(DutyConsole.class).runs("dispatch-tasks", Long.MAX_VALUE, 200).stream()
                        .filter(run -> run.outcome() == DutyRun.Outcome.LOST)
                        .map(DutyRun::node)
                        .toList();
                assertThat(lost)
                        .as("the console tells of the dead")
                        .isNotEmpty()
                        .allMatch(node -> node.startsWith("node-"));
            }
        }
    }

    private void dispatchWhileNodesDie(Map<String, Object> properties, Path directory) {
        var nodes = new HashMap<String, SchedulerProcess>();
        boolean isDone = false;
        try {
            int started = 0;
            for (; started < 2; started++) {
                nodes.put("node-" + started, node(started, properties, directory));
            }
            until(
                    "two nodes are there",
                    200,
                    () -> sql.queryForObject("SELECT COUNT(*) FROM QRTZ_SCHEDULER_STATE", Integer.class) == 2);
            long began = System.nanoTime();
            crowd.task();
            int latecomers = 0;
            for (int percent : List.of(10, 50, 90)) {
                int enough = GUIDES / 100 * percent;
                until(percent + " % have it", 20, () -> crowd.assignments() >= enough);
                var victim = dispatching(nodes);
                nodes.remove(victim).kill();
                int given = crowd.assignments();
                System.out.printf(
                        "F-10: %s killed at %d assignments after %.1f s%n",
                        victim, given, (System.nanoTime() - began) / 1e9);
                assertThat(given).as("killed in the middle").isLessThan(GUIDES);
                // Who begins after the dispatch did is not part of it.
                crowd.newcomers(GUIDES + latecomers, 20);
                latecomers += 20;
                long killed = System.nanoTime();
                nodes.put("node-" + started, node(started, properties, directory));
                started++;
                until("somebody goes on", 50, () -> crowd.assignments() > given);
                System.out.printf("F-10: went on after %.1f s%n", (System.nanoTime() - killed) / 1e9);
            }
            until("all have it", 100, () -> crowd.taskStatus().equals("RUNNING"));
            System.out.printf(
                    "F-10: %d assignments in %.1f s, three fail-overs included%n",
                    crowd.assignments(), (System.nanoTime() - began) / 1e9);
            until("all are told of it", 200, () -> crowd.guidesToldOfIt() == GUIDES);
            System.out.printf(
                    "F-10: the first guides were told after %.1f s, the last after %.1f s%n",
                    crowd.untilTheFirstWereTold().toMillis() / 1e3, (System.nanoTime() - began) / 1e9);
            exactlyOnce();
            isDone = true;
        } finally {
            if (!isDone) {
                nodes.forEach((name, node) -> System.out.println("F-10: " + name + " said\n" + node.log()));
            }
            nodes.values().forEach(SchedulerProcess::kill);
        }
    }

    /** The node that is at it; while nobody is, because the last victim is not yet known to be dead, any. */
    private String dispatching(Map<String, SchedulerProcess> nodes) {
        return sql
                .queryForList(
                        "SELECT INSTANCE_NAME FROM QRTZ_FIRED_TRIGGERS WHERE JOB_NAME = 'dispatch-tasks'"
                                + " AND STATE = 'EXECUTING'",
                        String.class)
                .stream()
                .filter(nodes::containsKey)
                .findFirst()
                .orElseGet(() -> nodes.keySet().iterator().next());
    }

    private void exactlyOnce() {
        assertThat(crowd.assignments()).isEqualTo(GUIDES);
        assertThat(crowd.guidesWithAnAssignment()).isEqualTo(GUIDES);
        assertThat(crowd.audienceSize()).isEqualTo(GUIDES);
        assertThat(crowd.deliveries()).isEqualTo(GUIDES * CUSTOMERS_EACH);
        assertThat(crowd.lastGuide()).isEqualTo(GUIDES - 1L);
    }

    private static void until(String what, int everyMillis, Callable<Boolean> isSo) {
        await().alias(what)
                .atMost(LIMIT)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(everyMillis))
                .until(isSo);
    }

    private static SchedulerProcess node(int number, Map<String, Object> properties, Path directory) {
        var own = new HashMap<>(properties);
        own.put("spring.quartz.properties.org.quartz.scheduler.instanceId", "node-" + number);
        own.put("server.port", "0");
        return SchedulerProcess.start(own, directory);
    }
}
