package io.guidepost.domain.simulation;

/**
 * An order that would have been different.
 *
 * @param revision of the decision it was compared with
 * @param isFlipped somebody's part would be another one; otherwise only the commission differs
 * @param beforeFen commission of all its payees together
 */
public record Difference(long orderId, int revision, boolean isFlipped, long beforeFen, long afterFen) {}
