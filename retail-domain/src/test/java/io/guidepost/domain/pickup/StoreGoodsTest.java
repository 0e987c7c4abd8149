package io.guidepost.domain.pickup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.core.price.Audience;
import io.guidepost.core.price.FreightTemplate.Basis;
import io.guidepost.core.price.Period;
import io.guidepost.core.words.Words;
import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.books.BooksQueries;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.order.CloseOrder;
import io.guidepost.domain.order.CloseReason;
import io.guidepost.domain.order.Order;
import io.guidepost.domain.order.PlaceOrder;
import io.guidepost.domain.order.PlaceOrder.Command;
import io.guidepost.domain.order.PlaceOrder.Command.Checkout;
import io.guidepost.domain.order.PlaceOrder.Command.Item;
import io.guidepost.domain.order.QuoteOrder;
import io.guidepost.domain.order.ShipOrder;
import io.guidepost.domain.order.ShopScene;
import io.guidepost.domain.payment.ConfirmPayment;
import io.guidepost.domain.payment.FakePaymentGateway;
import io.guidepost.domain.payment.LearnedBy;
import io.guidepost.domain.payment.PreparePayment;
import io.guidepost.domain.price.DecidePricing;
import io.guidepost.domain.price.DraftPricing;
import io.guidepost.domain.price.PricingTerms.FreightTerms;
import io.guidepost.domain.routing.SuggestShipFrom;
import io.guidepost.domain.sight.Sight;
import io.guidepost.domain.stock.BookStock;
import io.guidepost.domain.stock.BookStock.Change;
import io.guidepost.domain.stock.BookStock.Wanted;
import io.guidepost.domain.stock.Stock;
import io.guidepost.domain.stock.StockDocument.Kind;
import io.guidepost.domain.stock.StockDocument.Maker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Goods of stores: fetched there, or sent from there, and always on the right shelf afterwards (ORD-5, INV-08). */
@DomainTest
class StoreGoodsTest {

    @Autowired
    PlaceOrder placeOrder;

    @Autowired
    QuoteOrder quoteOrder;

    @Autowired
    CloseOrder closeOrder;

    @Autowired
    ShipOrder shipOrder;

    @Autowired
    FetchOrder fetchOrder;

    @Autowired
    PickUps pickUps;

    @Autowired
    SuggestShipFrom suggest;

    @Autowired
    PreparePayment preparePayment;

    @Autowired
    ConfirmPayment confirmPayment;

    @Autowired
    FakePaymentGateway weChat;

    @Autowired
    DraftPricing draftPricing;

    @Autowired
    DecidePricing decidePricing;

    @Autowired
    Stock stock;

    @Autowired
    BookStock book;

    @Autowired
    BooksQueries books;

    @Autowired
    TransactionRetry transaction;

    @Autowired
    Ids ids;

    @Autowired
    ShopScene scene;

    @Autowired
    MovableClock clock;

    long store;
    long guide;
    long member;

    @BeforeEach
    void aStoreAndAShopper() {
        store = scene.store().storeId();
        guide = scene.guideAt(store);
        member = scene.member();
        scene.execute(
                "INSERT INTO shopper_identity (kind, value, member_id, created_at) VALUES ('OPENID', ?, ?, ?)",
                "o_" + member,
                member,
                clock.instant());
    }

    @Test
    void whatIsFetchedCostsNoFreightIsCreditedToTheStoreAndTakenFromItsShelf() {
        long sku = scene.sku(1_000, 10);
        carried(sku, 4);
        var freight = draftPricing.draft(
                new Words("试验运费", "Test freight"),
                new Period(clock.instant().minusSeconds(1), clock.instant().plus(Duration.ofDays(1))),
                new Audience(Set.of(store), Set.of(), Set.of()),
                new FreightTerms(
                        Set.of(),
                        Basis.PIECE,
                        List.of(new FreightTerms.Zone(Set.of("31"), 1, 800, 1, 0, null)),
                        Set.of()),
                1);
        var inForce = decidePricing.approve(freight.kind(), freight.id(), freight.version(), 2);
        try {
            scene.livesNear(member, store);
            assertThat(quoteOrder
                            .quote(sent("310101", new Item(sku, 3)), false)
                            .quote()
                            .freight()
                            .fen())
                    .as("sent it would cost")
                    .isEqualTo(800);
            assertThat(quoteOrder
                            .quote(fetched(new Item(sku, 3)), false)
                            .quote()
                            .payable()
                            .fen())
                    .isEqualTo(3_000);
        } finally {
            decidePricing.end(inForce.kind(), inForce.id(), 2);
        }
        scene.execute("UPDATE shopper_member SET home_store_id = NULL WHERE id = ?", member);

        var order = placeOrder.place(fetched(new Item(sku, 3))).order();

        assertThat(order.freightFen()).isZero();
        assertThat(scene.count(
                        "SELECT store_id FROM attribution_decision WHERE order_id = ? ORDER BY revision DESC LIMIT 1",
                        order.id()))
                .isEqualTo(store);
        assertThat(pickUps.find(order.id()).orElseThrow().storeId()).isEqualTo(store);
        assertThat(scene.count("SELECT is_pick_up FROM order_header WHERE id = ?", order.id()))
                .isEqualTo(1);
        assertThat(at(sku)).containsExactly(1, 3, 0);
        assertThat(scene.stockOf(sku)).containsExactly(6, 0, 0);
        closeOrder.close(order.id(), CloseReason.SHOPPER);
        assertThat(at(sku)).containsExactly(4, 0, 0);
        assertBalanced(sku);
    }

    @Test
    void aStoreWithoutGoodsOfItsOwnIsSentThemFromTheWarehouse() {
        long sku = scene.sku(1_000, 10);
        carried(sku, 1);

        var order = placeOrder.place(fetched(new Item(sku, 2))).order();
        pay(order);
        fetchOrder.ready(guide, store, order.id());

        assertThat(at(sku)).containsExactly(1, 0, 0);
        assertThat(scene.stockOf(sku)).containsExactly(7, 0, 2);
        assertBalanced(sku);
    }

    @Test
    void aStoreThatIsClosedOrDoesNotSellItIsRefused() {
        long sku = scene.sku(1_000, 10);
        var elsewhere = scene.store().storeId();
        scene.closes(elsewhere);
        refused(() -> placeOrder.place(fetchedAt(elsewhere, new Item(sku, 1))), "not_found");
        refused(() -> placeOrder.place(fetchedAt(4711, new Item(sku, 1))), "not_found");
        long gone = scene.sku(1_000, 1);
        refused(() -> placeOrder.place(fetched(new Item(gone, 2))), "out_of_stock");
    }

    @Test
    void whatTheWarehouseLacksIsSentByTheStoreThatRoutingNames() {
        long sku = scene.sku(1_000, 4);
        carried(sku, 3);
        var order = placeOrder.place(sent("310101", new Item(sku, 2))).order();

        assertThat(at(sku)).containsExactly(1, 2, 0);
        pay(order);
        assertThat(at(sku)).containsExactly(1, 0, 2);
        assertThat(suggest.suggest(Sight.ALL, order.id()))
                .filteredOn(place -> place.isChosen())
                .singleElement()
                .satisfies(place -> assertThat(place.placeId()).isEqualTo(store));
        transaction.run(() -> stock.restock(order.id(), ids.next(), Map.of(sku, 1)));
        assertThat(at(sku)).as("what comes back comes back there").containsExactly(2, 0, 2);
        refused(() -> placeOrder.place(sent("310101", new Item(sku, 3))), "out_of_stock");
        assertBalanced(sku);
    }

    @Test
    void whoeverSendsTheFirstParcelHasTheGoods() {
        long sku = scene.sku(1_000, 10);
        carried(sku, 2);
        var order = placeOrder.place(sent("310101", new Item(sku, 2))).order();
        pay(order);
        assertThat(scene.stockOf(sku)).containsExactly(6, 0, 2);

        shipOrder.ship(parcel(order, "SF1", store));

        assertThat(at(sku)).containsExactly(0, 0, 2);
        assertThat(scene.stockOf(sku)).as("never left").containsExactly(8, 0, 2);
        assertThat(stock.heldBy(order.id())).singleElement().satisfies(hold -> assertThat(hold.placeId())
                .isEqualTo(store));
        transaction.run(() -> stock.restock(order.id(), ids.next(), Map.of(sku, 2)));
        assertThat(at(sku)).containsExactly(2, 0, 2);
        assertBalanced(sku);

        var next = placeOrder.place(sent("310101", new Item(sku, 3))).order();
        pay(next);
        refused(() -> shipOrder.ship(parcel(next, "SF2", store)), "place_cannot_send");
        shipOrder.ship(parcel(next, "SF2", Stock.CENTRAL));
        assertBalanced(sku);
    }

    @Test
    void aStoreWhoseOwnGoodsAreMadeReadyGivesThemOffItsShelf() {
        long sku = scene.sku(1_000, 10);
        carried(sku, 5);
        var order = placeOrder.place(sent("310101", new Item(sku, 2))).order();
        pay(order);
        fetchOrder.choose(member, order.id(), store);

        fetchOrder.ready(guide, store, order.id());

        assertThat(at(sku)).containsExactly(3, 0, 2);
        assertThat(stock.heldBy(order.id())).extracting(Stock.Hold::placeId).containsExactly(store);
        assertBalanced(sku);
    }

    /** E20: some order it for fetching, others have it fetched though it was to be sent; five units are five units. */
    @Test
    void ofAStoresLastUnitsNobodyTakesOneTooMany() throws Exception {
        long sku = scene.sku(1_000, 25);
        carried(sku, 5);
        var paid = new ArrayList<Order>();
        for (int i = 0; i < 8; i++) {
            var order = placeOrder.place(sent("310101", new Item(sku, 1))).order();
            pay(order);
            paid.add(order);
        }
        var tries = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 16; i++) {
            int number = i;
            tries.add(() -> {
                try {
                    if (number % 2 == 0) {
                        placeOrder.place(fetched(new Item(sku, 1)));
                    } else {
                        shipOrder.ship(parcel(paid.get(number / 2), "SF" + number, store));
                    }
                    return true;
                } catch (Refusal taken) {
                    return false;
                }
            });
        }
        var pool = Executors.newFixedThreadPool(8);
        for (var done : pool.invokeAll(tries)) {
            done.get();
        }
        pool.shutdown();

        var shelf = at(sku);
        assertThat(shelf.get(0)).isZero();
        assertThat(shelf.get(1) + shelf.get(2)).isEqualTo(5);
        var central = scene.stockOf(sku);
        assertThat(central.get(0)).isNotNegative();
        assertBalanced(sku);
    }

    private void carried(long sku, int units) {
        book.book(new Wanted(
                Kind.TRANSFER,
                store,
                Optional.of(Stock.CENTRAL),
                "试验",
                Maker.admin(1),
                List.of(new Change(sku, units))));
    }

    private void pay(Order order) {
        preparePayment.prepare(member, order.id());
        confirmPayment.confirm(weChat.pay("G" + order.id()), LearnedBy.NOTICE);
    }

    private static ShipOrder.Parcel parcel(Order order, String number, long place) {
        return new ShipOrder.Parcel(1, Sight.ALL, order.id(), "SF", number, List.of(), Optional.of(place));
    }

    private Command fetched(Item... items) {
        return fetchedAt(store, items);
    }

    private Command fetchedAt(long storeId, Item... items) {
        return checkedOut(new Checkout(false, Optional.empty(), Optional.of(storeId)), items);
    }

    private Command sent(String region, Item... items) {
        return checkedOut(new Checkout(false, Optional.of(region)), items);
    }

    private Command checkedOut(Checkout checkout, Item... items) {
        var basket = scene.basket(member, items);
        return new Command(
                member,
                basket.items(),
                basket.address(),
                List.of(),
                0,
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                checkout);
    }

    /** available, reserved, sold in the store */
    private List<Integer> at(long sku) {
        return List.of(
                (int) scene.count("SELECT available FROM stock_at WHERE place_id = ? AND sku_id = ?", store, sku),
                (int) scene.count("SELECT reserved FROM stock_at WHERE place_id = ? AND sku_id = ?", store, sku),
                (int) scene.count("SELECT sold FROM stock_at WHERE place_id = ? AND sku_id = ?", store, sku));
    }

    private void assertBalanced(long sku) {
        assertThat(books.stockUnlikeMovements()).noneMatch(told -> told.startsWith("SKU " + sku + " "));
        assertThat(books.stockNotConserved()).noneMatch(told -> told.contains(Long.toString(sku)));
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable work, String code) {
        assertThatThrownBy(work).isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.code())
                .isEqualTo(code));
    }
}
