package io.guidepost.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Places orders as the product does, statement for statement and row for row, by plain JDBC and without deciding anything:
 * prices and attribution are taken from an order that the product itself has placed.
 */
final class Placing implements JdbcLoad.Workers {

    private static final long SNOWFLAKES_BEGAN = 1_288_834_974_657L;
    private static final AtomicLong LAST_ID = new AtomicLong();

    /** As the product's ids: rising with time, so that rows of both sides go to the end of their tables. */
    static long nextId() {
        long ofThisMoment = (System.currentTimeMillis() - SNOWFLAKES_BEGAN) << 22;
        return LAST_ID.updateAndGet(last -> Math.max(last + 1, ofThisMoment));
    }

    /** Enough of an order to pay it. */
    record Placed(long orderId, long lineId, int member, long skuId) {}

    private final Statements statements;
    private final Row header;
    private final List<Row> lines;
    private final Row decision;
    private final Template inputs;
    private final Template outcome;
    private final List<Row> credits;
    private final Row key;
    private final long[] skus;
    private final AtomicInteger nextMember = new AtomicInteger();
    private final Queue<Placed> placed;
    private final AtomicInteger left;

    /**
     * @param pattern an order that the product has placed
     * @param skus from which each order takes as many as the pattern has lines
     * @param placed takes note of the orders
     * @param limit so many orders at most
     */
    Placing(Connection connection, Statements statements, long pattern, long[] skus, Queue<Placed> placed, int limit)
            throws SQLException {
        this.statements = statements;
        this.skus = skus;
        this.placed = placed;
        this.left = new AtomicInteger(limit);
        header = Row.select(connection, "SELECT * FROM order_header WHERE id = ?", pattern)
                .get(0);
        lines = Row.select(connection, "SELECT * FROM order_line WHERE order_id = ? ORDER BY line_no", pattern);
        decision = Row.select(connection, "SELECT * FROM attribution_decision WHERE order_id = ?", pattern)
                .get(0);
        var varying = new ArrayList<Long>();
        lines.forEach(line -> varying.addAll(List.of(line.id("id"), line.id("product_id"))));
        varying.addAll(List.of(decision.id("guide_id"), decision.id("store_id")));
        inputs = new Template((String) decision.get("inputs"), varying);
        outcome = new Template((String) decision.get("outcome"), varying);
        credits = Row.select(connection, "SELECT * FROM attribution_credit WHERE order_id = ?", pattern);
        key = Row.select(
                        connection,
                        "SELECT * FROM idempotency_key WHERE location = ?",
                        "/api/shop/v1/orders/" + pattern)
                .get(0);
    }

    @Override
    public JdbcLoad.Worker on(Connection connection) throws SQLException {
        return new Worker(connection);
    }

    private final class Worker implements JdbcLoad.Worker {

        private final Connection connection;
        private final Insert begin;
        private final PreparedStatement saleable;
        private final PreparedStatement evidence;
        private final List<String> evidenceNames;
        private final PreparedStatement employments;
        private final List<String> employmentNames;
        private final PreparedStatement reserve;
        private final Insert insertMovements;
        private final Insert insertHeader;
        private final Insert insertLines;
        private final Insert insertDecision;
        private final Insert insertCredits;
        private final PreparedStatement finish;

        private Worker(Connection connection) throws SQLException {
            this.connection = connection;
            begin = insert("idempotency.persistence.IdempotencyKeyMapper", "begin", Map.of());
            saleable = prepared("catalog.persistence.ProductMapper", "saleable", Map.of("skuIds", room(lines.size())));
            evidence = prepared("attribution.persistence.EvidenceMapper", "ofMember", Map.of());
            var identity = Map.of("kind", "", "value", "");
            var someone = Map.of("guideIds", room(1), "openids", room(1), "identities", List.of(identity));
            employments = prepared("attribution.persistence.EvidenceMapper", "employmentsOf", someone);
            evidenceNames = statements.names("attribution.persistence.EvidenceMapper", "ofMember", Map.of());
            employmentNames = statements.names("attribution.persistence.EvidenceMapper", "employmentsOf", someone);
            reserve = prepared("stock.persistence.StockMapper", "reserve", Map.of());
            insertMovements =
                    insert("stock.persistence.StockMapper", "insertMovements", Map.of("rows", room(lines.size())));
            insertHeader = insert("order.persistence.OrderMapper", "insertHeaders", Map.of("placed", room(1)));
            insertLines = insert("order.persistence.OrderMapper", "insertLines", Map.of("lines", room(lines.size())));
            insertDecision =
                    insert("attribution.persistence.AttributionMapper", "insertDecisions", Map.of("rows", room(1)));
            insertCredits = insert(
                    "attribution.persistence.AttributionMapper", "insertCredits", Map.of("rows", room(credits.size())));
            finish = prepared("idempotency.persistence.IdempotencyKeyMapper", "finish", Map.of());
        }

        private PreparedStatement prepared(String mapper, String method, Map<String, ?> room) throws SQLException {
            return connection.prepareStatement(statements.text(mapper, method, room));
        }

        private Insert insert(String mapper, String method, Map<String, ?> room) throws SQLException {
            return new Insert(connection, statements.text(mapper, method, room));
        }

        @Override
        public boolean work() throws SQLException {
            if (left.getAndDecrement() <= 0) {
                return false;
            }
            int member = Math.floorMod(nextMember.getAndIncrement(), DataSet.MEMBERS);
            long memberId = DataSet.member(member);
            long guide = DataSet.guideOf(member);
            long orderId = nextId();
            var chosen = chosen();
            var now = LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
            var owner = (String) key.get("owner");

            connection.setAutoCommit(false);
            begin.execute(List.of(key.with("principal", "shop:" + memberId)
                    .with("request_key", "jdbc-" + orderId)
                    .with("lease_until", now)
                    .with("created_at", now)));
            read(saleable, chosen.toArray());
            var known = Map.<String, Object>of(
                    "memberId",
                    memberId,
                    "at",
                    now,
                    "touchesFrom",
                    now.minusDays(90),
                    "guideId",
                    guide,
                    "one.kind",
                    "OPENID",
                    "one.value",
                    DataSet.openid(member),
                    "openid",
                    DataSet.openid(member));
            read(evidence, evidenceNames.stream().map(known::get).toArray());
            read(employments, employmentNames.stream().map(known::get).toArray());
            for (long sku : new TreeSet<>(chosen)) {
                if (change(reserve, 1, 1, sku, 1) != 1) {
                    throw new SQLException("Out of stock: " + sku);
                }
            }
            var taken = new ArrayList<Row>();
            for (int i = 0; i < lines.size(); i++) {
                taken.add(movement(orderId, "RESERVATION", chosen.get(i), now));
            }
            insertMovements.execute(taken);
            insertHeader.execute(List.of(header.with("id", orderId)
                    .with("status", "PENDING_PAYMENT")
                    .with("member_id", memberId)
                    .with("placed_at", now)
                    .with("expires_at", now.plusMinutes(30))));
            var rows = new ArrayList<Row>();
            for (int i = 0; i < lines.size(); i++) {
                rows.add(lines.get(i)
                        .with("id", nextId())
                        .with("order_id", orderId)
                        .with("sku_id", chosen.get(i))
                        .with("product_id", DataSet.product(chosen.get(i))));
            }
            insertLines.execute(rows);
            var numbers = new HashMap<Long, Long>();
            numbers.put(decision.id("guide_id"), guide);
            numbers.put(decision.id("store_id"), DataSet.store(guide));
            for (int i = 0; i < lines.size(); i++) {
                numbers.put(lines.get(i).id("id"), rows.get(i).id("id"));
                numbers.put(lines.get(i).id("product_id"), rows.get(i).id("product_id"));
            }
            insertDecision.execute(List.of(decision.with("order_id", orderId)
                    .with("decided_at", now)
                    .with("guide_id", guide)
                    .with("store_id", DataSet.store(guide))
                    .with("inputs", inputs.with(numbers))
                    .with("outcome", outcome.with(numbers))));
            insertCredits.execute(credits.stream()
                    .map(credit -> credit.with("order_id", orderId)
                            .with("line_id", numbers.get(credit.id("line_id")))
                            .with("payee_id", credit.get("payee_type").equals("GUIDE") ? guide : DataSet.store(guide)))
                    .toList());
            change(
                    finish,
                    key.get("status"),
                    "/api/shop/v1/orders/" + orderId,
                    key.get("body"),
                    "shop:" + memberId,
                    key.get("route"),
                    "jdbc-" + orderId,
                    owner);
            connection.commit();
            connection.setAutoCommit(true);
            if (placed != null) {
                placed.add(new Placed(orderId, rows.get(0).id("id"), member, chosen.get(0)));
            }
            return true;
        }

        private List<Long> chosen() {
            var chosen = new TreeSet<Long>();
            while (chosen.size() < lines.size()) {
                chosen.add(skus[ThreadLocalRandom.current().nextInt(skus.length)]);
            }
            return List.copyOf(chosen);
        }
    }

    /** Of one unit of a SKU, in the central stock. */
    static Row movement(long causeId, String kind, long skuId, LocalDateTime at) {
        return new Row(
                Map.of("cause_id", causeId, "kind", kind, "place_id", 0L, "sku_id", skuId, "units", 1, "moved_at", at));
    }

    /** As many elements as the text of a statement shall have room for; their values are bound later. */
    static List<String> room(int size) {
        return new ArrayList<>(Collections.nCopies(size, ""));
    }

    static void read(PreparedStatement statement, Object... parameters) throws SQLException {
        bind(statement, parameters);
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                rows.getObject(1);
            }
        }
    }

    static int change(PreparedStatement statement, Object... parameters) throws SQLException {
        bind(statement, parameters);
        return statement.executeUpdate();
    }

    private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }
}
