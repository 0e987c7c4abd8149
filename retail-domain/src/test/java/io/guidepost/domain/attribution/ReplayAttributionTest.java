package io.guidepost.domain.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.order.PlaceOrder;
import io.guidepost.domain.order.ShopScene;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What was stored with a decision is enough to take it again, to the byte. */
@DomainTest
class ReplayAttributionTest {

    @Autowired
    ReplayAttribution replay;

    @Autowired
    Replays replays;

    @Autowired
    PlaceOrder placeOrder;

    @Autowired
    ShopScene scene;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    @ParameterizedTest
    @ValueSource(longs = {401, 402})
    void ordersOfAllKindsComeOutAsTheyWereWhateverHasHappenedSince(long seed) {
        var random = new Random(seed);
        var stores = List.of(scene.store(), scene.store());
        var guides =
                stores.stream().map(store -> scene.guideAt(store.storeId())).toList();
        var orders = new ArrayList<Long>();
        for (int i = 0; i < 12; i++) {
            orders.add(placed(random, stores, guides));
        }
        clock.advance(Duration.ofDays(40));
        scene.leaves(guides.get(0));
        scene.closes(stores.get(1).storeId());

        var result = replay.range(orders.get(0) - 1, orders.size());

        assertThat(result.mismatches()).as("seed %d", seed).isEmpty();
        assertThat(result.checked()).isEqualTo(orders.size());
        assertThat(result.lastOrderId()).isEqualTo(orders.get(orders.size() - 1));
    }

    private long placed(Random random, List<ShopScene.Place> stores, List<Long> guides) {
        long member = scene.member();
        if (random.nextBoolean()) {
            scene.livesNear(member, stores.get(random.nextInt(2)).storeId());
        }
        if (random.nextBoolean()) {
            int who = random.nextInt(2);
            scene.boundTo(
                    member,
                    guides.get(who),
                    stores.get(who).storeId(),
                    Duration.ofDays(random.nextInt(60)),
                    Duration.ofDays(30));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            int who = random.nextInt(2);
            scene.touches(member, guides.get(who), stores.get(who).storeId(), Duration.ofHours(random.nextInt(240)));
        }
        if (random.nextBoolean()) {
            scene.befriends(member, guides.get(random.nextInt(2)), Duration.ofDays(random.nextInt(20)));
        }
        return order(member);
    }

    private long order(long member) {
        return placeOrder
                .place(scene.basket(member, scene.sku(10000, 1), scene.sku(500, 1)))
                .order()
                .id();
    }

    @Test
    void aDecisionThatDoesNotFollowFromItsInputsIsTold() {
        long order = order(scene.member());
        jdbc.update(
                "INSERT INTO attribution_decision (order_id, revision, decided_at, rule_set_version, basis, inputs, outcome)"
                        + " SELECT order_id, 2, decided_at, rule_set_version, basis, inputs,"
                        + " REPLACE(outcome, '\"late\":false', '\"late\":true')"
                        + " FROM attribution_decision WHERE order_id = ? AND revision = 1",
                order);

        var result = replay.range(order - 1, 1);

        assertThat(result.checked()).isEqualTo(2);
        assertThat(result.mismatches())
                .singleElement()
                .asString()
                .contains("order %d revision 2".formatted(order))
                .contains("late");
        assertThat(replay.of(order)).extracting(Replays.Replayed::isSame).containsExactly(true, false);
    }

    @Test
    void theNightGoesOnWhereTheLastOneEndedAndBeginsAnewAtTheEnd() {
        long first = order(scene.member());
        long second = order(scene.member());
        replays.moveCursor(first - 1);

        assertThat(replay.next(1).lastOrderId()).isEqualTo(first);
        assertThat(replay.next(1).lastOrderId()).isEqualTo(second);
        assertThat(replay.next(1_000).lastOrderId()).isZero();
        assertThat(replays.cursor()).isZero();
    }
}
