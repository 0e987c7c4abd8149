package io.guidepost.wechat.miniapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.shopper.ShopperLogin;
import io.guidepost.domain.shopper.ShopperLoginContract;
import io.guidepost.wechat.SimulatedTencent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WxShopperLoginTest extends ShopperLoginContract {

    private static final String PATH = "/sns/jscode2session";
    private static SimulatedTencent tencent;

    @BeforeAll
    static void start() {
        tencent = SimulatedTencent.start("guidepost.miniapp.read-timeout=1s");
    }

    @AfterAll
    static void stop() {
        tencent.close();
    }

    @Override
    protected ShopperLogin login() {
        return tencent.port(ShopperLogin.class);
    }

    @Override
    protected String codeOf(String name) {
        return tencent.order("/sim/codes", "{\"name\":\"" + name + "\"}")
                .path("code")
                .asString();
    }

    /** The SDK fetches an access token first, so that signing in fails whenever the token endpoint does. */
    @Test
    void signingInNeedsNoAccessToken() {
        tencent.fault("/cgi-bin/token", "HTTP_500", 1, "");
        tencent.fault("/cgi-bin/stable_token", "HTTP_500", 1, "");

        assertThat(login().exchange(codeOf("wang")).openid()).isNotBlank();

        assertThat(tencent.calls("/cgi-bin/*token")).isEmpty();
        assertThat(tencent.calls(PATH).get(0).path("target").asString()).doesNotContain("access_token");
        tencent.noFaults();
    }

    @ParameterizedTest
    @CsvSource({"ERRCODE,45009", "HTTP_500,", "HTML,", "RESET,", "TIMEOUT,"})
    void whatIsNotKnownIsUnclearAndTheCodeIsSentOnce(String mode, String errcode) {
        int before = tencent.calls(PATH).size();
        tencent.fault(
                PATH,
                mode,
                1,
                (errcode == null ? "" : ",\"errcode\":\"" + errcode + "\"")
                        + (mode.equals("TIMEOUT") ? ",\"delayMs\":2000" : ""));

        assertThatThrownBy(() -> login().exchange(codeOf("wang"))).isInstanceOf(GatewayUnclear.class);

        assertThat(tencent.calls(PATH)).hasSize(before + 1);
    }

    @Test
    void busyIsAskedAgainWithTheSameCode() {
        int before = tencent.calls(PATH).size();
        tencent.fault(PATH, "ERRCODE", 2, ",\"errcode\":\"-1\"");

        assertThat(login().exchange(codeOf("wang")).openid()).isNotBlank();

        assertThat(tencent.calls(PATH)).hasSize(before + 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"40226", "45011"})
    void aBlockedOrTooEagerShopperIsRejected(String errcode) {
        tencent.fault(PATH, "ERRCODE", 1, ",\"errcode\":\"" + errcode + "\"");

        assertThatThrownBy(() -> login().exchange(codeOf("wang")))
                .isInstanceOfSatisfying(GatewayRejected.class, rejected -> assertThat(rejected.code())
                        .isEqualTo(errcode));
    }
}
