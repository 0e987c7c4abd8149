package io.guidepost.domain.groupchat;

import io.guidepost.domain.GatewayUnclear;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** WeCom's group chats in memory, listed two at a time. */
@Component
public class FakeGroupChatDirectory implements GroupChatDirectory {

    private static final int PAGE = 2;

    private final Map<String, GroupChat> chats = new LinkedHashMap<>();

    boolean isDown;

    /** What WeCom says of this chat from now on. */
    public void put(GroupChat chat) {
        chats.put(chat.chatId(), chat);
    }

    @Override
    public ChatPage chatsOf(List<String> userids, String cursor) {
        var all = chats.values().stream()
                .filter(chat -> userids.contains(chat.ownerUserid()))
                .map(GroupChat::chatId)
                .toList();
        int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
        int to = Math.min(all.size(), from + PAGE);
        return new ChatPage(all.subList(from, to), to < all.size() ? Integer.toString(to) : "");
    }

    @Override
    public Optional<GroupChat> chat(String chatId) {
        if (isDown) {
            throw new GatewayUnclear("Read timed out", null);
        }
        return Optional.ofNullable(chats.get(chatId));
    }
}
