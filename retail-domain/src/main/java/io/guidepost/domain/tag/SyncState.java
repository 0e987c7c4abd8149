package io.guidepost.domain.tag;

/** Whether WeCom has what we have. */
public enum SyncState {
    SYNCED,
    /** To be told. */
    PENDING,
    /** Told, and nobody knows whether it arrived: WeCom is asked before it is told again. */
    UNKNOWN,
    /** WeCom does not want it, for the reason kept with it. */
    REFUSED
}
