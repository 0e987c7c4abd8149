package io.guidepost.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How soon new friends are greeted while the house is busy: 20 orders a second, and a burst of 10,000 callbacks, half of which
 * ask for a welcome and all of which stand in the inbox afterwards. WeCom's clock has seconds only, so the time of an event is
 * taken to be the beginning of its second: no figure flatters.
 */
final class WelcomeRow {

    private static final int FRIENDS = 5_000;
    private static final int WARM_UP_FRIENDS = 300;
    private static final int CUSTOMERS_AT_ONCE = 16;
    private static final int ORDERS_A_SECOND = 20;
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Settings settings;
    private final Report report;
    private final Instance instance;
    private final AtomicInteger customers = new AtomicInteger();

    WelcomeRow(Settings settings, Report report, Instance instance) {
        this.settings = settings;
        this.report = report;
        this.instance = instance;
    }

    void run() throws InterruptedException {
        try (var connection = instance.connectAsOwner()) {
            var guides = guides(connection);
            var shoppers = new Shoppers(instance);
            report.say("welcome: warming up with orders and %d friends".formatted(WARM_UP_FRIENDS));
            new HttpLoad(instance.shop(), 201).run(16, settings.warmUp(), shoppers.orders(OrdersRow.ALL_SKUS, 2));
            burst(guides, WARM_UP_FRIENDS);
            await(connection);
            long before = newest(connection);
            var isOver = new AtomicBoolean();
            var orders = Executors.newScheduledThreadPool(4);
            var placed = new AtomicInteger();
            orders.scheduleAtFixedRate(
                    () -> place(orders, shoppers, placed, isOver),
                    0,
                    1_000_000 / ORDERS_A_SECOND,
                    TimeUnit.MICROSECONDS);
            long began = System.nanoTime();
            burst(guides, FRIENDS);
            double told = (System.nanoTime() - began) / 1e9;
            await(connection);
            isOver.set(true);
            orders.shutdownNow();
            tell(connection, before, told, placed.get());
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void place(ExecutorService orders, Shoppers shoppers, AtomicInteger placed, AtomicBoolean isOver) {
        if (!isOver.get() && !orders.isShutdown()) {
            shoppers.place(OrdersRow.ALL_SKUS, 2);
            placed.incrementAndGet();
        }
    }

    /** Each customer adds a guide and deletes him again: two events of which the first asks for a welcome. */
    private void burst(List<String> guides, int friends) throws InterruptedException {
        var threads = Executors.newFixedThreadPool(CUSTOMERS_AT_ONCE);
        for (int i = 0; i < friends; i++) {
            threads.execute(() -> {
                int number = customers.incrementAndGet();
                var guide = guides.get(number % guides.size());
                var customer = "wmBench" + number;
                panel(
                        "POST",
                        "/sim/wecom/friends",
                        "{\"userid\":\"%s\",\"externalUserid\":\"%s\",\"unionid\":\"u_bench%d\"}"
                                .formatted(guide, customer, number));
                panel("DELETE", "/sim/wecom/friends/%s/%s".formatted(guide, customer), "");
            });
        }
        threads.shutdown();
        if (!threads.awaitTermination(LIMIT.toMinutes(), TimeUnit.MINUTES)) {
            throw new IllegalStateException("The simulator has not told of all friends within " + LIMIT);
        }
    }

    private void panel(String method, String path, String body) {
        var answer = instance.send(method, instance.simulator().resolve(path).toString(), "", body);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
        }
    }

    /** Guides whom the simulator's WeCom knows, too. */
    private static List<String> guides(Connection connection) throws SQLException {
        var guides = new ArrayList<String>();
        for (var row : Row.select(
                connection,
                "SELECT g.userid FROM org_guide g WHERE g.userid LIKE 'sh0%' AND g.status = 'ACTIVE' ORDER BY g.id LIMIT 40")) {
            guides.add((String) row.get("userid"));
        }
        if (guides.isEmpty()) {
            throw new IllegalStateException("The demonstration's guides are not there");
        }
        return guides;
    }

    private static long newest(Connection connection) throws SQLException {
        return Row.select(connection, "SELECT COALESCE(MAX(id), 0) AS newest FROM welcome_message")
                .get(0)
                .id("newest");
    }

    /** Until every welcome has its end; callbacks that are under way still arrive within a few seconds of each other. */
    private static void await(Connection connection) throws SQLException, InterruptedException {
        long limit = System.nanoTime() + LIMIT.toNanos();
        long before = -1;
        long now = newest(connection);
        while (before != now || open(connection) > 0) {
            if (System.nanoTime() > limit) {
                throw new IllegalStateException("Welcomes are still open after " + LIMIT);
            }
            Thread.sleep(5_000);
            before = now;
            now = newest(connection);
        }
    }

    private static long open(Connection connection) throws SQLException {
        return Row.select(connection, "SELECT COUNT(*) AS unfinished FROM welcome_message WHERE finished_at IS NULL")
                .get(0)
                .id("unfinished");
    }

    private void tell(Connection connection, long after, double told, int placed) throws SQLException {
        var latency = new Histogram();
        int sent = 0;
        int late = 0;
        var rows = Row.select(
                connection,
                "SELECT status, TIMESTAMPDIFF(MICROSECOND, occurred_at, finished_at) AS micros FROM welcome_message"
                        + " WHERE id > ? ORDER BY id",
                after);
        var ends = new TreeMap<String, Integer>();
        for (var row : rows) {
            long micros = Math.max(0, row.id("micros"));
            ends.merge((String) row.get("status"), 1, Integer::sum);
            latency.add(micros * 1_000);
            sent += row.get("status").equals("SENT") ? 1 : 0;
            late += micros > 20_000_000 || row.get("status").equals("EXPIRED") ? 1 : 0;
        }
        long waiting = Row.select(
                        connection,
                        "SELECT COUNT(*) AS waiting FROM inbox_message WHERE done_at IS NULL AND dead_at IS NULL")
                .get(0)
                .id("waiting");
        report.say("welcome: %,d events in %.0f s, %,d orders meanwhile, %,d events still in the inbox; ends %s"
                .formatted(2 * FRIENDS, told, placed, waiting, ends));
        report.figure(
                "welcome from the event to WeCom's answer, %,d of %,d sent".formatted(sent, rows.size()),
                String.format(Locale.ROOT, "p50 %.0f ms, p99 %.0f ms", latency.percentile(50), latency.percentile(99)),
                "p99 ≤ 5 s");
        report.figure(
                "welcomes after the 20 seconds",
                String.format(Locale.ROOT, "%.2f %%", rows.isEmpty() ? 100.0 : 100.0 * late / rows.size()),
                "0 %");
    }
}
