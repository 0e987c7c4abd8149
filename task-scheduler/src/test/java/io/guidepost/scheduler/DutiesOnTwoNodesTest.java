package io.guidepost.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guidepost.domain.duty.Duties;
import io.guidepost.domain.duty.DutyConsole;
import io.guidepost.domain.duty.DutyRun;
import io.guidepost.domain.duty.DutyState.Phase;
import io.guidepost.domain.pace.Urgency;
import io.guidepost.embedded.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.ibatis.annotations.Mapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mybatis.spring.annotation.MapperScan;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** A cluster of two nodes with a timetable of the test's own, and the console that an HTTP application has. */
class DutiesOnTwoNodesTest {

    private static final long ADMIN = 7;
    private static final Duration OFTEN = Duration.ofMillis(250);
    private static final AtomicInteger TICKS = new AtomicInteger();
    private static final AtomicInteger LONG_RUNS = new AtomicInteger();
    private static final AtomicInteger SIDE_BY_SIDE = new AtomicInteger();
    private static final AtomicInteger MOST_SIDE_BY_SIDE = new AtomicInteger();
    private static final AtomicInteger SLOW_RUNS = new AtomicInteger();

    private static TestDatabase database;
    private static ConfigurableApplicationContext first;
    private static ConfigurableApplicationContext second;
    private static DutyConsole console;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        first = node();
        second = node();
        console = second.getBean(DutyConsole.class);
    }

    @AfterAll
    static void stop() {
        first.close();
        second.close();
    }

    @Test
    void aPausedDutyStaysPausedOnEveryNodeAndOverRestarts() {
        await().until(() -> TICKS.get() > 2);

        assertThat(console.pause("tick", ADMIN).paused())
                .hasValueSatisfying(order -> assertThat(order.by()).isEqualTo(ADMIN));
        int ticks = quietTicks();
        first.close();
        first = node();
        assertThat(quietTicks()).isEqualTo(ticks);
        assertThat(console.duty("tick").phase()).isEqualTo(Phase.PAUSED);
        assertThat(console.duty("tick").nextAt()).isEmpty();

        console.runNow("tick", ADMIN);
        console.runNow("tick", ADMIN);
        await().until(() -> TICKS.get() > ticks);
        assertThat(quietTicks()).as("run by hand, once").isEqualTo(ticks + 1);

        console.resume("tick", ADMIN);
        await().until(() -> TICKS.get() > ticks + 3);
        assertThat(console.duty("tick").nextAt()).isPresent();
        assertThat(console.runs("tick", Long.MAX_VALUE, 100).get(0).askedBy()).contains(ADMIN);
    }

    /** What is under way is never done twice at the same time, whoever is impatient. */
    @Test
    void aRunAskedForWaitsForTheOneUnderWay() {
        int before = LONG_RUNS.get();
        console.runNow("long", ADMIN);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> LONG_RUNS.get() > before && console.duty("long").phase() == Phase.RUNNING);
        assertThat(console.duty("long").running())
                .hasValueSatisfying(running -> assertThat(running.node()).isNotBlank());

        console.runNow("long", ADMIN);

        await().atMost(Duration.ofSeconds(20)).until(() -> askedFor("long").size() == 2);
        assertThat(MOST_SIDE_BY_SIDE).hasValue(1);
        var later = askedFor("long").get(0);
        var earlier = askedFor("long").get(1);
        assertThat(later.items()).isEqualTo(3);
        assertThat(later.startedAt()).isAfterOrEqualTo(earlier.endedAt().minusMillis(50));
    }

    @Test
    void aFailureIsRememberedWithItsReasonAndDoesNotStopTheOthers() {
        // One entry for each node that it has happened on.
        await().until(() -> runs("broken").stream().mapToInt(DutyRun::times).sum() >= 4);

        assertThat(runs("broken")).hasSizeLessThanOrEqualTo(3);
        assertThat(console.duty("broken").lastFailure()).hasValueSatisfying(run -> {
            assertThat(run.error()).isEqualTo("IllegalStateException: the reason");
            assertThat(run.outcome()).isEqualTo(DutyRun.Outcome.FAILED);
        });
        assertThat(console.duty("broken").phase()).isIn(Phase.WAITING, Phase.RUNNING);
    }

    @Test
    void aFiringThatCameTooLateIsCounted() {
        await().atMost(Duration.ofSeconds(20)).until(() -> console.duty("slow").misfires() > 0);

        assertThat(console.duty("slow").misfiredAt()).isPresent();
        await().until(() -> SLOW_RUNS.get() > 2);
    }

    @Test
    void onlyTheLastRunsAreKept() {
        var duties = second.getBean(Duties.class);
        for (int i = 1; i <= 30; i++) {
            var at = Instant.EPOCH.plusSeconds(i);
            duties.add(new DutyRun(i, "hourly", "node", DutyRun.Outcome.OK, Optional.empty(), at, at, 1, 1, ""));
        }

        assertThat(duties.prune("hourly", 10, 15)).isEqualTo(15);
        assertThat(duties.prune("hourly", 10, 15)).isLessThan(15);
        assertThat(duties.prune("hourly", 10, 15)).isZero();
        assertThat(runs("hourly")).hasSize(10);
    }

    /** The ticks so far, when what was ordered has been heeded and no other follows for a while. */
    private static int quietTicks() {
        await().until(() -> second.getBean(Duties.class).unheeded().isEmpty());
        await().pollDelay(Duration.ofMillis(400)).until(() -> true);
        int ticks = TICKS.get();
        await().pollDelay(Duration.ofMillis(600)).until(() -> true);
        assertThat(TICKS).as("ticks of a paused duty").hasValue(ticks);
        return ticks;
    }

    private static List<DutyRun> runs(String duty) {
        return console.runs(duty, Long.MAX_VALUE, 100);
    }

    private static List<DutyRun> askedFor(String duty) {
        return runs(duty).stream().filter(run -> run.askedBy().isPresent()).toList();
    }

    private static ConfigurableApplicationContext node() {
        return new SpringApplicationBuilder(Node.class)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .run(
                        "--spring.config.name=task-scheduler",
                        "--spring.main.banner-mode=off",
                        "--spring.autoconfigure.exclude=io.guidepost.wechat.WeChatAdapter",
                        "--spring.quartz.properties.org.quartz.jobStore.misfireThreshold=1000",
                        "--spring.datasource.url=" + database.jdbcUrl(),
                        "--spring.datasource.username=" + database.appUser(),
                        "--spring.datasource.password=" + database.appPassword(),
                        "--spring.flyway.user=" + database.ownerUser(),
                        "--spring.flyway.password=" + database.ownerPassword(),
                        "--logging.level.root=WARN",
                        "--logging.level.io.guidepost.scheduler.DutyJob=OFF");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @ComponentScan({"io.guidepost.domain.duty", "io.guidepost.domain.database"})
    @MapperScan(
            basePackages = {"io.guidepost.domain.duty", "io.guidepost.domain.database"},
            annotationClass = Mapper.class)
    @Import({QuartzTimetable.class, OrderWatch.class, MisfireCount.Listening.class})
    static class Node {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        SimpleMeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Bean
        Timetable timetable() {
            return new Timetable(List.of(
                    Duty.of("tick", OFTEN, 10, limit -> {
                        assertThat(Urgency.current()).isEqualTo(Urgency.MASS);
                        TICKS.incrementAndGet();
                        return 0;
                    }),
                    Duty.of("long", Duration.ofHours(1), 10, limit -> longWork()),
                    Duty.of("broken", OFTEN, 10, limit -> {
                        throw new IllegalStateException("the reason");
                    }),
                    Duty.of("slow", OFTEN, 10, limit -> {
                        sleep(SLOW_RUNS.incrementAndGet() == 1 ? 2_500 : 0);
                        return 0;
                    }),
                    Duty.of("hourly", Duration.ofHours(1), 10, limit -> 0)));
        }

        private static int longWork() {
            MOST_SIDE_BY_SIDE.accumulateAndGet(SIDE_BY_SIDE.incrementAndGet(), Math::max);
            LONG_RUNS.incrementAndGet();
            sleep(1_000);
            SIDE_BY_SIDE.decrementAndGet();
            return 3;
        }

        private static void sleep(long millis) {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }
}
