package io.guidepost.domain.nearby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.guidepost.domain.nearby.NearestRules.Ranked;
import io.guidepost.domain.nearby.Spots.Host;
import io.guidepost.domain.organization.StoreDetail.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NearestRulesTest {

    private static final Place SHANGHAI = new Place(31_230_416, 121_473_701);
    private static final Place BEIJING = new Place(39_904_200, 116_407_396);

    @Test
    void distancesAreThoseOfTheMap() {
        assertThat(SHANGHAI.metresTo(BEIJING)).isCloseTo(1_067_000, within(2_000L));
        assertThat(BEIJING.metresTo(SHANGHAI)).isEqualTo(SHANGHAI.metresTo(BEIJING));
        assertThat(SHANGHAI.metresTo(SHANGHAI)).isZero();
        // Across the line where east becomes west, and from pole to pole.
        assertThat(new Place(0, 179_999_999).metresTo(new Place(0, -179_999_999)))
                .isLessThan(2);
        assertThat(new Place(90_000_000, 0).metresTo(new Place(-90_000_000, 0))).isCloseTo(20_015_115, within(10L));
    }

    @Test
    void storesWithoutAPlaceComeLast() {
        var near = spot(3, Optional.of(SHANGHAI));
        var far = spot(2, Optional.of(BEIJING));
        var nowhere = spot(1, Optional.empty());

        assertThat(ids(NearestRules.nearest(List.of(nowhere, far, near).stream(), Optional.of(SHANGHAI), -1, -1, 10)))
                .containsExactly(3L, 2L, 1L);
        assertThat(ids(NearestRules.nearest(List.of(near, nowhere, far).stream(), Optional.empty(), -1, -1, 10)))
                .containsExactly(1L, 2L, 3L);
    }

    /** Page by page is the same as all at once, whatever is equally far. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void noStoreIsLostOrShownTwiceBetweenPages(long seed) {
        var random = new Random(seed);
        var spots = IntStream.range(0, 60)
                .mapToObj(i -> spot(
                        i,
                        random.nextInt(6) == 0
                                ? Optional.empty()
                                : Optional.of(new Place(31_000_000 + 1_000 * random.nextInt(5), 121_000_000))))
                .toList();
        var here = random.nextBoolean() ? Optional.of(SHANGHAI) : Optional.<Place>empty();
        var all = NearestRules.nearest(spots.stream(), here, -1, -1, 1_000);
        var paged = new ArrayList<Ranked>();
        List<Ranked> page;
        do {
            var last = paged.isEmpty() ? null : paged.get(paged.size() - 1);
            page = NearestRules.nearest(
                    spots.stream(),
                    here,
                    last == null ? -1 : last.metres(),
                    last == null ? -1 : last.spot().storeId(),
                    1 + random.nextInt(7));
            paged.addAll(page);
        } while (!page.isEmpty());

        assertThat(paged).as("seed %d", seed).isEqualTo(all);
        assertThat(new HashSet<>(ids(paged))).hasSize(60);
    }

    @Test
    void theSameShopperMeetsTheSameHostAndOneWhoCanBeAdded() {
        var hosts = List.of(host(1, Optional.empty()), host(2, Optional.of("q2")), host(3, Optional.of("q3")));
        var met = new HashSet<Long>();
        for (long member = 1; member < 50; member++) {
            var host = HostRules.host(hosts, member).orElseThrow();
            assertThat(HostRules.host(hosts, member)).contains(host);
            met.add(host.guideId());
        }

        assertThat(met).containsExactlyInAnyOrder(2L, 3L);
        assertThat(HostRules.host(hosts.subList(0, 1), 7).orElseThrow().guideId())
                .isEqualTo(1);
        assertThat(HostRules.host(List.of(), 7)).isEmpty();
    }

    private static Host host(long id, Optional<String> qrCode) {
        return new Host(id, "导购", "", "", qrCode);
    }

    private static Spot spot(long id, Optional<Place> place) {
        return new Spot(id, "店", "", place, Optional.empty(), "");
    }

    private static List<Long> ids(List<Ranked> ranked) {
        return ranked.stream().map(each -> each.spot().storeId()).toList();
    }
}
