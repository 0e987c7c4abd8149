package io.guidepost.domain.organization;

import java.time.Instant;

/**
 * Message to whoever keeps something by guide: where the guide serves, or whether at all, has changed. What is true now
 * is asked of the {@link Roster}, so that the order of such messages does not matter.
 */
public record GuidePosted(long guideId, Instant at) {

    public static final String TOPIC = "guide.posted";
}
