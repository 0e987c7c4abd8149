package io.guidepost.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guidepost.domain.RetailDomain;
import io.guidepost.domain.content.DraftTask;
import io.guidepost.domain.content.PublishTask;
import io.guidepost.domain.content.Task;
import io.guidepost.domain.content.TaskType;
import io.guidepost.domain.content.Tasks;
import io.guidepost.domain.organization.Area;
import io.guidepost.domain.organization.SyncContacts;
import io.guidepost.embedded.TestDatabase;
import io.guidepost.embedded.TestRedis;
import io.guidepost.simulator.AdapterProperties;
import io.guidepost.simulator.Simulator;
import io.guidepost.simulator.SimulatorSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.quartz.autoconfigure.QuartzAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** F-10: the node that gives a task to two thousand guides dies in the middle, and another one brings it to its end. */
class TheSchedulerIsKilledTest {

    private static final int GUIDES = 2_000;

    @Test
    void everyGuideHasTheTaskExactlyOnce(@TempDir Path directory) {
        var settings = SimulatorSettings.defaults().withExtraUsers(GUIDES);
        try (var simulator = Simulator.start(settings)) {
            kill(properties(simulator, directory), directory);
        }
    }

    private static void kill(Map<String, Object> properties, Path directory) {
        try (var office = office(properties)) {
            var sql = office.getBean(JdbcTemplate.class);
            long taskId = publishedTask(office, sql);

            var first = SchedulerProcess.start(properties, directory);
            try {
                await().atMost(Duration.ofSeconds(90))
                        .pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(2))
                        .until(() -> assignments(sql, taskId) >= GUIDES / 4);
            } finally {
                first.kill();
            }
            int givenByTheDead = assignments(sql, taskId);
            assertThat(givenByTheDead).as(first.log()).isBetween(GUIDES / 4, GUIDES - 1);

            // A minute later, so that nobody waits for the lease of the dead.
            try (var second = SchedulerProcess.here(properties, Duration.ofMinutes(1))) {
                var tasks = second.getBean(Tasks.class);
                await().atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofMillis(100))
                        .until(() -> tasks.find(taskId).orElseThrow().status() == Task.Status.RUNNING);
                assertThat(tasks.find(taskId).orElseThrow().audienceSize()).contains(GUIDES);
            }

            assertThat(assignments(sql, taskId)).isEqualTo(GUIDES);
            assertThat(sql.queryForObject(
                            "SELECT COUNT(DISTINCT guide_id) FROM content_assignment WHERE task_id = ?",
                            Integer.class,
                            taskId))
                    .isEqualTo(GUIDES);
        }
    }

    private static int assignments(JdbcTemplate sql, long taskId) {
        return sql.queryForObject("SELECT COUNT(*) FROM content_assignment WHERE task_id = ?", Integer.class, taskId);
    }

    private static long publishedTask(ConfigurableApplicationContext office, JdbcTemplate sql) {
        office.getBean(SyncContacts.class).run("test", 0);
        // The demonstration's own stores have departments below 100.
        Set<Long> stores =
                new HashSet<>(sql.queryForList("SELECT id FROM org_store WHERE department_id > 100", Long.class));
        var now = Instant.now();
        var task = office.getBean(DraftTask.class)
                .draft(new DraftTask.NewTask(
                        TaskType.SEND_1V1,
                        "秋季新品",
                        "今天发出",
                        "新款到了",
                        List.of(),
                        new Area(Set.of(), stores, Set.of()),
                        now.minusSeconds(1),
                        now.plus(Duration.ofDays(2)),
                        Optional.empty(),
                        1));
        office.getBean(PublishTask.class).submit(task.id());
        office.getBean(PublishTask.class).approve(task.id(), 2);
        return task.id();
    }

    static Map<String, Object> properties(Simulator simulator, Path directory) {
        var database = TestDatabase.fresh();
        var properties = new HashMap<>(AdapterProperties.of(simulator, URI.create("http://127.0.0.1:1")));
        properties.put("spring.datasource.url", database.jdbcUrl());
        properties.put("spring.datasource.username", database.appUser());
        properties.put("spring.datasource.password", database.appPassword());
        properties.put("spring.flyway.user", database.ownerUser());
        properties.put("spring.flyway.password", database.ownerPassword());
        properties.put("spring.data.redis.url", TestRedis.fresh().url());
        properties.put("guidepost.content.guides-per-stretch", "20");
        // The suite runs at any hour.
        properties.put("guidepost.dispatch.opens", "00:00");
        properties.put("guidepost.dispatch.closes", "24:00");
        properties.put("spring.config.name", "task-scheduler");
        properties.put("spring.main.banner-mode", "off");
        properties.put("logging.level.root", "WARN");
        Secrets.of(directory.resolve("secrets.properties"))
                .forEach((name, value) -> properties.put((String) name, value));
        return properties;
    }

    /** Where tasks are made; it dispatches none itself. */
    static ConfigurableApplicationContext office(Map<String, Object> properties) {
        return new SpringApplicationBuilder(Office.class)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .run(SchedulerProcess.arguments(properties));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(exclude = QuartzAutoConfiguration.class)
    @Import(RetailDomain.class)
    static class Office {}
}
