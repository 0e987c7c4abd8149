package io.guidepost.domain.groupchat;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** What we know of group chats. */
public interface GroupChats {

    /** Makes what is stored of this chat be this; whoever is no member any more has left by then. */
    void save(GroupChat chat, Instant readAt);

    /** The chat is gone, and everybody with it. */
    void dismissed(String chatId, Instant at);

    /** The living chats of these owners. */
    List<Known> ownedBy(Collection<String> userids);

    record Known(String chatId, Instant readAt) {}
}
