package io.guidepost.domain.assortment;

import static io.guidepost.domain.assortment.ProductDrafts.coded;
import static io.guidepost.domain.assortment.ProductDrafts.sku;
import static io.guidepost.domain.assortment.ProductDrafts.titled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.assortment.Product.State;
import io.guidepost.domain.assortment.ProductDraft.SkuDraft;
import io.guidepost.domain.catalog.Products;
import io.guidepost.domain.order.CancelOrder;
import io.guidepost.domain.order.Orders;
import io.guidepost.domain.order.PlaceOrder;
import io.guidepost.domain.order.ShopScene;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class EditProductsTest {

    @Autowired
    EditProducts edit;

    @Autowired
    Assortment assortment;

    @Autowired
    ArrangeShopCategories arrange;

    @Autowired
    ShopCategories categories;

    @Autowired
    SetStorePrices setStorePrices;

    @Autowired
    StorePrices storePrices;

    @Autowired
    Products products;

    @Autowired
    PlaceOrder placeOrder;

    @Autowired
    CancelOrder cancelOrder;

    @Autowired
    Orders orders;

    @Autowired
    ShopScene scene;

    @Autowired
    MovableClock clock;

    @BeforeEach
    void theCategory() {
        scene.sku(100, 1);
    }

    @Test
    void anOrderKeepsWhatItWasPlacedWithAndWhatWasSoldIsArchivedInsteadOfDeleted() {
        var product = onShelf(titled("羊毛大衣", sku("黑", 10_000)));
        long sku = product.skus().get(0).id();
        long member = scene.member();
        scene.execute("UPDATE catalog_stock SET initial = 5, available = 5 WHERE sku_id = ?", sku);
        var placed = placeOrder.place(scene.basket(member, sku)).order();

        var changed = edit.edit(
                product.id(),
                product.version(),
                titled("羊绒大衣", new SkuDraft(Optional.of(sku), Optional.empty(), List.of(), 99, true)));

        var line = orders.linesOf(placed.id()).get(0);
        assertThat(line.title()).isEqualTo("羊毛大衣");
        assertThat(line.spec()).isEqualTo("黑");
        assertThat(line.unitPriceFen()).isEqualTo(10_000);
        assertThat(products.detail(product.id()).orElseThrow().card().priceFromFen())
                .isEqualTo(99);
        assertThatThrownBy(() -> edit.remove(product.id())).hasMessageContaining("product_in_use");
        var archived = edit.archive(product.id(), changed.version());
        assertThat(archived.state()).isEqualTo(State.ARCHIVED);
        assertThat(products.saleable(List.of(sku))).isEmpty();
        assertThatThrownBy(() -> edit.edit(product.id(), archived.version(), titled("新", sku("黑", 1))))
                .hasMessageContaining("product_archived");
        cancelOrder.cancel(member, placed.id());
    }

    @Test
    void whatWasNeverSoldGoesWithoutTrace() {
        var product = edit.add(titled("样品", sku("黑", 1), sku("白", 2)));

        edit.remove(product.id());

        assertThat(assortment.find(product.id())).isEmpty();
        assertThat(scene.count("SELECT COUNT(*) FROM catalog_sku WHERE product_id = ?", product.id()))
                .isZero();
    }

    @Test
    void aStaleVersionAndATakenCodeAreRefusedAndChangeNothing() {
        var code = Optional.of("C-" + scene.member());
        var first = edit.add(coded(code, "一", sku("黑", 1)));
        var second = edit.add(coded(Optional.empty(), "二", sku("黑", 1)));

        assertThatThrownBy(() -> edit.add(coded(code, "三", sku("黑", 1)))).hasMessageContaining("code_taken");
        assertThatThrownBy(() -> edit.edit(second.id(), second.version(), coded(code, "二", sku("黑", 1))))
                .hasMessageContaining("code_taken");
        edit.edit(first.id(), first.version(), coded(code, "改", sku("黑", 1)));
        assertThatThrownBy(() -> edit.edit(first.id(), first.version(), coded(code, "又", sku("黑", 1))))
                .hasMessageContaining("version_conflict");

        assertThat(assortment.find(first.id()).orElseThrow().title()).isEqualTo("改");
        assertThat(assortment.find(second.id()).orElseThrow()).isEqualTo(second);
        assertThat(assortment.byCode(List.of(code.get()))).containsOnly(Map.entry(code.get(), first.id()));
    }

    @Test
    void twoSkusChangeTheirSpecsForEachOthersInTheDatabaseToo() {
        var product = edit.add(titled("裙", sku("红", 100), sku("黑", 200)));
        var red = product.skus().get(0);
        var black = product.skus().get(1);

        var swapped = edit.edit(
                product.id(),
                product.version(),
                titled(
                        "裙",
                        new SkuDraft(Optional.of(red.id()), Optional.empty(), black.specs(), 100, true),
                        new SkuDraft(Optional.of(black.id()), Optional.empty(), red.specs(), 200, true)));

        assertThat(swapped.skus()).extracting(Product.Sku::spec).containsExactly(black.spec(), red.spec());
        assertThat(swapped.skus()).extracting(Product.Sku::id).containsExactly(red.id(), black.id());
    }

    @Test
    void aProductGoesOnTheShelfAndOffItByTheTimetable() {
        var product = edit.add(titled("秋款", sku("黑", 1)));
        var now = clock.instant();
        edit.shelve(
                product.id(),
                product.version(),
                State.OFF_SHELF,
                Optional.of(now.plusSeconds(60)),
                Optional.of(now.plusSeconds(120)));
        edit.runDue(100);
        assertThat(products.detail(product.id())).isEmpty();

        clock.advance(Duration.ofSeconds(60));
        edit.runDue(100);
        assertThat(products.detail(product.id())).isPresent();
        clock.advance(Duration.ofSeconds(60));
        edit.runDue(100);

        assertThat(products.detail(product.id())).isEmpty();
        assertThat(edit.runDue(100)).isZero();
    }

    @Test
    void twoCategoriesCannotBeMovedIntoEachOtherNotEvenAtOnce() {
        for (int round = 0; round < 5; round++) {
            var one = arrange.add(Optional.empty(), "一" + round, "", 0, "");
            var two = arrange.add(Optional.empty(), "二" + round, "", 0, "");
            var moves = List.of(
                    CompletableFuture.supplyAsync(() -> moved(one, two.id())),
                    CompletableFuture.supplyAsync(() -> moved(two, one.id())));

            assertThat(moves.stream().filter(CompletableFuture::join)).hasSize(1);
            var deep = arrange.add(Optional.of(leaf(one, two)), "三", "", 0, "");
            assertThatThrownBy(() -> arrange.add(Optional.of(deep.id()), "四", "", 0, ""))
                    .hasMessageContaining("category_place");
            assertThatThrownBy(() -> arrange.remove(leaf(one, two))).hasMessageContaining("category_not_empty");
            arrange.remove(deep.id());
            long removed = leaf(one, two);
            arrange.remove(removed);
            arrange.remove(two.id() == removed ? one.id() : two.id());
        }
    }

    private boolean moved(ShopCategory category, long into) {
        try {
            arrange.change(
                    new ShopCategory(category.id(), Optional.of(into), category.name(), "", 0, "", category.version()));
            return true;
        } catch (io.guidepost.domain.Refusal refused) {
            return false;
        }
    }

    private long leaf(ShopCategory one, ShopCategory two) {
        return categories
                        .find(one.id())
                        .filter(found -> found.parentId().isPresent())
                        .isPresent()
                ? one.id()
                : two.id();
    }

    @Test
    void aStoreHasItsOwnPricesAndWhatItDoesNotSellAsExceptionsOnly() {
        var product = onShelf(titled("帽", sku("黑", 5_000)));
        long sku = product.skus().get(0).id();
        long here = scene.store().storeId();
        long elsewhere = scene.store().storeId();

        setStorePrices.set(product.id(), sku, Map.of(here, Optional.of(4_500L)));
        var version = assortment.find(product.id()).orElseThrow().version();
        var only = edit.sellIn(product.id(), version, false, List.of(here));

        assertThat(storePrices.at(here, List.of(sku))).containsOnly(Map.entry(sku, 4_500L));
        assertThat(storePrices.at(elsewhere, List.of(sku))).isEmpty();
        assertThat(storePrices.soldAt(here, List.of(product.id()))).containsExactly(product.id());
        assertThat(storePrices.soldAt(elsewhere, List.of(product.id()))).isEmpty();
        edit.sellIn(product.id(), only.version(), true, List.of(here));
        assertThat(storePrices.soldAt(here, List.of(product.id()))).isEmpty();
        assertThat(storePrices.soldAt(elsewhere, List.of(product.id()))).containsExactly(product.id());
        setStorePrices.set(product.id(), sku, Map.of(here, Optional.empty()));
        assertThat(storePrices.at(here, List.of(sku))).isEmpty();
        assertThatThrownBy(() -> setStorePrices.set(product.id(), sku, Map.of(17L, Optional.of(1L))))
                .hasMessageContaining("store_unknown");
    }

    private Product onShelf(ProductDraft draft) {
        var product = edit.add(draft);
        return edit.shelve(product.id(), product.version(), State.ON_SHELF, Optional.empty(), Optional.empty());
    }
}
