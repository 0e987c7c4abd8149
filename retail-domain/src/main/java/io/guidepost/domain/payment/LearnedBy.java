package io.guidepost.domain.payment;

/** How we came to know of a payment. */
public enum LearnedBy {
    NOTICE,
    QUERY
}
