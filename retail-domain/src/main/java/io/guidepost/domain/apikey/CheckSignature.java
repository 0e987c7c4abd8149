package io.guidepost.domain.apikey;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.privacy.Seals;
import io.guidepost.domain.rights.Accounts.Account;
import io.guidepost.domain.rights.KeepAccounts;
import io.guidepost.domain.rights.Permission;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * Whether a request was signed with a key, lately, and never before. What was taken is written down in the database and not in
 * Redis: a cache that was emptied would let everything be played again.
 */
@Service
public class CheckSignature {

    /** How far the caller's clock may be off. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

    private final ApiKeys keys;
    private final KeepAccounts accounts;
    private final Seals seals;
    private final Clock clock;

    CheckSignature(ApiKeys keys, KeepAccounts accounts, Seals seals, Clock clock) {
        this.keys = keys;
        this.accounts = accounts;
        this.seals = seals;
        this.clock = clock;
    }

    /** A request as it was sent. */
    public record Signed(
            String code,
            String timestamp,
            String nonce,
            String signature,
            String method,
            String path,
            String query,
            byte[] body) {

        @Override
        public String toString() {
            return "Signed[%s]".formatted(code);
        }
    }

    /** On whose behalf it acts, and within which bounds. */
    public record Caller(String code, Account account, Set<Permission> scopes) {}

    /**
     * Refused with {@code bad_signature} whatever is wrong with key or signature, with {@code stale_signature} when it is not
     * of about now, and with {@code signature_used} when it was taken before.
     *
     * @param machineTime callers sign by it, and not by business time
     */
    public Caller check(Signed signed, Instant machineTime) {
        if (!isOfAboutNow(signed.timestamp(), machineTime)) {
            throw refused("stale_signature", "签名时间与当前时间相差超过五分钟", "The signature is not of the last five minutes");
        }
        var now = clock.instant();
        var key = keys.withCode(signed.code())
                .filter(one -> one.endedAt() == null && now.isBefore(one.expiresAt()))
                .filter(one ->
                        isNonce(signed.nonce()) && secrets(one, now).anyMatch(secret -> isSignedWith(secret, signed)))
                .orElseThrow(CheckSignature::badSignature);
        var account = accounts.account(key.adminId());
        if (!account.isActive()) {
            throw badSignature();
        }
        try {
            keys.take(key.id(), signed.nonce(), machineTime);
        } catch (DuplicateKeyException again) {
            throw refused("signature_used", "此签名已使用过", "This signature was used before");
        }
        keys.used(key.id(), now, now.minus(USE_NOTED_EVERY));
        return new Caller(key.code(), account, Permission.known(keys.scopes(key.id())));
    }

    /** Forgets what would no longer be believed anyway; answers how many. */
    public int prune(int limit) {
        return keys.forgetNonces(clock.instant().minus(TOLERANCE.multipliedBy(4)), limit);
    }

    private Stream<String> secrets(ApiKey key, Instant now) {
        var place = KeepApiKeys.place(key.id());
        var current = Stream.of(seals.open(place, key.sealedSecret()));
        return key.sealedPrevious() != null && now.isBefore(key.previousUntil())
                ? Stream.concat(current, Stream.of(seals.open(place, key.sealedPrevious())))
                : current;
    }

    private static boolean isSignedWith(String secret, Signed signed) {
        var expected = RequestSignature.of(
                secret,
                signed.method(),
                signed.path(),
                signed.query(),
                signed.body(),
                signed.timestamp(),
                signed.nonce());
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), signed.signature().getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isOfAboutNow(String timestamp, Instant machineTime) {
        return timestamp.matches("\\d{1,12}")
                && Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), machineTime)
                                .abs()
                                .compareTo(TOLERANCE)
                        <= 0;
    }

    private static boolean isNonce(String nonce) {
        return nonce.matches("[A-Za-z0-9_-]{16,64}");
    }

    private static Refusal badSignature() {
        return refused("bad_signature", "密钥或签名无效", "Key or signature is not valid");
    }

    private static Refusal refused(String code, String zh, String en) {
        return new Refusal(Refusal.Kind.UNAUTHENTICATED, code, new Words(zh, en));
    }
}
