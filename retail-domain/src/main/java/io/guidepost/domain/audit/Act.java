package io.guidepost.domain.audit;

import io.guidepost.core.digest.Sha256;
import java.util.Objects;
import java.util.function.Function;

/**
 * What somebody is doing in one request. The first transaction that commits a change on its behalf carries the entry, so that
 * nothing is changed without one. Features may add what the object was and became.
 */
public final class Act {

    private static final ThreadLocal<Act> CURRENT = new ThreadLocal<>();

    private final Function<Act, AuditEntry> entry;
    private boolean isWritten;
    private String before = "";
    private String after = "";

    /** @param entry makes the entry at the moment at which it is written */
    public Act(Function<Act, AuditEntry> entry) {
        this.entry = Objects.requireNonNull(entry);
    }

    /** The act on whose behalf this thread works; null for none. For the bridge between threads alone. */
    public static Act current() {
        return CURRENT.get();
    }

    public static void current(Act act) {
        if (act == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(act);
        }
    }

    /** What the object of the act was and became: only digests are kept. Without effect where nothing is audited. */
    public static void changes(Object before, Object after) {
        var act = CURRENT.get();
        if (act != null) {
            act.before = before == null ? "" : digest(before.toString());
            act.after = after == null ? "" : digest(after.toString());
        }
    }

    /** SHA-256 in hexadecimal digits. */
    public static String digest(String text) {
        return Sha256.hex(text);
    }

    public String before() {
        return before;
    }

    public String after() {
        return after;
    }

    public synchronized boolean isWritten() {
        return isWritten;
    }

    /** The entry, for whoever asks first. */
    synchronized AuditEntry takeEntry() {
        isWritten = true;
        return entry.apply(this);
    }

    /** The transaction was rolled back, and the entry with it. */
    synchronized void giveBack() {
        isWritten = false;
    }
}
