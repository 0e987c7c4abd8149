package io.guidepost.wechat.wecom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.welcome.WelcomeContract;
import io.guidepost.domain.welcome.WelcomeGateway;
import io.guidepost.wechat.SimulatedTencent;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WxWelcomesTest extends WelcomeContract {

    private static final String API = "/cgi-bin/externalcontact/send_welcome_msg";

    private static SimulatedTencent tencent;

    @BeforeAll
    static void start() {
        tencent = SimulatedTencent.start("guidepost.wecom.read-timeout=1s");
    }

    @AfterAll
    static void stop() {
        tencent.close();
    }

    @Override
    protected WelcomeGateway gateway() {
        return tencent.port(WelcomeGateway.class);
    }

    @Override
    protected String freshCode() {
        var friend = "wm" + UUID.randomUUID();
        tencent.order(
                "/sim/wecom/friends",
                "{\"userid\":\"sh001_li\",\"externalUserid\":\"%s\",\"unionid\":\"u_%s\"}".formatted(friend, friend));
        return tencent.panel("GET", "/sim/wecom/welcomes?limit=1", "")
                .path("items")
                .get(0)
                .path("code")
                .asString();
    }

    @Override
    protected String oldCode() {
        var code = freshCode();
        tencent.order("/sim/clock", "{\"advance\":\"PT21S\"}");
        return code;
    }

    /** Taken by WeCom and not answered: the adapter does not ask a second time, and the customer has been greeted once. */
    @Test
    void aLostAnswerIsUnclearAndNotRepeated() {
        var code = freshCode();
        int before = tencent.calls(API).size();
        tencent.fault(API, "APPLIED_BUT_LOST", 1, "");

        assertThatThrownBy(() -> gateway().send(code, GREETING))
                .isInstanceOfSatisfying(GatewayUnclear.class, unclear -> assertThat(unclear.hasDoneNothing())
                        .isFalse());

        assertThat(tencent.calls(API)).hasSize(before + 1);
        var shown = tencent.panel("GET", "/sim/wecom/welcomes?limit=1", "")
                .path("items")
                .get(0);
        assertThat(shown.path("text").asString()).isEqualTo(GREETING.text());
        assertThat(shown.path("sentAt").asString()).isNotEmpty();
    }
}
