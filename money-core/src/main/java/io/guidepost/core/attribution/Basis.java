package io.guidepost.core.attribution;

/** On what ground a sale belongs to somebody. */
public enum Basis {
    ASSIST,
    PROTECTED_BINDING,
    LAST_TOUCH,
    UNPROTECTED_BINDING,
    FRIEND,
    STORE,
    HQ;

    public boolean namesGuide() {
        return ordinal() < STORE.ordinal();
    }
}
