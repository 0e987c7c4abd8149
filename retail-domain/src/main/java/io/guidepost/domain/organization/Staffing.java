package io.guidepost.domain.organization;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.outbox.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hires guides, moves them between stores and sees them off. Every change takes effect at the moment of the call; what
 * was before stays readable. Whatever changes where or as what a guide serves ends the guide's sessions, because the
 * token says both.
 */
@Service
public class Staffing {

    private final Guides guides;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    Staffing(Guides guides, Outbox outbox, Ids ids, Clock clock) {
        this.guides = guides;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** The id of the new guide; empty when the userid is already somebody's. */
    @Transactional
    public Optional<Long> hire(String userid, String name, Collection<Posting> postings) {
        var now = clock.instant();
        var guide = new Guide(ids.next(), userid, name, Guide.Status.ACTIVE, Optional.empty(), 0, 0);
        if (!guides.add(guide, now)) {
            return Optional.empty();
        }
        postings.forEach(posting -> guides.add(begun(guide.id(), posting, now)));
        return Optional.of(guide.id());
    }

    /** Who is to be hired, and where to serve. */
    public record Newcomer(String userid, String name, Collection<Posting> postings) {}

    /** Hires many with a few statements; when one of the userids is somebody's, nobody is hired and it throws. */
    @Transactional
    public void hireAll(Collection<Newcomer> newcomers) {
        var now = clock.instant();
        var hired = new ArrayList<Guide>();
        var begun = new ArrayList<Employment>();
        for (var newcomer : newcomers) {
            var guide = new Guide(
                    ids.next(), newcomer.userid(), newcomer.name(), Guide.Status.ACTIVE, Optional.empty(), 0, 0);
            hired.add(guide);
            newcomer.postings().forEach(posting -> begun.add(begun(guide.id(), posting, now)));
        }
        guides.addAll(hired, begun, now);
    }

    /** From now on the guide serves exactly there: a move when the stores differ, an end when there are none. */
    @Transactional
    public void post(String userid, Collection<Posting> postings) {
        var guide = locked(userid);
        assign(guide.id(), Set.copyOf(postings)).ifPresent(turn -> {
            guides.save(withSessionsEnded(guide, guide.status()));
            announce(guide.id(), turn);
        });
    }

    /** Has left the corporation. */
    @Transactional
    public void retire(String userid) {
        leave(userid, Guide.Status.LEFT);
    }

    /** Is disabled in WeCom for now. */
    @Transactional
    public void suspend(String userid) {
        leave(userid, Guide.Status.SUSPENDED);
    }

    /** Is back after a suspension, or hired again: the same guide with a new employment. */
    @Transactional
    public void takeBack(String userid, Collection<Posting> postings) {
        become(locked(userid), Guide.Status.ACTIVE, Set.copyOf(postings));
    }

    @Transactional
    public void rename(String userid, String name) {
        var guide = locked(userid);
        guides.save(new Guide(
                guide.id(),
                guide.userid(),
                name,
                guide.status(),
                guide.payeeOpenid(),
                guide.sessionVersion(),
                guide.version()));
    }

    /**
     * WeCom calls the guide by another userid. All our records name the guide by our own id, so nothing else changes.
     *
     * @return false when there is no such guide, or the new userid is already another guide's
     */
    @Transactional
    public boolean changeUserid(String userid, String newUserid) {
        var guide = guides.lock(userid);
        if (guide.isEmpty() || guides.lock(newUserid).isPresent()) {
            return false;
        }
        var known = guide.get();
        guides.save(new Guide(
                known.id(),
                newUserid,
                known.name(),
                known.status(),
                known.payeeOpenid(),
                known.sessionVersion() + 1,
                known.version()));
        return true;
    }

    private void leave(String userid, Guide.Status status) {
        become(locked(userid), status, Set.of());
    }

    private void become(Guide guide, Guide.Status status, Set<Posting> postings) {
        var turn = assign(guide.id(), postings);
        if (guide.status() != status) {
            guides.save(withSessionsEnded(guide, status));
        }
        if (turn.isPresent() || guide.status() != status) {
            announce(guide.id(), turn.orElseGet(clock::instant));
        }
    }

    private void announce(long guideId, Instant at) {
        outbox.add(GuidePosted.TOPIC, Long.toString(ids.next()), new GuidePosted(guideId, at));
    }

    /** When it took effect; empty when nothing changed. */
    private Optional<Instant> assign(long guideId, Set<Posting> wanted) {
        var now = clock.instant();
        var notEnded = guides.notEndedBy(guideId, now);
        var current = notEnded.stream().filter(Employment::isOpenEnded).toList();
        var kept =
                current.stream().map(Staffing::posting).filter(wanted::contains).collect(Collectors.toSet());
        var ended = current.stream()
                .filter(employment -> !kept.contains(posting(employment)))
                .toList();
        var turn = turn(notEnded, ended, now);
        ended.forEach(employment -> guides.end(employment.id(), turn));
        wanted.stream()
                .filter(posting -> !kept.contains(posting))
                .forEach(posting -> guides.add(begun(guideId, posting, turn)));
        return ended.isEmpty() && kept.size() == wanted.size() ? Optional.empty() : Optional.of(turn);
    }

    /**
     * Now, as a rule. But a period has a length: what ends in the instant in which it began, or begins only later on
     * another machine's clock, ends one millisecond after its beginning, and what follows it follows then.
     */
    private static Instant turn(List<Employment> notEnded, List<Employment> ended, Instant now) {
        return Stream.concat(
                        notEnded.stream()
                                .filter(employment -> !employment.isOpenEnded())
                                .map(Employment::until),
                        ended.stream().map(employment -> employment.from().plusMillis(1)))
                .reduce(now, (one, other) -> one.isAfter(other) ? one : other);
    }

    private Employment begun(long guideId, Posting posting, Instant at) {
        return new Employment(
                ids.next(), guideId, posting.storeId(), posting.role(), posting.isPrimary(), at, Employment.OPEN_END);
    }

    private static Posting posting(Employment employment) {
        return new Posting(employment.storeId(), employment.role(), employment.isPrimary());
    }

    private static Guide withSessionsEnded(Guide guide, Guide.Status status) {
        return new Guide(
                guide.id(),
                guide.userid(),
                guide.name(),
                status,
                guide.payeeOpenid(),
                guide.sessionVersion() + 1,
                guide.version());
    }

    private Guide locked(String userid) {
        return guides.lock(userid).orElseThrow(() -> Refusal.notFound("导购", "guide"));
    }
}
