package io.guidepost.domain.moment;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

class FakeMomentFeedTest extends MomentFeedContract {

    private final Instant now = Instant.parse("2026-11-02T04:00:00Z");
    private final FakeMomentFeed feed = new FakeMomentFeed(Clock.fixed(now, ZoneOffset.UTC));

    @Override
    protected MomentFeed feed() {
        return feed;
    }

    @Override
    protected List<String> guides() {
        return List.of("li", "wang", "zhao");
    }

    @Override
    protected void workedOn() {
        // The fake is done when asked a second time.
    }

    @Override
    protected void publishes(String momentId, String userid) {
        feed.publish(momentId, userid);
    }

    @Override
    protected void publishesOwn(String userid, MomentContent content) {
        feed.publishOwn(userid, content);
    }

    @Override
    protected Instant now() {
        return now;
    }
}
