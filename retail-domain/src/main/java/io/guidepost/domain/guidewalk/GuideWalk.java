package io.guidepost.domain.guidewalk;

import java.time.Instant;

/**
 * How far a walk has come.
 *
 * @param afterGuideId all active guides up to this one are done
 * @param tries how often those after it were tried in vain
 * @param dueAt nobody goes on before then
 */
public record GuideWalk(String name, long afterGuideId, int guidesDone, int tries, Instant dueAt, boolean isFinished) {}
