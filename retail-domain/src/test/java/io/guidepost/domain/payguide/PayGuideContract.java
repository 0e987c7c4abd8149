package io.guidepost.domain.payguide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.payguide.PayGuideGateway.Registration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link PayGuideGateway} keeps to: the fake of the unit tests, and the adapter against the simulator. */
public abstract class PayGuideContract {

    protected abstract PayGuideGateway gateway();

    @Test
    void aGuideIsRegisteredOnceAndFoundByHisUserid() {
        var userid = "li-" + UUID.randomUUID();
        assertThat(gateway().find(7, userid)).isEmpty();

        var id = gateway().register(registration(userid));

        assertThat(gateway().find(7, userid)).contains(id);
        assertThat(gateway().find(8, userid)).isEmpty();
        assertThatThrownBy(() -> gateway().register(registration(userid))).isInstanceOf(GatewayRejected.class);
    }

    @Test
    void anOrderMayBeGivenAGuideBeforeItIsPaidAndAStrangerMayNot() {
        var id = gateway().register(registration("wang-" + UUID.randomUUID()));

        gateway().assign(id, "G1234567");
        gateway().assign(id, "G1234567");

        assertThatThrownBy(() -> gateway().assign("nobody", "G1234567")).isInstanceOf(GatewayRejected.class);
    }

    private static Registration registration(String userid) {
        return new Registration(
                7, userid, "李导购", "13812341234", "https://shop.example.com/q.png", "https://shop.example.com/a.png");
    }
}
