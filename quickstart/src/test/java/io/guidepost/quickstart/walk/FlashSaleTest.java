package io.guidepost.quickstart.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * F-01: far more buyers than units, all at once, and each of them sends everything twice; most pay, the units of the others are
 * sold in a second wave.
 */
class FlashSaleTest extends WalkTest {

    private static final int UNPAID_MINUTES = 30;

    /** The ordinary suite's: what can go wrong goes wrong at this size too. */
    @Test
    void exactlyWhatIsThereIsSold() throws Exception {
        sell(new Size(40, 600, 100, 100));
    }

    /** The size and the limits of reliability.md. */
    @Test
    @Tag("deep")
    void exactlyWhatIsThereIsSoldToTenThousand() throws Exception {
        var first = sell(new Size(500, 10_000, 5_000, 2_000));

        assertThat(first.millisAt(first.all, 99)).isLessThanOrEqualTo(5_000);
        assertThat(first.millisAt(first.all, 100)).isLessThanOrEqualTo(15_000);
        assertThat(first.millisAt(first.soldOut, 99)).isLessThanOrEqualTo(500);
    }

    /** @param atOnce so many requests are under way at the same time */
    private record Size(int units, int buyers, int secondWave, int atOnce) {}

    /** Of one wave: who got an order, and how long answers took. */
    private static final class Wave {

        private final Map<String, Shop> placed = new ConcurrentHashMap<>();
        private final Collection<Long> all = new ConcurrentLinkedQueue<>();
        private final Collection<Long> soldOut = new ConcurrentLinkedQueue<>();
        private volatile long soldOutSince = Long.MAX_VALUE;

        long millisAt(Collection<Long> nanos, int percent) {
            var sorted = nanos.stream().sorted().toList();
            return sorted.isEmpty()
                    ? 0
                    : TimeUnit.NANOSECONDS.toMillis(
                            sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100)));
        }
    }

    private Wave sell(Size size) throws Exception {
        var sku = OwnGoods.onShelf(size.units() + 5, 20_000);
        var sale = sale(sku, size.units());
        var path = "/api/shop/v1/flash-sales/" + sale + "/orders";

        var first = wave(path, sku, size.buyers(), size.atOnce());
        assertThat(first.placed).hasSize(size.units());
        assertThat(progress(sale)).isEqualTo(new Progress(0, size.units(), 0));
        assertThat(OwnGoods.stock(sku)).isEqualTo(new OwnGoods.Stock(5, 0, 0));

        var orders = List.copyOf(first.placed.entrySet());
        int paying = size.units() * 7 / 10;
        pay(orders.subList(0, paying));
        sim.advance(Duration.ofMinutes(UNPAID_MINUTES + 1));
        eventually("unpaid orders give their units back", () -> assertThat(progress(sale))
                .isEqualTo(new Progress(size.units() - paying, 0, paying)));

        var second = wave(path, sku, size.secondWave(), size.atOnce());
        assertThat(second.placed).hasSize(size.units() - paying);
        pay(List.copyOf(second.placed.entrySet()));
        assertThat(progress(sale)).isEqualTo(new Progress(0, 0, size.units()));
        System.out.printf(
                "F-01 %s: answers p50 %d ms, p99 %d ms, max %d ms; sold out p50 %d ms, p99 %d ms%n",
                size,
                first.millisAt(first.all, 50),
                first.millisAt(first.all, 99),
                first.millisAt(first.all, 100),
                first.millisAt(first.soldOut, 50),
                first.millisAt(first.soldOut, 99));
        return first;
    }

    /** @return the sale, made by one administrator and approved by another */
    private String sale(long sku, int units) {
        var now = sim.clock().instant();
        var hq = hq();
        var id = hq.http()
                .post(
                        "/api/admin/v1/flash-sales",
                        Map.of(
                                "title",
                                "限时秒杀",
                                "startsAt",
                                now.toString(),
                                "endsAt",
                                now.plus(Duration.ofHours(6)).toString(),
                                "items",
                                List.of(Map.of(
                                        "skuId",
                                        Long.toString(sku),
                                        "priceFen",
                                        9_900,
                                        "units",
                                        units,
                                        "perMember",
                                        1))))
                .expect(201)
                .text("id");
        hq.http()
                .post("/api/admin/v1/flash-sales/" + id + "/submission", Map.of())
                .expect(200);
        assertThat(hq.http()
                        .post("/api/admin/v1/flash-sales/" + id + "/approval", Map.of())
                        .expect(403)
                        .text("code"))
                .isEqualTo("maker_is_checker");
        checker()
                .http()
                .post("/api/admin/v1/flash-sales/" + id + "/approval", Map.of())
                .expect(200);
        return id;
    }

    private record Progress(int left, int held, int sold) {}

    private Progress progress(String sale) {
        var item = hq().http()
                .get("/api/admin/v1/flash-sales/" + sale)
                .expect(200)
                .json()
                .path("items")
                .get(0);
        return new Progress(
                item.path("left").asInt(),
                item.path("held").asInt(),
                item.path("sold").asInt());
    }

    private Wave wave(String path, long sku, int count, int atOnce) throws Exception {
        var wave = new Wave();
        var body = Http.write(Map.of("skuId", Long.toString(sku), "quantity", 1, "address", Shop.ADDRESS));
        var free = new Semaphore(atOnce);
        var buyers = buyers(count);
        var answers = new ArrayList<CompletableFuture<Void>>();
        for (var buyer : buyers) {
            var key = UUID.randomUUID().toString();
            for (int sent = 0; sent < 2; sent++) {
                free.acquire();
                answers.add(send(wave, buyer, path, key, body).whenComplete((done, failure) -> free.release()));
            }
        }
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get(5, TimeUnit.MINUTES);
        return wave;
    }

    /** Until there is an answer: who is told to wait comes again with the same key. */
    private CompletableFuture<Void> send(Wave wave, Shop buyer, String path, String key, byte[] body) {
        long sentAt = System.nanoTime();
        return Http.CLIENT
                .sendAsync(buyer.http().request("POST", path, body, "Idempotency-Key", key), BodyHandlers.ofByteArray())
                .thenCompose(response -> {
                    long took = System.nanoTime() - sentAt;
                    wave.all.add(took);
                    var answer = new Answer("order", response);
                    switch (answer.status()) {
                        case 201 -> wave.placed.put(answer.text("id"), buyer);
                        case 422 -> {
                            // His second request may find that the first has taken all that he may take.
                            assertThat(answer.text("code")).isIn("out_of_stock", "flash_limit_reached");
                            if (wave.soldOutSince == Long.MAX_VALUE) {
                                wave.soldOutSince = System.nanoTime();
                            }
                            if (sentAt > wave.soldOutSince) {
                                wave.soldOut.add(took);
                            }
                        }
                        case 409 -> assertThat(answer.text("code")).isEqualTo("request_in_progress");
                        case 429 -> {
                            assertThat(answer.text("code")).isEqualTo("flash_sale_busy");
                            int seconds = Integer.parseInt(answer.header("Retry-After"));
                            return CompletableFuture.runAsync(
                                            () -> {}, CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS))
                                    .thenCompose(again -> send(wave, buyer, path, key, body));
                        }
                        default -> throw new AssertionError(answer.status() + " " + answer.body());
                    }
                    return CompletableFuture.completedFuture(null);
                });
    }

    private static void pay(List<Map.Entry<String, Shop>> orders) throws Exception {
        inParallel(orders.stream()
                .<Callable<Void>>map(order -> () -> {
                    var shop = order.getValue();
                    shop.pay(Shop.Placed.from(shop.order(order.getKey())));
                    return null;
                })
                .toList());
    }

    private List<Shop> buyers(int count) throws Exception {
        var name = newName();
        return inParallel(IntStream.range(0, count)
                .<Callable<Shop>>mapToObj(i -> () -> shopper(name + i))
                .toList());
    }

    private static <T> List<T> inParallel(List<Callable<T>> work) throws Exception {
        var threads = Executors.newFixedThreadPool(16);
        try {
            var results = new ArrayList<T>();
            for (var done : threads.invokeAll(work)) {
                results.add(done.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
