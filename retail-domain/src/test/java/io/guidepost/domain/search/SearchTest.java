package io.guidepost.domain.search;

import static io.guidepost.domain.assortment.ProductDrafts.sku;
import static io.guidepost.domain.assortment.ProductDrafts.titled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.assortment.EditProducts;
import io.guidepost.domain.assortment.Product;
import io.guidepost.domain.assortment.Product.State;
import io.guidepost.domain.order.ShopScene;
import io.guidepost.domain.search.ProductSearch.Hit;
import io.guidepost.domain.search.ProductSearch.Order;
import io.guidepost.domain.search.ProductSearch.Wanted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class SearchTest {

    @Autowired
    EditProducts edit;

    @Autowired
    FindProducts find;

    @Autowired
    IndexProducts index;

    @Autowired
    KeepSearchTerms terms;

    @Autowired
    NoteSearches notes;

    @Autowired
    ShopScene scene;

    /** A word that no other test has. */
    String own;

    @BeforeEach
    void aWord() {
        scene.sku(1, 1);
        own = "w" + scene.member();
    }

    @Test
    void chineseWordsAreFoundWithoutSpacesAndInTheMiddle() {
        long dress = shelved(own + "法式真丝碎花连衣裙", 100).id();
        long skirt = shelved(own + "百褶半身裙", 200).id();

        assertThat(found(own + " 连衣裙")).containsExactly(dress);
        assertThat(found(own + " 真丝")).containsExactly(dress);
        assertThat(found(own + " 裙")).containsExactlyInAnyOrder(dress, skirt);
        assertThat(found(own + " 碎花 连衣裙")).containsExactly(dress);
        assertThat(found(own + " 半身裙 颜色")).isNotEmpty();
        assertThat(search(own + " 真丝").isLoose()).isFalse();
    }

    @Test
    void pinyinAndItsInitialsFindChineseWordsAlsoOfWhatHasJustCome() {
        long dress = shelved(own + "法式真丝碎花连衣裙", 100).id();
        long skirt = shelved(own + "百褶半身长裙", 200).id();

        for (var text : List.of("lianyiqun", "lyq", "LianYiQ", "zhensi lyq", "真丝 lianyiqun")) {
            await().atMost(Duration.ofSeconds(3))
                    .untilAsserted(
                            () -> assertThat(wholly(own + " " + text)).as(text).containsExactly(dress));
        }
        assertThat(wholly(own + " changqun")).containsExactly(skirt);
        assertThat(wholly(own + " qun")).containsExactlyInAnyOrder(dress, skirt);
        assertThat(search(own + " lianyiqunbo").isLoose()).isTrue();
        shelved(own + "鳜鱼鬃毛罽毯", 300);
        assertThat(wholly(own + " guiyuzongmao")).hasSize(1);
    }

    @Test
    void aMisspeltWordFindsWhatHasMostOfIt() {
        long coat = shelved(own + "q Cashmere double-faced coat", 100).id();

        assertThat(found("cashmeer " + own + "q")).contains(coat);
        assertThat(search("cashmeer " + own + "q").isLoose()).isTrue();
        assertThat(found("cashm " + own + "q")).containsExactly(coat);
    }

    @Test
    void synonymsAreDataAndCountALittleLess() {
        long named = shelved(own + "毛衣", 100).id();
        long same = shelved(own + "针织套头衫", 100).id();
        assertThat(found(own + "毛衣")).containsExactly(named);

        var set = terms.addSynonyms(List.of("毛衣" + own, own + "毛衣", own + "针织套头衫"), 1);

        await().atMost(Duration.ofSeconds(3))
                .untilAsserted(() -> assertThat(found(own + "毛衣")).containsExactly(named, same));
        terms.removeSynonyms(set.id());
    }

    @Test
    void aChangeIsFoundWithinASecondAndWhatLeavesTheShelfIsNot() {
        var product = shelved(own + "风衣", 100);
        assertThat(found(own + "风衣")).containsExactly(product.id());

        var renamed = edit.edit(product.id(), product.version(), titled(own + "夹克", sku("黑", 100)));
        await().atMost(Duration.ofMillis(1500)).untilAsserted(() -> {
            assertThat(wholly(own + "夹克")).containsExactly(product.id());
            assertThat(wholly(own + "风衣")).isEmpty();
        });
        edit.archive(product.id(), renamed.version());
        await().atMost(Duration.ofMillis(1500))
                .untilAsserted(() -> assertThat(wholly(own + "夹克")).isEmpty());
    }

    @Test
    void whatWasChangedByHandIsIndexedByTheNextCheck() {
        var product = shelved(own + "手改", 100);
        scene.execute(
                "UPDATE catalog_product SET title = ?, version = version + 1 WHERE id = ?", own + "新名", product.id());

        index.runDue(10_000);

        await().atMost(Duration.ofMillis(1500))
                .untilAsserted(() -> assertThat(wholly(own + "新名")).containsExactly(product.id()));
        assertThat(index.runDue(10_000)).isZero();
    }

    @Test
    void everyOrderPagesWithoutGapAndEveryFilterHolds() {
        var ids = new ArrayList<Long>();
        for (int i = 0; i < 7; i++) {
            ids.add(shelved(own + "筛选" + (i % 2 == 0 ? "双" : "单"), 100 + i % 3).id());
        }
        long store = scene.store().storeId();
        var hidden = ids.get(0);
        edit.sellIn(hidden, version(hidden), true, List.of(store));
        for (var order : Order.values()) {
            var whole = page(order, Optional.empty(), 100);
            assertThat(whole).extracting(Hit::productId).containsExactlyInAnyOrderElementsOf(ids);
            var bits = new ArrayList<Hit>();
            var page = page(order, Optional.empty(), 2);
            while (!page.isEmpty()) {
                bits.addAll(page);
                page = page(order, Optional.of(page.get(page.size() - 1)), 2);
            }
            assertThat(bits).as(order.name()).isEqualTo(whole);
        }
        assertThat(page(Order.PRICE_ASC, Optional.empty(), 100))
                .isSortedAccordingTo(Comparator.comparingLong(Hit::key));
        var dear = new Wanted(
                Optional.of(own + "筛选"),
                Set.of(ShopScene.CATEGORY),
                Optional.empty(),
                OptionalLong.of(101),
                OptionalLong.of(102),
                false,
                Optional.empty(),
                Order.NEWEST,
                Optional.empty(),
                100);
        assertThat(find.search(dear).hits()).hasSize(4);
        await().atMost(Duration.ofMillis(1500)).untilAsserted(() -> assertThat(find.search(new Wanted(
                                Optional.of(own + "筛选"),
                                Set.of(),
                                Optional.empty(),
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                false,
                                Optional.of(store),
                                Order.NEWEST,
                                Optional.empty(),
                                100))
                        .hits())
                .extracting(Hit::productId)
                .hasSize(6)
                .doesNotContain(hidden));
        scene.execute(
                "UPDATE catalog_stock s JOIN catalog_sku k ON k.id = s.sku_id SET s.initial = 3, s.available = 3"
                        + " WHERE k.product_id = ?",
                hidden);
        index.refreshFigures();
        await().atMost(Duration.ofMillis(1500)).untilAsserted(() -> assertThat(find.search(new Wanted(
                                Optional.of(own + "筛选"),
                                Set.of(),
                                Optional.empty(),
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                true,
                                Optional.empty(),
                                Order.SALES,
                                Optional.empty(),
                                100))
                        .hits())
                .extracting(Hit::productId)
                .containsExactly(hidden));
    }

    @Test
    void whatIsSearchedForBecomesHotUnlessItIsBlockedAndAShopperForgetsTheOwn() {
        long member = scene.member();
        long other = scene.member();
        for (int i = 0; i < 3; i++) {
            find.note(member, own + " 热", true);
        }
        find.note(member, "无 " + own, false);
        find.note(other, own + " 热", true);
        notes.write();

        assertThat(find.history(member)).containsExactlyInAnyOrder(own + " 热", "无 " + own);
        assertThat(scene.count("SELECT searches FROM search_count WHERE word = ?", own + " 热"))
                .isEqualTo(4);
        await().atMost(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(find.suggestions(own)).containsExactly(own + " 热"));
        var blocked = terms.addHotWord(own + " 热", true, 0);
        await().atMost(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(find.suggestions(own)).isEmpty());
        find.forget(member, Optional.of("无 " + own));
        assertThat(find.history(member)).containsExactly(own + " 热");
        find.forget(member, Optional.empty());
        assertThat(find.history(member)).isEmpty();
        assertThat(find.history(other)).containsExactly(own + " 热");
        terms.removeHotWord(blocked.id());
        scene.execute("DELETE FROM search_count WHERE word LIKE ?", "%" + own + "%");
    }

    private Product shelved(String title, long priceFen) {
        var product = edit.add(titled(title, sku("黑", priceFen)));
        var shelved = edit.shelve(product.id(), product.version(), State.ON_SHELF, Optional.empty(), Optional.empty());
        await().atMost(Duration.ofMillis(1500))
                .untilAsserted(() -> assertThat(wholly(title)).contains(product.id()));
        return shelved;
    }

    private int version(long productId) {
        return (int) scene.count("SELECT version FROM catalog_product WHERE id = ?", productId);
    }

    private List<Hit> page(Order order, Optional<Hit> after, int limit) {
        return find.search(new Wanted(
                        Optional.of(own + "筛选"),
                        Set.of(),
                        Optional.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        false,
                        Optional.empty(),
                        order,
                        after,
                        limit))
                .hits();
    }

    private ProductSearch.Found search(String text) {
        return find.search(new Wanted(
                Optional.of(text),
                Set.of(),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                false,
                Optional.empty(),
                Order.RELEVANCE,
                Optional.empty(),
                50));
    }

    private List<Long> found(String text) {
        return search(text).hits().stream().map(Hit::productId).toList();
    }

    private List<Long> wholly(String text) {
        var found = search(text);
        return found.isLoose()
                ? List.of()
                : found.hits().stream().map(Hit::productId).toList();
    }
}
