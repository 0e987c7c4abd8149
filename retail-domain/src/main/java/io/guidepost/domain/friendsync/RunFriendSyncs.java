package io.guidepost.domain.friendsync;

import io.guidepost.core.words.Words;
import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.friendsync.FriendSync.Kind;
import io.guidepost.domain.friendsync.FriendSync.State;
import io.guidepost.domain.friendsync.FriendSyncs.Line;
import io.guidepost.domain.friendsync.FriendSyncs.LineKind;
import io.guidepost.domain.organization.Guide;
import io.guidepost.domain.organization.Roster;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Pulls every guide's friends from WeCom: for the first start, every night because callbacks may be lost, and when
 * headquarters asks. Goes on page by page, whichever node began it; one that dies is followed by another at the same page. A
 * look ends with what differs and changes nothing.
 */
@Service
public class RunFriendSyncs {

    private static final Logger log = LoggerFactory.getLogger(RunFriendSyncs.class);

    /** WeCom answers for at most so many guides at once. */
    private static final int GUIDES = 100;

    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);

    /** After these the batch is left out, so that it does not stand in the way of all others for ever. */
    private static final int MOST_TRIES = 6;

    /** WeCom's cursor is not of this list any more, because somebody came or went. */
    private static final String FOREIGN_CURSOR = "50100";

    private static final Duration KEEP_LINES = Duration.ofDays(30);

    private final FriendSyncs syncs;
    private final PullFriends pull;
    private final Roster roster;
    private final TransactionRetry transaction;
    private final Ids ids;
    private final Clock clock;

    RunFriendSyncs(
            FriendSyncs syncs, PullFriends pull, Roster roster, TransactionRetry transaction, Ids ids, Clock clock) {
        this.syncs = syncs;
        this.pull = pull;
        this.roster = roster;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /** A pull with the number of its lines by kind. */
    public record Counted(FriendSync sync, Map<LineKind, Long> lines) {

        /** Lines of this kind. */
        public long count(LineKind kind) {
            return lines.getOrDefault(kind, 0L);
        }
    }

    /** Begins one; refused with {@code sync_running} while another runs. */
    public FriendSync start(Kind kind, String startedBy) {
        var sync = FriendSync.begun(ids.next(), kind, startedBy, clock.instant(), syncs.countActiveGuides());
        if (!transaction.call(() -> syncs.begin(sync))) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT, "sync_running", new Words("已有同步正在进行", "Another sync is under way"));
        }
        return sync;
    }

    /** Begins the pull of this night; one that is still under way goes on instead. */
    public void startNightly() {
        try {
            start(Kind.APPLY, "timetable");
        } catch (Refusal underWay) {
            log.warn("The last pull of friends is still under way and goes on");
        }
    }

    /** All of them, now and in one go, for the first start. */
    public Counted runNow(String startedBy) {
        var sync = start(Kind.APPLY, startedBy);
        while (runDue(Integer.MAX_VALUE) > 0) {
            // Until nothing is left to do now.
        }
        return look(sync.id());
    }

    /** Carries the pull on by up to {@code limit} pages; fewer were made when there is nothing to do now. */
    public int runDue(int limit) {
        int steps = 0;
        while (steps < limit) {
            var now = clock.instant();
            var sync = syncs.running().filter(running -> !running.dueAt().isAfter(now));
            long owner = ids.next();
            if (sync.isEmpty() || !transaction.call(() -> syncs.claim(sync.get().id(), owner, now, now.plus(LEASE)))) {
                break;
            }
            // Whoever had it before may have come further since it was read.
            var current = syncs.find(sync.get().id()).orElseThrow();
            var next = step(current);
            var dueAt = next.tries() > current.tries() ? pauseAfter(next.tries()) : clock.instant();
            if (!transaction.call(() -> syncs.save(next, owner, dueAt))) {
                log.info("Pull {} was cancelled or taken over", next.id());
                break;
            }
            steps++;
            if (next.state() != State.RUNNING) {
                forgetOld();
                break;
            }
        }
        return steps;
    }

    /** Stops it where it stands; what it has applied stays. */
    public FriendSync cancel(long syncId) {
        find(syncId);
        if (!transaction.call(() -> syncs.cancel(syncId, clock.instant()))) {
            throw new Refusal(Refusal.Kind.CONFLICT, "sync_ended", new Words("该同步已结束", "This sync has ended"));
        }
        return find(syncId);
    }

    public Counted look(long syncId) {
        return new Counted(find(syncId), syncs.counts(syncId));
    }

    /** Newest first. */
    public List<FriendSync> page(long beforeId, int limit) {
        return syncs.page(beforeId, limit);
    }

    /** By guide and customer, after the given pair. */
    public List<Line> lines(
            long syncId, Optional<LineKind> kind, long afterGuideId, String afterExternalUserid, int limit) {
        find(syncId);
        return syncs.lines(syncId, kind, afterGuideId, afterExternalUserid, limit);
    }

    private FriendSync step(FriendSync sync) {
        if (sync.batch().isEmpty()) {
            var guides = roster.activeGuides(sync.afterGuideId(), GUIDES);
            return guides.isEmpty()
                    ? sync.ended(State.DONE, clock.instant())
                    : sync.reading(guides.stream().map(Guide::id).toList());
        }
        try {
            return pull.page(sync);
        } catch (GatewayRejected rejected) {
            return refused(sync, rejected);
        } catch (GatewayUnclear unclear) {
            return sync.tries() + 1 < MOST_TRIES
                    ? sync.failed(shortened(unclear))
                    : pull.leaveOut(sync, shortened(unclear));
        }
    }

    /** One guide whom WeCom does not know spoils the answer for all hundred: they are asked for in smaller numbers. */
    private FriendSync refused(FriendSync sync, GatewayRejected rejected) {
        if (rejected.code().equals(FOREIGN_CURSOR) && sync.tries() + 1 < MOST_TRIES) {
            return sync.fromTheFirstPage(shortened(rejected));
        }
        if (sync.batch().size() > 1) {
            return sync.reading(sync.batch().subList(0, sync.batch().size() / 2));
        }
        log.warn("WeCom tells nothing of guide {}: {}", sync.batch().get(0), rejected.getMessage());
        return pull.leaveOut(sync, shortened(rejected));
    }

    private Instant pauseAfter(int tries) {
        return clock.instant().plus(FIRST_PAUSE.multipliedBy(1L << Math.min(tries - 1, 10)));
    }

    private void forgetOld() {
        transaction.call(() -> syncs.forgetLines(clock.instant().minus(KEEP_LINES), 10_000));
    }

    private FriendSync find(long syncId) {
        return syncs.find(syncId).orElseThrow(() -> Refusal.notFound("同步", "sync"));
    }

    private static String shortened(RuntimeException failure) {
        var text = String.valueOf(failure.getMessage());
        return text.length() <= 300 ? text : text.substring(0, 300);
    }
}
