package io.guidepost.domain.pace;

import java.util.function.Supplier;

/**
 * For whom WeCom is called. Calls are short when a task goes to all guides at once; then mass work leaves room for people who
 * wait, and both for answers that WeCom itself gives a time. It is bound to the thread and not to the call, because the same
 * port serves a guide's tap and a duty of the night.
 */
public enum Urgency {
    /** WeCom's clock runs, such as the 20 seconds of a welcome message. */
    CLOCKED,
    /** Somebody waits for the answer. What nobody says otherwise about is of this kind. */
    INTERACTIVE,
    /** Work in masses, which is as good a little later. */
    MASS;

    private static final ThreadLocal<Urgency> OF_THREAD = new ThreadLocal<>();

    /** The urgency of what this thread does at present. */
    public static Urgency current() {
        var urgency = OF_THREAD.get();
        return urgency == null ? INTERACTIVE : urgency;
    }

    /** Does {@code work} with this urgency; afterwards it is again as before. */
    public <T> T call(Supplier<T> work) {
        var before = OF_THREAD.get();
        OF_THREAD.set(this);
        try {
            return work.get();
        } finally {
            if (before == null) {
                OF_THREAD.remove();
            } else {
                OF_THREAD.set(before);
            }
        }
    }

    public void run(Runnable work) {
        call(() -> {
            work.run();
            return null;
        });
    }
}
