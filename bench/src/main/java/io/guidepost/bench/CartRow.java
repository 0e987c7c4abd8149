package io.guidepost.bench;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Putting a unit into the cart over HTTP, beside plain JDBC executing the one statement that does it. */
final class CartRow {

    private static final int CONNECTIONS = 16;
    private static final int MOST = 200;

    private final Settings settings;
    private final Report report;
    private final Instance instance;
    private final Statements statements = new Statements();

    CartRow(Settings settings, Report report, Instance instance) {
        this.settings = settings;
        this.report = report;
        this.instance = instance;
    }

    void run() {
        report.say("cart: one unit of one of 50 SKUs into the cart of one of %,d shoppers".formatted(DataSet.MEMBERS));
        var product = new Side("product", instance.pid(), instance);
        var ceiling = new Side("plain JDBC", ProcessHandle.current().pid(), instance);
        var http = new HttpLoad(instance.shop(), 204);
        var jdbc = new JdbcLoad(instance);
        JdbcLoad.Workers adding = Adding::new;
        http.run(CONNECTIONS, settings.warmUp(), additions());
        jdbc.run(CONNECTIONS, settings.warmUp().dividedBy(5), adding);
        for (int round = 0; round < settings.rounds(); round++) {
            product.measure(instance.pids(), () -> http.run(CONNECTIONS, settings.round(), additions()));
            ceiling.measure(instance.pids(), () -> jdbc.run(CONNECTIONS, settings.round(), adding));
        }
        report.compare("cart add, 16 connections", product, ceiling, "≥ 4 × the best peer (3,500 a second there)");
    }

    private static long sku() {
        return DataSet.sku(ThreadLocalRandom.current().nextInt(50));
    }

    private Supplier<byte[]> additions() {
        var issuer = new ShopTokens(instance);
        var tokens = new ArrayList<String>();
        for (int i = 0; i < DataSet.MEMBERS; i++) {
            tokens.add(issuer.of(DataSet.member(i)));
        }
        return () -> HttpLoad.request(
                "POST",
                instance.shop(),
                "/api/shop/v1/cart/lines",
                Map.of(
                        "Authorization",
                        "Bearer " + tokens.get(ThreadLocalRandom.current().nextInt(tokens.size()))),
                "{\"skuId\":\"%d\",\"quantity\":1}".formatted(sku()).getBytes(StandardCharsets.UTF_8));
    }

    private final class Adding implements JdbcLoad.Worker {

        private final PreparedStatement add;
        private final List<String> names;

        private Adding(Connection connection) throws SQLException {
            add = connection.prepareStatement(statements.text("cart.persistence.CartMapper", "add", Map.of()));
            names = statements.names("cart.persistence.CartMapper", "add", Map.of());
        }

        @Override
        public boolean work() throws SQLException {
            var values = Map.<String, Object>of(
                    "memberId",
                    DataSet.member(ThreadLocalRandom.current().nextInt(DataSet.MEMBERS)),
                    "skuId",
                    sku(),
                    "quantity",
                    1,
                    "at",
                    LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS),
                    "mostLines",
                    MOST,
                    "mostUnits",
                    999);
            Placing.change(add, names.stream().map(values::get).toArray());
            return true;
        }
    }
}
