package io.guidepost.domain.shopper;

import io.guidepost.domain.guidewalk.WalkGuides;
import io.guidepost.domain.organization.Guide;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.shopper.FriendDirectory.Friend;
import io.guidepost.domain.shopper.Friends.Living;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Pulls every guide's friends from WeCom: for the first start, and because callbacks may be lost. May be repeated at any
 * time; what is known already costs one look. Every night in steps that a process which dies leaves to the next one.
 */
@Service
public class SyncFriends {

    private static final Logger log = LoggerFactory.getLogger(SyncFriends.class);

    /** WeCom answers for at most so many guides at once. */
    private static final int GUIDES = 100;

    private static final int PAGE = 1_000;
    static final String WALK = "friends";

    private final FriendDirectory directory;
    private final KeepFriends keepFriends;
    private final Friends friends;
    private final Roster roster;
    private final WalkGuides walk;
    private final Clock clock;

    SyncFriends(
            FriendDirectory directory,
            KeepFriends keepFriends,
            Friends friends,
            Roster roster,
            WalkGuides walk,
            Clock clock) {
        this.directory = directory;
        this.keepFriends = keepFriends;
        this.friends = friends;
        this.roster = roster;
        this.walk = walk;
        this.clock = clock;
    }

    /** What a pull has found that was not known. */
    public record Outcome(int added, int gone) {

        Outcome plus(Outcome other) {
            return new Outcome(added + other.added, gone + other.gone);
        }
    }

    /** Begins the pull of this night. */
    public void startNightly() {
        walk.begin(WALK);
    }

    /** Carries the pull of this night on. @return how many steps were made, of a hundred guides each */
    public int runDue(int limit) {
        return walk.go(WALK, limit, GUIDES, this::pull);
    }

    /** All of them, now and in one go. */
    public Outcome run() {
        var outcome = new Outcome(0, 0);
        long after = 0;
        List<Guide> batch;
        do {
            batch = roster.activeGuides(after, GUIDES);
            if (!batch.isEmpty()) {
                outcome = outcome.plus(pull(batch));
                after = batch.get(batch.size() - 1).id();
            }
        } while (batch.size() == GUIDES);
        return outcome;
    }

    private Outcome pull(List<Guide> guides) {
        var startedAt = clock.instant();
        var byUserid = guides.stream().collect(Collectors.toMap(Guide::userid, Function.identity()));
        var seen = new HashMap<Long, Set<String>>();
        int added = 0;
        var cursor = "";
        do {
            var page = directory.friendsOf(List.copyOf(byUserid.keySet()), cursor);
            added += addMissing(page.friends(), byUserid, seen);
            cursor = page.nextCursor();
        } while (!cursor.isEmpty());
        int gone = 0;
        for (var guide : guides) {
            gone += endMissing(guide, seen.getOrDefault(guide.id(), Set.of()), startedAt);
        }
        return new Outcome(added, gone);
    }

    private int addMissing(List<Friend> page, Map<String, Guide> byUserid, Map<Long, Set<String>> seen) {
        var ours = page.stream()
                .filter(friend -> byUserid.containsKey(friend.userid()))
                .toList();
        if (ours.isEmpty()) {
            return 0;
        }
        var known = friends
                .livingAmong(
                        byUserid.values().stream().map(Guide::id).toList(),
                        ours.stream().map(Friend::externalUserid).distinct().toList())
                .stream()
                .collect(Collectors.toMap(living -> key(living.guideId(), living.externalUserid()), living -> living));
        int added = 0;
        for (var friend : ours) {
            var guide = byUserid.get(friend.userid());
            seen.computeIfAbsent(guide.id(), id -> new HashSet<>()).add(friend.externalUserid());
            var living = known.get(key(guide.id(), friend.externalUserid()));
            if (living == null || !living.isMemberKnown()) {
                keepFriends.added(
                        guide,
                        friend.externalUserid(),
                        friend.addedAt(),
                        friend.state(),
                        friend.unionid(),
                        java.util.Optional.of(friend.name()));
            }
            added += living == null ? 1 : 0;
        }
        return added;
    }

    private int endMissing(Guide guide, Set<String> seen, Instant startedAt) {
        int ended = 0;
        var after = "";
        List<Living> page;
        do {
            page = friends.livingOf(guide.id(), after, PAGE);
            if (seen.isEmpty() && !page.isEmpty()) {
                // A licence that has run out looks like this, too; callbacks will tell if it is true.
                log.warn("WeCom lists no friend at all of guide {}; the known ones are kept", guide.id());
                return 0;
            }
            for (var living : page) {
                after = living.externalUserid();
                if (!seen.contains(living.externalUserid()) && living.addedAt().isBefore(startedAt)) {
                    keepFriends.ended(guide, living.externalUserid(), startedAt, FriendEvent.Kind.GONE);
                    ended++;
                }
            }
        } while (page.size() == PAGE);
        return ended;
    }

    private static String key(long guideId, String externalUserid) {
        return guideId + " " + externalUserid;
    }
}
