package io.guidepost.domain.execution;

/** What figures are by. */
public enum Grouping {
    GUIDE,
    STORE,
    REGION,
    /** For a period: each of its tasks. */
    TASK
}
