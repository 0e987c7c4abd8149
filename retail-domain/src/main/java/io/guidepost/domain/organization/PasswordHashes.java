package io.guidepost.domain.organization;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id with 19 MiB, two passes and one lane. At most two hashes are computed at a time: they are expensive on
 * purpose, and whoever floods the login must not take the machine from everybody else.
 */
@Component
class PasswordHashes {

    private static final int AT_A_TIME = 2;
    private static final long PATIENCE_SECONDS = 5;

    private final Argon2PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
    private final Semaphore places = new Semaphore(AT_A_TIME, true);

    /** Nobody's password; comparing with it costs what comparing with a real one does. */
    private final String decoy = argon2.encode("nobody has this password");

    String hash(String password) {
        return inTurn(() -> argon2.encode(password));
    }

    boolean matches(String password, String hash) {
        return inTurn(() -> argon2.matches(password, hash));
    }

    /** Takes the time that comparing with somebody's password takes. */
    void compareWithNobodys(String password) {
        matches(password, decoy);
    }

    private <T> T inTurn(Supplier<T> work) {
        boolean admitted;
        try {
            admitted = places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            admitted = false;
        }
        if (!admitted) {
            throw new Refusal(
                    Refusal.Kind.TOO_MANY,
                    "too_many_logins",
                    new Words("登录过于频繁，请稍后再试", "Too many people are signing in; please wait a little"),
                    Map.of("retryAfterSeconds", PATIENCE_SECONDS));
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
