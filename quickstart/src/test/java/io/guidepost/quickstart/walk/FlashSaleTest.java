package io.guidepost.quickstart.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** F-01: far more buyers than goods, all at once, and each of them sends everything twice. */
class FlashSaleTest extends WalkTest {

    private static final int BUYERS = 2_000;
    private static final int UNITS = 100;
    private static final int AT_ONCE = 100;

    @Test
    void exactlyWhatIsThereIsSold() throws Exception {
        var sku = OwnGoods.onShelf(UNITS, 9_900);
        var buyers = buyers();
        var body = Http.write(Shop.basket(sku, 1));
        var free = new Semaphore(AT_ONCE);
        var answers = new ArrayList<CompletableFuture<HttpResponse<byte[]>>>();

        for (var buyer : buyers) {
            var key = UUID.randomUUID().toString();
            var request = buyer.http().request("POST", "/api/shop/v1/orders", body, "Idempotency-Key", key);
            for (int sent = 0; sent < 2; sent++) {
                free.acquire();
                answers.add(Http.CLIENT
                        .sendAsync(request, BodyHandlers.ofByteArray())
                        .whenComplete((answer, failure) -> free.release()));
            }
        }

        var placed = 0;
        var orders = new ArrayList<String>();
        for (int i = 0; i < answers.size(); i++) {
            var answer = new Answer("order " + i, answers.get(i).join());
            // The second request may find the first still under way.
            assertThat(answer.status()).as(answer.body()).isIn(201, 409, 422);
            if (answer.status() == 201) {
                placed++;
                orders.add(answer.text("id"));
            } else {
                assertThat(answer.text("code")).isIn("out_of_stock", "request_in_progress");
            }
        }
        assertThat(orders.stream().distinct()).hasSize(UNITS);
        assertThat(placed).isBetween(UNITS, 2 * UNITS);
        assertThat(OwnGoods.stock(sku)).isEqualTo(new OwnGoods.Stock(0, UNITS, 0));
    }

    private List<Shop> buyers() throws Exception {
        var threads = Executors.newFixedThreadPool(16);
        try {
            List<Callable<Shop>> logins = IntStream.range(0, BUYERS)
                    .<Callable<Shop>>mapToObj(i -> () -> shopper("flash" + i))
                    .toList();
            var buyers = new ArrayList<Shop>();
            for (var login : threads.invokeAll(logins)) {
                buyers.add(login.get());
            }
            return buyers;
        } finally {
            threads.shutdownNow();
        }
    }
}
