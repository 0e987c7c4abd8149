package io.guidepost.wechat.wecom;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.groupchat.GroupChat;
import io.guidepost.domain.groupchat.GroupChatDirectory;
import io.guidepost.wechat.call.TencentCalls;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Customer group chats: whose they are and who is in them. */
final class WxGroupChatDirectory implements GroupChatDirectory {

    private static final int MOST_OWNERS = 100;
    private static final int CHATS_PER_PAGE = 1_000;
    /** In a chat, customers are of this type and colleagues of the other. */
    private static final int CUSTOMER = 2;

    /** Not a chat of ours, or not one any more. */
    private static final Set<String> UNKNOWN = Set.of("40050", "49001", "90500");

    private final WecomApp app;

    WxGroupChatDirectory(WecomApp app) {
        this.app = app;
    }

    @Override
    public ChatPage chatsOf(List<String> userids, String cursor) {
        if (userids.isEmpty() || userids.size() > MOST_OWNERS) {
            throw new IllegalArgumentException("1 to " + MOST_OWNERS + " owners at a time, not " + userids.size());
        }
        var body = WecomApp.body().put("status_filter", 0).put("cursor", cursor).put("limit", CHATS_PER_PAGE);
        var owners = body.putObject("owner_filter").putArray("userid_list");
        userids.forEach(owners::add);
        var answer = app.ask("externalcontact/groupchat/list", body);
        return new ChatPage(
                Fields.list(answer, "group_chat_list").stream()
                        .map(chat -> Fields.text(chat, "chat_id"))
                        .toList(),
                Fields.optional(answer, "next_cursor").orElse(""));
    }

    @Override
    public Optional<GroupChat> chat(String chatId) {
        try {
            var answer = app.ask(
                    "externalcontact/groupchat/get",
                    WecomApp.body().put("chat_id", chatId).put("need_name", 0));
            return Optional.of(chat(answer.path("group_chat")));
        } catch (GatewayRejected rejected) {
            if (UNKNOWN.contains(rejected.code())) {
                return Optional.empty();
            }
            throw rejected;
        }
    }

    private static GroupChat chat(JsonNode chat) {
        return new GroupChat(
                Fields.text(chat, "chat_id"),
                Fields.optional(chat, "name").orElse(""),
                Fields.text(chat, "owner"),
                Fields.time(chat, "create_time").orElseThrow(() -> garbled("create_time")),
                Fields.list(chat, "member_list").stream()
                        .filter(member -> Fields.number(member, "type") == CUSTOMER)
                        .map(member -> new GroupChat.Member(
                                Fields.text(member, "userid"),
                                Fields.time(member, "join_time").orElseThrow(() -> garbled("join_time")),
                                Fields.optional(member.path("invitor"), "userid")))
                        .toList());
    }

    private static RuntimeException garbled(String field) {
        return TencentCalls.unclear("garbled", "WeCom's chat lacks \"" + field + "\"", null);
    }
}
