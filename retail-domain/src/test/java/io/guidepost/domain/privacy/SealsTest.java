package io.guidepost.domain.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.privacy.Seals.Place;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SealsTest {

    private static final String OLD = "k1:" + Base64.getEncoder().encodeToString(new byte[32]);
    private static final String NEW =
            "k2:" + Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes());
    private static final Place HERE = new Place("order_header", "address_sealed", 7);

    private final Seals seals = new Seals(OLD);

    @Test
    void whatWasSealedOpensAtItsPlaceAndNowhereElse() {
        var sealed = seals.seal(HERE, "南京东路 1 号");

        assertThat(seals.open(HERE, sealed)).isEqualTo("南京东路 1 号");
        assertThatThrownBy(() -> seals.open(new Place("order_header", "address_sealed", 8), sealed))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theSameValueIsSealedDifferentlyEachTimeAndAnyChangeIsNoticed() {
        var one = seals.seal(HERE, "x");
        assertThat(one).isNotEqualTo(seals.seal(HERE, "x"));

        for (int i = 0; i < one.length; i++) {
            one[i] ^= 1;
            assertThatThrownBy(() -> seals.open(HERE, one)).isInstanceOf(IllegalStateException.class);
            one[i] ^= 1;
        }
    }

    @Test
    void afterAChangeOfKeysOldValuesStillOpenAndNewOnesNeedTheNewKey() {
        var old = seals.seal(HERE, "old");
        var both = new Seals(NEW + "," + OLD);

        assertThat(both.open(HERE, old)).isEqualTo("old");
        assertThat(new Seals(NEW).open(HERE, both.seal(HERE, "new"))).isEqualTo("new");
        assertThatThrownBy(() -> new Seals(NEW).open(HERE, old)).isInstanceOf(IllegalStateException.class);
    }
}
