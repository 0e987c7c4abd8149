package io.guidepost.domain.friendsync;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pulls of customers, and what each has found. At most one runs, by a key. */
public interface FriendSyncs {

    /** False while another one runs. */
    boolean begin(FriendSync sync);

    Optional<FriendSync> find(long syncId);

    Optional<FriendSync> running();

    /** Newest first. */
    List<FriendSync> page(long beforeId, int limit);

    /** Takes it in hand until then, once it is due; false when somebody else has it. */
    boolean claim(long syncId, long owner, Instant now, Instant until);

    /** Writes how far it has come and lets others go on from {@code dueAt}; false when it was taken over or ended. */
    boolean save(FriendSync sync, long owner, Instant dueAt);

    /** Ends it, whoever has it in hand; false when it has ended. */
    boolean cancel(long syncId, Instant at);

    /** How many guides a pull that begins now will ask for. */
    int countActiveGuides();

    void see(long syncId, Collection<Pair> pairs);

    /** Whether WeCom has listed anybody for this guide. */
    boolean hasSeenAny(long syncId, long guideId);

    /** Living friends of the guide from before {@code addedBefore} whom WeCom has not listed, after the given one. */
    List<String> notSeen(long syncId, long guideId, Instant addedBefore, String afterExternalUserid, int limit);

    /** Forgets up to {@code limit} of those seen; answers how many. */
    int forgetSeen(long syncId, int limit);

    /** One line for each pair; one that is there stays. */
    void note(long syncId, Collection<Line> lines);

    List<Line> lines(long syncId, Optional<LineKind> kind, long afterGuideId, String afterExternalUserid, int limit);

    Map<LineKind, Long> counts(long syncId);

    /** Drops lines of pulls that ended before then. */
    int forgetLines(Instant endedBefore, int limit);

    /** A guide and a customer. */
    record Pair(long guideId, String externalUserid) {}

    /** @param externalUserid empty for a line about the guide as a whole */
    record Line(long guideId, String externalUserid, LineKind kind, String detail) {}

    /** What differs. */
    enum LineKind {
        /** A friend whom we did not know. */
        ADD,
        /** A known friend who has turned out to be a member. */
        LINK,
        /** No longer a friend, and no callback has told so. */
        END,
        /** WeCom lists nobody at all for the guide, which a licence that has run out looks like too: all are kept. */
        KEPT,
        /** WeCom does not tell of this guide; {@code detail} says why. */
        UNREADABLE
    }
}
