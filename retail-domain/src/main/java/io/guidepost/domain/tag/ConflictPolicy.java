package io.guidepost.domain.tag;

/** Who wins where both sides have changed the same thing since they agreed last. What only one has changed is no conflict. */
public enum ConflictPolicy {
    HQ_WINS,
    WECOM_WINS,
    /** The later change; one of unknown time counts as the earlier. */
    NEWEST
}
