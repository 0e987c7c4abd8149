package io.guidepost.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Orders of a flash sale beside plain JDBC on one hot SKU, and the answer that nothing is left beside a bare endpoint that gives
 * the same bytes.
 */
final class FlashSaleRow {

    private static final int CONNECTIONS = 64;
    private static final long SALE = 9_800_001;
    private static final long SOLD_OUT_SALE = 9_800_002;
    private static final int UNITS = 1_000_000;
    private static final AtomicLong KEYS = new AtomicLong(System.currentTimeMillis());

    private final Settings settings;
    private final Report report;
    private final Instance instance;
    private final Statements statements = new Statements();
    private final List<String> tokens = new ArrayList<>();

    FlashSaleRow(Settings settings, Report report, Instance instance) {
        this.settings = settings;
        this.report = report;
        this.instance = instance;
        var issuer = new ShopTokens(instance);
        for (int i = 0; i < DataSet.MEMBERS; i++) {
            tokens.add(issuer.of(DataSet.member(i)));
        }
    }

    void run() {
        report.say("flash-sale: one SKU of a sale; JDBC places on one hot SKU with at most %d connections"
                .formatted(OrdersRow.POOL));
        makeSale(SALE, UNITS);
        var product = new Side("product", instance.pid(), instance);
        var ceiling = new Side("plain JDBC", ProcessHandle.current().pid(), instance);
        var http = new HttpLoad(instance.shop(), 201);
        var jdbc = new JdbcLoad(instance);
        try (var connection = instance.connect()) {
            var hot = new long[] {DataSet.HOT_SKU};
            long pattern = new Shoppers(instance).place(hot, 1);
            var placing = new Placing(connection, statements, pattern, hot, null, Integer.MAX_VALUE);
            http.run(CONNECTIONS, settings.warmUp().multipliedBy(2), orders(instance.shop(), SALE));
            jdbc.run(OrdersRow.POOL, settings.warmUp().dividedBy(5), placing);
            for (int round = 0; round < settings.rounds(); round++) {
                product.measure(
                        instance.pids(), () -> http.run(CONNECTIONS, settings.round(), orders(instance.shop(), SALE)));
                ceiling.measure(instance.pids(), () -> jdbc.run(OrdersRow.POOL, settings.round(), placing));
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        report.compare("flash sale, one SKU, 64 connections", product, ceiling, "≥ 300 %, p99 ≤ 100 ms");
    }

    void runSoldOut(Path folder) throws IOException, InterruptedException {
        report.say("sold-out: %d connections, a sale of which nothing is left".formatted(CONNECTIONS));
        makeSale(SOLD_OUT_SALE, 0);
        var own = Files.createDirectories(folder.resolve("sold-out"));
        Files.writeString(own.resolve("detail"), "{}");
        Files.writeString(own.resolve("list"), "{}");
        Files.writeString(own.resolve("refusal"), refusal());
        var ours = new HttpLoad(instance.shop(), 422);
        try (var bare = BareEndpoint.start(own)) {
            var theirs = new HttpLoad(bare.uri(), 422);
            var product = new Side("product", instance.pid(), instance);
            var ceiling = new Side("bare WebFlux", bare.pid(), instance);
            var pids = new ArrayList<>(instance.pids());
            pids.add(bare.pid());
            ours.run(CONNECTIONS, settings.warmUp(), orders(instance.shop(), SOLD_OUT_SALE));
            theirs.run(CONNECTIONS, settings.warmUp(), orders(bare.uri(), SOLD_OUT_SALE));
            for (int round = 0; round < settings.rounds(); round++) {
                product.measure(
                        pids, () -> ours.run(CONNECTIONS, settings.round(), orders(instance.shop(), SOLD_OUT_SALE)));
                ceiling.measure(
                        pids, () -> theirs.run(CONNECTIONS, settings.round(), orders(bare.uri(), SOLD_OUT_SALE)));
            }
            report.compare("sold out, 64 connections", product, ceiling, "p99 ≤ 20 ms, no statement");
        }
    }

    private String refusal() {
        var answer = instance.send(
                "POST", path(SOLD_OUT_SALE), tokens.get(0), body(), "Idempotency-Key", "f" + KEYS.incrementAndGet());
        if (answer.statusCode() != 422) {
            throw new IllegalStateException("Sold out: " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** Every request another shopper and another key. */
    private Supplier<byte[]> orders(URI server, long sale) {
        var body = body().getBytes(StandardCharsets.UTF_8);
        return () -> {
            var token = tokens.get(ThreadLocalRandom.current().nextInt(tokens.size()));
            var headers = Map.of("Authorization", "Bearer " + token, "Idempotency-Key", "f" + KEYS.incrementAndGet());
            return HttpLoad.request("POST", server, path(sale), headers, body);
        };
    }

    private static String path(long sale) {
        return "/api/shop/v1/flash-sales/" + sale + "/orders";
    }

    private static String body() {
        return "{\"skuId\":\"" + DataSet.HOT_SKU + "\",\"quantity\":1,\"address\":{\"name\":\"王小明\",\"phone\":"
                + "\"13800138000\",\"region\":\"上海市 徐汇区\",\"detail\":\"漕溪北路 1 号 1001 室\"}}";
    }

    /** Approved and running, with so many units at its place. */
    private void makeSale(long sale, int units) {
        var now = LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
        try (var connection = instance.connectAsOwner()) {
            if (!Row.select(connection, "SELECT 1 FROM flash_sale WHERE id = ?", sale)
                    .isEmpty()) {
                return;
            }
            execute(
                    connection,
                    "INSERT INTO flash_sale (id, title, status, starts_at, ends_at, created_by, created_at, approved_by,"
                            + " approved_at) VALUES (?, '测速秒杀', 'APPROVED', ?, ?, 1, ?, 2, ?)",
                    sale,
                    now.minusHours(1),
                    now.plusDays(1),
                    now,
                    now);
            execute(
                    connection,
                    "INSERT INTO flash_sale_item (sale_id, sku_id, price_fen, units, per_member) VALUES (?, ?, 9900, ?, 999)",
                    sale,
                    DataSet.HOT_SKU,
                    UNITS);
            execute(connection, "INSERT INTO stock_place (id, kind, created_at) VALUES (?, 'ACTIVITY', ?)", sale, now);
            execute(
                    connection,
                    "INSERT INTO stock_at (place_id, sku_id, transferred, available) VALUES (?, ?, ?, ?)",
                    sale,
                    DataSet.HOT_SKU,
                    units,
                    units);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void execute(Connection connection, String sql, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }
}
