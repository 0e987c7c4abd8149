package io.guidepost.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guidepost.domain.RetailDomain;
import io.guidepost.embedded.TestDatabase;
import io.guidepost.embedded.TestRedis;
import io.guidepost.simulator.AdapterProperties;
import io.guidepost.simulator.Simulator;
import io.guidepost.simulator.SimulatorSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
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

/** F-10, R15: the node that gives a task to two thousand guides dies in the middle, and another one brings it to its end. */
class TheSchedulerIsKilledTest {

    private static final int GUIDES = 2_000;

    @Test
    void everyGuideHasTheTaskExactlyOnce(@TempDir Path directory) {
        try (var simulator = Simulator.start(SimulatorSettings.defaults())) {
            var properties = properties(simulator, directory);
            // The simulator knows none of these guides.
            properties.put("guidepost.content.sends-ahead", "false");
            try (var office = office(properties)) {
                var crowd = new Crowd(office.getBean(JdbcTemplate.class), i -> "f10_" + i);
                crowd.guides(GUIDES);
                crowd.friends(GUIDES, 1);
                crowd.task();
                kill(crowd, properties, directory);
            }
        }
    }

    private static void kill(Crowd crowd, Map<String, Object> properties, Path directory) {
        var first = SchedulerProcess.start(properties, directory);
        try {
            await().atMost(Duration.ofSeconds(90))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> crowd.assignments() >= GUIDES / 4);
        } finally {
            first.kill();
        }
        assertThat(crowd.assignments()).as(first.log()).isBetween(GUIDES / 4, GUIDES - 1);

        // A minute later, so that nobody waits for the lease of the dead.
        var second = SchedulerProcess.start(properties, directory, Duration.ofMinutes(1));
        try {
            await().alias("the second node brings it to its end")
                    .atMost(Duration.ofSeconds(90))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> crowd.taskStatus().equals("RUNNING"));
        } finally {
            second.kill();
        }

        assertThat(crowd.audienceSize()).isEqualTo(GUIDES);
        assertThat(crowd.assignments()).isEqualTo(GUIDES);
        assertThat(crowd.guidesWithAnAssignment()).isEqualTo(GUIDES);
        assertThat(crowd.deliveries()).isEqualTo(GUIDES);
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
