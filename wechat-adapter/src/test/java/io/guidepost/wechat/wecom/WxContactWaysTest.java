package io.guidepost.wechat.wecom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.acquisition.ContactWays;
import io.guidepost.domain.acquisition.ContactWays.Way;
import io.guidepost.domain.acquisition.ContactWaysContract;
import io.guidepost.wechat.SimulatedTencent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WxContactWaysTest extends ContactWaysContract {

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
    protected ContactWays ways() {
        return tencent.port(ContactWays.class);
    }

    @Override
    protected List<String> people() {
        return List.of("sh001_li", "sh001_wang");
    }

    @Override
    protected Instant now() {
        return tencent.simulator().clock().instant();
    }

    /** Applied and not answered: nothing is repeated by the adapter, and the list shows what was made. */
    @Test
    void aLostAnswerIsUnclearAndTheWayIsInTheList() {
        tencent.fault("/cgi-bin/externalcontact/add_contact_way", "APPLIED_BUT_LOST", 1, "");
        var way = new Way("gLost", "", true, List.of("sh001_li"));

        assertThatThrownBy(() -> ways().add(way)).isInstanceOf(GatewayUnclear.class);

        var made = ways().list(now().minusSeconds(60), now().plusSeconds(60), "").configIds().stream()
                .flatMap(configId -> ways().find(configId).stream())
                .filter(known -> known.state().equals("gLost"))
                .toList();
        assertThat(made).hasSize(1);
    }
}
