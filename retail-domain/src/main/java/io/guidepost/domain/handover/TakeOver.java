package io.guidepost.domain.handover;

import io.guidepost.core.attribution.Transfer;
import io.guidepost.domain.handover.TransferDesk.Result;
import io.guidepost.domain.organization.Guide;
import io.guidepost.domain.shopper.FriendEvent;
import io.guidepost.domain.shopper.HandOver;
import io.guidepost.domain.shopper.KeepFriends;
import io.guidepost.domain.tag.TagCustomers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What WeCom's word about one customer means here. While it waits, a customer whose guide has left belongs to nobody but the
 * store; with success he is the new guide's from that moment on, with his tags, and the old one sees him no more (B4). All of
 * it may be done twice.
 */
@Component
class TakeOver {

    /** WeCom's clock and ours differ a little, and it counts in seconds. */
    private static final Duration TOLERANCE = Duration.ofMinutes(2);

    private final HandOver handOver;
    private final KeepFriends keepFriends;
    private final TagCustomers tagCustomers;
    private final Clock clock;

    TakeOver(HandOver handOver, KeepFriends keepFriends, TagCustomers tagCustomers, Clock clock) {
        this.handOver = handOver;
        this.keepFriends = keepFriends;
        this.tagCustomers = tagCustomers;
        this.clock = clock;
    }

    /** WeCom has accepted. A guide who is still with us keeps the customer, and the credit, until the end. */
    Line waits(Plan plan, Guide from, Guide to, Line line, Optional<Instant> takeoverAt) {
        var waiting = line.in(Line.State.WAITING, "", takeoverAt, clock.instant());
        if (!plan.isResigned() || line.memberId().isEmpty() || line.handoverId().isPresent()) {
            return waiting;
        }
        return handOver.begin(from.id(), to.id(), List.of(line.memberId().get())).stream()
                .findFirst()
                .map(waiting::begun)
                .orElse(waiting);
    }

    /** What becomes of the line, if anything does. */
    Optional<Line> heard(Plan plan, Guide from, Guide to, Line line, Result result) {
        boolean isOfAnEarlierTime = result.outcome() == TransferDesk.Outcome.DONE
                && result.takeoverAt()
                        .flatMap(at ->
                                line.sentAt().filter(sent -> at.plus(TOLERANCE).isBefore(sent)))
                        .isPresent();
        if (isOfAnEarlierTime) {
            return Optional.empty();
        }
        return switch (result.outcome()) {
            case WAITING ->
                line.state() == Line.State.WAITING && line.takeoverAt().equals(result.takeoverAt())
                        ? Optional.empty()
                        : Optional.of(waits(plan, from, to, line, result.takeoverAt()));
            case DONE -> Optional.of(done(plan, from, to, line, result));
            case REFUSED -> Optional.of(failed(plan, line, Line.State.REFUSED, Transfer.Outcome.REJECTED));
            case LIMITED -> Optional.of(failed(plan, line, Line.State.LIMITED, Transfer.Outcome.LIMIT_REACHED));
            case NONE -> Optional.empty();
        };
    }

    private Line done(Plan plan, Guide from, Guide to, Line line, Result result) {
        var at = result.takeoverAt().orElse(clock.instant());
        var waiting = plan.isResigned() ? waits(plan, from, to, line, result.takeoverAt()) : begun(from, to, line);
        waiting.handoverId().ifPresent(id -> handOver.settle(id, Transfer.Outcome.SUCCEEDED, at));
        // Neither event need come: the new guide may have had him as a friend before, and callbacks may be lost.
        keepFriends.added(to.userid(), line.externalUserid(), at, Optional.empty());
        keepFriends.ended(from, line.externalUserid(), at, FriendEvent.Kind.TRANSFERRED);
        tagCustomers.inherit(from.id(), to.id(), line.externalUserid());
        return waiting.in(Line.State.DONE, "", Optional.of(at), clock.instant());
    }

    private Line begun(Guide from, Guide to, Line line) {
        if (line.memberId().isEmpty() || line.handoverId().isPresent()) {
            return line;
        }
        return handOver.begin(from.id(), to.id(), List.of(line.memberId().get())).stream()
                .findFirst()
                .map(line::begun)
                .orElse(line);
    }

    private Line failed(Plan plan, Line line, Line.State state, Transfer.Outcome why) {
        line.handoverId().filter(id -> plan.isResigned()).ifPresent(id -> handOver.settle(id, why, clock.instant()));
        return line.in(state, "", Optional.empty(), clock.instant());
    }
}
