package io.guidepost.domain.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.routing.ShipFromRules.Judged;
import io.guidepost.domain.routing.ShipFromRules.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShipFromRulesTest {

    private static final Map<Long, Integer> TWO_SHOES = Map.of(1L, 2);

    @Test
    void aStoreInTheReceiversCityBeatsTheWarehouse() {
        var judged = ShipFromRules.judge(
                TWO_SHOES,
                "上海市 黄浦区",
                List.of(site(0, "", 100, 9), site(7, "江苏省南京市中山路 1 号", 1, 9), site(8, "上海市静安区南京西路 2 号", 500, 2)));

        assertThat(judged).extracting(one -> one.site().placeId()).containsExactly(8L, 7L, 0L);
        assertThat(judged).extracting(Judged::reason).containsExactly(Reason.CHOSEN, Reason.FARTHER, Reason.FARTHER);
    }

    @Test
    void aProvinceIsNoCity() {
        var judged = ShipFromRules.judge(
                TWO_SHOES, "江苏省 苏州市 姑苏区", List.of(site(0, "", 100, 9), site(7, "江苏省南京市中山路 1 号", 500, 9)));

        assertThat(judged.get(0).site().placeId()).isZero();
        assertThat(judged.get(1).reason()).isEqualTo(Reason.LOWER_PRIORITY);
    }

    @Test
    void whoLacksAUnitIsClosedOrSwitchedOffSaysSo() {
        var closed = new Site(5, "关", "", false, true, 1, Map.of(1L, 9));
        var off = new Site(6, "停", "", true, false, 1, Map.of(1L, 9));

        var judged = ShipFromRules.judge(TWO_SHOES, "", List.of(site(0, "", 100, 1), closed, off));

        assertThat(judged)
                .extracting(Judged::reason)
                .containsExactly(Reason.SHORT_OF_STOCK, Reason.STORE_CLOSED, Reason.SWITCHED_OFF);
        assertThat(judged.get(0).missing()).isEqualTo(Map.of(1L, 1));
    }

    /** Whatever the places: at most one is chosen, it has everything, and the order of asking does not matter. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void theChoiceIsOneThatCanSendAndDoesNotDependOnTheOrder(long seed) {
        var random = new Random(seed);
        var units = Map.of(1L, 1 + random.nextInt(3), 2L, 1 + random.nextInt(3));
        var sites = new ArrayList<Site>();
        for (int place = 0; place < 20; place++) {
            var available = new HashMap<Long, Integer>();
            available.put(1L, random.nextInt(4));
            available.put(2L, random.nextInt(4));
            sites.add(new Site(
                    place,
                    "店" + place,
                    random.nextBoolean() ? "上海市某路" : "北京市某路",
                    random.nextInt(5) > 0,
                    random.nextInt(5) > 0,
                    random.nextInt(3),
                    available));
        }
        var judged = ShipFromRules.judge(units, "上海市", sites);
        Collections.shuffle(sites, random);

        assertThat(ShipFromRules.judge(units, "上海市", sites)).as("seed %d", seed).isEqualTo(judged);
        var chosen =
                judged.stream().filter(one -> one.reason() == Reason.CHOSEN).toList();
        assertThat(chosen.size()).isLessThanOrEqualTo(1);
        chosen.forEach(one -> assertThat(one.missing()).isEmpty());
        boolean canAny = judged.stream()
                .anyMatch(one -> one.missing().isEmpty()
                        && one.site().isOpen()
                        && one.site().isEnabled());
        assertThat(chosen.isEmpty()).as("seed %d", seed).isNotEqualTo(canAny);
    }

    private static Site site(long place, String address, int priority, int shoes) {
        return new Site(place, "点" + place, address, true, true, priority, Map.of(1L, shoes));
    }
}
