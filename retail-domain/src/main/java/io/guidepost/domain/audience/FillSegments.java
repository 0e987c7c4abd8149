package io.guidepost.domain.audience;

import io.guidepost.domain.database.TransactionRetry;
import java.time.Clock;
import org.springframework.stereotype.Service;

/** Finds a segment's customers anew, a stretch of guides at a time; done again it comes to the same. */
@Service
public class FillSegments {

    private static final int GUIDES_PER_STRETCH = 1000;
    private static final int MEMBERS_PER_STEP = 5000;

    private final MemberLists lists;
    private final TransactionRetry transaction;
    private final Clock clock;

    FillSegments(MemberLists lists, TransactionRetry transaction, Clock clock) {
        this.lists = lists;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** An imported list stays as it is. */
    public void fill(long listId) {
        var list = lists.find(listId).orElseThrow();
        if (list.conditions().isEmpty()) {
            return;
        }
        var now = clock.instant();
        while (transaction.call(() -> lists.empty(listId, MEMBERS_PER_STEP))) {}
        long after = 0;
        for (var through = lists.endOfStretch(after, GUIDES_PER_STRETCH);
                through.isPresent();
                through = lists.endOfStretch(after, GUIDES_PER_STRETCH)) {
            long from = after;
            long until = through.get();
            transaction.run(() -> lists.fill(listId, list.conditions().get(), now, from, until));
            after = until;
        }
        transaction.run(() -> lists.counted(listId, now));
    }
}
