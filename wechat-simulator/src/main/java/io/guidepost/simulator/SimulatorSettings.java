package io.guidepost.simulator;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How the simulator runs. It always listens on 127.0.0.1 alone.
 *
 * @param port 0 takes a free one
 * @param stateDir where everything is kept, credentials included; without it everything is gone at the end
 * @param wecomCallbackUrl where WeCom's events go, for example {@code http://127.0.0.1:8081/callbacks/wecom}
 * @param miniappCallbackUrl where the mini-program's pushes go, for example {@code http://127.0.0.1:8082/callbacks/miniapp}
 * @param clockMayMove whether {@code POST /sim/clock} exists (it answers 404 otherwise)
 * @param dispatchDelay how long a new group message answers 41063, by the business clock
 * @param notifyDelay real time between a payment and the first attempt to notify
 * @param retryTimeFactor what WeChat's pauses between attempts are multiplied by; 0.001 makes seconds of hours
 * @param refundDelay real time that a refund is in progress
 * @param transferAcceptDelay how long a transfer stays ACCEPTED before it waits for the payee, by the business clock;
 *     with zero it waits at once
 * @param mostTransferFen the largest transfer that the merchant's product settings allow
 * @param rateLimits whether Tencent's rate limits and the customers' monthly quota of mass messages apply
 * @param extraUsers generated guides besides the demo's 40, for load tests
 */
public record SimulatorSettings(
        int port,
        Optional<Path> stateDir,
        Optional<URI> wecomCallbackUrl,
        Optional<URI> miniappCallbackUrl,
        boolean clockMayMove,
        Duration dispatchDelay,
        Duration notifyDelay,
        double retryTimeFactor,
        Duration refundDelay,
        Duration transferAcceptDelay,
        long mostTransferFen,
        boolean rateLimits,
        int extraUsers) {

    private static final int MOST_EXTRA_USERS = 40_000;

    public SimulatorSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("There is no port " + port);
        }
        if (extraUsers < 0 || extraUsers > MOST_EXTRA_USERS) {
            throw new IllegalArgumentException("At most " + MOST_EXTRA_USERS + " extra users, not " + extraUsers);
        }
        if (!(retryTimeFactor >= 0 && retryTimeFactor <= 1)) {
            throw new IllegalArgumentException("The retry time factor is between 0 and 1, not " + retryTimeFactor);
        }
        if (dispatchDelay.isNegative()
                || notifyDelay.isNegative()
                || refundDelay.isNegative()
                || transferAcceptDelay.isNegative()) {
            throw new IllegalArgumentException("No delay may be negative");
        }
    }

    /** A free port, memory only, a movable clock, Tencent's own delays and no rate limits. */
    public static SimulatorSettings defaults() {
        return new SimulatorSettings(
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                Duration.ofSeconds(2),
                Duration.ZERO,
                1.0,
                Duration.ofSeconds(1),
                Duration.ZERO,
                2_000_000,
                false,
                0);
    }

    public SimulatorSettings withPort(int value) {
        return changed(draft -> draft.port = value);
    }

    public SimulatorSettings withStateDir(Path value) {
        return changed(draft -> draft.stateDir = Optional.of(value));
    }

    public SimulatorSettings withWecomCallbackUrl(URI value) {
        return changed(draft -> draft.wecomCallbackUrl = Optional.of(value));
    }

    public SimulatorSettings withMiniappCallbackUrl(URI value) {
        return changed(draft -> draft.miniappCallbackUrl = Optional.of(value));
    }

    public SimulatorSettings withClockMayMove(boolean value) {
        return changed(draft -> draft.clockMayMove = value);
    }

    public SimulatorSettings withDispatchDelay(Duration value) {
        return changed(draft -> draft.dispatchDelay = value);
    }

    public SimulatorSettings withNotifyDelay(Duration value) {
        return changed(draft -> draft.notifyDelay = value);
    }

    public SimulatorSettings withRetryTimeFactor(double value) {
        return changed(draft -> draft.retryTimeFactor = value);
    }

    public SimulatorSettings withRefundDelay(Duration value) {
        return changed(draft -> draft.refundDelay = value);
    }

    public SimulatorSettings withTransferAcceptDelay(Duration value) {
        return changed(draft -> draft.transferAcceptDelay = value);
    }

    public SimulatorSettings withMostTransferFen(long value) {
        return changed(draft -> draft.mostTransferFen = value);
    }

    public SimulatorSettings withRateLimits(boolean value) {
        return changed(draft -> draft.rateLimits = value);
    }

    public SimulatorSettings withExtraUsers(int value) {
        return changed(draft -> draft.extraUsers = value);
    }

    private SimulatorSettings changed(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return draft.settings();
    }

    /** A copy in which one thing can be changed. */
    private static final class Draft {

        private int port;
        private Optional<Path> stateDir;
        private Optional<URI> wecomCallbackUrl;
        private Optional<URI> miniappCallbackUrl;
        private boolean clockMayMove;
        private Duration dispatchDelay;
        private Duration notifyDelay;
        private double retryTimeFactor;
        private Duration refundDelay;
        private Duration transferAcceptDelay;
        private long mostTransferFen;
        private boolean rateLimits;
        private int extraUsers;

        Draft(SimulatorSettings from) {
            port = from.port;
            stateDir = from.stateDir;
            wecomCallbackUrl = from.wecomCallbackUrl;
            miniappCallbackUrl = from.miniappCallbackUrl;
            clockMayMove = from.clockMayMove;
            dispatchDelay = from.dispatchDelay;
            notifyDelay = from.notifyDelay;
            retryTimeFactor = from.retryTimeFactor;
            refundDelay = from.refundDelay;
            transferAcceptDelay = from.transferAcceptDelay;
            mostTransferFen = from.mostTransferFen;
            rateLimits = from.rateLimits;
            extraUsers = from.extraUsers;
        }

        SimulatorSettings settings() {
            return new SimulatorSettings(
                    port,
                    stateDir,
                    wecomCallbackUrl,
                    miniappCallbackUrl,
                    clockMayMove,
                    dispatchDelay,
                    notifyDelay,
                    retryTimeFactor,
                    refundDelay,
                    transferAcceptDelay,
                    mostTransferFen,
                    rateLimits,
                    extraUsers);
        }
    }
}
