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

    @Transactional
    public void record(long memberId, String token, String page) {
        var now = clock.instant();
        var reading = tokens.read(token);
        if (reading instanceof ShareTokens.Reading.Genuine genuine) {
            var link = links.find(genuine.linkId());
            append(memberId, link, page, now, judge(link, genuine, now));
        } else if (reading instanceof ShareTokens.Reading.Forged) {
            append(memberId, Optional.empty(), page, now, Optional.of(InvalidReason.FORGED));
        }
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
            long memberId, Optional<Link> link, String page, Instant now, Optional<InvalidReason> invalidReason) {
        // Somebody who tries tokens in a loop must not fill our table.
        if (invalidReason.isPresent()
                && touches.invalidSince(memberId, now.minus(Duration.ofHours(1))) >= maxInvalidPerHour) {
            return;
        }
        var source = link.flatMap(Link::assignmentId).isPresent() ? Source.TASK_SEND : Source.SHARE_LINK;
        touches.append(new Touch(ids.next(), memberId, link, source, page, now, now, invalidReason));
    }
}
