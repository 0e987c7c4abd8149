package io.guidepost.wechat.wecom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.organization.GuideLogin;
import io.guidepost.domain.organization.GuideLoginContract;
import io.guidepost.wechat.SimulatedTencent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WxGuideLoginTest extends GuideLoginContract {

    private static SimulatedTencent tencent;

    @BeforeAll
    static void start() {
        tencent = SimulatedTencent.start();
    }

    @AfterAll
    static void stop() {
        tencent.close();
    }

    @Override
    protected GuideLogin login() {
        return tencent.port(GuideLogin.class);
    }

    @Override
    protected String member() {
        return "sh001_li";
    }

    @Override
    protected String codeOfMember() {
        return minted("{\"userid\":\"sh001_li\"}");
    }

    @Override
    protected String codeOfVisitor() {
        return minted("{\"externalUserid\":\"wmSeedCustomer00001\"}");
    }

    @Test
    void aCodeIsGoodOnce() {
        var code = codeOfMember();
        login().useridOf(code);

        assertThatThrownBy(() -> login().useridOf(code))
                .isInstanceOfSatisfying(GatewayRejected.class, rejected -> assertThat(rejected.code())
                        .isEqualTo("42022"));
    }

    /** Asked a second time, WeCom would refuse the code that the first, lost answer has used up. */
    @Test
    void aCodeWhoseAnswerWasLostIsNotSentAgain() {
        int before = tencent.calls("/cgi-bin/auth/getuserinfo").size();
        tencent.fault("/cgi-bin/auth/getuserinfo", "APPLIED_BUT_LOST", 1, "");

        assertThatThrownBy(() -> login().useridOf(codeOfMember())).isInstanceOf(GatewayUnclear.class);

        assertThat(tencent.calls("/cgi-bin/auth/getuserinfo")).hasSize(before + 1);
    }

    @Test
    void aStrangerHasNoOpenid() {
        assertThatThrownBy(() -> login().openidOf("nobody_here"))
                .isInstanceOfSatisfying(GatewayRejected.class, rejected -> assertThat(rejected.code())
                        .isEqualTo("60111"));
    }

    private static String minted(String body) {
        return tencent.order("/sim/codes", body).path("code").asString();
    }
}
