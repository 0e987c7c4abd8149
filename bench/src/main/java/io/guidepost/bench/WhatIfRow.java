package io.guidepost.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * The rules in force tried on a million orders of last month, over HTTP: alone, while shoppers place so many orders a second
 * as a busy chain has, and while they place as many as the machine can bear. Nothing may come out different; what placing
 * takes meanwhile stands beside what it takes alone.
 */
final class WhatIfRow {

    private static final int ORDERS = 1_000_000;
    private static final int CONNECTIONS = 4;
    /** Of a busy chain: 1.7 million orders a day. */
    private static final int PER_SECOND = 20;

    private static final Duration ALONE = Duration.ofSeconds(20);
    private static final Duration LIMIT = Duration.ofMinutes(20);
    private static final LocalDate FIRST = LocalDate.now(ZoneOffset.UTC).minusDays(40);
    private static final long IDS = 1_000_000_000_000L;

    private final Settings settings;
    private final Report report;
    private final Instance instance;

    WhatIfRow(Settings settings, Report report, Instance instance) {
        this.settings = settings;
        this.report = report;
        this.instance = instance;
    }

    void run() {
        report.say("what-if: making %,d paid orders of ten days".formatted(ORDERS));
        try (var connection = instance.connectAsOwner()) {
            make(connection);
            var hq = new Office(instance, "hq");
            var shoppers = new Shoppers(instance);
            var http = new HttpLoad(instance.shop(), 201);
            http.run(CONNECTIONS, settings.warmUp(), shoppers.orders(OrdersRow.ALL_SKUS, 2));
            report.figure(
                    "what-if over %,d orders, nothing else".formatted(ORDERS),
                    "%.1f s".formatted(tryRules(connection, hq)),
                    "≤ 60 s");
            measure(
                    "%d orders a second".formatted(PER_SECOND),
                    1,
                    () -> paced(shoppers.orders(OrdersRow.ALL_SKUS, 2)),
                    connection,
                    hq,
                    http);
            measure(
                    "%d connections that place orders without a pause".formatted(CONNECTIONS),
                    CONNECTIONS,
                    () -> shoppers.orders(OrdersRow.ALL_SKUS, 2),
                    connection,
                    hq,
                    http);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void measure(
            String shoppers,
            int connections,
            Supplier<Supplier<byte[]>> orders,
            Connection connection,
            Office hq,
            HttpLoad http) {
        double alone = http.run(connections, ALONE, orders.get()).latency().percentile(99);
        var trial = CompletableFuture.supplyAsync(() -> tryRules(connection, hq));
        var next = orders.get();
        double meanwhile = http.run(connections, LIMIT, () -> trial.isDone() ? null : next.get())
                .latency()
                .percentile(99);
        report.figure(
                "what-if over %,d orders, beside %s".formatted(ORDERS, shoppers),
                "%.1f s".formatted(trial.join()),
                "≤ 60 s");
        report.figure(
                "p99 of placing an order, alone and meanwhile, " + shoppers,
                "%.0f and %.0f ms".formatted(alone, meanwhile),
                "≤ 1.5 times");
    }

    /** For one connection: it sends its next order no sooner than it is due. */
    private static Supplier<byte[]> paced(Supplier<byte[]> orders) {
        long pause = Duration.ofSeconds(1).toNanos() / PER_SECOND;
        long began = System.nanoTime();
        var sent = new AtomicLong();
        return () -> {
            LockSupport.parkNanos(began + sent.getAndIncrement() * pause - System.nanoTime());
            return orders.get();
        };
    }

    private void make(Connection connection) throws SQLException {
        long pattern = new PaymentsRow(settings, report, instance).paidPattern();
        long line = Row.select(connection, "SELECT id FROM order_line WHERE order_id = ?", pattern)
                .get(0)
                .id("id");
        var copies = new Copies(connection, report);
        var order = IDS + " + " + Copies.NUMBER;
        var newLine = 2 * IDS + " + " + Copies.NUMBER;
        var at = "TIMESTAMP('" + FIRST + "') + INTERVAL (" + Copies.NUMBER + " % 864000) SECOND";
        var renamed = "REPLACE(REPLACE(p.%s, '" + pattern + "', " + order + "), '" + line + "', " + newLine + ")";
        copies.make(
                "order_header",
                "p.id = " + pattern,
                ORDERS,
                Map.of("id", order, "placed_at", at, "paid_at", at, "expires_at", at));
        copies.make("order_line", "p.id = " + line, ORDERS, Map.of("id", newLine, "order_id", order));
        copies.make(
                "attribution_decision",
                "p.order_id = " + pattern,
                ORDERS,
                Map.of(
                        "order_id",
                        order,
                        "decided_at",
                        at,
                        "inputs",
                        renamed.formatted("inputs"),
                        "outcome",
                        renamed.formatted("outcome")));
    }

    /** Seconds from asking to done. */
    private double tryRules(Connection connection, Office hq) {
        try {
            long rules = Row.select(
                            connection,
                            "SELECT MAX(version) AS version FROM attribution_rule_set WHERE state = 'ACTIVE'")
                    .get(0)
                    .id("version");
            long began = System.nanoTime();
            var asked = hq.post(
                    "/api/admin/v1/attribution/rule-sets/" + rules + "/simulations",
                    "{\"from\":\"%s\",\"until\":\"%s\"}"
                            .formatted(
                                    FIRST.atStartOfDay().toInstant(ZoneOffset.UTC),
                                    FIRST.plusDays(11).atStartOfDay().toInstant(ZoneOffset.UTC)));
            var path = "/api/admin/v1/simulations/" + Office.field(asked, "id");
            var until = Instant.now().plus(LIMIT);
            while (Instant.now().isBefore(until)) {
                Thread.sleep(200);
                var now = hq.get(path);
                switch (Office.field(now, "state")) {
                    case "DONE" -> {
                        if (!Office.field(now, "ordersDone").equals(Integer.toString(ORDERS))
                                || !Office.field(now, "ordersDifferent").equals("0")) {
                            throw new IllegalStateException(now);
                        }
                        return (System.nanoTime() - began) / 1e9;
                    }
                    case "QUEUED", "RUNNING" -> {}
                    default -> throw new IllegalStateException(now);
                }
            }
            throw new IllegalStateException("Not done after " + LIMIT);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
