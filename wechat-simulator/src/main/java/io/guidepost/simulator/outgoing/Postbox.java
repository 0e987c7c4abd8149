package io.guidepost.simulator.outgoing;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Where letters to the applications pass before they leave, so that a test can hold, lose, repeat, delay, reorder or
 * spoil them. Letters leave in the order in which they come; only the first attempt of each counts for that order.
 */
public final class Postbox {

    /** Something to be told; the future is done when its first attempt is. */
    public interface Letter {
        CompletableFuture<?> send(Twist twist);
    }

    /** What is wrong with a letter on purpose. */
    public enum Twist {
        NONE,
        /** Lost on the way: nobody answers. */
        LOST,
        WRONG_SIGNATURE,
        WRONG_RECEIVER,
        WRONG_SERIAL,
        STALE_TIMESTAMP,
        SIGN_TEST
    }

    /** What the control panel can order. */
    public enum Command {
        HOLD,
        RELEASE,
        RELEASE_REVERSED,
        /** Forgets what is ordered and releases what is held. */
        NORMAL,
        /** Lost on the way. WeCom forgets it, as its documents say it may; WeChat Pay tries again by its schedule. */
        DROP_NEXT,
        /** Twice, as Tencent repeats itself: new nonce and timestamp, same content. */
        DUPLICATE_NEXT,
        DELAY_NEXT,
        WRONG_SIGNATURE_NEXT,
        WRONG_RECEIVER_NEXT,
        WRONG_SERIAL_NEXT,
        STALE_TIMESTAMP_NEXT,
        SIGN_TEST_NEXT
    }

    private record Order(Command command, Duration delay) {}

    private static final int MOST = 20_000;

    private final Courier courier;
    private final boolean ordered;
    private final Deque<Letter> held = new ArrayDeque<>();
    private final Deque<Order> orders = new ArrayDeque<>();
    private boolean holding;
    private CompletableFuture<?> tail = CompletableFuture.completedFuture(null);

    /** An {@code ordered} box begins a letter only when the first attempt of the one before has ended. */
    public Postbox(Courier courier, boolean ordered) {
        this.courier = courier;
        this.ordered = ordered;
    }

    public synchronized void put(Letter letter) {
        if (holding) {
            if (held.size() >= MOST) {
                held.removeFirst();
            }
            held.addLast(letter);
            return;
        }
        Order order = orders.pollFirst();
        if (order == null) {
            leave(letter, Twist.NONE);
            return;
        }
        switch (order.command) {
            case DROP_NEXT -> leave(letter, Twist.LOST);
            case DUPLICATE_NEXT -> {
                leave(letter, Twist.NONE);
                leave(letter, Twist.NONE);
            }
            case DELAY_NEXT -> courier.later(order.delay, () -> leave(letter, Twist.NONE));
            case WRONG_SIGNATURE_NEXT -> leave(letter, Twist.WRONG_SIGNATURE);
            case WRONG_RECEIVER_NEXT -> leave(letter, Twist.WRONG_RECEIVER);
            case WRONG_SERIAL_NEXT -> leave(letter, Twist.WRONG_SERIAL);
            case STALE_TIMESTAMP_NEXT -> leave(letter, Twist.STALE_TIMESTAMP);
            case SIGN_TEST_NEXT -> leave(letter, Twist.SIGN_TEST);
            case HOLD, RELEASE, RELEASE_REVERSED, NORMAL ->
                throw new IllegalStateException(order.command + " is not for a single letter");
        }
    }

    public synchronized void order(Command command, int times, Duration delay) {
        switch (command) {
            case HOLD -> holding = true;
            case RELEASE -> release(false);
            case RELEASE_REVERSED -> release(true);
            case NORMAL -> {
                orders.clear();
                release(false);
            }
            default -> {
                for (int i = 0; i < times && orders.size() < MOST; i++) {
                    orders.addLast(new Order(command, delay));
                }
            }
        }
    }

    public synchronized int heldCount() {
        return held.size();
    }

    private void release(boolean reversed) {
        holding = false;
        List<Letter> letters = new ArrayList<>(held);
        held.clear();
        if (reversed) {
            Collections.reverse(letters);
        }
        letters.forEach(letter -> follow(letter, Twist.NONE));
    }

    private synchronized void leave(Letter letter, Twist twist) {
        if (ordered) {
            follow(letter, twist);
        } else {
            letter.send(twist);
        }
    }

    /** Leaves when the first attempt of the one before has ended; what was held always does. */
    private void follow(Letter letter, Twist twist) {
        tail = tail.handle((done, failed) -> null).thenCompose(ready -> letter.send(twist));
    }
}
