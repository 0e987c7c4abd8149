package io.guidepost.webedge.session;

import java.util.Locale;

/** Whom a token is for. A token of one audience is nothing to the others. */
public enum Audience {
    GUIDE,
    ADMIN,
    SHOP;

    /** As it stands in tokens, paths and settings. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
