package io.guidepost.core.incentive;

/** Among whom a contest is held. */
public enum RankScope {
    STORE,
    REGION,
    EVERYBODY
}
