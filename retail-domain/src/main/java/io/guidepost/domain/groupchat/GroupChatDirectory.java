package io.guidepost.domain.groupchat;

import java.util.List;
import java.util.Optional;

/** Group chats as WeCom tells of them. */
public interface GroupChatDirectory {

    /** One page of the chats that at most 100 guides own; an empty {@code nextCursor} is the end. */
    ChatPage chatsOf(List<String> userids, String cursor);

    /** One chat with its members; empty when WeCom knows it no longer. */
    Optional<GroupChat> chat(String chatId);

    record ChatPage(List<String> chatIds, String nextCursor) {}
}
