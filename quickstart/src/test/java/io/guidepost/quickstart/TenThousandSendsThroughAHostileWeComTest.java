package io.guidepost.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.content.CreateGroupSends;
import io.guidepost.domain.content.DispatchTasks;
import io.guidepost.domain.order.DeliveryAddress;
import io.guidepost.domain.order.PlaceOrder;
import io.guidepost.simulator.Simulator;
import io.guidepost.simulator.SimulatorSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * F-11 at size: two processes make the group sends of ten thousand guides ahead. For the first minute WeCom is well, and its cap
 * is used; then it breaks one call in ten in every way it has, and once turns everybody away. Shoppers buy all the time.
 */
@Tag("deep")
class TenThousandSendsThroughAHostileWeComTest {

    private static final int GUIDES = 10_000;
    private static final int A_MINUTE = 5_000;
    private static final Duration CALM = Duration.ofSeconds(63);
    private static final String CREATE = "/cgi-bin/externalcontact/add_msg_template";
    private static final Duration LIMIT = Duration.ofMinutes(15);
    private static final long SKU = 9_100_001;
    private static final long SHOPPER = 9_200_001;

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

    private final HttpClient http = HttpClient.newHttpClient();

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
                var crowd = new Crowd(sql, i -> "x%05d".formatted(i + 1));
                crowd.guides(GUIDES);
                crowd.friends(GUIDES, 1);
                goods(sql);
                var shop = one.getBean(PlaceOrder.class);
                // The first ones warm everything up.
                orders(shop, after(Duration.ofSeconds(6)));
                double alone = p99(orders(shop, after(Duration.ofSeconds(12))));
                crowd.task();
                one.getBean(DispatchTasks.class).runDue(10);

                long began = System.nanoTime();
                double meanwhile = sendAll(simulator, crowd, shop, one, other);

                System.out.printf("F-11: %d group sends in %.0f s%n", GUIDES, (System.nanoTime() - began) / 1e9);
                System.out.printf("F-11: p99 of placing an order %.0f ms alone, %.0f ms meanwhile%n", alone, meanwhile);
                assertThat(crowd.guidesWithoutAGroupSend())
                        .as("guides without a group send")
                        .isZero();
                assertThat(meanwhile)
                        .as("orders go on, p99 in ms; %.0f alone", alone)
                        .isLessThan(500);
            }
            assertThat(simulator.journal().sendersOfGroupMessages())
                    .hasSize(GUIDES)
                    .doesNotHaveDuplicates();
            var calls = simulator.journal().callTimes(CREATE).stream().sorted().toList();
            var calm = calls.stream()
                    .filter(at -> at.isBefore(calls.get(0).plus(CALM)))
                    .toList();
            System.out.printf(
                    "F-11: %d calls, at most %d in a minute, %d in a minute of calm; the cap is %d%n",
                    calls.size(), mostInAMinute(calls), mostInAMinute(calm), A_MINUTE);
            assertThat(calls).as("some were made in vain").hasSizeGreaterThan(GUIDES);
            assertThat(mostInAMinute(calls)).as("calls in any minute").isLessThanOrEqualTo(A_MINUTE);
            assertThat(mostInAMinute(calm)).as("use of the cap").isGreaterThanOrEqualTo(A_MINUTE * 95 / 100);
        }
    }

    /** @return the 99th percentile of placing an order meanwhile, in milliseconds */
    private double sendAll(
            Simulator simulator,
            Crowd crowd,
            PlaceOrder shop,
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
                        fault(simulator, TROUBLES.get(random.nextInt(TROUBLES.size())), 1 + random.nextInt(3));
                        if (!closed[0] && simulator.journal().callTimes(CREATE).size() > GUIDES * 8 / 10) {
                            closed[0] = true;
                            fault(simulator, Map.of("mode", "ERRCODE", "errcode", "45009"), 3);
                        }
                    },
                    CALM.toMillis() + 2_000,
                    250,
                    TimeUnit.MILLISECONDS);
            for (var node : List.of(one, other)) {
                threads.scheduleWithFixedDelay(() -> look(node), 0, 1, TimeUnit.SECONDS);
            }
            return p99(orders(
                    shop,
                    () -> crowd.guidesWithoutAGroupSend() == 0 || Instant.now().isAfter(until)));
        } finally {
            threads.shutdown();
            threads.awaitTermination(60, TimeUnit.SECONDS);
        }
    }

    /** As Quartz does: a round that fails is one round. */
    private static void look(ConfigurableApplicationContext node) {
        try {
            node.getBean(CreateGroupSends.class).runDue(2_000);
        } catch (RuntimeException failed) {
            System.out.println("F-11: a round failed: " + failed);
        }
    }

    /** Twenty orders a second by one shopper after another, until it is over. @return nanoseconds each took */
    private static List<Long> orders(PlaceOrder shop, BooleanSupplier isOver) {
        var took = new ArrayList<Long>();
        var order = new PlaceOrder.Command(
                SHOPPER,
                List.of(new PlaceOrder.Command.Item(SKU, 1)),
                new DeliveryAddress("王小明", "13800138000", "上海市 徐汇区", "漕溪北路 1 号"),
                List.of(),
                0,
                OptionalLong.empty());
        try {
            for (int n = 0; n % 20 != 0 || !isOver.getAsBoolean(); n++) {
                long began = System.nanoTime();
                shop.place(order);
                took.add(System.nanoTime() - began);
                Thread.sleep(50);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return took;
    }

    private static BooleanSupplier after(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        return () -> System.nanoTime() - end > 0;
    }

    private static double p99(List<Long> nanos) {
        var sorted = nanos.stream().sorted().toList();
        return sorted.get((sorted.size() - 1) * 99 / 100) / 1e6;
    }

    private static int mostInAMinute(List<Instant> sorted) {
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

    private void fault(Simulator simulator, Map<String, Object> trouble, int times) {
        var body = new StringBuilder("{\"path\":\"" + CREATE + "\",\"times\":" + times);
        trouble.forEach((name, value) -> body.append(",\"")
                .append(name)
                .append("\":")
                .append(value instanceof Number ? value : "\"" + value + "\""));
        var request = HttpRequest.newBuilder(URI.create(simulator.url() + "/sim/faults"))
                .POST(HttpRequest.BodyPublishers.ofString(body.append('}').toString()))
                .build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                System.out.println("F-11: no such trouble: " + answer.body());
            }
        } catch (IOException failed) {
            System.out.println("F-11: no trouble made: " + failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void goods(JdbcTemplate sql) {
        sql.update("INSERT INTO catalog_category (id, name, name_en) VALUES (910, '常备', 'Basics')");
        sql.update("INSERT INTO catalog_product (id, category_id, brand, title, images, price_from_fen, created_at)"
                + " VALUES (910000, 910, '青禾', '常备款', '[]', 9900, '2026-01-01')");
        sql.update("INSERT INTO catalog_sku (id, product_id, spec, price_fen) VALUES (?, 910000, '均码', 9900)", SKU);
        sql.update("INSERT INTO catalog_stock (sku_id, initial, available) VALUES (?, 1000000, 1000000)", SKU);
        sql.update("INSERT INTO shopper_member (id, created_at) VALUES (?, '2026-01-01')", SHOPPER);
    }
}
