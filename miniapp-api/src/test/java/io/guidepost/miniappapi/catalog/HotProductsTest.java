package io.guidepost.miniappapi.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guidepost.domain.catalog.Products;
import io.guidepost.domain.order.ShopScene;
import io.guidepost.miniappapi.MiniappApiTest;
import io.guidepost.webedge.ready.ReadyAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Two nodes of one shop; nobody listens where Redis should be. */
@MiniappApiTest
class HotProductsTest {

    @Autowired
    HotProducts one;

    @Autowired
    Products products;

    @Autowired
    JsonMapper json;

    @Autowired
    ShopScene scene;

    @Test
    void whatChangesIsSeenOnEveryNodeWithinASecondUnderTheSameTag() {
        long product = scene.productOf(scene.sku(9_900, 5));
        var other = new HotProducts(products, json);
        try {
            var before = one.readDetail(product);
            assertThat(other.readDetail(product).tag()).isEqualTo(before.tag());

            scene.execute("UPDATE catalog_product SET title = '改过的名字', version = version + 1 WHERE id = ?", product);

            for (var node : List.of(one, other)) {
                await().atMost(Duration.ofMillis(1_500))
                        .untilAsserted(() -> assertThat(node.detail(product).map(HotProductsTest::text))
                                .hasValueSatisfying(text -> assertThat(text).contains("改过的名字")));
            }
            assertThat(tag(one.detail(product)))
                    .isEqualTo(tag(other.detail(product)))
                    .isNotEqualTo(before.tag());
        } finally {
            other.destroy();
        }
    }

    private static String text(ReadyAnswer answer) {
        return new String(answer.bytes(), StandardCharsets.UTF_8);
    }

    private static String tag(Optional<ReadyAnswer> answer) {
        return answer.map(ReadyAnswer::tag).orElse("");
    }
}
