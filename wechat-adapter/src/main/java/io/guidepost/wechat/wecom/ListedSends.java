package io.guidepost.wechat.wecom;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What WeCom's list of group sends has shown, by content. A task to a hundred thousand guides makes the list of an hour a
 * thousand pages long, and some hundred sends whose answers were lost must not read it a hundred times: what was listed once is
 * remembered, and only what came since then is asked for.
 *
 * <p>A send may be listed a little after it was made, so each question goes back a little behind the end of the one before.
 */
final class ListedSends {

    /** WeCom's clock is not ours, and its list may be late. */
    private static final Duration OVERLAP = Duration.ofSeconds(30);

    private static final Duration REMEMBERED = Duration.ofHours(2);
    private static final int MOST = 500_000;

    /** Reads WeCom's list of a span, all pages. */
    interface Listing {
        List<Listed> between(Instant from, Instant until);
    }

    /** {@code content} is what sends are compared by. */
    record Listed(String msgid, Object content) {}

    private final Listing listing;
    private final Map<Object, List<String>> msgids = new HashMap<>();
    private final Set<String> known = new HashSet<>();
    private Instant from = Instant.MAX;
    private Instant until = Instant.MIN;

    ListedSends(Listing listing) {
        this.listing = listing;
    }

    /** The sends of this content that are remembered; there may be more of them by now. */
    synchronized List<String> remembered(Object content) {
        return List.copyOf(msgids.getOrDefault(content, List.of()));
    }

    /**
     * All sends of this content made since then, as WeCom's list shows them now. Some may be older.
     *
     * @param asked when the caller came; what was read meanwhile by somebody before him is good enough
     */
    synchronized List<String> listed(Object content, Instant since, Instant asked, Clock clock) {
        if (since.isBefore(from) || until.isBefore(asked)) {
            read(since, clock.instant());
        }
        return remembered(content);
    }

    private void read(Instant since, Instant now) {
        boolean goesOn = !since.isBefore(from) && msgids.size() < MOST && from.isAfter(now.minus(REMEMBERED));
        if (!goesOn) {
            msgids.clear();
            known.clear();
            from = since;
            until = since;
        }
        var begin = until.minus(OVERLAP);
        remember(listing.between(begin.isBefore(from) ? from : begin, now));
        until = now;
    }

    private void remember(List<Listed> listed) {
        for (var send : listed) {
            if (known.add(send.msgid())) {
                msgids.computeIfAbsent(send.content(), unseen -> new ArrayList<>(1))
                        .add(send.msgid());
            }
        }
    }
}
