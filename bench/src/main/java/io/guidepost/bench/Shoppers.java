package io.guidepost.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** The bench's shoppers, each with a token of their own, ordering over HTTP. */
final class Shoppers {

    private static final String PATH = "/api/shop/v1/orders";
    private static final AtomicLong KEYS = new AtomicLong(System.currentTimeMillis());

    private final Instance instance;
    private final List<String> tokens = new ArrayList<>();

    Shoppers(Instance instance) {
        this.instance = instance;
        var issuer = new ShopTokens(instance);
        for (int i = 0; i < DataSet.MEMBERS; i++) {
            tokens.add(issuer.of(DataSet.member(i)));
        }
    }

    /** Every request another shopper, another key, and other SKUs of these. */
    Supplier<byte[]> orders(long[] skus, int lines) {
        return () -> {
            int member = ThreadLocalRandom.current().nextInt(tokens.size());
            var headers = Map.of(
                    "Authorization", "Bearer " + tokens.get(member), "Idempotency-Key", "b" + KEYS.incrementAndGet());
            return HttpLoad.request(
                    "POST", instance.shop(), PATH, headers, body(skus, lines).getBytes(StandardCharsets.UTF_8));
        };
    }

    /** Places one order and tells its number. */
    long place(long[] skus, int lines) {
        var answer = instance.send(
                "POST", PATH, tokens.get(0), body(skus, lines), "Idempotency-Key", "b" + KEYS.incrementAndGet());
        if (answer.statusCode() != 201) {
            throw new IllegalStateException("Placing: " + answer.statusCode() + " " + answer.body());
        }
        return Long.parseLong(Instance.JSON.readTree(answer.body()).path("id").asString());
    }

    private static String body(long[] skus, int lines) {
        var chosen = new TreeSet<Long>();
        while (chosen.size() < lines) {
            chosen.add(skus[ThreadLocalRandom.current().nextInt(skus.length)]);
        }
        var items = new StringBuilder();
        for (long sku : chosen) {
            items.append(items.isEmpty() ? "" : ",")
                    .append("{\"skuId\":\"")
                    .append(sku)
                    .append("\",\"quantity\":1}");
        }
        return "{\"lines\":[" + items
                + "],\"address\":{\"name\":\"王小明\",\"phone\":\"13800138000\",\"region\":\"上海市 徐汇区\","
                + "\"detail\":\"漕溪北路 1 号 1001 室\"}}";
    }
}
