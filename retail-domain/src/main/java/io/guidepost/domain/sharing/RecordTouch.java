package io.guidepost.domain.sharing;

import io.guidepost.domain.database.Ids;
import io.guidepost.domain.sharing.Touch.InvalidReason;
import io.guidepost.domain.sharing.Touch.Source;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A shopper opened a guide's link. Whatever the token is worth, the answer is the same, so that nobody learns from it which
 * tokens are good; what does not count is kept with the reason, for disputes and to see attempts.
 */
@Service
public class RecordTouch {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Duration LONGEST_OFFLINE = Duration.ofDays(3);

    private final ShareTokens tokens;
    private final Links links;
    private final Touches touches;
    private final Ids ids;
    private final Clock clock;
    private final int maxInvalidPerHour;

    RecordTouch(
            ShareTokens tokens,
            Links links,
            Touches touches,
            Ids ids,
            Clock clock,
            @Value("${guidepost.share-token.invalid-kept-per-hour:20}") int maxInvalidPerHour) {
        this.tokens = tokens;
        this.links = links;
        this.touches = touches;
        this.ids = ids;
        this.clock = clock;
        this.maxInvalidPerHour = maxInvalidPerHour;
    }

    /** What the mini-program says about the moment; the token says everything else. */
    public record Opened(String token, String page, Optional<Instant> occurredAt, int forwardDepth) {}

    /** Whom the shopper has met, if the token is worth anything. */
    public record Met(long guideId, long storeId, Instant at) {}

    @Transactional
    public Optional<Met> record(long memberId, String token, String page) {
        return record(memberId, new Opened(token, page, Optional.empty(), 0));
    }

    /**
     * Whoever passed the link on, the touch is credited to the guide of the token (B4). A client that was offline may tell
     * us later when it happened; that changes nothing about orders placed before we knew.
     */
    @Transactional
    public Optional<Met> record(long memberId, Opened opened) {
        return record(memberId, opened, clock.instant());
    }

    /**
     * As if it had been told then: by somebody of whom we know only now who he is.
     *
     * @param toldAt not in the future
     */
    @Transactional
    public Optional<Met> record(long memberId, Opened opened, Instant toldAt) {
        var now = clock.instant();
        var reading = tokens.read(opened.token());
        if (reading instanceof ShareTokens.Reading.Genuine genuine) {
            var link = links.find(genuine.linkId());
            var invalidReason = judge(link, genuine, toldAt);
            append(memberId, link, opened, toldAt, now, invalidReason);
            return link.filter(found -> invalidReason.isEmpty())
                    .map(found -> new Met(found.guideId(), found.storeId(), happenedAt(opened, toldAt)));
        }
        if (reading instanceof ShareTokens.Reading.Forged) {
            append(memberId, Optional.empty(), opened, toldAt, now, Optional.of(InvalidReason.FORGED));
        }
        return Optional.empty();
    }

    /** Never in the future, and not so long ago that nobody can have been offline since. */
    private static Instant happenedAt(Opened opened, Instant now) {
        var earliest = now.minus(LONGEST_OFFLINE);
        return opened.occurredAt()
                .map(told -> told.isBefore(earliest) ? earliest : told)
                .filter(told -> told.isBefore(now))
                .orElse(now);
    }

    private static Optional<InvalidReason> judge(Optional<Link> link, ShareTokens.Reading.Genuine token, Instant now) {
        if (link.isEmpty()) {
            return Optional.of(InvalidReason.UNKNOWN_LINK);
        }
        if (link.get().revokedAt().isPresent()) {
            return Optional.of(InvalidReason.REVOKED);
        }
        return LocalDate.ofInstant(now, ZONE).isAfter(token.expiresOn())
                ? Optional.of(InvalidReason.EXPIRED)
                : Optional.empty();
    }

    private void append(
            long memberId,
            Optional<Link> link,
            Opened opened,
            Instant toldAt,
            Instant now,
            Optional<InvalidReason> invalidReason) {
        // Somebody who tries tokens in a loop must not fill our table.
        if (invalidReason.isPresent()
                && touches.invalidSince(memberId, now.minus(Duration.ofHours(1))) >= maxInvalidPerHour) {
            return;
        }
        touches.append(new Touch(
                ids.next(),
                memberId,
                link,
                source(link),
                opened.page(),
                happenedAt(opened, toldAt),
                now,
                opened.forwardDepth(),
                invalidReason));
    }

    /** Whoever scans a poster has met it somewhere, in a task or not; a link of a task came with its message. */
    private static Source source(Optional<Link> link) {
        if (link.filter(known -> known.medium() == Link.Medium.POSTER).isPresent()) {
            return Source.SHARE_POSTER;
        }
        return link.flatMap(Link::assignmentId).isPresent() ? Source.TASK_SEND : Source.SHARE_LINK;
    }
}
