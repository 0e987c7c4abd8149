package io.guidepost.domain.organization;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.organization.Admins.Credentials;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Somebody at headquarters signs in. A wrong name and a wrong password look alike, cost alike and lock alike, so that
 * nobody learns from here who exists.
 */
@Service
public class SignInAdmin {

    private static final int TRIES = 5;

    private final Admins admins;
    private final PasswordHashes passwords;
    private final UnknownNames unknownNames = new UnknownNames();
    private final Clock clock;

    SignInAdmin(Admins admins, PasswordHashes passwords, Clock clock) {
        this.admins = admins;
        this.passwords = passwords;
        this.clock = clock;
    }

    /**
     * Refused with {@code bad_credentials}; after five failures in a row for 15 minutes, even with the right
     * password, and twice as long each time until a success.
     * Not transactional: hashing takes long, and a connection must not wait for it.
     */
    public Admin signIn(String username, String password) {
        var now = clock.instant();
        var known = admins.credentials(username);
        var lockedUntil = known.map(Credentials::lockedUntil).orElseGet(() -> unknownNames.lockedUntil(username));
        if (lockedUntil.isPresent() && now.isBefore(lockedUntil.get())) {
            throw refused(Duration.between(now, lockedUntil.get()));
        }
        var admin = known.isPresent() ? check(known.get(), password, now) : refuseNobody(username, password, now);
        admins.forgetTries(admin.id());
        return admin;
    }

    private Admin check(Credentials known, String password, Instant now) {
        admins.countTry(known.admin().id(), TRIES, now.plus(Locks.lasting(known.lockCount())));
        if (!passwords.matches(password, known.passwordHash()) || !known.admin().isActive()) {
            throw refused(Duration.ZERO);
        }
        return known.admin();
    }

    private Admin refuseNobody(String username, String password, Instant now) {
        unknownNames.countTry(username, now);
        passwords.compareWithNobodys(password);
        throw refused(Duration.ZERO);
    }

    /** Whether a session opened with this version still stands. */
    public boolean isStillValid(long adminId, long sessionVersion) {
        return admins.find(adminId)
                .filter(admin -> admin.isActive() && admin.sessionVersion() == sessionVersion)
                .isPresent();
    }

    private static Refusal refused(Duration wait) {
        var words = new Words(
                "用户名或密码不正确；连续失败 5 次将锁定 15 分钟，再次失败加倍",
                "Wrong username or password; after five failures in a row, signing in is locked for 15 minutes, and longer each time");
        return wait.isZero()
                ? new Refusal(Refusal.Kind.UNAUTHENTICATED, "bad_credentials", words)
                : new Refusal(
                        Refusal.Kind.UNAUTHENTICATED,
                        "bad_credentials",
                        words,
                        Map.of("retryAfterSeconds", Math.max(1, wait.toSeconds())));
    }

    /** Tries for names that nobody has. Only in memory, and only the latest: it is for show. */
    private static final class UnknownNames {

        private static final int MAX_NAMES = 10_000;

        private final Map<String, Tries> tries = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
                return size() > MAX_NAMES;
            }
        };

        synchronized Optional<Instant> lockedUntil(String username) {
            return Optional.ofNullable(tries.get(username)).flatMap(Tries::lockedUntil);
        }

        synchronized void countTry(String username, Instant now) {
            var before = tries.getOrDefault(username, new Tries(0, 0, Optional.empty()));
            tries.put(
                    username,
                    before.count + 1 < TRIES
                            ? new Tries(before.count + 1, before.locks, Optional.empty())
                            : new Tries(0, before.locks + 1, Optional.of(now.plus(Locks.lasting(before.locks)))));
        }

        private record Tries(int count, int locks, Optional<Instant> lockedUntil) {}
    }
}
