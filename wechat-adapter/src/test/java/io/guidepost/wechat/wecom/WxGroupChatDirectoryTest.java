package io.guidepost.wechat.wecom;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.content.GuideMessenger;
import io.guidepost.domain.content.GuideMessenger.Audience;
import io.guidepost.domain.content.GuideMessenger.Delivery;
import io.guidepost.domain.content.GuideMessenger.GroupSendOrder;
import io.guidepost.domain.groupchat.GroupChatDirectory;
import io.guidepost.domain.groupchat.GroupChatDirectoryContract;
import io.guidepost.wechat.SimulatedTencent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WxGroupChatDirectoryTest extends GroupChatDirectoryContract {

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
    protected GroupChatDirectory directory() {
        return tencent.port(GroupChatDirectory.class);
    }

    @Override
    protected String owner() {
        return "sh001_li";
    }

    @Override
    protected String anotherOwner() {
        return "sh001_wang";
    }

    @Override
    protected String chat(String owner, List<String> customers) {
        var chatId = tencent.order("/sim/wecom/group-chats", "{\"userid\":\"%s\",\"name\":\"老顾客群\"}".formatted(owner))
                .path("chatId")
                .asString();
        for (int i = 0; i < customers.size(); i++) {
            tencent.order(
                    "/sim/wecom/group-chats/" + chatId + "/members",
                    "{\"externalUserid\":\"%s\"%s}"
                            .formatted(customers.get(i), i == 0 ? "" : ",\"invitor\":\"" + owner + "\""));
        }
        return chatId;
    }

    @Override
    protected List<String> customers() {
        return List.of("wmSeedCustomer00001", "wmSeedCustomer00002", "wmSeedCustomer00003");
    }

    /** The answers of sends to chats name chats, and only those that have got it. */
    @Test
    void aSendToChatsWaitsForTheGuideAndTellsOfEachChat() {
        var messenger = tencent.port(GuideMessenger.class);
        var since = tencent.simulator().clock().instant();
        var mine = List.of(chat(owner(), customers()), chat(owner(), List.of()));
        var foreign = chat(anotherOwner(), List.of());
        var order = new GroupSendOrder(
                Audience.CHATS,
                owner(),
                List.of(mine.get(0), mine.get(1), foreign),
                "群里好 " + foreign,
                Optional.empty(),
                List.of());

        var created = messenger.createGroupSend(order);
        tencent.simulator().advance(Duration.ofSeconds(3));

        assertThat(created.unreachable()).containsExactly(foreign);
        assertThat(messenger.findGroupSend(order, since, Set.of())).contains(created.msgid());
        assertThat(messenger.deliveries(created.msgid(), owner(), "").deliveries())
                .isEmpty();
        tencent.order(
                "/sim/wecom/group-messages/" + created.msgid() + "/confirmation", "{\"userid\":\"" + owner() + "\"}");
        assertThat(messenger.deliveries(created.msgid(), owner(), "").deliveries())
                .extracting(Delivery::recipient, Delivery::status)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(mine.get(0), 1),
                        org.assertj.core.groups.Tuple.tuple(mine.get(1), 1));
    }
}
