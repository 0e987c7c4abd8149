package io.guidepost.domain.signin;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.organization.Locks;
import io.guidepost.domain.signin.Sources.Source;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * Keeps out whoever tries many names from one place, where no single account would notice. A whole office may share one
 * address, so it takes more failures than at one account, and successes do not count.
 */
@Service
class SourceLocks {

    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final Duration FORGOTTEN = Duration.ofDays(1);

    private final Sources sources;
    private final TransactionRetry transaction;
    private final Clock clock;
    private final int limit;

    SourceLocks(
            Sources sources,
            TransactionRetry transaction,
            Clock clock,
            @Value("${guidepost.sign-in.failures-per-source:50}") int limit) {
        this.sources = sources;
        this.transaction = transaction;
        this.clock = clock;
        this.limit = limit;
    }

    /** Refused with {@code too_many_logins} while the place is locked. */
    void require(String source) {
        var now = clock.instant();
        sources.find(source)
                .map(Source::lockedUntil)
                .filter(now::isBefore)
                .map(until -> Duration.between(now, until))
                .ifPresent(wait -> {
                    throw new Refusal(
                            Refusal.Kind.TOO_MANY,
                            "too_many_logins",
                            new Words(
                                    "此网络的登录失败过多，请稍后再试", "Too many attempts from this network have failed; please wait"),
                            Map.of("retryAfterSeconds", Math.max(1, wait.toSeconds())));
                });
    }

    void countFailure(String source) {
        var now = clock.instant();
        transaction.run(() -> sources.save(afterFailure(sources.lock(source, now), limit, now)));
    }

    int prune(int limit) {
        return sources.removeOlder(clock.instant().minus(FORGOTTEN), limit);
    }

    /** One more failure: counted within ten minutes, and at the limit the place is locked, longer each time. */
    static Source afterFailure(Source before, int limit, Instant now) {
        boolean isAnew = before.countedFrom().plus(WINDOW).isBefore(now);
        int failures = isAnew ? 1 : before.failures() + 1;
        var from = isAnew ? now : before.countedFrom();
        return failures < limit
                ? new Source(before.source(), failures, from, before.lockCount(), before.lockedUntil())
                : new Source(
                        before.source(), 0, now, before.lockCount() + 1, now.plus(Locks.lasting(before.lockCount())));
    }
}
