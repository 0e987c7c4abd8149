package io.guidepost.domain.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.books.BooksQueries;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.order.CloseOrder;
import io.guidepost.domain.order.CloseReason;
import io.guidepost.domain.order.PlaceOrder;
import io.guidepost.domain.order.ShopScene;
import io.guidepost.domain.stock.BookStock.Change;
import io.guidepost.domain.stock.BookStock.Wanted;
import io.guidepost.domain.stock.Stock.Hold;
import io.guidepost.domain.stock.StockDocument.Kind;
import io.guidepost.domain.stock.StockDocument.Maker;
import io.guidepost.domain.stock.StockDocument.Status;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;

/** INV-08: whatever happens to a unit is counted once, at its place, and leaves a movement. */
@DomainTest
class StockTest {

    private static final long MAKER = 1;
    private static final long CHECKER = 2;

    @Autowired
    Stock stock;

    @Autowired
    BookStock book;

    @Autowired
    ImportCount counts;

    @Autowired
    ReadStock read;

    @Autowired
    StockQueries queries;

    @Autowired
    PlaceOrder placeOrder;

    @Autowired
    CloseOrder closeOrder;

    @Autowired
    BooksQueries books;

    @Autowired
    TransactionRetry transaction;

    @Autowired
    Ids ids;

    @Autowired
    ShopScene scene;

    @Test
    void anOrderThatIsClosedLeavesBothMovementsAndGivesItsUnitsBackOnce() {
        long sku = scene.sku(9900, 10);

        var order = placeOrder.place(scene.basket(scene.member(), sku)).order();
        closeOrder.close(order.id(), CloseReason.UNPAID);
        closeOrder.close(order.id(), CloseReason.SHOPPER);

        assertThat(scene.stockOf(sku)).containsExactly(10, 0, 0);
        assertThat(read.movements(Stock.CENTRAL, sku, Optional.empty(), 10))
                .extracting(StockQueries.Movement::causeId, StockQueries.Movement::kind, StockQueries.Movement::units)
                .containsExactlyInAnyOrder(
                        tuple(order.id(), MovementKind.RESERVATION, 1), tuple(order.id(), MovementKind.RELEASE, 1));
    }

    /** The key of the movements refuses, even if whoever calls has lost count. */
    @Test
    void oneCauseChangesAnSkuOnce() {
        long sku = scene.sku(100, 5);
        long order = ids.next();
        transaction.run(() -> stock.reserve(List.of(new Hold(order, Stock.CENTRAL, sku, 2))));
        transaction.run(() -> stock.release(order, Map.of(sku, 2)));

        assertThatThrownBy(() -> transaction.run(() -> stock.release(order, Map.of(sku, 2))))
                .isInstanceOf(DuplicateKeyException.class);

        assertThat(scene.stockOf(sku)).containsExactly(5, 0, 0);
    }

    @Test
    void goodsComeBackToThePlaceTheyWereTakenFrom() {
        long sku = scene.sku(100, 5);
        long store = scene.store().storeId();
        book(Kind.TRANSFER, store, Optional.of(Stock.CENTRAL), new Change(sku, 3));
        long order = ids.next();

        var holds = TakenFrom.store(store).holds(order, Map.of(sku, 2));
        assertThat(transaction.call(() -> stock.reserve(holds))).isEmpty();
        transaction.run(() -> stock.sell(order, Map.of(sku, 2)));
        transaction.run(() -> stock.restock(order, ids.next(), Map.of(sku, 1)));

        assertThat(stock.available(store, List.of(sku))).containsEntry(sku, 2);
        assertThat(scene.stockOf(sku)).containsExactly(2, 0, 0);
        assertThat(mismatchesOf(sku)).isEmpty();
    }

    @Test
    void moreThanOnePersonMayBookWaitsForAnother() {
        long sku = scene.sku(100, 50);

        var waiting = book(Kind.ADJUSTMENT, Stock.CENTRAL, Optional.empty(), new Change(sku, -21));

        assertThat(waiting.status()).isEqualTo(Status.PENDING);
        assertThat(scene.stockOf(sku)).containsExactly(50, 0, 0);
        assertThatThrownBy(() -> book.approve(waiting.id(), MAKER))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("maker_is_checker"));
        assertThat(book.approve(waiting.id(), CHECKER).status()).isEqualTo(Status.POSTED);
        assertThat(scene.stockOf(sku)).containsExactly(29, 0, 0);
        assertThatThrownBy(() -> book.approve(waiting.id(), CHECKER))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("stock_document_decided"));
    }

    @Test
    void unitsHeldBackCannotBeAdjustedAway() {
        long sku = scene.sku(100, 3);
        placeOrder.place(scene.basket(scene.member(), sku));

        assertThatThrownBy(() -> book(Kind.ADJUSTMENT, Stock.CENTRAL, Optional.empty(), new Change(sku, -3)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("stock_too_low");
                    assertThat(refusal.facts()).containsEntry("skuId", Long.toString(sku));
                });

        assertThat(scene.stockOf(sku)).containsExactly(2, 1, 0);
    }

    @Test
    void aCountBooksWhatDiffersAndTheSameCountAgainBooksNothing(@TempDir Path folder) throws Exception {
        long more = scene.sku(100, 5);
        long same = scene.sku(100, 7);
        long store = scene.store().storeId();
        book(Kind.TRANSFER, store, Optional.of(Stock.CENTRAL), new Change(more, 2));
        var file = Files.writeString(
                folder.resolve("count.csv"), "SKU编号,盘点数量\n%d,4\n%d,6\n".formatted(more, same), StandardCharsets.UTF_8);

        var look = counts.check(file, store);
        assertThat(look.changed()).isEqualTo(2);
        assertThat(stock.available(store, List.of(more, same))).containsExactly(Map.entry(more, 2));
        var taken = counts.take(file, store, "盘点", Maker.admin(MAKER));
        var again = counts.take(file, store, "盘点", Maker.admin(MAKER));

        assertThat(taken.document())
                .hasValueSatisfying(document -> assertThat(document.status()).isEqualTo(Status.POSTED));
        assertThat(stock.available(store, List.of(more, same)))
                .containsEntry(more, 4)
                .containsEntry(same, 6);
        assertThat(again.changed()).isZero();
        assertThat(again.document()).isEmpty();
        assertThat(read.movements(store, same, Optional.empty(), 5))
                .extracting(StockQueries.Movement::kind)
                .containsExactly(MovementKind.INITIAL);
        assertThat(mismatchesOf(same)).isEmpty();
        assertThat(mismatchesOf(more)).isEmpty();
    }

    @Test
    void aCountWithAnErrorInAnyRowBooksNothing(@TempDir Path folder) throws Exception {
        long sku = scene.sku(100, 5);
        placeOrder.place(scene.basket(scene.member(), sku));
        var file = Files.writeString(
                folder.resolve("count.csv"),
                "SKU,Counted\n%d,0\n%d,-1\n999999999,4\n%d,2\nabc,1\n".formatted(sku, sku, sku),
                StandardCharsets.UTF_8);

        var look = counts.check(file, Stock.CENTRAL);

        assertThat(look.faults())
                .extracting(fault -> fault.row() + " " + fault.code())
                .containsExactly(
                        "2 count_below_reserved",
                        "3 count_invalid",
                        "4 sku_unknown",
                        "5 sku_twice",
                        "6 sku_unreadable");
        assertThatThrownBy(() -> counts.take(file, Stock.CENTRAL, "盘点", Maker.admin(MAKER)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("import_has_errors"));
        assertThat(scene.stockOf(sku)).containsExactly(4, 1, 0);
    }

    @Test
    void whatIsAtItsThresholdIsLow() {
        long low = scene.sku(100, 5);
        long own = scene.sku(100, 6);
        long plenty = scene.sku(100, 6);
        long store = scene.store().storeId();
        book(Kind.INBOUND, store, Optional.empty(), new Change(low, 5), new Change(own, 6), new Change(plenty, 6));

        read.setLowAt(store, own, Optional.of(6));

        assertThat(read.page(store, true, 0, 10))
                .extracting(StockQueries.Row::skuId)
                .containsExactly(low, own);
    }

    /** Any series of whatever can happen keeps rows and movements together, and nothing below zero. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void rowsStayTheSumOfTheirMovements(long seed) {
        var random = new Random(seed);
        long sku = scene.sku(100, 20);
        long store = scene.store().storeId();
        var open = new TreeMap<Long, Integer>();
        var sold = new ArrayList<Long>();
        for (int step = 0; step < 40; step++) {
            int units = 1 + random.nextInt(4);
            long cause = ids.next();
            switch (random.nextInt(7)) {
                case 0, 1 -> {
                    long place = random.nextBoolean() ? store : Stock.CENTRAL;
                    boolean isHeld = tried(() -> stock.reserve(List.of(new Hold(cause, place, sku, units)))
                            .isEmpty());
                    if (isHeld) {
                        open.put(cause, units);
                    }
                }
                case 2 -> {
                    var first = open.pollFirstEntry();
                    if (first != null) {
                        transaction.run(() -> stock.release(first.getKey(), Map.of(sku, first.getValue())));
                    }
                }
                case 3 -> {
                    var first = open.pollFirstEntry();
                    if (first != null) {
                        transaction.run(() -> stock.sell(first.getKey(), Map.of(sku, first.getValue())));
                        sold.add(first.getKey());
                    }
                }
                case 4 -> {
                    if (!sold.isEmpty()) {
                        long order = sold.remove(0);
                        transaction.run(() -> stock.restock(order, cause, Map.of(sku, 1)));
                    }
                }
                case 5 -> {
                    boolean isHome = random.nextBoolean();
                    long from = isHome ? store : Stock.CENTRAL;
                    tried(() -> stock.transfer(cause, from, isHome ? Stock.CENTRAL : store, Map.of(sku, units))
                            .isEmpty());
                }
                default -> {
                    try {
                        book(Kind.ADJUSTMENT, store, Optional.empty(), new Change(sku, units - 3 == 0 ? 1 : units - 3));
                    } catch (Refusal tooFew) {
                        assertThat(tooFew.code()).isEqualTo("stock_too_low");
                    }
                }
            }
        }

        assertThat(mismatchesOf(sku)).as("seed %d", seed).isEmpty();
        open.forEach((order, units) -> transaction.run(() -> stock.release(order, Map.of(sku, units))));
    }

    /** As a use case does: what was taken in part is given back. */
    private boolean tried(BooleanSupplier work) {
        try {
            transaction.run(() -> {
                if (!work.getAsBoolean()) {
                    throw new IllegalArgumentException("too few");
                }
            });
            return true;
        } catch (IllegalArgumentException tooFew) {
            return false;
        }
    }

    private StockDocument book(Kind kind, long place, Optional<Long> from, Change... changes) {
        return book.book(new Wanted(kind, place, from, "试验", Maker.admin(MAKER), List.of(changes)));
    }

    private List<String> mismatchesOf(long sku) {
        return books.stockUnlikeMovements().stream()
                .filter(told -> told.startsWith("SKU " + sku + " "))
                .toList();
    }
}
