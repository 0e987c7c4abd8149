package io.guidepost.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** What shoppers look at most, beside a bare endpoint that answers the same bytes. */
final class ProductsRow {

    private static final int CONNECTIONS = 64;
    private static final int PRODUCTS = 100;

    private final Settings settings;
    private final Report report;
    private final Instance instance;

    ProductsRow(Settings settings, Report report, Instance instance) {
        this.settings = settings;
        this.report = report;
        this.instance = instance;
    }

    void run(Path folder) throws IOException, InterruptedException {
        report.say("products: %d connections, one token, %d products".formatted(CONNECTIONS, PRODUCTS));
        var token = new ShopTokens(instance).of(DataSet.member(0));
        keep(folder.resolve("detail"), "/api/shop/v1/products/90000", token);
        keep(folder.resolve("list"), "/api/shop/v1/products?limit=20", token);
        try (var bare = BareEndpoint.start(folder)) {
            compare("product detail", bare, token, i -> "/api/shop/v1/products/" + (90_000 + i % PRODUCTS));
            compare("product list", bare, token, i -> "/api/shop/v1/products?limit=20");
        }
    }

    private interface Paths {
        String path(int index);
    }

    private void keep(Path file, String path, String token) throws IOException {
        var answer = instance.send("GET", path, token, "");
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        Files.writeString(file, answer.body());
    }

    private void compare(String work, BareEndpoint bare, String token, Paths paths) {
        var product = new Side("product", instance.pid(), instance);
        var ceiling = new Side("bare WebFlux", bare.pid(), instance);
        var pids = new ArrayList<>(instance.pids());
        pids.add(bare.pid());
        var ours = new HttpLoad(instance.shop(), 200);
        var theirs = new HttpLoad(bare.uri(), 200);
        ours.run(CONNECTIONS, settings.warmUp(), requests(instance.shop(), token, paths));
        theirs.run(CONNECTIONS, settings.warmUp(), requests(bare.uri(), token, paths));
        for (int round = 0; round < settings.rounds(); round++) {
            product.measure(
                    pids, () -> ours.run(CONNECTIONS, settings.round(), requests(instance.shop(), token, paths)));
            ceiling.measure(pids, () -> theirs.run(CONNECTIONS, settings.round(), requests(bare.uri(), token, paths)));
        }
        report.compare(work, product, ceiling, "≤ 0.08 ms CPU, p99 ≤ 10 ms, at the web stack's own ceiling");
    }

    private static Supplier<byte[]> requests(URI server, String token, Paths paths) {
        var ready = new byte[PRODUCTS][];
        for (int i = 0; i < PRODUCTS; i++) {
            ready[i] = HttpLoad.request(
                    "GET", server, paths.path(i), Map.of("Authorization", "Bearer " + token), new byte[0]);
        }
        var next = new AtomicInteger();
        return () -> ready[Math.floorMod(next.getAndIncrement(), PRODUCTS)];
    }
}
