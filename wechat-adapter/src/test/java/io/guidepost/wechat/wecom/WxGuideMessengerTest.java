package io.guidepost.wechat.wecom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.content.GroupSendPending;
import io.guidepost.domain.content.GuideMessenger;
import io.guidepost.domain.content.GuideMessenger.Attachment;
import io.guidepost.domain.content.GuideMessenger.Card;
import io.guidepost.domain.content.GuideMessenger.GroupSendOrder;
import io.guidepost.domain.content.GuideMessengerContract;
import io.guidepost.wechat.SimulatedTencent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WxGuideMessengerTest extends GuideMessengerContract {

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
    protected GuideMessenger messenger() {
        return tencent.port(GuideMessenger.class);
    }

    @Override
    protected List<String> guides() {
        return List.of("sh001_li", "sh001_wang");
    }

    @Override
    protected List<String> friends() {
        return List.of("wmSeedCustomer00001", "wmSeedCustomer00002", "wmSeedCustomer00003");
    }

    @Override
    protected void dispatched() {
        tencent.simulator().advance(Duration.ofSeconds(3));
    }

    @Override
    protected void guideSends(String msgid) {
        tencent.order("/sim/wecom/group-messages/" + msgid + "/confirmation", "{\"userid\":\"sh001_li\"}");
    }

    @Override
    protected Instant now() {
        return tencent.simulator().clock().instant();
    }

    @Test
    void guidesWhoCannotBeReachedAreTold() {
        var card = new Card("新任务", "说明", "https://guide.example.com/t/2", "去发送");

        assertThat(messenger().notify(List.of("sh001_li", "left_long_ago"), card))
                .containsExactly("left_long_ago");
        assertThat(messenger().notify(List.of("left_long_ago"), card)).containsExactly("left_long_ago");
    }

    /** Whoever asks again after a lost answer must not ring twice. */
    @Test
    void weComIsAskedToDropRepeatedMessages() {
        messenger().notify(guides(), new Card("x".repeat(300), "说".repeat(300), "https://guide.example.com/t/3", ""));

        var body = tencent.calls("/cgi-bin/message/send")
                .get(0)
                .path("requestBody")
                .asString();

        assertThat(body).contains("\"enable_duplicate_check\":1").contains("\"msgtype\":\"textcard\"");
    }

    @Test
    void friendsWhoAreNoFriendsAreTold() {
        var order = order();
        var created = messenger()
                .createGroupSend(new GroupSendOrder(
                        order.userid(),
                        List.of("wmSeedCustomer00001", "wmSeedCustomer00200"),
                        order.text(),
                        order.card(),
                        List.of(new Attachment.Link("活动", "https://example.com/a"))));

        assertThat(created.unreachable()).containsExactly("wmSeedCustomer00200");
    }

    /** 41063. */
    @Test
    void aSendThatIsBeingDispatchedIsPendingAndNotRejected() {
        var order = order();
        var since = now();
        var msgid = messenger().createGroupSend(order).msgid();

        assertThatThrownBy(() -> messenger().confirmations(msgid, "")).isInstanceOf(GroupSendPending.class);
        assertThatThrownBy(() -> messenger().deliveries(msgid, order.userid(), ""))
                .isInstanceOf(GroupSendPending.class);
        assertThatThrownBy(() -> messenger().remind(msgid)).isInstanceOf(GroupSendPending.class);
        assertThatThrownBy(() -> messenger().cancel(msgid)).isInstanceOf(GroupSendPending.class);
        assertThatThrownBy(() -> messenger().findGroupSend(order, since, Set.of()))
                .as("nobody can tell yet for whom it is")
                .isInstanceOf(GatewayUnclear.class);
    }

    @Test
    void aSendWhoseAnswerWasLostIsFoundAndNotCreatedTwice() {
        var order = order();
        var since = now();
        tencent.fault("/cgi-bin/externalcontact/add_msg_template", "APPLIED_BUT_LOST", 1, "");

        assertThatThrownBy(() -> messenger().createGroupSend(order)).isInstanceOf(GatewayUnclear.class);
        dispatched();

        var found = messenger().findGroupSend(order, since, Set.of()).orElseThrow();
        assertThat(messenger().confirmations(found, "").confirmations())
                .extracting(GuideMessenger.Confirmation::userid)
                .containsExactly("sh001_li");
        long created = tencent.calls("/cgi-bin/externalcontact/add_msg_template").stream()
                .filter(call -> call.path("requestBody")
                        .asString()
                        .contains(order.card().orElseThrow().page()))
                .count();
        assertThat(created).isEqualTo(1);
    }

    @Test
    void creatingIsNeverRepeatedWhateverHappens() {
        for (var mode : List.of("HTTP_500", "HTML", "RESET", "TIMEOUT")) {
            var order = order();
            tencent.fault(
                    "/cgi-bin/externalcontact/add_msg_template",
                    mode,
                    1,
                    mode.equals("TIMEOUT") ? ",\"delayMs\":2000" : "");

            assertThatThrownBy(() -> messenger().createGroupSend(order))
                    .as(mode)
                    .isInstanceOf(GatewayUnclear.class);

            assertThat(tencent.calls("/cgi-bin/externalcontact/add_msg_template"))
                    .as(mode)
                    .filteredOn(call -> call.path("requestBody")
                            .asString()
                            .contains(order.card().orElseThrow().page()))
                    .hasSize(1);
        }
    }

    @Test
    void aPictureThatWeComHasForgottenIsUploadedAgain() {
        messenger().createGroupSend(order());
        int uploads = tencent.calls("/cgi-bin/media/upload").size();

        messenger().createGroupSend(order());
        assertThat(tencent.calls("/cgi-bin/media/upload")).as("used again").hasSize(uploads);

        tencent.simulator().advance(Duration.ofDays(4));
        assertThat(messenger().createGroupSend(order()).msgid()).isNotBlank();
        assertThat(tencent.calls("/cgi-bin/media/upload")).as("after four days").hasSize(uploads + 1);
    }

    @Test
    void manySendsAreSearchedPageByPage() {
        var since = now();
        var order = order();
        var msgid = messenger().createGroupSend(order).msgid();
        for (int i = 0; i < 105; i++) {
            messenger()
                    .createGroupSend(new GroupSendOrder(
                            "sh001_wang", List.of("wmSeedCustomer00001"), "别的", Optional.empty(), List.of()));
        }
        dispatched();

        assertThat(messenger().findGroupSend(order, since, Set.of())).contains(msgid);
        assertThat(messenger().findGroupSend(order(), since, Set.of())).isEmpty();
    }

    @Test
    void textsAreCutBetweenCharacters() {
        assertThat(WxGuideMessenger.cut("导购导购", 7)).isEqualTo("导购");
        assertThat(WxGuideMessenger.cut("a😀b", 4)).isEqualTo("a");
        assertThat(WxGuideMessenger.cut("abc", 3)).isEqualTo("abc");
    }
}
