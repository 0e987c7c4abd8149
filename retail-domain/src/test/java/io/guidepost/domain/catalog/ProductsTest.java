package io.guidepost.domain.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.catalog.Products.After;
import io.guidepost.domain.catalog.Products.ProductCard;
import io.guidepost.domain.catalog.Products.Query;
import io.guidepost.domain.catalog.Products.Sort;
import io.guidepost.domain.order.ShopScene;
import io.guidepost.domain.stock.Stock;
import io.guidepost.domain.stock.Stock.Hold;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.transaction.support.TransactionTemplate;

@DomainTest
class ProductsTest {

    @Autowired
    Products products;

    @Autowired
    Stock stock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DataSource dataSource;

    @Autowired
    ShopScene scene;

    @Test
    void theMarkOfAProductChangesWithEverythingThatIsSeenOfIt() {
        long sku = scene.sku(100, 10);
        long product = scene.productOf(sku);
        var marks = new ArrayList<Long>();
        marks.add(markOf(product));
        stock.reserve(List.of(new Hold(sku, Stock.CENTRAL, sku, 1)));
        marks.add(markOf(product));
        scene.execute("UPDATE catalog_sku SET price_fen = 101 WHERE id = ?", sku);
        marks.add(markOf(product));
        scene.execute("UPDATE catalog_product SET title = 'neu', version = version + 1 WHERE id = ?", product);
        marks.add(markOf(product));
        scene.execute("UPDATE catalog_sku SET state = 'OFF_SHELF' WHERE id = ?", sku);
        marks.add(markOf(product));

        assertThat(marks).doesNotHaveDuplicates();
        assertThat(markOf(product)).isEqualTo(marks.get(4));
        stock.release(sku, Map.of(sku, 1));
    }

    @Test
    void pagesFollowEachOtherWithoutGapInEveryOrder() {
        for (int i = 0; i < 5; i++) {
            scene.sku(777 + i % 2, 1);
        }
        for (var sort : Sort.values()) {
            var whole = page(sort, Optional.empty(), 200);
            var bits = new ArrayList<ProductCard>();
            Optional<After> after = Optional.empty();
            while (true) {
                var page = page(sort, after, 2);
                if (page.isEmpty()) {
                    break;
                }
                bits.addAll(page);
                var last = page.get(page.size() - 1);
                after = Optional.of(new After(last.priceFromFen(), last.id()));
            }
            assertThat(bits).as(sort.name()).isEqualTo(whole).doesNotHaveDuplicates();
        }
    }

    @Test
    void whatTheShopperTypesIsTextAndNotAPattern() {
        long product = scene.productOf(scene.sku(100, 1));
        scene.execute("UPDATE catalog_product SET title = '50%羊毛_A' WHERE id = ?", product);

        assertThat(found("50%羊毛_a")).containsExactly(product);
        assertThat(found("5%毛")).doesNotContain(product);
    }

    @Test
    void theDemoShopHas60ProductsAnd200SkusWithPricesAndStock() {
        transaction.executeWithoutResult(status -> {
            ScriptUtils.executeSqlScript(
                    DataSourceUtils.getConnection(dataSource),
                    new EncodedResource(new FileSystemResource("../sql/demo/catalog.sql"), StandardCharsets.UTF_8));

            assertThat(scene.count("SELECT COUNT(*) FROM catalog_product WHERE id BETWEEN 1001 AND 1060"))
                    .isEqualTo(60);
            assertThat(scene.count(
                            "SELECT COUNT(*) FROM catalog_sku k JOIN catalog_stock s ON s.sku_id = k.id AND s.available > 0"
                                    + " WHERE k.product_id BETWEEN 1001 AND 1060"))
                    .isEqualTo(200);
            assertThat(scene.count(
                            "SELECT COUNT(*) FROM catalog_product p WHERE id BETWEEN 1001 AND 1060 AND price_from_fen"
                                    + " <> (SELECT MIN(price_fen) FROM catalog_sku k WHERE k.product_id = p.id)"))
                    .isZero();
            status.setRollbackOnly();
        });
    }

    private List<Long> found(String text) {
        return products.page(new Query(Optional.empty(), Optional.of(text), Sort.NEWEST, Optional.empty(), 10)).stream()
                .map(ProductCard::id)
                .toList();
    }

    private List<ProductCard> page(Sort sort, Optional<After> after, int limit) {
        return products.page(new Query(Optional.empty(), Optional.empty(), sort, after, limit));
    }

    private long markOf(long product) {
        return products.marks(Set.of(product)).get(product);
    }
}
