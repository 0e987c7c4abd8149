package io.guidepost.wechat.wecom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.moment.MomentContent;
import io.guidepost.domain.moment.MomentFeed;
import io.guidepost.domain.moment.MomentFeed.Making;
import io.guidepost.domain.moment.MomentFeed.MomentOrder;
import io.guidepost.domain.moment.MomentFeedContract;
import io.guidepost.wechat.SimulatedTencent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WxMomentFeedTest extends MomentFeedContract {

    private static SimulatedTencent tencent;

    @BeforeAll
    static void start() {
        // The turns of our own go by the machine's time; the simulator's cap by its own clock.
        tencent = SimulatedTencent.start(
                "guidepost.wecom.read-timeout=1s",
                "guidepost.wecom.rate.apis.[externalcontact/add_moment_task].a-minute=1000");
    }

    @AfterAll
    static void stop() {
        tencent.close();
    }

    /** WeCom makes ten moments a minute. */
    @BeforeEach
    void aMinuteLater() {
        tencent.simulator().advance(Duration.ofMinutes(1));
    }

    @Override
    protected MomentFeed feed() {
        return tencent.port(MomentFeed.class);
    }

    @Override
    protected List<String> guides() {
        return List.of("sh001_li", "sh001_wang", "sh001_zhang");
    }

    @Override
    protected void workedOn() {
        tencent.simulator().advance(Duration.ofSeconds(3));
    }

    @Override
    protected void publishes(String momentId, String userid) {
        tencent.order("/sim/wecom/moments/" + momentId + "/publication", "{\"userid\":\"" + userid + "\"}");
    }

    @Override
    protected void publishesOwn(String userid, MomentContent content) {
        tencent.order(
                "/sim/wecom/personal-moments",
                "{\"userid\":\"%s\",\"text\":\"%s\",\"linkTitle\":\"%s\",\"linkUrl\":\"%s\"}"
                        .formatted(
                                userid,
                                content.text(),
                                content.link().orElseThrow().title(),
                                content.link().orElseThrow().url()));
    }

    @Override
    protected Instant now() {
        return tencent.simulator().clock().instant();
    }

    @Test
    void whoIsNoMemberIsTold() {
        var order = new MomentOrder(List.of("sh001_li", "left_long_ago"), order().content());
        var jobid = feed().order(order);
        workedOn();

        assertThat(feed().making(jobid)).isInstanceOfSatisfying(Making.Made.class, made -> assertThat(made.refused())
                .containsExactly("left_long_ago"));
    }

    @Test
    void aJobIsForgottenAfterADay() {
        var jobid = feed().order(order());

        tencent.simulator().advance(Duration.ofHours(25));

        assertThat(feed().making(jobid)).isInstanceOf(Making.Forgotten.class);
    }

    @Test
    void aMomentWhoseAnswerWasLostIsFoundAndNotMadeTwice() {
        var since = now();
        var order = order();
        tencent.fault("/cgi-bin/externalcontact/add_moment_task", "APPLIED_BUT_LOST", 1, "");

        assertThatThrownBy(() -> feed().order(order)).isInstanceOf(GatewayUnclear.class);
        assertThat(feed().find(order, since)).as("still being made").isEmpty();
        workedOn();

        assertThat(feed().find(order, since)).isPresent();
        assertThat(tencent.calls("/cgi-bin/externalcontact/add_moment_task"))
                .filteredOn(call -> call.path("requestBody")
                        .asString()
                        .contains(order.content().text()))
                .hasSize(1);
    }
}
