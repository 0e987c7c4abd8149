package io.guidepost.domain.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.database.Ids;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Nodes of their own that die at any call of the dispatch; whatever was not committed is gone with them. */
@DomainTest
class TheDispatcherCrashesTest {

    private static final int GUIDES = 1_000;
    private static final int GUIDES_PER_STRETCH = 40;

    @Autowired
    ApplicationContext domain;

    @Autowired
    MovableClock clock;

    @Autowired
    Ids ids;

    @Autowired
    JdbcTemplate sql;

    @BeforeEach
    void atTenInTheMorning() {
        var now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        var ten = now.with(LocalTime.of(2, 0));
        clock.advance(Duration.between(now, ten.isAfter(now) ? ten : ten.plusDays(1)));
    }

    @ParameterizedTest(name = "seed {0}")
    @DisplayName("C11 (1) 1000 guides × 1 task: exactly 1000 assignments after 3 crashes of the dispatcher")
    @ValueSource(longs = {1, 2, 3})
    void exactlyAThousandAssignmentsAfterThreeCrashesOfTheDispatcher(long seed) {
        var random = new Random(seed);
        long region = guides(GUIDES);
        long task = scheduledTask(region);
        int crashes = 0;
        int soFar = 0;
        for (int crash = 0; crash < 3; crash++) {
            var death = catchThrowable(() -> dispatchAndDieAfter(2 + random.nextInt(24)));
            crashes += death instanceof Killed ? 1 : 0;
            assertThat(assignments(task)).as("seed %d", seed).isBetween(soFar, GUIDES - 1);
            soFar = assignments(task);
            // Nobody takes over before the lease of the dead is over.
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(crashes).isEqualTo(3);

        dispatch(Integer.MAX_VALUE);

        assertThat(assignments(task)).as("seed %d", seed).isEqualTo(GUIDES);
        assertThat(sql.queryForMap(
                        "SELECT status, audience_size, (SELECT COUNT(DISTINCT guide_id) FROM content_assignment"
                                + " WHERE task_id = t.id) AS guides FROM content_task t WHERE id = ?",
                        task))
                .containsEntry("status", "RUNNING")
                .containsEntry("audience_size", GUIDES)
                .containsEntry("guides", (long) GUIDES);
        dispatch(Integer.MAX_VALUE);
        assertThat(assignments(task)).as("a run more adds none").isEqualTo(GUIDES);
    }

    private static final class Killed extends Error {}

    private void dispatchAndDieAfter(int calls) {
        dispatch(calls);
    }

    /** A node with a name of its own; it dies before or after the given call, in or between transactions. */
    private void dispatch(int callsUntilDeath) {
        var calls = new AtomicInteger();
        var real = domain.getBean(Tasks.class);
        var dying = (Tasks) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Tasks.class}, (self, method, with) -> {
                    int call = calls.incrementAndGet();
                    if (call == callsUntilDeath && call % 2 == 0) {
                        throw new Killed();
                    }
                    try {
                        var answer = method.invoke(real, with);
                        if (call == callsUntilDeath) {
                            throw new Killed();
                        }
                        return answer;
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
        try (var node = new AnnotationConfigApplicationContext()) {
            node.setParent(domain);
            node.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "node", Map.of("guidepost.content.guides-per-stretch", GUIDES_PER_STRETCH)));
            node.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
            node.registerBean("dyingTasks", Tasks.class, () -> dying, definition -> definition.setPrimary(true));
            node.registerBean("dispatcher", DispatchTasks.class);
            node.refresh();
            node.getBean("dispatcher", DispatchTasks.class).runDue(10);
        }
    }

    private int assignments(long task) {
        return sql.queryForObject("SELECT COUNT(*) FROM content_assignment WHERE task_id = ?", Integer.class, task);
    }

    private long guides(int count) {
        long region = ids.next();
        var since = now().minusDays(30);
        sql.update(
                "INSERT INTO org_region (id, department_id, name, name_en, created_at) VALUES (?, ?, '华东', 'East', ?)",
                region,
                region,
                since);
        sql.update(
                "INSERT INTO org_store (id, department_id, name, name_en, created_at) VALUES (?, ?, '店', 'Store', ?)",
                region,
                region,
                since);
        sql.update(
                "INSERT INTO org_store_region (store_id, region_id, valid_from) VALUES (?, ?, ?)",
                region,
                region,
                since);
        var rows = LongStream.range(0, count)
                .mapToObj(i -> new Object[] {region + i, "crash" + (region + i), since})
                .toList();
        sql.batchUpdate(
                "INSERT INTO org_guide (id, userid, name, status, created_at) VALUES (?, ?, '导购', 'ACTIVE', ?)", rows);
        sql.batchUpdate(
                "INSERT INTO org_employment (id, guide_id, store_id, role, valid_from) VALUES (?, ?, ?, 'GUIDE', ?)",
                rows.stream()
                        .map(row -> new Object[] {row[0], row[0], region, since})
                        .toList());
        sql.batchUpdate(
                "INSERT INTO shopper_friendship (guide_id, external_userid, added_at, ended_at, display_name)"
                        + " VALUES (?, ?, ?, '9999-12-31', '顾客')",
                rows.stream()
                        .map(row -> new Object[] {row[0], "wmCrash" + row[0], since})
                        .toList());
        return region;
    }

    private long scheduledTask(long region) {
        long id = ids.next();
        var now = now();
        sql.update(
                "INSERT INTO content_task (id, type, title, instruction, copy_text, material_ids, target, start_at,"
                        + " deadline_at, min_evidence, status, created_by, created_at, approved_by, approved_at)"
                        + " VALUES (?, 'SEND_1V1', '新品', '', '新品到店', '[]', ?, ?, ?, 'E3', 'SCHEDULED', 1, ?, 2, ?)",
                id,
                "{\"regionIds\":[%d],\"storeIds\":[],\"guideIds\":[]}".formatted(region),
                now,
                now.plusDays(2),
                now,
                now);
        return id;
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
