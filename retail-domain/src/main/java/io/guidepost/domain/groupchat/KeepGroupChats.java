package io.guidepost.domain.groupchat;

import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.organization.Guide;
import io.guidepost.domain.organization.Roster;
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

    private final GroupChatDirectory directory;
    private final GroupChats chats;
    private final Roster roster;
    private final TransactionRetry transaction;
    private final Clock clock;

    KeepGroupChats(
            GroupChatDirectory directory, GroupChats chats, Roster roster, TransactionRetry transaction, Clock clock) {
        this.directory = directory;
        this.chats = chats;
        this.roster = roster;
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

    /** Reads what is new, gone, or long unread. */
    public void run() {
        long after = 0;
        List<Guide> batch;
        do {
            batch = roster.activeGuides(after, OWNERS);
            if (!batch.isEmpty()) {
                pull(batch.stream().map(Guide::userid).toList());
                after = batch.get(batch.size() - 1).id();
            }
        } while (batch.size() == OWNERS);
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
