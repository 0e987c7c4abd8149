package io.guidepost.domain.content;

/** How well a completion is proven (C1), from hearsay to WeCom's own word. Only the order of the four matters. */
public enum Evidence {
    /** The guide says so. */
    E0,
    /** A person has reviewed a proof. */
    E1,
    /** An event of our own shows it. */
    E2,
    /** WeCom confirms it. */
    E3;

    public boolean satisfies(Evidence wanted) {
        return compareTo(wanted) >= 0;
    }
}
