package io.guidepost.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.idempotency.Answer;
import io.guidepost.domain.idempotency.Answered;
import io.guidepost.domain.idempotency.RequestGroup.Prepared;
import io.guidepost.domain.idempotency.RequestKey;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** F-01 and F-01b through the use case; E20: nothing is oversold. */
@DomainTest
class FlashSaleTest {

    @Autowired
    PlaceOrder placeOrder;

    @Autowired
    ShopScene scene;

    @Test
    void twoThousandBuyersOfAHundredUnitsBuyExactlyAHundred() throws Exception {
        long sku = scene.sku(9900, 100);
        long[] members = new long[50];
        for (int i = 0; i < members.length; i++) {
            members[i] = scene.member();
        }
        var sold = new AtomicInteger();
        var refused = new AtomicInteger();
        var buyers = new ArrayList<Callable<Void>>();
        for (int i = 0; i < 2000; i++) {
            long member = members[i % members.length];
            buyers.add(() -> {
                try {
                    placeOrder.place(scene.basket(member, sku));
                    sold.incrementAndGet();
                } catch (Refusal refusal) {
                    assertThat(refusal.code()).isEqualTo("out_of_stock");
                    refused.incrementAndGet();
                }
                return null;
            });
        }

        run(buyers);

        assertThat(sold).hasValue(100);
        assertThat(refused).hasValue(1900);
        assertThat(scene.stockOf(sku)).containsExactly(0, 100, 0);
        assertThat(scene.count("SELECT COALESCE(SUM(quantity), 0) FROM order_line WHERE sku_id = ?", sku))
                .isEqualTo(100);
        assertThat(scene.count(
                        "SELECT COUNT(*) FROM attribution_decision d JOIN order_line l ON l.order_id = d.order_id WHERE l.sku_id = ?",
                        sku))
                .isEqualTo(100);
    }

    /** Baskets that name the same SKUs in opposite order, with one of them twice. */
    @Test
    void basketsInAnyOrderNeitherOversellNorBlockEachOther() throws Exception {
        long a = scene.sku(100, 40);
        long b = scene.sku(100, 40);
        long member = scene.member();
        var sold = new AtomicInteger();
        var buyers = new ArrayList<Callable<Void>>();
        for (int i = 0; i < 200; i++) {
            var basket = i % 2 == 0 ? scene.basket(member, a, b, a) : scene.basket(member, b, a, b);
            buyers.add(() -> {
                try {
                    placeOrder.place(basket);
                    sold.incrementAndGet();
                } catch (Refusal refusal) {
                    assertThat(refusal.code()).isEqualTo("out_of_stock");
                }
                return null;
            });
        }

        run(buyers);

        var stockOfA = scene.stockOf(a);
        var stockOfB = scene.stockOf(b);
        assertThat(stockOfA.get(0) + stockOfA.get(1)).isEqualTo(40);
        assertThat(stockOfB.get(0) + stockOfB.get(1)).isEqualTo(40);
        assertThat(stockOfA.get(1) + stockOfB.get(1)).isEqualTo(3 * sold.get());
    }

    /** As the mini-program does: in groups, each request sent twice with the same key. */
    @Test
    void aCrowdWrittenTogetherBuysExactlyWhatThereIsAndEachRequestOnce() throws Exception {
        long sku = scene.sku(9900, 100);
        long member = scene.member();
        var answers = new ConcurrentHashMap<String, Answer>();
        var refused = new AtomicInteger();
        var buyers = new ArrayList<Callable<Void>>();
        for (int i = 0; i < 600; i++) {
            String key = "crowd-" + i;
            buyers.add(() -> {
                for (int sent = 0; sent < 2; sent++) {
                    order(member, key, sku)
                            .ifPresentOrElse(
                                    answered -> {
                                        var first = answers.putIfAbsent(key, answered.answer());
                                        assertThat(answered.replayed()).isEqualTo(first != null);
                                        assertThat(first == null ? answered.answer() : first)
                                                .isEqualTo(answered.answer());
                                    },
                                    refused::incrementAndGet);
                }
                return null;
            });
        }

        run(buyers);

        assertThat(answers).hasSize(100);
        assertThat(refused).hasValue(2 * 500);
        assertThat(scene.stockOf(sku)).containsExactly(0, 100, 0);
        assertThat(scene.count("SELECT COUNT(*) FROM order_header WHERE member_id = ?", member))
                .isEqualTo(100);
        assertThat(scene.count("SELECT COUNT(*) FROM idempotency_key WHERE principal = ?", "shop:" + member))
                .isEqualTo(100);
    }

    @Test
    void whoIsRefusedInACrowdDoesNotSpoilItForTheOthers() throws Exception {
        long plenty = scene.sku(100, 1000);
        long scarce = scene.sku(100, 3);
        long member = scene.member();
        var sold = new AtomicInteger();
        var buyers = new ArrayList<Callable<Void>>();
        for (int i = 0; i < 200; i++) {
            String key = "mixed-" + i;
            long sku = i % 4 == 0 ? scarce : plenty;
            buyers.add(() -> {
                order(member, key, sku).ifPresent(answered -> sold.incrementAndGet());
                return null;
            });
        }

        run(buyers);

        assertThat(sold).hasValue(150 + 3);
        assertThat(scene.stockOf(plenty)).containsExactly(850, 150, 0);
        assertThat(scene.stockOf(scarce)).containsExactly(0, 3, 0);
    }

    /** Empty when there is not enough left. */
    private Optional<Answered> order(long member, String key, long sku) throws Exception {
        try {
            return Optional.of(placeOrder
                    .group()
                    .carryOut(new RequestKey("shop:" + member, "POST /api/shop/v1/orders", key), "a".repeat(64), () -> {
                        var draft = placeOrder.draft(scene.basket(member, sku));
                        return new Prepared<>(
                                draft,
                                new Answer(201, "" + draft.placed().order().id(), Optional.empty()));
                    })
                    .toCompletableFuture()
                    .get());
        } catch (Refusal refusal) {
            assertThat(refusal.code()).isEqualTo("out_of_stock");
        } catch (ExecutionException failed) {
            assertThat(failed.getCause()).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code())
                    .isEqualTo("out_of_stock"));
        }
        return Optional.empty();
    }

    private static void run(ArrayList<Callable<Void>> buyers) throws Exception {
        var pool = Executors.newFixedThreadPool(32);
        for (var done : pool.invokeAll(buyers)) {
            done.get();
        }
        pool.shutdown();
    }
}
