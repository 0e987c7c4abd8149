package io.guidepost.domain.moment;

import io.guidepost.domain.content.Assignment;
import io.guidepost.domain.content.Assignments;
import io.guidepost.domain.content.Evidence;
import io.guidepost.domain.content.Finding;
import io.guidepost.domain.content.GuideMessenger;
import io.guidepost.domain.content.SentMaterials;
import io.guidepost.domain.content.Tap;
import io.guidepost.domain.content.Task;
import io.guidepost.domain.content.TaskCopy;
import io.guidepost.domain.content.TaskType;
import io.guidepost.domain.content.Way;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.material.Materials;
import io.guidepost.domain.organization.Roster;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Guides' own moments (C1): our page hands the content to WeCom's JS-SDK, and the guide publishes it. What he says about it
 * is a claim (E0); a moment of his in WeCom's list, made after the tap and with the same content, proves it (E3).
 */
@Component
class PersonalMomentWay implements Way {

    /** WeCom's clock is not ours, and it knows seconds only. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    /** WeCom lists at most so much at once. */
    private static final Duration LISTED = Duration.ofDays(30);

    private final MomentJobs jobs;
    private final MomentFeed feed;
    private final Assignments assignments;
    private final Materials materials;
    private final SentMaterials sentMaterials;
    private final Roster roster;
    private final GuideMessenger messenger;
    private final TransactionRetry transaction;
    private final Clock clock;
    private final Duration firstPoll;

    PersonalMomentWay(
            MomentJobs jobs,
            MomentFeed feed,
            Assignments assignments,
            Materials materials,
            SentMaterials sentMaterials,
            Roster roster,
            GuideMessenger messenger,
            TransactionRetry transaction,
            Clock clock,
            @Value("${guidepost.content.first-poll:PT1M}") Duration firstPoll) {
        this.jobs = jobs;
        this.feed = feed;
        this.assignments = assignments;
        this.materials = materials;
        this.sentMaterials = sentMaterials;
        this.roster = roster;
        this.messenger = messenger;
        this.transaction = transaction;
        this.clock = clock;
        this.firstPoll = firstPoll;
    }

    @Override
    public Set<TaskType> types() {
        return Set.of(TaskType.MOMENTS_PERSONAL);
    }

    @Override
    public Tap tap(Turn turn) {
        var used = materials.all(turn.task().materialIds());
        var text = TaskCopy.text(
                turn.task(), used, turn.guide().name(), turn.store().name());
        var attachments = sentMaterials.forMoment(turn.assignment(), used);
        var content = MomentContent.of(text, attachments);
        var now = clock.instant();
        long id = turn.assignment().id();
        transaction.run(() -> {
            jobs.shared(id, content.fingerprint(), now);
            assignments.executing(id, Optional.empty(), now, Optional.of(now.plus(firstPoll)));
        });
        return new Tap.CallJsSdk(
                "shareToExternalMoments",
                new Tap.Payload(text, attachments),
                turn.pageUrl().map(messenger::jsSdkConfig));
    }

    @Override
    public Finding look(Task task, Assignment assignment) {
        var share = jobs.share(assignment.id());
        if (share.isEmpty()) {
            return Finding.open(assignment.progress());
        }
        var userid = roster.guide(assignment.guideId()).orElseThrow().userid();
        return published(userid, share.get()).stream()
                .filter(moment -> transaction.call(() -> jobs.recognized(assignment.id(), moment.momentId())))
                .findFirst()
                .map(moment -> Finding.proven(Evidence.E3, moment.publishedAt(), 1, true))
                .orElseGet(() -> Finding.open(0));
    }

    /** The guide's moments since the tap that look like what he was to publish, oldest first. */
    private List<MomentFeed.Personal> published(String userid, MomentJobs.Share share) {
        var from = share.tappedAt().minus(SKEW);
        var until = earlier(clock.instant(), from.plus(LISTED));
        var alike = new ArrayList<MomentFeed.Personal>();
        var cursor = "";
        do {
            var page = feed.personal(userid, from, until, cursor);
            page.moments().stream()
                    .filter(moment -> moment.content().fingerprint().equals(share.fingerprint()))
                    .forEach(alike::add);
            cursor = page.nextCursor();
        } while (!cursor.isEmpty());
        alike.sort(java.util.Comparator.comparing(MomentFeed.Personal::publishedAt));
        return alike;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
