package io.guidepost.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.Refusal;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** F-01 and F-01b through the use case. */
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

    private static void run(ArrayList<Callable<Void>> buyers) throws Exception {
        var pool = Executors.newFixedThreadPool(32);
        for (var done : pool.invokeAll(buyers)) {
            done.get();
        }
        pool.shutdown();
    }
}
