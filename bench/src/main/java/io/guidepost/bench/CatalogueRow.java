package io.guidepost.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Lists and searches over 100,000 products, beside a bare endpoint that answers the bytes of one of them. */
final class CatalogueRow {

    private static final int CONNECTIONS = 64;

    private final Settings settings;
    private final Report report;
    private final Instance instance;

    CatalogueRow(Settings settings, Report report, Instance instance) {
        this.settings = settings;
        this.report = report;
        this.instance = instance;
    }

    void run(Path folder) throws IOException, InterruptedException {
        var token = new ShopTokens(instance).of(DataSet.member(0));
        var whole = Files.createDirectories(folder.resolve("catalogue"));
        Files.writeString(whole.resolve("detail"), answer("/api/shop/v1/products/" + DataSet.LARGE_PRODUCT, token));
        Files.writeString(whole.resolve("list"), answer(list(0), token));
        try (var bare = BareEndpoint.start(whole)) {
            if (settings.rows().contains("list")) {
                compare("list, 5 categories in 3 orders, 100,000 products", bare, token, CatalogueRow::list, 15);
            }
            if (settings.rows().contains("search")) {
                compare("search, 72 texts, 100,000 products", bare, token, CatalogueRow::search, 72);
            }
        }
    }

    private static String list(int index) {
        var sorts = new String[] {"newest", "price_asc", "price_desc"};
        return "/api/shop/v1/products?limit=20&categoryId=%d&sort=%s".formatted(11 + index % 5, sorts[index / 5 % 3]);
    }

    private static String search(int index) {
        var text = DataSet.STUFFS[index % DataSet.STUFFS.length]
                + DataSet.KINDS[index / DataSet.STUFFS.length % DataSet.KINDS.length];
        return "/api/shop/v1/products?limit=20&q=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String answer(String path, String token) {
        var answer = instance.send("GET", path, token, "");
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private void compare(String work, BareEndpoint bare, String token, IntFunction<String> paths, int different) {
        var product = new Side("product", instance.pid(), instance);
        var ceiling = new Side("bare WebFlux", bare.pid(), instance);
        var pids = new ArrayList<>(instance.pids());
        pids.add(bare.pid());
        var ours = new HttpLoad(instance.shop(), 200);
        var theirs = new HttpLoad(bare.uri(), 200);
        ours.run(CONNECTIONS, settings.warmUp(), requests(instance.shop(), token, paths, different));
        theirs.run(CONNECTIONS, settings.warmUp(), requests(bare.uri(), token, paths, different));
        for (int round = 0; round < settings.rounds(); round++) {
            product.measure(
                    pids,
                    () -> ours.run(CONNECTIONS, settings.round(), requests(instance.shop(), token, paths, different)));
            ceiling.measure(
                    pids,
                    () -> theirs.run(CONNECTIONS, settings.round(), requests(bare.uri(), token, paths, different)));
        }
        report.compare(work, product, ceiling, "search ≥ 5 × the best peer, list ≥ 25 ×");
    }

    private static Supplier<byte[]> requests(URI server, String token, IntFunction<String> paths, int different) {
        var ready = new byte[different][];
        for (int i = 0; i < different; i++) {
            ready[i] = HttpLoad.request(
                    "GET", server, paths.apply(i), Map.of("Authorization", "Bearer " + token), new byte[0]);
        }
        var next = new AtomicInteger();
        return () -> ready[Math.floorMod(next.getAndIncrement(), different)];
    }
}
