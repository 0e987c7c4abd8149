package io.guidepost.domain.friendsync;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A pull of all guides' customers and how far it has come.
 *
 * @param guides how many there were at the beginning
 * @param afterGuideId all guides up to this one are done
 * @param batch the guides whose customers are being read; empty between two batches
 * @param cursor WeCom's, within the customers of the batch
 * @param tries how often the next page was asked for in vain
 * @param failure the last trouble; empty while nothing is wrong
 * @param dueAt not before then
 */
public record FriendSync(
        long id,
        Kind kind,
        State state,
        String startedBy,
        Instant startedAt,
        Optional<Instant> finishedAt,
        int guides,
        int guidesDone,
        long friendsSeen,
        long afterGuideId,
        List<Long> batch,
        String cursor,
        int tries,
        String failure,
        Instant dueAt) {

    /** Whether it changes anything. */
    public enum Kind {
        LOOK,
        APPLY
    }

    /** Whether it goes on. */
    public enum State {
        RUNNING,
        DONE,
        CANCELLED
    }

    static FriendSync begun(long id, Kind kind, String startedBy, Instant at, int guides) {
        return new FriendSync(
                id, kind, State.RUNNING, startedBy, at, Optional.empty(), guides, 0, 0, 0, List.of(), "", 0, "", at);
    }

    FriendSync reading(List<Long> guideIds) {
        return with(guidesDone, friendsSeen, afterGuideId, guideIds, "", 0, "");
    }

    FriendSync page(int friends, String nextCursor) {
        return with(guidesDone, friendsSeen + friends, afterGuideId, batch, nextCursor, 0, "");
    }

    FriendSync fromTheFirstPage(String why) {
        return with(guidesDone, friendsSeen, afterGuideId, batch, "", tries + 1, why);
    }

    FriendSync failed(String why) {
        return with(guidesDone, friendsSeen, afterGuideId, batch, cursor, tries + 1, why);
    }

    FriendSync batchDone() {
        return with(guidesDone + batch.size(), friendsSeen, batch.get(batch.size() - 1), List.of(), "", 0, "");
    }

    FriendSync ended(State how, Instant at) {
        return new FriendSync(
                id,
                kind,
                how,
                startedBy,
                startedAt,
                Optional.of(at),
                guides,
                guidesDone,
                friendsSeen,
                afterGuideId,
                batch,
                cursor,
                tries,
                failure,
                dueAt);
    }

    private FriendSync with(
            int guidesDone,
            long friendsSeen,
            long afterGuideId,
            List<Long> batch,
            String cursor,
            int tries,
            String failure) {
        return new FriendSync(
                id,
                kind,
                state,
                startedBy,
                startedAt,
                finishedAt,
                guides,
                guidesDone,
                friendsSeen,
                afterGuideId,
                List.copyOf(batch),
                cursor,
                tries,
                failure,
                dueAt);
    }

    /** As it is stored. */
    public String batchText() {
        return batch.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** Reads {@link #batchText()}. */
    public static List<Long> batch(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(",")).map(Long::valueOf).toList();
    }
}
