package io.guidepost.domain.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.order.PlaceOrder;
import io.guidepost.domain.order.ShopScene;
import io.guidepost.domain.order.WholeOrders;
import io.guidepost.domain.routing.SuggestShipFrom.Suggestion;
import io.guidepost.domain.sight.Sight;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class SuggestShipFromTest {

    @Autowired
    SuggestShipFrom suggest;

    @Autowired
    PlaceOrder placeOrder;

    @Autowired
    ShopScene scene;

    @Autowired
    WholeOrders wholeOrders;

    @Test
    void theWarehouseSendsUnlessItIsSwitchedOff() {
        long order = placeOrder
                .place(scene.basket(scene.member(), scene.sku(10_000, 9)))
                .order()
                .id();
        scene.execute("UPDATE order_header SET status = 'PAID', paid_at = placed_at WHERE id = ?", order);
        wholeOrders.paid(order);

        assertThat(suggest.suggest(Sight.ALL, order)).singleElement().satisfies(place -> assertThat(place.isChosen())
                .isTrue());
        assertThatThrownBy(() -> suggest.suggest(Sight.region(scene.store().regionId()), order))
                .isInstanceOf(Refusal.class);
        suggest.set(0, 100, false, 1);
        try {
            assertThat(suggest.suggest(Sight.ALL, order))
                    .extracting(Suggestion::reason)
                    .containsExactly("SWITCHED_OFF");
        } finally {
            suggest.set(0, 100, true, 1);
        }
        assertThatThrownBy(() -> suggest.set(4711, 1, true, 1)).isInstanceOf(Refusal.class);
    }
}
