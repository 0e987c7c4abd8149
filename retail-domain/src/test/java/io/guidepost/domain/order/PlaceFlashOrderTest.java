package io.guidepost.domain.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.core.attribution.StoreId;
import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.attribution.Attributions;
import io.guidepost.domain.flashsale.EndFlashSales;
import io.guidepost.domain.flashsale.FlashSale;
import io.guidepost.domain.flashsale.FlashSale.Item;
import io.guidepost.domain.flashsale.FlashSale.Status;
import io.guidepost.domain.flashsale.FlashSales;
import io.guidepost.domain.flashsale.PlanFlashSale;
import io.guidepost.domain.flashsale.PlanFlashSale.Plan;
import io.guidepost.domain.idempotency.Answer;
import io.guidepost.domain.idempotency.RequestGroup.Prepared;
import io.guidepost.domain.idempotency.RequestKey;
import io.guidepost.domain.order.PlaceOrder.Command;
import io.guidepost.domain.stock.Stock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** PRM-3: a price, a window, units of its own. */
@DomainTest
class PlaceFlashOrderTest {

    private static final long MAKER = 1;
    private static final long CHECKER = 2;

    @Autowired
    PlanFlashSale plan;

    @Autowired
    EndFlashSales endings;

    @Autowired
    FlashSales sales;

    @Autowired
    PlaceFlashOrder placeFlashOrder;

    @Autowired
    CloseOrder closeOrder;

    @Autowired
    Orders orders;

    @Autowired
    Attributions attributions;

    @Autowired
    Stock stock;

    @Autowired
    ShopScene scene;

    @Autowired
    MovableClock clock;

    @Test
    void theSaleHasItsOwnUnitsAndItsOwnPrice() {
        long sku = scene.sku(20_000, 10);
        var sale = running(sku, 9_900, 4, 1);

        var placed = placeFlashOrder.place(sale.id(), basket(scene.member(), sku, 1));

        assertThat(placed.order().payableFen()).isEqualTo(9_900);
        assertThat(placed.lines().get(0).activityFen()).isEqualTo(10_100);
        assertThat(scene.stockOf(sku)).containsExactly(6, 0, 0);
        assertThat(sales.progress(sale.id())).containsEntry(sku, new FlashSales.Progress(3, 1, 0));
    }

    /** The units are those of the sale, wherever they are fetched; the group writes the pick-up with the order. */
    @Test
    void whatIsFetchedIsOfTheUnitsOfTheSaleAndTheStoreWhereItIsFetchedIsKnown() {
        long sku = scene.sku(20_000, 10);
        var sale = running(sku, 900, 4, 4);
        long store = scene.store().storeId();
        long member = scene.member();
        var key = new RequestKey("shop:" + member, "POST /flash", "fetched");

        var fetched = placeFlashOrder
                .group()
                .carryOut(key, "0".repeat(64), () -> {
                    var draft = placeFlashOrder.draft(sale.id(), fetchedIn(store, member, sku));
                    return new Prepared<>(
                            draft,
                            new Answer(201, Long.toString(draft.placed().order().id()), Optional.empty()));
                })
                .toCompletableFuture()
                .join();

        long order = Long.parseLong(fetched.answer().body());
        assertThat(orders.find(order).orElseThrow().payableFen()).isEqualTo(900);
        assertThat(scene.count("SELECT store_id FROM pickup_order WHERE order_id = ?", order))
                .isEqualTo(store);
        assertThat(attributions.inputsOf(order).orElseThrow().hints().pickUp()).contains(new StoreId(store));
        assertThat(sales.progress(sale.id())).containsEntry(sku, new FlashSales.Progress(3, 1, 0));
        refused("not_found", () -> placeFlashOrder.draft(sale.id(), fetchedIn(store + 1, member, sku)));
    }

    private Command fetchedIn(long store, long member, long sku) {
        var basket = basket(member, sku, 1);
        return new Command(
                member,
                basket.items(),
                basket.address(),
                List.of(),
                0,
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                new Command.Checkout(false, Optional.empty(), Optional.of(store)));
    }

    @Test
    void itSellsFromItsStartAndBeforeItsEnd() {
        long sku = scene.sku(20_000, 10);
        var sale = approved(sku, 9_900, 4, 1, Duration.ofMinutes(10), Duration.ofMinutes(20));

        assertThatThrownBy(() -> placeFlashOrder.draft(sale.id(), basket(scene.member(), sku, 1)))
                .isInstanceOfSatisfying(Refusal.class, early -> {
                    assertThat(early.code()).isEqualTo("flash_sale_not_started");
                    assertThat(early.facts())
                            .containsEntry("startsAt", sale.startsAt().toString())
                            .containsEntry("retryAfterSeconds", 600L);
                });
        clock.advance(Duration.ofMinutes(10));
        placeFlashOrder.draft(sale.id(), basket(scene.member(), sku, 1));
        clock.advance(Duration.ofMinutes(10));
        refused("flash_sale_over", () -> placeFlashOrder.draft(sale.id(), basket(scene.member(), sku, 1)));
    }

    @Test
    void aMemberTakesNoMoreThanTheLimitAndAnUnpaidOrderGivesItBack() {
        long sku = scene.sku(20_000, 10);
        var sale = running(sku, 9_900, 8, 2);
        long member = scene.member();
        placeFlashOrder.place(sale.id(), basket(member, sku, 1));
        var second = placeFlashOrder.place(sale.id(), basket(member, sku, 1));

        refused("flash_limit_reached", () -> placeFlashOrder.draft(sale.id(), basket(member, sku, 1)));
        closeOrder.close(second.order().id(), CloseReason.UNPAID);

        assertThat(sales.taken(sale.id(), sku, member)).isEqualTo(1);
        placeFlashOrder.draft(sale.id(), basket(member, sku, 1));
    }

    /** Who has drafted twice before either was written is stopped where it is written. */
    @Test
    void theLimitIsKeptWhenTwoOrdersRace() {
        long sku = scene.sku(20_000, 10);
        var sale = running(sku, 9_900, 8, 1);
        var basket = basket(scene.member(), sku, 1);
        var group = placeFlashOrder.group();
        var drafts = List.of(placeFlashOrder.draft(sale.id(), basket), placeFlashOrder.draft(sale.id(), basket));
        var answers = drafts.stream()
                .map(draft -> group.carryOut(
                        new RequestKey(
                                "shop:" + basket.memberId(),
                                "POST /flash",
                                "race-" + draft.placed().order().id()),
                        "0".repeat(64),
                        () -> new Prepared<>(draft, new Answer(201, "{}", Optional.empty()))))
                .toList();

        int placed = 0;
        for (var answer : answers) {
            try {
                answer.toCompletableFuture().join();
                placed++;
            } catch (RuntimeException no) {
                assertThat(no.getCause()).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code())
                        .isEqualTo("flash_limit_reached"));
            }
        }

        assertThat(placed).isEqualTo(1);
        assertThat(sales.taken(sale.id(), sku, basket.memberId())).isEqualTo(1);
        assertThat(sales.progress(sale.id()).get(sku).reserved()).isEqualTo(1);
    }

    /** F-01 small: more buyers than units, each request twice, and a second wave for what was not paid. */
    @Test
    void aCrowdTakesExactlyWhatThereIs() throws Exception {
        long sku = scene.sku(20_000, 50);
        var sale = running(sku, 9_900, 40, 1);
        var first = wave(sale, sku, 200);

        assertThat(first.values().stream().distinct()).hasSize(40);
        assertThat(sales.progress(sale.id())).containsEntry(sku, new FlashSales.Progress(0, 40, 0));
        first.values().stream().distinct().limit(12).forEach(order -> closeOrder.close(order, CloseReason.UNPAID));
        var second = wave(sale, sku, 60);

        assertThat(second.values().stream().distinct()).hasSize(12);
        assertThat(sales.progress(sale.id())).containsEntry(sku, new FlashSales.Progress(0, 40, 0));
        assertThat(scene.stockOf(sku)).containsExactly(10, 0, 0);
    }

    @Test
    void whatIsLeftGoesHomeWhenTheSaleIsOverAndWhatComesBackLaterToo() {
        long sku = scene.sku(20_000, 10);
        var sale = running(sku, 9_900, 4, 1);
        var unpaid = placeFlashOrder.place(sale.id(), basket(scene.member(), sku, 1));

        clock.advance(Duration.ofHours(2));
        endings.runDue(100);
        assertThat(sales.find(sale.id()).orElseThrow().status()).isEqualTo(Status.ENDED);
        assertThat(scene.stockOf(sku)).containsExactly(9, 0, 0);
        closeOrder.close(unpaid.order().id(), CloseReason.UNPAID);
        endings.runDue(100);
        endings.runDue(100);

        assertThat(scene.stockOf(sku)).containsExactly(10, 0, 0);
        assertThat(stock.available(sale.id(), Set.of(sku))).containsEntry(sku, 0);
    }

    @Test
    void nobodyApprovesHisOwnSaleNorTheSameGoodsTwiceNorMoreThanThereAre() {
        long sku = scene.sku(20_000, 10);
        var first = submitted(sku, 9_900, 6, 1, Duration.ZERO, Duration.ofHours(1));
        var second = submitted(sku, 8_800, 2, 1, Duration.ofMinutes(30), Duration.ofHours(2));
        var third = submitted(sku, 8_800, 6, 1, Duration.ofHours(1), Duration.ofHours(2));

        refused("maker_is_checker", () -> plan.approve(first.id(), MAKER));
        plan.approve(first.id(), CHECKER);
        refused("flash_sale_overlap", () -> plan.approve(second.id(), CHECKER));
        refused("stock_too_low", () -> plan.approve(third.id(), CHECKER));
        refused("flash_price_not_lower", () -> submitted(sku, 20_000, 1, 1, Duration.ZERO, Duration.ofHours(1)));
        assertThat(scene.stockOf(sku)).containsExactly(4, 0, 0);

        plan.cancel(first.id());
        endings.runDue(100);
        assertThat(scene.stockOf(sku)).containsExactly(10, 0, 0);
    }

    private ConcurrentHashMap<String, Long> wave(FlashSale sale, long sku, int buyers) throws Exception {
        var placed = new ConcurrentHashMap<String, Long>();
        var requests = new ArrayList<Callable<Void>>();
        for (int i = 0; i < buyers; i++) {
            var basket = basket(scene.member(), sku, 1);
            var key = new RequestKey("shop:" + basket.memberId(), "POST /flash", "k" + basket.memberId());
            for (int sent = 0; sent < 2; sent++) {
                requests.add(() -> {
                    order(sale, basket, key, placed);
                    return null;
                });
            }
        }
        var pool = Executors.newFixedThreadPool(32);
        for (var done : pool.invokeAll(requests)) {
            done.get();
        }
        pool.shutdown();
        return placed;
    }

    private void order(FlashSale sale, Command basket, RequestKey key, ConcurrentHashMap<String, Long> placed)
            throws InterruptedException {
        try {
            var answered = placeFlashOrder
                    .group()
                    .carryOut(key, "0".repeat(64), () -> {
                        var draft = placeFlashOrder.draft(sale.id(), basket);
                        var id = Long.toString(draft.placed().order().id());
                        return new Prepared<>(draft, new Answer(201, id, Optional.empty()));
                    })
                    .toCompletableFuture()
                    .get();
            // The same request is the same order.
            var before = placed.put(key.key(), Long.parseLong(answered.answer().body()));
            assertThat(before).isIn(null, Long.parseLong(answered.answer().body()));
        } catch (Refusal refusal) {
            assertThat(refusal.code()).isIn("out_of_stock", "request_in_progress", "flash_limit_reached");
        } catch (ExecutionException no) {
            assertThat(no.getCause()).isInstanceOf(Refusal.class);
        }
    }

    private FlashSale running(long sku, long priceFen, int units, int perMember) {
        return approved(sku, priceFen, units, perMember, Duration.ZERO, Duration.ofHours(1));
    }

    private FlashSale approved(long sku, long priceFen, int units, int perMember, Duration startsIn, Duration endsIn) {
        return plan.approve(
                submitted(sku, priceFen, units, perMember, startsIn, endsIn).id(), CHECKER);
    }

    private FlashSale submitted(long sku, long priceFen, int units, int perMember, Duration startsIn, Duration endsIn) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var draft = plan.draft(
                new Plan(
                        "限时秒杀",
                        "Flash",
                        now.plus(startsIn),
                        now.plus(endsIn),
                        List.of(new Item(sku, priceFen, units, perMember))),
                MAKER);
        return plan.submit(draft.id());
    }

    private Command basket(long member, long sku, int units) {
        return scene.basket(member, new Command.Item(sku, units));
    }

    private static void refused(String code, ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }
}
