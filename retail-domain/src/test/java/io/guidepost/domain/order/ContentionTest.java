package io.guidepost.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.idempotency.Answer;
import io.guidepost.domain.idempotency.RequestGroup.Prepared;
import io.guidepost.domain.idempotency.RequestKey;
import io.guidepost.domain.order.PlaceOrder.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** F-01b: many baskets of the same goods in any order, some with a SKU twice. */
@DomainTest
class ContentionTest {

    private static final int SKUS = 200;
    private static final int UNITS = 50;
    private static final int SHOPPERS = 5_000;
    private static final long SEED = 20_261_102;

    @Autowired
    PlaceOrder placeOrder;

    @Autowired
    ShopScene scene;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    @Tag("deep")
    void manyBasketsOfTheSameGoodsNeitherOversellNorBlockEachOther() throws Exception {
        var skus = new ArrayList<Long>();
        for (int i = 0; i < SKUS; i++) {
            skus.add(scene.sku(100, UNITS));
        }
        var random = new Random(SEED);
        var units = new AtomicInteger();
        var buyers = new ArrayList<Callable<Void>>();
        for (int i = 0; i < SHOPPERS; i++) {
            var basket = basket(scene.member(), skus, random);
            buyers.add(() -> {
                place(basket).ifPresent(units::addAndGet);
                return null;
            });
        }
        long deadlocksBefore = deadlocks();

        var pool = Executors.newFixedThreadPool(64);
        for (var done : pool.invokeAll(buyers)) {
            done.get();
        }
        pool.shutdown();

        int reserved = 0;
        for (long sku : skus) {
            var stock = scene.stockOf(sku);
            assertThat(stock.get(0) + stock.get(1))
                    .as("seed %d, SKU %d", SEED, sku)
                    .isEqualTo(UNITS);
            reserved += stock.get(1);
        }
        assertThat(reserved).as("seed %d", SEED).isEqualTo(units.get()).isGreaterThan(SKUS * UNITS * 9 / 10);
        assertThat(deadlocks() - deadlocksBefore).as("seed %d", SEED).isLessThanOrEqualTo(SHOPPERS / 1000);
    }

    private Command basket(long member, List<Long> skus, Random random) {
        var items = new ArrayList<Command.Item>();
        int lines = 1 + random.nextInt(5);
        for (int i = 0; i < lines; i++) {
            items.add(new Command.Item(skus.get(random.nextInt(SKUS)), 1 + random.nextInt(2)));
        }
        if (random.nextInt(3) == 0) {
            items.add(items.get(0));
        }
        return scene.basket(member, items.toArray(Command.Item[]::new));
    }

    /** The units of the order; empty when something of it was sold out. */
    private Optional<Integer> place(Command basket) throws InterruptedException {
        try {
            placeOrder
                    .group()
                    .carryOut(
                            new RequestKey("shop:" + basket.memberId(), "POST /orders", "once"),
                            "0".repeat(64),
                            () -> new Prepared<>(placeOrder.draft(basket), new Answer(201, "{}", Optional.empty())))
                    .toCompletableFuture()
                    .get();
            return Optional.of(
                    basket.items().stream().mapToInt(Command.Item::quantity).sum());
        } catch (Refusal soldOut) {
            assertThat(soldOut.code()).isEqualTo("out_of_stock");
        } catch (ExecutionException no) {
            assertThat(no.getCause()).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code())
                    .isEqualTo("out_of_stock"));
        }
        return Optional.empty();
    }

    private long deadlocks() {
        return jdbc.queryForObject("SHOW GLOBAL STATUS LIKE 'Innodb_deadlocks'", (row, i) -> row.getLong("Value"));
    }
}
