package io.guidepost.miniappapi.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guidepost.domain.assortment.Assortment;
import io.guidepost.domain.assortment.EditProducts;
import io.guidepost.domain.catalog.Products;
import io.guidepost.domain.changes.ChangeWire;
import io.guidepost.domain.changes.Changes;
import io.guidepost.domain.changes.Changes.About;
import io.guidepost.domain.order.ShopScene;
import io.guidepost.embedded.EmbeddedRedis;
import io.guidepost.embedded.RedisSettings;
import io.guidepost.miniappapi.MiniappApiTest;
import io.guidepost.webedge.ready.ReadyAnswer;
import io.guidepost.wechat.changes.RedisChangeWire;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import tools.jackson.databind.json.JsonMapper;

/** Several nodes of one shop. The application's own has no Redis; those made here have the one that is given to them. */
@MiniappApiTest
class HotProductsTest {

    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration USUAL = Duration.ofMillis(400);

    @Autowired
    HotProducts one;

    @Autowired
    Products products;

    @Autowired
    JsonMapper json;

    @Autowired
    ShopScene scene;

    @Autowired
    EditProducts edit;

    @Autowired
    Assortment assortment;

    @Autowired
    Changes own;

    private final Deque<Runnable> ends = new ArrayDeque<>();

    /** The last that was begun ends first. */
    @AfterEach
    void end() {
        ends.forEach(Runnable::run);
    }

    @Test
    void withoutRedisWhatChangesIsSeenOnEveryNodeWithinASecondUnderTheSameTag() {
        long product = scene.productOf(scene.sku(9_900, 5));
        var other = node(new Changes(Optional.empty()), USUAL);
        var before = one.readDetail(product);
        assertThat(other.readDetail(product).tag()).isEqualTo(before.tag());

        rename(product, "改过的名字");

        for (var node : List.of(one, other)) {
            await().atMost(Duration.ofMillis(1_500))
                    .untilAsserted(() -> assertThat(text(node.detail(product))).contains("改过的名字"));
        }
        assertThat(tag(one.detail(product)))
                .isEqualTo(tag(other.detail(product)))
                .isNotEqualTo(before.tag());
    }

    /** Neither node looks by itself, so what is seen was told. */
    @Test
    void whatOneNodeSaysIsSeenOnAnotherWithoutLookingForIt(@TempDir Path directory) {
        var redis = EmbeddedRedis.start(RedisSettings.in(directory));
        ends.push(redis::close);
        long product = scene.productOf(scene.sku(9_900, 5));
        var here = changes(redis.port());
        var there = changes(redis.port());
        var other = node(there, NEVER);
        hears(here, there);

        other.readDetail(product);
        rename(product, "马上看到");
        long told = System.nanoTime();
        here.tellAfterCommit(About.GOODS);

        await().atMost(Duration.ofMillis(500))
                .pollInterval(Duration.ofMillis(5))
                .untilAsserted(() -> assertThat(text(other.detail(product))).contains("马上看到"));
        assertThat(Duration.ofNanos(System.nanoTime() - told)).isLessThan(Duration.ofMillis(500));
    }

    @Test
    void aNodeWhoseRedisStopsGoesOnByLooking(@TempDir Path directory) {
        var redis = EmbeddedRedis.start(RedisSettings.in(directory));
        long product = scene.productOf(scene.sku(9_900, 5));
        var here = changes(redis.port());
        var there = changes(redis.port());
        var other = node(there, USUAL);
        hears(here, there);
        redis.close();

        other.readDetail(product);
        rename(product, "没有人说");
        long told = System.nanoTime();
        here.tellAfterCommit(About.GOODS);
        assertThat(Duration.ofNanos(System.nanoTime() - told))
                .as("nobody who changes something waits for Redis")
                .isLessThan(Duration.ofMillis(100));

        await().atMost(Duration.ofMillis(1_500))
                .untilAsserted(() -> assertThat(text(other.detail(product))).contains("没有人说"));
    }

    @Test
    void whateverHeadquartersDoesToAProductIsSaidOnceItIsCommitted() {
        long product = scene.productOf(scene.sku(9_900, 5));
        int version = assortment.find(product).orElseThrow().version();
        var isArchived = new AtomicBoolean();
        own.whenTold(
                Set.of(About.GOODS),
                () -> isArchived.set(products.detail(product).isEmpty()));

        edit.archive(product, version);

        assertThat(isArchived).isTrue();
    }

    private void rename(long product, String title) {
        scene.execute("UPDATE catalog_product SET title = ?, version = version + 1 WHERE id = ?", title, product);
    }

    private HotProducts node(Changes changes, Duration compareEvery) {
        var node = new HotProducts(products, json, changes, compareEvery);
        ends.push(node::destroy);
        return node;
    }

    private Changes changes(int port) {
        var factory = new LettuceConnectionFactory(
                new RedisStandaloneConfiguration("127.0.0.1", port),
                LettuceClientConfiguration.builder()
                        .commandTimeout(Duration.ofMillis(500))
                        .shutdownTimeout(Duration.ZERO)
                        .build());
        factory.afterPropertiesSet();
        factory.start();
        var wire = new RedisChangeWire(factory);
        var changes = new Changes(Optional.of((ChangeWire) wire));
        ends.push(factory::destroy);
        ends.push(wire::destroy);
        ends.push(changes::destroy);
        return changes;
    }

    /** A node subscribes in the background. */
    private static void hears(Changes here, Changes there) {
        var heard = new AtomicInteger();
        there.whenTold(Set.of(About.REVIEWS), heard::incrementAndGet);
        await().atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    here.tellAfterCommit(About.REVIEWS);
                    return heard.get() > 0;
                });
    }

    private static String text(Optional<ReadyAnswer> answer) {
        return answer.map(it -> new String(it.bytes(), StandardCharsets.UTF_8)).orElse("");
    }

    private static String tag(Optional<ReadyAnswer> answer) {
        return answer.map(ReadyAnswer::tag).orElse("");
    }
}
