package io.guidepost.domain.session;

import io.guidepost.core.digest.Sha256;
import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.privacy.BlindIndexes;
import io.guidepost.domain.session.SessionRecords.SessionRecord;
import io.guidepost.domain.shopper.Bonds;
import io.guidepost.domain.shopper.Shoppers;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * Opens, renews and ends the sessions of shoppers. A session slides: each renewal gives another token and kills the one
 * before. A token that comes back after its successor was used is in the hands of two, so the session ends. Only digests of
 * tokens are kept.
 */
@Service
public class ShopperSessions {

    /** An answer may be lost on its way: for so long the token of before renews once more. */
    private static final Duration ANSWER_LOST = Duration.ofMinutes(1);

    /** What is over is kept so long, for the shopper who asks why. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private static final int TOKEN_BYTES = 32;
    private static final int DEVICE_NAME_LENGTH = 64;

    private final SessionRecords records;
    private final Shoppers shoppers;
    private final Bonds bonds;
    private final BlindIndexes indexes;
    private final TransactionRetry transaction;
    private final Ids ids;
    private final Clock clock;
    private final int mostPerMember;
    private final Duration idle;
    private final Duration longest;
    private final SecureRandom random = new SecureRandom();

    ShopperSessions(
            SessionRecords records,
            Shoppers shoppers,
            Bonds bonds,
            BlindIndexes indexes,
            TransactionRetry transaction,
            Ids ids,
            Clock clock,
            @Value("${guidepost.shop-session.most-per-member:5}") int mostPerMember,
            @Value("${guidepost.shop-session.idle:P30D}") Duration idle,
            @Value("${guidepost.shop-session.longest:P180D}") Duration longest) {
        if (mostPerMember < 1
                || mostPerMember > 100
                || idle.isNegative()
                || idle.isZero()
                || longest.compareTo(idle) < 0) {
            throw new IllegalStateException(
                    "guidepost.shop-session: most-per-member is 1 to 100, idle is positive, longest is no shorter than idle");
        }
        this.records = records;
        this.shoppers = shoppers;
        this.bonds = bonds;
        this.indexes = indexes;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
        this.mostPerMember = mostPerMember;
        this.idle = idle;
        this.longest = longest;
    }

    /**
     * A session as its device is told about it.
     *
     * @param grantNo what its access token carries
     * @param refreshToken good once, until {@code refreshExpiresAt}
     */
    public record Open(long id, long memberId, long grantNo, String refreshToken, Instant refreshExpiresAt) {

        @Override
        public String toString() {
            return "Open[id=%d, memberId=%d]".formatted(id, memberId);
        }
    }

    /** A living session in the member's list. */
    public record Living(long id, String deviceName, Instant openedAt, Instant renewedAt, boolean isThisOne) {}

    /**
     * For a member who has just proved who he is. The session that this device had is over; of too many others the one that
     * was not used for the longest time.
     */
    public Open open(long memberId, Device device) {
        var now = now();
        var index = device.id().map(this::indexOf).orElse(null);
        return transaction.call(() -> {
            bonds.lock(memberId);
            if (index != null) {
                records.endOnDevice(memberId, index, now, EndReason.REPLACED.name());
            }
            var living = records.living(memberId, Integer.MAX_VALUE);
            living.stream()
                    .skip(mostPerMember - 1L)
                    .forEach(session -> records.end(session.id(), now, EndReason.TOO_MANY.name()));
            var token = newToken();
            var session = new SessionRecord(
                    ids.next(),
                    memberId,
                    ids.next(),
                    hash(token),
                    null,
                    index,
                    device.name().map(ShopperSessions::shortened).orElse(""),
                    now,
                    now,
                    now.plus(idle),
                    now.plus(longest),
                    null,
                    null);
            records.insert(session);
            return new Open(session.id(), memberId, session.grantNo(), token, session.idleUntil());
        });
    }

    /** Another pair of tokens for the one that is given up; refused with {@code session_ended} when there is none. */
    public Open renew(String refreshToken, Optional<String> deviceId) {
        var hash = hash(refreshToken);
        var index = deviceId.map(this::indexOf);
        // Written first and refused afterwards: that a token was stolen must not be rolled back.
        var renewal = transaction.call(() -> renewed(hash, index));
        if (renewal instanceof Renewal.Over over) {
            throw ended(over.reason());
        }
        return ((Renewal.Renewed) renewal).open();
    }

    private sealed interface Renewal {

        record Renewed(Open open) implements Renewal {}

        record Over(String reason) implements Renewal {}
    }

    private Renewal renewed(String hash, Optional<String> deviceIndex) {
        var found = records.lockByToken(hash);
        if (found.isEmpty()) {
            return new Renewal.Over("UNKNOWN");
        }
        var session = found.get();
        var now = now();
        var over = whyOver(session, hash, deviceIndex, now);
        if (over.isPresent()) {
            if (session.endedAt() == null) {
                records.end(session.id(), now, over.get().name());
            }
            return new Renewal.Over(over.get().name());
        }
        var token = newToken();
        long grantNo = ids.next();
        var idleUntil = earlier(now.plus(idle), session.endsAt());
        records.renew(session.id(), grantNo, hash(token), hash, now, idleUntil);
        return new Renewal.Renewed(new Open(session.id(), session.memberId(), grantNo, token, idleUntil));
    }

    private Optional<EndReason> whyOver(SessionRecord session, String hash, Optional<String> deviceIndex, Instant now) {
        if (session.endedAt() != null) {
            return Optional.of(EndReason.valueOf(session.endReason()));
        }
        boolean isOfBefore = !session.refreshHash().equals(hash);
        if (isOfBefore && now.isAfter(session.renewedAt().plus(ANSWER_LOST))) {
            return Optional.of(EndReason.REUSED);
        }
        if (session.deviceIndex() != null
                && !deviceIndex.filter(session.deviceIndex()::equals).isPresent()) {
            return Optional.of(EndReason.OTHER_DEVICE);
        }
        if (!now.isBefore(session.idleUntil())) {
            return Optional.of(EndReason.EXPIRED);
        }
        return shoppers.find(session.memberId())
                        .filter(Shoppers.Shopper::isActive)
                        .isPresent()
                ? Optional.empty()
                : Optional.of(EndReason.CLOSED);
    }

    /** Whether access tokens with this number are still good for this member. */
    public boolean isAlive(long memberId, long grantNo) {
        return records.memberOf(grantNo).filter(member -> member == memberId).isPresent()
                && shoppers.find(memberId).filter(Shoppers.Shopper::isActive).isPresent();
    }

    /** The member's devices, the one that asks first. */
    public List<Living> of(long memberId, long grantNo) {
        return records.living(memberId, mostPerMember).stream()
                .map(session -> new Living(
                        session.id(),
                        session.deviceName(),
                        session.openedAt(),
                        session.renewedAt(),
                        session.grantNo() == grantNo))
                .sorted(Comparator.comparing((Living living) -> !living.isThisOne()))
                .toList();
    }

    /** Ends the session that asks. May be repeated. */
    public void logOut(long memberId, long grantNo) {
        transaction.run(() -> records.endGrant(memberId, grantNo, now(), EndReason.LOGGED_OUT.name()));
    }

    /** Ends the session on another device of the same member. */
    public void logOutDevice(long memberId, long sessionId) {
        transaction.run(() -> {
            boolean isHis =
                    records.living(memberId, Integer.MAX_VALUE).stream().anyMatch(session -> session.id() == sessionId);
            if (!isHis) {
                throw Refusal.notFound("会话", "session");
            }
            records.end(sessionId, now(), EndReason.LOGGED_OUT.name());
        });
    }

    /** Ends all sessions of the member, tokens of before sessions were written down included. */
    public void logOutEverywhere(long memberId, EndReason reason) {
        transaction.run(() -> {
            bonds.lock(memberId);
            records.endAll(memberId, now(), reason.name());
            shoppers.raiseSessionVersion(memberId);
        });
    }

    /** Forgets sessions that have been over for long; answers how many. */
    public int prune(int limit) {
        return records.removeOver(now().minus(REMEMBERED), limit);
    }

    private static Refusal ended(String reason) {
        return new Refusal(
                Refusal.Kind.UNAUTHENTICATED,
                "session_ended",
                new Words("登录已失效，请重新登录", "This session is over; please sign in again"),
                Map.of("reason", reason));
    }

    private String indexOf(String deviceId) {
        return indexes.of("session-device", deviceId);
    }

    private String newToken() {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String hash(String token) {
        return Sha256.hex(token);
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= DEVICE_NAME_LENGTH
                ? name
                : name.substring(0, name.offsetByCodePoints(0, DEVICE_NAME_LENGTH));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
