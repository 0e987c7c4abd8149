package io.guidepost.domain.signin;

import io.guidepost.core.digest.Sha256;
import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.organization.Locks;
import io.guidepost.domain.privacy.Seals;
import io.guidepost.domain.signin.Factors.Factor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * The second factor of an administrator: the codes of an authenticator (RFC 6238), and ten recovery codes for the day on
 * which it is lost. Codes go by the time of the machine, which callers bring along: a demonstration moves business time.
 */
@Service
public class SecondFactor {

    private static final int TRIES = 5;
    private static final int SECRET_BYTES = 20;
    private static final int RECOVERY_BYTES = 10;
    private static final int RECOVERY_CODES = 10;

    private final Factors factors;
    private final Seals seals;
    private final TransactionRetry transaction;
    private final Clock clock;
    private final String issuer;
    private final boolean isRequired;
    private final SecureRandom random = new SecureRandom();

    SecondFactor(
            Factors factors,
            Seals seals,
            TransactionRetry transaction,
            Clock clock,
            @Value("${guidepost.sign-in.issuer:Guidepost}") String issuer,
            @Value("${guidepost.sign-in.second-factor-required:false}") boolean isRequired) {
        this.factors = factors;
        this.seals = seals;
        this.transaction = transaction;
        this.clock = clock;
        this.issuer = issuer;
        this.isRequired = isRequired;
    }

    /** Told once: the secret in base32, and the same as what a QR code for authenticators holds. */
    public record Enrolment(String secret, String otpauthUri) {

        @Override
        public String toString() {
            return "Enrolment";
        }
    }

    /** How somebody proved who he is, beside the password. */
    public enum Proof {
        PASSWORD,
        TOTP,
        RECOVERY_CODE
    }

    /** Whether headquarters insists on a second factor ({@code guidepost.sign-in.second-factor-required}). */
    public boolean isRequired() {
        return isRequired;
    }

    public boolean isInUse(long adminId) {
        return confirmed(adminId).isPresent();
    }

    public int recoveryCodesLeft(long adminId) {
        return factors.recoveryCodesLeft(adminId);
    }

    /** A new secret, which counts once a code of it was shown; refused with {@code second_factor_exists} beside one in use. */
    public Enrolment begin(long adminId, String username) {
        if (isInUse(adminId)) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "second_factor_exists",
                    new Words("已启用第二因素，请先停用", "A second factor is in use; remove it first"));
        }
        var secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        var text = Base32.encode(secret);
        factors.put(adminId, seals.seal(place(adminId), text), clock.instant());
        return new Enrolment(
                text,
                "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=%d&period=%d"
                        .formatted(
                                encoded(issuer),
                                encoded(username),
                                text,
                                encoded(issuer),
                                Totp.DIGITS,
                                Totp.STEP_SECONDS));
    }

    /** The first code of a new secret puts it into use. Answers the recovery codes, which are told this once. */
    public List<String> confirm(long adminId, String code, Instant machineTime) {
        var waiting = factors.find(adminId)
                .filter(factor -> factor.confirmedAt() == null)
                .orElseThrow(() -> Refusal.notFound("待确认的第二因素", "second factor to confirm"));
        countTry(waiting);
        if (!takes(waiting, code, machineTime)) {
            throw refused(Duration.ZERO);
        }
        return transaction.call(() -> {
            factors.confirm(adminId, clock.instant());
            factors.forgetTries(adminId);
            return newCodes(adminId);
        });
    }

    /** Another ten recovery codes in place of the old ones, for somebody who shows a code. */
    public List<String> renewRecoveryCodes(long adminId, String code, Instant machineTime) {
        prove(adminId, code, machineTime);
        return transaction.call(() -> newCodes(adminId));
    }

    /** Out of use, by the person, who shows a code; refused where headquarters insists on one. */
    public void remove(long adminId, String code, Instant machineTime) {
        if (isRequired) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "second_factor_insisted_on",
                    new Words("总部要求使用第二因素", "Headquarters insists on a second factor"));
        }
        prove(adminId, code, machineTime);
        reset(adminId);
    }

    /** Out of use, by an administrator for somebody who has lost everything. */
    public void reset(long adminId) {
        transaction.run(() -> factors.remove(adminId));
    }

    /**
     * Looks at a code where one is needed. Refused with {@code second_factor_required} without one, and with
     * {@code bad_second_factor} for a wrong or a used one; after five of these in a row for 15 minutes, and longer each time.
     */
    Proof prove(long adminId, String code, Instant machineTime) {
        var factor = confirmed(adminId);
        if (factor.isEmpty()) {
            return Proof.PASSWORD;
        }
        if (code.isBlank()) {
            throw new Refusal(
                    Refusal.Kind.UNAUTHENTICATED,
                    "second_factor_required",
                    new Words("请输入身份验证器中的六位验证码或恢复码", "Give the six digits of your authenticator, or a recovery code"));
        }
        countTry(factor.get());
        var proof = proofOf(factor.get(), code, machineTime).orElseThrow(() -> refused(Duration.ZERO));
        factors.forgetTries(adminId);
        return proof;
    }

    private Optional<Proof> proofOf(Factor factor, String code, Instant machineTime) {
        if (takes(factor, code.strip(), machineTime)) {
            return Optional.of(Proof.TOTP);
        }
        return factors.useRecoveryCode(factor.adminId(), digestOf(factor.adminId(), code), clock.instant())
                ? Optional.of(Proof.RECOVERY_CODE)
                : Optional.empty();
    }

    private boolean takes(Factor factor, String code, Instant machineTime) {
        var secret = Base32.decode(seals.open(place(factor.adminId()), factor.sealedSecret()));
        var step = Totp.stepOf(secret, code, machineTime, factor.lastStep());
        return step.isPresent() && factors.take(factor.adminId(), step.getAsLong());
    }

    private void countTry(Factor factor) {
        var now = clock.instant();
        if (factor.lockedUntil() != null && now.isBefore(factor.lockedUntil())) {
            throw refused(Duration.between(now, factor.lockedUntil()));
        }
        factors.countTry(factor.adminId(), TRIES, now.plus(Locks.lasting(factor.lockCount())));
    }

    private List<String> newCodes(long adminId) {
        var codes = new ArrayList<String>();
        for (int i = 0; i < RECOVERY_CODES; i++) {
            var bytes = new byte[RECOVERY_BYTES];
            random.nextBytes(bytes);
            codes.add(Base32.encode(bytes).toLowerCase(Locale.ROOT).replaceAll("(.{4})(?!$)", "$1-"));
        }
        factors.putRecoveryCodes(
                adminId, codes.stream().map(code -> digestOf(adminId, code)).toList());
        return codes;
    }

    private String digestOf(long adminId, String code) {
        var letters = code.toLowerCase(Locale.ROOT).replaceAll("[^a-z2-7]", "");
        // Made by chance with 80 bits: nobody tries them all, so no key is needed that would have to be kept.
        return Sha256.hex(adminId + ":" + letters);
    }

    private Optional<Factor> confirmed(long adminId) {
        return factors.find(adminId).filter(factor -> factor.confirmedAt() != null);
    }

    private static Seals.Place place(long adminId) {
        return new Seals.Place("signin_factor", "sealed_secret", adminId);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Refusal refused(Duration wait) {
        var words = new Words(
                "验证码不正确或已使用；连续失败 5 次将锁定 15 分钟，再次失败加倍",
                "The code is wrong or was used; after five failures in a row it is locked for 15 minutes, and longer each time");
        return wait.isZero()
                ? new Refusal(Refusal.Kind.UNAUTHENTICATED, "bad_second_factor", words)
                : new Refusal(
                        Refusal.Kind.UNAUTHENTICATED,
                        "bad_second_factor",
                        words,
                        Map.of("retryAfterSeconds", Math.max(1, wait.toSeconds())));
    }
}
