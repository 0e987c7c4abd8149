package io.guidepost.wechat.miniapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.sharing.SceneCodes;
import io.guidepost.wechat.SimulatedTencent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WxSceneCodesTest {

    private static final String TOKEN = "AQAAAAAAAAPpTqgAx0Xk2nYtq8dLw3bZ";
    private static SimulatedTencent tencent;

    @BeforeAll
    static void start() {
        tencent = SimulatedTencent.start();
    }

    @AfterAll
    static void stop() {
        tencent.close();
    }

    @Test
    void aTokenOf32CharactersBecomesAPicture() {
        assertThat(codes().picture(TOKEN, "pages/product/index", 430)).startsWith((byte) 0x89, (byte) 'P');
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AQAAAAAAAAPpTqgAx0Xk2nYtq8dLw3bZx", "中文", "100%", "a b"})
    void whatIsNoSceneIsNotSent(String scene) {
        int before = tencent.calls("/wxa/getwxacodeunlimit").size();

        assertThatThrownBy(() -> codes().picture(scene, "pages/product/index", 430))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(tencent.calls("/wxa/getwxacodeunlimit")).hasSize(before);
    }

    @Test
    void whyThereIsNoPictureIsTold() {
        assertThatThrownBy(() -> codes().picture(TOKEN, "/pages/product/index", 430))
                .isInstanceOfSatisfying(
                        GatewayRejected.class, no -> assertThat(no.code()).isEqualTo("41030"));
    }

    private static SceneCodes codes() {
        return tencent.port(SceneCodes.class);
    }
}
