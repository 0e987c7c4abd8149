package io.guidepost.webedge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.Refusal;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.NonBlocking;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

@Timeout(20)
class OffloadTest {

    private final Offload offload = offload(2, 2);
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void letAllFinish() throws InterruptedException {
        gate.countDown();
        offload.destroy();
    }

    @Test
    void workRunsWhereBlockingIsAllowedAndTheCallerDoesNotWait() {
        var worker = new AtomicReference<Thread>();
        var answer = offload.call(() -> {
                    worker.set(Thread.currentThread());
                    gate.await();
                    return "done";
                })
                .toFuture();

        assertThat(answer).isNotDone();
        gate.countDown();
        assertThat(answer.join()).isEqualTo("done");
        assertThat(worker.get()).isNotInstanceOf(NonBlocking.class).isNotSameAs(Thread.currentThread());
    }

    @Test
    void anEventLoopStaysFreeWhileWorkBlocks() throws InterruptedException {
        var loop = Schedulers.newSingle("loop");
        try {
            for (int i = 0; i < 2; i++) {
                offload.call(this::blocked).subscribeOn(loop).subscribe();
            }
            var ticked = new CountDownLatch(1);
            loop.schedule(ticked::countDown);

            assertThat(ticked.await(5, TimeUnit.SECONDS)).isTrue();
        } finally {
            loop.dispose();
        }
    }

    @Test
    void beyondTheBoundTheAnswerIsNoAtOnce() {
        occupy(Offload.Kind.DATABASE, 2);

        long began = System.nanoTime();
        assertThatThrownBy(() -> offload.call(() -> "never").block()).isInstanceOfSatisfying(Refusal.class, no -> {
            assertThat(no.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE);
            assertThat(no.code()).isEqualTo("overloaded");
        });
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void withinTheBoundWorkTakesTurns() throws InterruptedException {
        var narrow = offload(3, 1);
        var began = new CountDownLatch(1);
        var first = narrow.call(() -> {
                    began.countDown();
                    gate.await();
                    return "first";
                })
                .toFuture();
        assertThat(began.await(5, TimeUnit.SECONDS)).isTrue();
        var second = narrow.call(() -> "second").toFuture();
        assertThat(second).isNotDone();

        gate.countDown();

        assertThat(first.join()).isEqualTo("first");
        assertThat(second.join()).isEqualTo("second");
        narrow.destroy();
    }

    @Test
    void nobodyStandsInLineForEver() throws InterruptedException {
        var narrow = offload(3, 1);
        var began = new CountDownLatch(1);
        narrow.call(() -> {
                    began.countDown();
                    return blocked();
                })
                .subscribe();
        assertThat(began.await(5, TimeUnit.SECONDS)).isTrue();

        assertThatThrownBy(() -> narrow.call(() -> "too late").block())
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("overloaded"));
        gate.countDown();
        narrow.destroy();
    }

    /** Whoever floods the doors stands in line there, and payments and orders go on. */
    @Test
    void whoSignsInTakesNobodyElsesPlace() {
        occupy(Offload.Kind.SIGN_IN, 2);
        occupy(Offload.Kind.PASSWORD, 2);

        for (var door : new Offload.Kind[] {Offload.Kind.SIGN_IN, Offload.Kind.PASSWORD}) {
            assertThatThrownBy(() -> offload.call(door, () -> "x").block()).isInstanceOf(Refusal.class);
        }
        for (var work : new Offload.Kind[] {Offload.Kind.DATABASE, Offload.Kind.TENCENT, Offload.Kind.SESSION}) {
            assertThat(offload.call(work, () -> "free").block()).isEqualTo("free");
        }
    }

    @Test
    void aSlowTencentDoesNotStarveTheDatabase() {
        occupy(Offload.Kind.TENCENT, 1);

        assertThatThrownBy(() -> offload.call(Offload.Kind.TENCENT, () -> "x").block())
                .isInstanceOf(Refusal.class);
        assertThat(offload.call(() -> "free").block()).isEqualTo("free");
    }

    @Test
    void aPlaceIsFreeAgainAfterSuccessFailureAndCancellation() {
        for (int i = 0; i < 10; i++) {
            assertThat(offload.call(() -> "ok").block()).isEqualTo("ok");
            assertThatThrownBy(() -> offload.call(() -> {
                                throw new IllegalStateException("no");
                            })
                            .block())
                    .hasMessage("no");
            offload.call(() -> "nobody listens").subscribe().dispose();
            // Cancelled work still runs to its end, and has its place until then.
            assertThat(Mono.zip(offload.call(() -> 1), offload.call(() -> 2))
                            .retryWhen(Retry.fixedDelay(500, Duration.ofMillis(10)))
                            .block())
                    .isNotNull();
        }
    }

    @Test
    void aCancelledSubscriberLetsTheWorkFinishUninterrupted() throws InterruptedException {
        var began = new CountDownLatch(1);
        var finished = new CountDownLatch(1);
        var subscription = offload.call(() -> {
                    began.countDown();
                    gate.await();
                    finished.countDown();
                    return "committed";
                })
                .subscribe();
        assertThat(began.await(5, TimeUnit.SECONDS)).isTrue();

        subscription.dispose();
        gate.countDown();

        assertThat(finished.await(5, TimeUnit.SECONDS)).isTrue();
    }

    /** Whoever goes away while he stands in line is not told "no" any more, and nobody is alarmed by that. */
    @Test
    void noIsNotSaidToWhoeverHasGone() throws InterruptedException {
        var narrow = offload(3, 1);
        var dropped = new ConcurrentLinkedQueue<Throwable>();
        Hooks.onErrorDropped(dropped::add);
        try {
            var began = new CountDownLatch(1);
            narrow.call(() -> {
                        began.countDown();
                        return blocked();
                    })
                    .subscribe();
            assertThat(began.await(5, TimeUnit.SECONDS)).isTrue();

            var inLine = narrow.call(() -> "never").subscribe();
            inLine.dispose();
            // Comes after him, so his time is over as well.
            assertThatThrownBy(() -> narrow.call(() -> "too late").block()).isInstanceOf(Refusal.class);

            gate.countDown();
            narrow.destroy();
            assertThat(dropped).isEmpty();
        } finally {
            Hooks.resetOnErrorDropped();
        }
    }

    @Test
    void nothingToSayIsAnEmptyAnswer() {
        assertThat(offload.call(() -> null).blockOptional()).isEmpty();
    }

    private void occupy(Offload.Kind kind, int places) {
        for (int i = 0; i < places; i++) {
            offload.call(kind, this::blocked).subscribe();
        }
    }

    private String blocked() throws InterruptedException {
        gate.await();
        return "released";
    }

    private static Offload offload(int maxInFlight, int atOnce) {
        var database = new OffloadSettings.Database(maxInFlight, atOnce, Duration.ofMillis(300));
        return new Offload(new OffloadSettings(
                database,
                new OffloadSettings.Tencent(1),
                new OffloadSettings.Session(2, 1, Duration.ofMillis(300)),
                new OffloadSettings.SignIn(2, 1, Duration.ofMillis(300)),
                new OffloadSettings.Password(2, 1, Duration.ofMillis(300))));
    }
}
