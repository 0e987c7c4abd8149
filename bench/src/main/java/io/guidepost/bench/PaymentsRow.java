package io.guidepost.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * From WeChat's signed and encrypted notice, over HTTP, to the posted commission, beside plain JDBC doing the same
 * statements. Notices are signed before the clock runs; verifying and decrypting them is the product's work and counts.
 */
final class PaymentsRow {

    private static final int CONNECTIONS = 16;
    /** Rounds of notices before the first that counts: the compiler is at work on this path for half a minute. */
    static final int WARM_UP = 4;

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final LocalDateTime NEVER = LocalDateTime.of(9999, 12, 31, 0, 0);

    private final Settings settings;
    private final Report report;
    private final Instance instance;
    private final Statements statements = new Statements();
    private final WeChatNotices notices;

    PaymentsRow(Settings settings, Report report, Instance instance) {
        this.settings = settings;
        this.report = report;
        this.instance = instance;
        this.notices = new WeChatNotices(instance);
    }

    void run() {
        report.say("payments: %d notices a side and round, %d connections".formatted(settings.payments(), CONNECTIONS));
        var product = new Side("product", instance.pid(), instance);
        var door = new Side("the product's door", ProcessHandle.current().pid(), instance);
        var ceiling = new Side("plain JDBC", ProcessHandle.current().pid(), instance);
        var jdbc = new JdbcLoad(instance);
        try (var connection = instance.connect();
                var doors = new Door(instance)) {
            var shoppers = new Shoppers(instance);
            long pattern = shoppers.place(OrdersRow.ALL_SKUS, 1);
            prepay(List.of(new Placing.Placed(pattern, 0, 0, 0)));
            confirm(List.of(new Placing.Placed(pattern, 0, 0, 0)));
            // Also opens the accounts of all guides and stores.
            confirm(unpaid(pattern, Math.max(settings.payments() * WARM_UP, DataSet.MEMBERS)));
            var warmUp = new ConcurrentLinkedQueue<>(unpaid(pattern, settings.payments() * WARM_UP));
            succeed(jdbc.run(CONNECTIONS, LIMIT, doors.paying(warmUp)));
            var more = new ConcurrentLinkedQueue<>(unpaid(pattern, settings.payments()));
            jdbc.run(CONNECTIONS, LIMIT, new Confirming(connection, statements, pattern, more));
            for (int round = 0; round < settings.rounds(); round++) {
                var requests = signed(unpaid(pattern, settings.payments()));
                product.measure(instance.pids(), () -> new HttpLoad(instance.shop(), 204)
                        .run(CONNECTIONS, LIMIT, requests::poll));
                var paid = new ConcurrentLinkedQueue<>(unpaid(pattern, settings.payments()));
                door.measure(instance.pids(), () -> jdbc.run(CONNECTIONS, LIMIT, doors.paying(paid)));
                var orders = new ConcurrentLinkedQueue<>(unpaid(pattern, settings.payments()));
                var confirming = new Confirming(connection, statements, pattern, orders);
                ceiling.measure(instance.pids(), () -> jdbc.run(CONNECTIONS, LIMIT, confirming));
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        report.compare("payment notice to commission", product, ceiling, "≥ 60 %, ≥ 1,000 a second");
        report.compare("accrual of a payment", door, ceiling, "≥ 70 %");
    }

    static void succeed(Load load) {
        if (!load.others().isEmpty()) {
            throw new IllegalStateException("Not all was done: " + load.others());
        }
    }

    /** An order that the product has placed and, by a notice, made paid; all accounts are open afterwards. */
    long paidPattern() throws SQLException {
        long pattern = new Shoppers(instance).place(OrdersRow.ALL_SKUS, 1);
        prepay(List.of(new Placing.Placed(pattern, 0, 0, 0)));
        confirm(List.of(new Placing.Placed(pattern, 0, 0, 0)));
        confirm(unpaid(pattern, DataSet.MEMBERS));
        return pattern;
    }

    /** New orders, placed and paid by JDBC. */
    List<Placing.Placed> paid(long pattern, int count) throws SQLException {
        var orders = unpaid(pattern, count);
        try (var connection = instance.connect()) {
            var confirming = new Confirming(connection, statements, pattern, new ConcurrentLinkedQueue<>(orders));
            var load = new JdbcLoad(instance).run(CONNECTIONS, LIMIT, confirming);
            succeed(load);
        }
        return orders;
    }

    private void confirm(List<Placing.Placed> orders) {
        var load = new HttpLoad(instance.shop(), 204).run(CONNECTIONS, LIMIT, signed(orders)::poll);
        if (load.done() != orders.size()) {
            throw new IllegalStateException(load.done() + " of " + orders.size() + " were paid: " + load.others());
        }
    }

    private Queue<byte[]> signed(List<Placing.Placed> orders) {
        return new ConcurrentLinkedQueue<>(orders.parallelStream()
                .map(order -> notices.of(order.orderId(), DataSet.PRICE_FEN, "o_bench_" + order.member()))
                .toList());
    }

    /** New orders, placed by JDBC, for which WeChat has been asked for a payment. */
    private List<Placing.Placed> unpaid(long pattern, int count) throws SQLException {
        var placed = new ConcurrentLinkedQueue<Placing.Placed>();
        try (var connection = instance.connect()) {
            var placing = new Placing(connection, statements, pattern, OrdersRow.ALL_SKUS, placed, count);
            var load = new JdbcLoad(instance).run(CONNECTIONS, LIMIT, placing);
            succeed(load);
        }
        var orders = new ArrayList<>(placed);
        prepay(orders);
        return orders;
    }

    private void prepay(List<Placing.Placed> orders) throws SQLException {
        var now = LocalDateTime.now(ZoneOffset.UTC);
        try (var connection = instance.connect();
                var insert = connection.prepareStatement("INSERT INTO payment_prepay"
                        + " (order_id, out_trade_no, amount_fen, prepay_id, prepared_at, asked_at, query_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            for (var order : orders) {
                var values = Arrays.asList(
                        order.orderId(),
                        "G" + order.orderId(),
                        DataSet.PRICE_FEN,
                        "wx" + order.orderId(),
                        now,
                        now,
                        // So that nobody asks the simulator, which has never heard of them.
                        NEVER);
                for (int i = 0; i < values.size(); i++) {
                    insert.setObject(i + 1, values.get(i));
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
