package io.guidepost.webedge.session;

/** Somebody whose token has been verified. Controllers take the variant they serve as a parameter. */
public sealed interface SignedIn permits SignedInGuide, SignedInAdmin, SignedInShopper {

    Audience audience();

    /** The id of this person within the audience. */
    long id();

    /** Unique over all audiences, such as {@code guide:17}. */
    default String principal() {
        return audience().key() + ":" + id();
    }
}
