package io.guidepost.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * The card beside the chat, over HTTP: 2,000 customers with 20 paid orders of two lines, 20 links opened and 20 products
 * looked at, each asked for by the guide who serves them.
 */
final class CustomerCardRow {

    private static final int CONNECTIONS = 32;
    private static final int ORDERS = 20;
    private static final long FIRST = 700_000_000L;
    private static final String HUNDRED = "SELECT a.n + 10 * b.n AS n FROM (%1$s) a CROSS JOIN (%1$s) b"
            .formatted("SELECT 0 AS n UNION SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5"
                    + " UNION SELECT 6 UNION SELECT 7 UNION SELECT 8 UNION SELECT 9");

    private final Settings settings;
    private final Report report;
    private final Instance instance;

    CustomerCardRow(Settings settings, Report report, Instance instance) {
        this.settings = settings;
        this.report = report;
        this.instance = instance;
    }

    void run() {
        report.say("customer card: %,d customers with %d orders each, %d connections"
                .formatted(DataSet.MEMBERS, ORDERS, CONNECTIONS));
        load();
        var product = new Side("product", instance.pid(), instance);
        var http = new HttpLoad(instance.guide(), 200);
        var requests = requests();
        http.run(CONNECTIONS, settings.warmUp(), requests);
        for (int round = 0; round < settings.rounds(); round++) {
            product.measure(instance.pids(), () -> http.run(CONNECTIONS, settings.round(), requests));
        }
        report.figure(
                "customer card, %d connections".formatted(CONNECTIONS),
                "%,.0f a second, p50 %.2f ms, p99 %.2f ms, %.1f statements, %.2f foreign cores %s"
                        .formatted(
                                product.median(Side.Round::perSecond),
                                product.median(Side.Round::p50),
                                product.median(Side.Round::p99),
                                product.median(Side.Round::statements),
                                product.largest(Side.Round::foreignCores),
                                product.others()),
                "p99 < 80 ms");
    }

    private void load() {
        try (var connection = instance.connectAsOwner()) {
            if (Row.select(connection, "SELECT 1 FROM order_header WHERE id = ?", FIRST)
                    .isEmpty()) {
                load(connection);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Straight into the tables: what is measured is reading, and no book is looked at. */
    private static void load(Connection connection) throws SQLException {
        var members = "shopper_member m CROSS JOIN (%s) o WHERE m.id >= %d AND m.id < %d AND o.n < %d"
                .formatted(HUNDRED, DataSet.member(0), DataSet.member(DataSet.MEMBERS), ORDERS);
        var order = "%d + (m.id - %d) * %d + o.n".formatted(FIRST, DataSet.member(0), ORDERS);
        for (var sql : List.of(
                "INSERT INTO order_header (id, member_id, status, list_fen, discount_fen, freight_fen, payable_fen,"
                        + " address_sealed, placed_at, expires_at, paid_at)"
                        + " SELECT %s, m.id, 'RECEIVED', 39800, 0, 0, 39800, '', %s, %s, %s FROM %s"
                                .formatted(order, daysAgo(), daysAgo(), daysAgo(), members),
                line(order, members, 1),
                line(order, members, 2),
                "INSERT INTO sharing_touch (id, member_id, link_id, guide_id, store_id, source, product_id, page,"
                        + " occurred_at, received_at, is_valid)"
                        + " SELECT %s, m.id, 1, %d, %d, 'SHARE_LINK', 90000 + o.n, 'pages/product', %s, %s, 1 FROM %s"
                                .formatted(
                                        order,
                                        DataSet.guide(0),
                                        DataSet.store(DataSet.guide(0)),
                                        daysAgo(),
                                        daysAgo(),
                                        members),
                "INSERT INTO behaviour_visit (member_id, product_id, viewed_at, views)"
                        + " SELECT m.id, 90000 + o.n, %s, 1 + o.n FROM %s".formatted(daysAgo(), members))) {
            try (var statement = connection.createStatement()) {
                statement.executeUpdate(sql);
            }
        }
    }

    /** Another day for each order, and not equally far apart. */
    private static String daysAgo() {
        return "UTC_TIMESTAMP(3) - INTERVAL (1 + o.n * 17 + (m.id + o.n) % 9) DAY";
    }

    private static String line(String order, String members, int number) {
        return ("INSERT INTO order_line (id, order_id, line_no, sku_id, product_id, category_id, brand, title, spec,"
                        + " unit_price_fen, quantity, list_fen, activity_fen, coupon_fen, points_fen, paid_fen, return_window_days)"
                        + " SELECT %1$d + 2 * (%2$s) + %3$d, %2$s, %3$d, %4$d + o.n, %5$d + o.n DIV 4, %6$d, '%7$s', '测速商品',"
                        + " '黑色 / M', 19900, 1, 19900, 0, 0, 0, 19900, 7 FROM %8$s")
                .formatted(
                        FIRST,
                        order,
                        number,
                        DataSet.sku(0),
                        DataSet.product(DataSet.sku(0)),
                        DataSet.CATEGORY,
                        DataSet.BRAND,
                        members);
    }

    private Supplier<byte[]> requests() {
        var tokens = new GuideTokens(instance);
        var ready = new ArrayList<byte[]>();
        for (int i = 0; i < DataSet.MEMBERS; i++) {
            ready.add(HttpLoad.request(
                    "GET",
                    instance.guide(),
                    "/api/guide/v1/customers/wmShopper%06d/card".formatted(i),
                    Map.of("Authorization", "Bearer " + tokens.of(DataSet.guideOf(i))),
                    new byte[0]));
        }
        return () -> ready.get(ThreadLocalRandom.current().nextInt(ready.size()));
    }
}
