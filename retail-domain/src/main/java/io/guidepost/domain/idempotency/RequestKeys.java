package io.guidepost.domain.idempotency;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.TransactionRetry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries out each request once, however often it is sent. Only successes are remembered: a refusal or an error leaves no
 * trace, and the same key may be tried again.
 */
@Service
public class RequestKeys {

    /** How long an answer is kept. */
    static final Duration LIFETIME = Duration.ofHours(24);

    /** How long work over the network may take before somebody else may try it again. */
    static final Duration LEASE = Duration.ofSeconds(30);

    private static final int MAX_TRIES = 5;

    /** Waiting for locks is over after this long, or a hot row would keep the caller for minutes. */
    private static final long MAX_TRYING_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final StoredRequests stored;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /** What this process is carrying out: answered "in progress" at once, without waiting for the database's lock. */
    private final Map<RequestKey, String> running = new ConcurrentHashMap<>();

    RequestKeys(StoredRequests stored, PlatformTransactionManager transactions, Clock clock) {
        this.stored = stored;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Key, work and answer in one transaction: all of it happens, or nothing. The use case's own {@code @Transactional}
     * joins. The whole is run again after a deadlock, so the work must have no effect but in the database.
     *
     * @param bodyHash SHA-256 of the request's body in 64 hexadecimal digits
     */
    public Answered inTransaction(RequestKey key, String bodyHash, Supplier<Answer> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "inTransaction begins a transaction of its own and must not stand in another");
        }
        return alone(key, bodyHash, () -> retriedInTransaction(key, bodyHash, work));
    }

    /**
     * For work that talks to others over the network, and is harmless to repeat by the numbers it sends them: the key is
     * committed first, under a lease; the work runs outside any transaction; the answer is stored after it. A crash in
     * between leaves a lease that expires, after which a repetition runs the work again.
     *
     * @param bodyHash SHA-256 of the request's body in 64 hexadecimal digits
     */
    public Answered aroundNetwork(RequestKey key, String bodyHash, Supplier<Answer> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("No network inside a transaction");
        }
        return alone(key, bodyHash, () -> answeredAroundNetwork(key, bodyHash, work));
    }

    /**
     * For work on which many requests wait at the same time, and which can be written for all of them at once.
     *
     * @param name for threads, such as {@code orders}
     * @param together writes what all these requests ask for, in the transaction it finds; false, or an exception, when
     *     not all of it can be had: it is rolled back, and each is tried alone
     * @param alone writes what one request asks for, in the transaction it finds
     */
    public <T> RequestGroup<T> group(String name, Predicate<List<T>> together, Consumer<T> alone) {
        return group(name, everybody -> true, together, alone);
    }

    /**
     * The same where some requests are always written alone.
     *
     * @param joins whether a request can be written together with others
     */
    public <T> RequestGroup<T> group(String name, Predicate<T> joins, Predicate<List<T>> together, Consumer<T> alone) {
        return new RequestGroup<>(name, this, joins, together, alone);
    }

    private Answered alone(RequestKey key, String bodyHash, Supplier<Answered> answering) {
        enter(key, bodyHash);
        try {
            return answering.get();
        } finally {
            leave(key);
        }
    }

    void enter(RequestKey key, String bodyHash) {
        var runningHash = running.putIfAbsent(key, bodyHash);
        if (runningHash != null) {
            throw runningHash.equals(bodyHash) ? inProgress() : reused();
        }
    }

    void leave(RequestKey key) {
        running.remove(key);
    }

    /**
     * Keys, work and answers of several requests in one transaction; false, with nothing done, when the work says so. A key
     * that is known already is an exception for all of them.
     */
    boolean inOneTransaction(List<StoredRequests.Done> requests, BooleanSupplier work) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            stored.insertDone(requests, clock.instant());
            boolean done = work.getAsBoolean();
            if (!done) {
                status.setRollbackOnly();
            }
            return done;
        }));
    }

    Answered retriedInTransaction(RequestKey key, String bodyHash, Supplier<Answer> work) {
        return retried(() -> answeredInTransaction(key, bodyHash, work));
    }

    private Answered answeredInTransaction(RequestKey key, String bodyHash, Supplier<Answer> work) {
        var owner = newOwner();
        // A few rounds, for a key may expire or be given up between the failed insert and the look at it.
        for (int round = 0; round < MAX_TRIES; round++) {
            var fresh = transaction.execute(status -> {
                var now = clock.instant();
                if (!stored.begin(key, bodyHash, owner, now.plus(LEASE), now)) {
                    status.setRollbackOnly();
                    return Optional.<Answer>empty();
                }
                var answer = work.get();
                if (!stored.finish(key, owner, answer)) {
                    throw new IllegalStateException("The key %s vanished inside its own transaction".formatted(key));
                }
                return Optional.of(answer);
            });
            if (fresh.isPresent()) {
                return new Answered(fresh.get(), false);
            }
            var earlier = earlierAnswer(key, bodyHash);
            if (earlier.isPresent()) {
                return new Answered(earlier.get(), true);
            }
            if (stored.find(key).isPresent()) {
                throw inProgress();
            }
        }
        throw inProgress();
    }

    private Answered answeredAroundNetwork(RequestKey key, String bodyHash, Supplier<Answer> work) {
        var owner = newOwner();
        if (!isMine(key, bodyHash, owner)) {
            return earlierAnswer(key, bodyHash)
                    .map(answer -> new Answered(answer, true))
                    .orElseThrow(RequestKeys::inProgress);
        }
        var answer = carriedOut(key, owner, work);
        if (retried(() -> stored.finish(key, owner, answer))) {
            return new Answered(answer, false);
        }
        // Our lease ran out and somebody took over: if he has answered, everybody shall hear the same.
        return earlierAnswer(key, bodyHash)
                .map(theirs -> new Answered(theirs, true))
                .orElse(new Answered(answer, false));
    }

    private boolean isMine(RequestKey key, String bodyHash, String owner) {
        var now = clock.instant();
        if (stored.begin(key, bodyHash, owner, now.plus(LEASE), now)) {
            return true;
        }
        if (earlierAnswer(key, bodyHash).isPresent()) {
            return false;
        }
        // Expired and gone, or left behind by a crash.
        return stored.begin(key, bodyHash, owner, now.plus(LEASE), now)
                || stored.takeOver(key, owner, now.plus(LEASE), now);
    }

    private Answer carriedOut(RequestKey key, String owner, Supplier<Answer> work) {
        try {
            return work.get();
        } catch (RuntimeException | Error failed) {
            giveUp(key, owner, failed);
            throw failed;
        }
    }

    private void giveUp(RequestKey key, String owner, Throwable failed) {
        try {
            stored.forget(key, owner);
        } catch (RuntimeException databaseToo) {
            // The lease will expire by itself; what the caller needs to hear is the first failure.
            failed.addSuppressed(databaseToo);
        }
    }

    /** Empty while the first is still running, or when there is no such key (any more). */
    Optional<Answer> earlierAnswer(RequestKey key, String bodyHash) {
        var earlier = stored.find(key);
        var oldest = clock.instant().minus(LIFETIME);
        if (earlier.isEmpty()) {
            return Optional.empty();
        }
        if (earlier.get().createdAt().isBefore(oldest)) {
            stored.removeIfOlder(key, oldest);
            return Optional.empty();
        }
        if (!earlier.get().bodyHash().equals(bodyHash)) {
            throw reused();
        }
        return earlier.get().answer();
    }

    private static <T> T retried(Supplier<T> work) {
        long began = System.nanoTime();
        for (int tries = 1; ; tries++) {
            try {
                return work.get();
            } catch (RuntimeException failed) {
                if (tries >= MAX_TRIES
                        || !TransactionRetry.isWorthRetrying(failed)
                        || System.nanoTime() - began > MAX_TRYING_NANOS) {
                    throw failed;
                }
                pause(tries);
            }
        }
    }

    /** With chance in it, or those who collided would collide again. */
    private static void pause(int tries) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(1, 10L << tries));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw inProgress();
        }
    }

    private static String newOwner() {
        return UUID.randomUUID().toString();
    }

    private static Refusal inProgress() {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "request_in_progress",
                new Words("相同的请求正在处理中，请稍后再查", "The same request is still being carried out; ask again shortly"));
    }

    private static Refusal reused() {
        return new Refusal(
                Refusal.Kind.REFUSED,
                "idempotency_key_reused",
                new Words("该 Idempotency-Key 已用于另一个请求", "This Idempotency-Key was already used for another request"));
    }
}
