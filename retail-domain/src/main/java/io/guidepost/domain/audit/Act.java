package io.guidepost.domain.audit;

import io.guidepost.core.digest.Sha256;
import io.guidepost.domain.audit.AuditedObjects.Named;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * What somebody is doing in one request. The first transaction that commits a change on its behalf carries the entry, so that
 * nothing is changed without one. Features may add what the object was and became.
 */
public final class Act {

    private static final ThreadLocal<Act> CURRENT = new ThreadLocal<>();

    private final Function<Act, AuditEntry> entry;
    private final Optional<Named> object;
    private boolean isWritten;
    private String before;
    private boolean isTold;
    private String after = "";

    /** @param entry makes the entry at the moment at which it is written */
    public Act(Function<Act, AuditEntry> entry) {
        this(entry, Optional.empty(), "");
    }

    /**
     * @param object whose digest is taken once more just before the change commits
     * @param before its digest before anything was done
     */
    public Act(Function<Act, AuditEntry> entry, Optional<Named> object, String before) {
        this.entry = Objects.requireNonNull(entry);
        this.object = object;
        this.before = before;
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
            act.isTold = true;
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

    /** Unless a feature has told what the object became. */
    void became(AuditedObjects objects) {
        if (!isTold) {
            object.ifPresent(named -> after = objects.digest(named));
        }
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
