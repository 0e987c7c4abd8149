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
 * From WeChat's signed notice that a refund has arrived, over HTTP, to the commission that is taken back, beside plain JDBC
 * doing the same statements. Each refund is of a whole order of one line, so that a guide and a store lose everything.
 */
final class ClawBacksRow {

    private static final int CONNECTIONS = 16;
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final LocalDateTime NEVER = LocalDateTime.of(9999, 12, 31, 0, 0);

    private final Settings settings;
    private final Report report;
    private final Instance instance;
    private final Statements statements = new Statements();
    private final WeChatNotices notices;
    private final PaymentsRow payments;

    ClawBacksRow(Settings settings, Report report, Instance instance) {
        this.settings = settings;
        this.report = report;
        this.instance = instance;
        this.notices = new WeChatNotices(instance);
        this.payments = new PaymentsRow(settings, report, instance);
    }

    void run() {
        report.say(
                "claw-backs: %d notices a side and round, %d connections".formatted(settings.payments(), CONNECTIONS));
        var product = new Side("product", instance.pid(), instance);
        var door = new Side("the product's door", ProcessHandle.current().pid(), instance);
        var ceiling = new Side("plain JDBC", ProcessHandle.current().pid(), instance);
        var jdbc = new JdbcLoad(instance);
        try (var connection = instance.connect();
                var doors = new Door(instance)) {
            long pattern = payments.paidPattern();
            var warmUp = open(pattern, settings.payments() * PaymentsRow.WARM_UP);
            arrive(warmUp);
            long patternRefund = warmUp.get(0).refundId();
            var warmUpOfTheDoor = open(pattern, settings.payments() * PaymentsRow.WARM_UP);
            PaymentsRow.succeed(
                    jdbc.run(CONNECTIONS, LIMIT, doors.clawing(new ConcurrentLinkedQueue<>(warmUpOfTheDoor))));
            var more = new ConcurrentLinkedQueue<>(open(pattern, settings.payments()));
            jdbc.run(CONNECTIONS, LIMIT, new ClawingBack(connection, statements, patternRefund, more));
            for (int round = 0; round < settings.rounds(); round++) {
                var requests = signed(open(pattern, settings.payments()));
                product.measure(instance.pids(), () -> new HttpLoad(instance.shop(), 204)
                        .run(CONNECTIONS, LIMIT, requests::poll));
                var given = new ConcurrentLinkedQueue<>(open(pattern, settings.payments()));
                door.measure(instance.pids(), () -> jdbc.run(CONNECTIONS, LIMIT, doors.clawing(given)));
                var refunds = new ConcurrentLinkedQueue<>(open(pattern, settings.payments()));
                var clawing = new ClawingBack(connection, statements, patternRefund, refunds);
                ceiling.measure(instance.pids(), () -> jdbc.run(CONNECTIONS, LIMIT, clawing));
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        report.compare("refund notice to claw-back", product, ceiling, "none; the door below");
        report.compare("claw-back of a refund", door, ceiling, "≥ 70 %");
    }

    private void arrive(List<ClawingBack.Open> refunds) {
        var load = new HttpLoad(instance.shop(), 204).run(CONNECTIONS, LIMIT, signed(refunds)::poll);
        if (load.done() != refunds.size()) {
            throw new IllegalStateException(load.done() + " of " + refunds.size() + " arrived: " + load.others());
        }
    }

    private Queue<byte[]> signed(List<ClawingBack.Open> refunds) {
        return new ConcurrentLinkedQueue<>(refunds.parallelStream()
                .map(refund -> notices.ofRefund(refund.order().orderId(), refund.number(), DataSet.PRICE_FEN))
                .toList());
    }

    /** New orders, placed and paid by JDBC, whose refunds WeChat is at work on. */
    private List<ClawingBack.Open> open(long pattern, int count) throws SQLException {
        var refunds = payments.paid(pattern, count).stream()
                .map(order -> new ClawingBack.Open(Placing.nextId(), order))
                .toList();
        var now = LocalDateTime.now(ZoneOffset.UTC);
        try (var connection = instance.connect();
                var request =
                        connection.prepareStatement("INSERT INTO refund_request (id, order_id, kind, transaction_id,"
                                + " out_refund_no, status, amount_fen, reason, requested_at, approved_at, query_at)"
                                + " VALUES (?, ?, 'AFTER_SALE', ?, ?, 'PROCESSING', ?, '', ?, ?, ?)");
                var line = connection.prepareStatement(
                        "INSERT INTO refund_line (refund_id, line_id, quantity, amount_fen) VALUES (?, ?, 1, ?)")) {
            for (var refund : refunds) {
                long orderId = refund.order().orderId();
                var values = new ArrayList<Object>(Arrays.asList(
                        refund.refundId(),
                        orderId,
                        WeChatNotices.transactionId(orderId),
                        refund.number(),
                        DataSet.PRICE_FEN,
                        now,
                        now,
                        // So that nobody asks the simulator, which has never heard of them.
                        NEVER));
                for (int i = 0; i < values.size(); i++) {
                    request.setObject(i + 1, values.get(i));
                }
                request.addBatch();
                line.setObject(1, refund.refundId());
                line.setObject(2, refund.order().lineId());
                line.setObject(3, DataSet.PRICE_FEN);
                line.addBatch();
            }
            request.executeBatch();
            line.executeBatch();
        }
        return refunds;
    }
}
