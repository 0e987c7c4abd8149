package io.guidepost.domain.friendsync;

import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.friendsync.FriendSync.Kind;
import io.guidepost.domain.friendsync.FriendSyncs.Line;
import io.guidepost.domain.friendsync.FriendSyncs.LineKind;
import io.guidepost.domain.friendsync.FriendSyncs.Pair;
import io.guidepost.domain.organization.Guide;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.shopper.FriendDetailFollower;
import io.guidepost.domain.shopper.FriendDirectory;
import io.guidepost.domain.shopper.FriendDirectory.Friend;
import io.guidepost.domain.shopper.FriendEvent;
import io.guidepost.domain.shopper.Friends;
import io.guidepost.domain.shopper.KeepFriends;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** One page, or the end of one batch of guides. Everything here may be done twice: a page is noted after it is done. */
@Component
class PullFriends {

    private static final int PAGE = 1_000;

    private final FriendDirectory directory;
    private final KeepFriends keepFriends;
    private final Friends friends;
    private final FriendSyncs syncs;
    private final List<FriendDetailFollower> detailFollowers;
    private final Roster roster;
    private final TransactionRetry transaction;
    private final Clock clock;

    PullFriends(
            FriendDirectory directory,
            KeepFriends keepFriends,
            Friends friends,
            FriendSyncs syncs,
            List<FriendDetailFollower> detailFollowers,
            Roster roster,
            TransactionRetry transaction,
            Clock clock) {
        this.directory = directory;
        this.keepFriends = keepFriends;
        this.friends = friends;
        this.syncs = syncs;
        this.detailFollowers = List.copyOf(detailFollowers);
        this.roster = roster;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Reads the next page of the batch and does, or only notes, what differs. */
    FriendSync page(FriendSync sync) {
        var guides = guides(sync);
        var page = guides.isEmpty()
                ? new FriendDirectory.FriendPage(List.of(), "")
                : directory.friendsOf(List.copyOf(guides.keySet()), sync.cursor());
        take(sync, page.friends(), guides);
        return page.nextCursor().isEmpty()
                ? end(sync, guides, page)
                : sync.page(page.friends().size(), page.nextCursor());
    }

    /** These guides are left out, for this reason. */
    FriendSync leaveOut(FriendSync sync, String why) {
        transaction.run(() -> syncs.note(
                sync.id(),
                sync.batch().stream()
                        .map(guideId -> new Line(guideId, "", LineKind.UNREADABLE, why))
                        .toList()));
        forgetSeen(sync);
        return sync.batchDone();
    }

    private Map<String, Guide> guides(FriendSync sync) {
        return roster.guides(sync.batch()).stream()
                .filter(Guide::isActive)
                .collect(Collectors.toMap(Guide::userid, Function.identity()));
    }

    private void take(FriendSync sync, List<Friend> page, Map<String, Guide> guides) {
        var ours = page.stream()
                .filter(friend -> guides.containsKey(friend.userid()))
                .toList();
        if (ours.isEmpty()) {
            return;
        }
        var known = friends
                .livingAmong(
                        guides.values().stream().map(Guide::id).toList(),
                        ours.stream().map(Friend::externalUserid).distinct().toList())
                .stream()
                .collect(Collectors.toMap(
                        living -> new Pair(living.guideId(), living.externalUserid()), Function.identity()));
        var pairs = new ArrayList<Pair>();
        var lines = new ArrayList<Line>();
        for (var friend : ours) {
            var guide = guides.get(friend.userid());
            var pair = new Pair(guide.id(), friend.externalUserid());
            pairs.add(pair);
            var living = known.get(pair);
            if (living == null) {
                lines.add(new Line(guide.id(), friend.externalUserid(), LineKind.ADD, ""));
            } else if (!living.isMemberKnown() && sync.kind() == Kind.APPLY) {
                keepFriends.added(guide, friend);
                if (isMemberKnown(pair)) {
                    lines.add(new Line(guide.id(), friend.externalUserid(), LineKind.LINK, ""));
                }
            }
            if (living == null && sync.kind() == Kind.APPLY) {
                keepFriends.added(guide, friend);
            }
        }
        if (sync.kind() == Kind.APPLY) {
            var told = ours.stream()
                    .map(friend -> new FriendDetailFollower.Told(
                            guides.get(friend.userid()).id(), friend.externalUserid(), friend.detail()))
                    .toList();
            var now = clock.instant();
            detailFollowers.forEach(follower -> follower.told(told, now));
        }
        transaction.run(() -> {
            syncs.see(sync.id(), pairs);
            syncs.note(sync.id(), lines);
        });
    }

    private boolean isMemberKnown(Pair pair) {
        return friends.livingAmong(List.of(pair.guideId()), List.of(pair.externalUserid())).stream()
                .anyMatch(Friends.Living::isMemberKnown);
    }

    private FriendSync end(FriendSync sync, Map<String, Guide> guides, FriendDirectory.FriendPage last) {
        for (var guide : guides.values()) {
            endMissing(sync, guide);
        }
        forgetSeen(sync);
        return sync.page(last.friends().size(), "").batchDone();
    }

    private void endMissing(FriendSync sync, Guide guide) {
        boolean hasAny = syncs.hasSeenAny(sync.id(), guide.id());
        var after = "";
        List<String> missing;
        do {
            missing = syncs.notSeen(sync.id(), guide.id(), sync.startedAt(), after, PAGE);
            if (!hasAny && !missing.isEmpty()) {
                transaction.run(() ->
                        syncs.note(sync.id(), List.of(new Line(guide.id(), "", LineKind.KEPT, "WeCom lists nobody"))));
                return;
            }
            for (var externalUserid : missing) {
                after = externalUserid;
                if (sync.kind() == Kind.APPLY) {
                    keepFriends.ended(guide, externalUserid, sync.startedAt(), FriendEvent.Kind.GONE);
                }
            }
            var lines = missing.stream()
                    .map(id -> new Line(guide.id(), id, LineKind.END, ""))
                    .toList();
            transaction.run(() -> syncs.note(sync.id(), lines));
        } while (missing.size() == PAGE);
    }

    private void forgetSeen(FriendSync sync) {
        while (transaction.call(() -> syncs.forgetSeen(sync.id(), PAGE)) == PAGE) {
            // The rest in the next piece.
        }
    }
}
