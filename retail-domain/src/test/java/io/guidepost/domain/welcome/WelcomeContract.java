package io.guidepost.domain.welcome;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.welcome.WelcomeGateway.Card;
import io.guidepost.domain.welcome.WelcomeGateway.Greeting;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** What every {@link WelcomeGateway} keeps to: the fake of the unit tests, and the adapter against the simulator. */
public abstract class WelcomeContract {

    protected static final Greeting GREETING =
            new Greeting("您好，我是静安店的导购小李", Optional.of(new Card("进店逛逛", "pages/index/index.html?s=abc")));

    protected abstract WelcomeGateway gateway();

    /** A new friend's code, as WeCom has just told it. */
    protected abstract String freshCode();

    /** A code whose 20 seconds are over. */
    protected abstract String oldCode();

    @Test
    void aCodeIsGoodForOneGreeting() {
        var code = freshCode();
        gateway().prepare();

        gateway().send(code, GREETING);

        assertRefused(WelcomeGateway.CHATTING, code);
    }

    @Test
    void aCodeIsOverAfterTwentySeconds() {
        assertRefused(WelcomeGateway.EXPIRED, oldCode());
    }

    private void assertRefused(String errcode, String code) {
        assertThatThrownBy(() -> gateway().send(code, GREETING))
                .isInstanceOfSatisfying(GatewayRejected.class, no -> Assertions.assertThat(no.code())
                        .isEqualTo(errcode));
    }
}
