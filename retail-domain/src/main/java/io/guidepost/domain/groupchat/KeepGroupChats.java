package io.guidepost.domain.groupchat;

import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.guidewalk.WalkGuides;
import io.guidepost.domain.organization.Guide;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * Reads group chats from WeCom: one when an event tells that it changed, and all owners' lists each night, because callbacks
 * may be lost or come out of order. Calls WeCom first and writes afterwards; may be repeated at any time.
 */
@Service
public class KeepGroupChats {

    /** WeCom answers for at most so many owners at once. */
    private static final int OWNERS = 100;

    /** What has not been read for so long is read again, event or not. */
    private static final Duration STALE = Duration.ofDays(7);

    private static final String WALK = "group-chats";

    private final GroupChatDirectory directory;
    private final GroupChats chats;
    private final WalkGuides walk;
    private final TransactionRetry transaction;
    private final Clock clock;

    KeepGroupChats(
            GroupChatDirectory directory,
            GroupChats chats,
            WalkGuides walk,
            TransactionRetry transaction,
            Clock clock) {
        this.directory = directory;
        this.chats = chats;
        this.walk = walk;
        this.transaction = transaction;
        this.clock = clock;
    }

    void changed(String chatId) {
        var readAt = clock.instant();
        var chat = directory.chat(chatId);
        transaction.run(
                () -> chat.ifPresentOrElse(found -> chats.save(found, readAt), () -> chats.dismissed(chatId, readAt)));
    }

    void dismissed(String chatId, Instant at) {
        transaction.run(() -> chats.dismissed(chatId, at));
    }

    /** Begins to read, owner by owner, what is new, gone, or long unread. */
    public void startNightly() {
        walk.begin(WALK);
    }

    /** Carries that on. @return how many steps were made, of a hundred owners each */
    public int runDue(int limit) {
        return walk.go(
                WALK,
                limit,
                OWNERS,
                guides -> pull(guides.stream().map(Guide::userid).toList()));
    }

    private void pull(List<String> owners) {
        var known = chats.ownedBy(owners).stream()
                .collect(Collectors.toMap(GroupChats.Known::chatId, GroupChats.Known::readAt));
        var listed = new HashSet<String>();
        var cursor = "";
        do {
            var page = directory.chatsOf(owners, cursor);
            listed.addAll(page.chatIds());
            cursor = page.nextCursor();
        } while (!cursor.isEmpty());
        var stale = clock.instant().minus(STALE);
        var unread = new HashSet<>(known.keySet());
        unread.removeAll(listed);
        listed.stream()
                .filter(chatId ->
                        !known.containsKey(chatId) || known.get(chatId).isBefore(stale))
                .forEach(unread::add);
        unread.forEach(this::changed);
    }
}
