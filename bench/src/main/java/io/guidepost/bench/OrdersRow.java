package io.guidepost.bench;

import java.sql.SQLException;
import java.util.stream.LongStream;

/** Placing an order over HTTP, with everything it brings along, beside plain JDBC doing the same statements. */
final class OrdersRow {

    /** As many as the product's own pool holds: more would only queue in the database. */
    static final int POOL = 16;

    static final long[] ALL_SKUS =
            LongStream.range(0, DataSet.SKUS).map(i -> DataSet.sku((int) i)).toArray();

    private static final int[] CONNECTIONS = {8, 16, 64};

    private final Settings settings;
    private final Report report;
    private final Instance instance;
    private final Statements statements = new Statements();

    OrdersRow(Settings settings, Report report, Instance instance) {
        this.settings = settings;
        this.report = report;
        this.instance = instance;
    }

    void run() {
        report.say("orders: spread = 2 lines of 10,000 SKUs; hot = 1 line of one SKU; JDBC has at most %d connections"
                .formatted(POOL));
        var shoppers = new Shoppers(instance);
        // The path of an order is long: the compiler is at work on it for more than a minute.
        new HttpLoad(instance.shop(), 201).run(64, settings.warmUp().multipliedBy(3), shoppers.orders(ALL_SKUS, 2));
        for (int connections : CONNECTIONS) {
            compare(
                    "order, spread, %d connections".formatted(connections),
                    shoppers,
                    ALL_SKUS,
                    2,
                    connections,
                    connections == 64 ? "≥ 150 % at 64 connections, server ≤ 0.6 ms" : "≥ 60 %, server ≤ 0.6 ms");
        }
        for (int connections : CONNECTIONS) {
            compare(
                    "order, hot SKU, %d connections".formatted(connections),
                    shoppers,
                    new long[] {DataSet.HOT_SKU},
                    1,
                    connections,
                    "≥ 300 %, p99 ≤ 100 ms at 64 connections");
        }
    }

    private void compare(String work, Shoppers shoppers, long[] skus, int lines, int connections, String goal) {
        var product = new Side("product", instance.pid(), instance);
        var ceiling = new Side("plain JDBC", ProcessHandle.current().pid(), instance);
        var http = new HttpLoad(instance.shop(), 201);
        var jdbc = new JdbcLoad(instance);
        int threads = Math.min(POOL, connections);
        try (var connection = instance.connect()) {
            var placing =
                    new Placing(connection, statements, shoppers.place(skus, lines), skus, null, Integer.MAX_VALUE);
            http.run(connections, settings.warmUp().dividedBy(5), shoppers.orders(skus, lines));
            jdbc.run(threads, settings.warmUp().dividedBy(5), placing);
            for (int round = 0; round < settings.rounds(); round++) {
                product.measure(
                        instance.pids(), () -> http.run(connections, settings.round(), shoppers.orders(skus, lines)));
                ceiling.measure(instance.pids(), () -> jdbc.run(threads, settings.round(), placing));
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        report.compare(work, product, ceiling, goal);
    }
}
