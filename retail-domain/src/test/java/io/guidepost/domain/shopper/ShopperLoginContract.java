package io.guidepost.domain.shopper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.GatewayRejected;
import org.junit.jupiter.api.Test;

/** What every {@link ShopperLogin} keeps to: the fake of the unit tests, and the adapter against the simulator. */
public abstract class ShopperLoginContract {

    /** The login under test. */
    protected abstract ShopperLogin login();

    /** A code that the shopper of this name has just been given. */
    protected abstract String codeOf(String name);

    @Test
    void aCodeTellsWhoTheShopperIs() {
        var identity = login().exchange(codeOf("wang"));

        assertThat(identity.openid()).isNotBlank();
        assertThat(identity.unionid()).isPresent();
    }

    @Test
    void theSameShopperIsAlwaysTheSame() {
        assertThat(login().exchange(codeOf("wang"))).isEqualTo(login().exchange(codeOf("wang")));
        assertThat(login().exchange(codeOf("wang")).openid())
                .isNotEqualTo(login().exchange(codeOf("chen")).openid());
    }

    @Test
    void aCodeThatWeChatNeverGaveIsRejected() {
        assertThatThrownBy(() -> login().exchange("made-up"))
                .isInstanceOfSatisfying(GatewayRejected.class, rejected -> assertThat(rejected.code())
                        .isEqualTo("40029"));
    }
}
