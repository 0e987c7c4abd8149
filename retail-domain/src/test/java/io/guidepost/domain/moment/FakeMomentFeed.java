package io.guidepost.domain.moment;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** WeCom's moments in memory: a moment is there as soon as its job is asked about twice, and pages hold two. */
@Component
public class FakeMomentFeed implements MomentFeed {

    private static final int PAGE = 2;

    /** What was made, by id of the moment. */
    final Map<String, Made> moments = new LinkedHashMap<>();

    final List<String> orders = new ArrayList<>();
    final Set<String> refusedUserids = new LinkedHashSet<>();
    private final Map<String, String> jobs = new LinkedHashMap<>();
    private final Map<String, Integer> asked = new LinkedHashMap<>();
    private final List<Own> own = new ArrayList<>();
    private final Clock clock;
    private boolean losesNextAnswer;
    private String refusesNextWith = "";

    /** Moments of which a page of publications was read, one entry for each page. */
    final List<String> pagesRead = new ArrayList<>();

    FakeMomentFeed(Clock clock) {
        this.clock = clock;
    }

    static final class Made {
        final MomentOrder order;
        final Instant createdAt;
        final Set<String> published = new LinkedHashSet<>();
        boolean cancelled;

        Made(MomentOrder order, Instant createdAt) {
            this.order = order;
            this.createdAt = createdAt;
        }
    }

    private record Own(String userid, Personal moment) {}

    /** What was ordered since {@link #orders} was last emptied. */
    List<MomentContent> contents() {
        return orders.stream().map(id -> moments.get(id).order.content()).toList();
    }

    void loseNextAnswer() {
        losesNextAnswer = true;
    }

    void refuseNext(String code) {
        refusesNextWith = code;
    }

    void publish(String momentId, String userid) {
        moments.get(momentId).published.add(userid);
    }

    String publishOwn(String userid, MomentContent content) {
        var id = "own" + (own.size() + 1);
        own.add(new Own(userid, new Personal(id, clock.instant(), content)));
        return id;
    }

    @Override
    public synchronized String order(MomentOrder order) {
        if (!refusesNextWith.isEmpty()) {
            var code = refusesNextWith;
            refusesNextWith = "";
            throw new GatewayRejected(code, "refused");
        }
        var id = "moment" + (moments.size() + 1);
        moments.put(id, new Made(order, clock.instant()));
        jobs.put("job-" + id, id);
        orders.add(id);
        if (losesNextAnswer) {
            losesNextAnswer = false;
            throw new GatewayUnclear("Read timed out", null);
        }
        return "job-" + id;
    }

    @Override
    public synchronized Making making(String jobid) {
        if (!jobs.containsKey(jobid)) {
            return new Making.Forgotten();
        }
        if (asked.merge(jobid, 1, Integer::sum) < 2) {
            return new Making.Running();
        }
        var id = jobs.get(jobid);
        return new Making.Made(
                id,
                moments.get(id).order.userids().stream()
                        .filter(refusedUserids::contains)
                        .toList());
    }

    @Override
    public synchronized Optional<String> find(MomentOrder order, Instant since) {
        return moments.entrySet().stream()
                .filter(entry -> !entry.getValue().createdAt.isBefore(since))
                .filter(entry -> entry.getValue()
                        .order
                        .content()
                        .fingerprint()
                        .equals(order.content().fingerprint()))
                .filter(entry -> entry.getValue()
                        .order
                        .userids()
                        .contains(order.userids().get(0)))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    @Override
    public synchronized PublicationPage publications(String momentId, String cursor) {
        pagesRead.add(momentId);
        var moment = moments.get(momentId);
        var all = moment.order.userids();
        int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
        int to = Math.min(all.size(), from + PAGE);
        return new PublicationPage(
                all.subList(from, to).stream()
                        .map(userid -> new Publication(userid, moment.published.contains(userid)))
                        .toList(),
                to < all.size() ? Integer.toString(to) : "");
    }

    @Override
    public synchronized void cancel(String momentId) {
        moments.get(momentId).cancelled = true;
    }

    @Override
    public synchronized PersonalPage personal(String userid, Instant from, Instant until, String cursor) {
        var all = own.stream()
                .filter(each -> each.userid().equals(userid))
                .map(Own::moment)
                .filter(moment -> !moment.publishedAt().isBefore(from)
                        && !moment.publishedAt().isAfter(until))
                .toList();
        int start = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
        int end = Math.min(all.size(), start + PAGE);
        return new PersonalPage(all.subList(start, end), end < all.size() ? Integer.toString(end) : "");
    }
}
