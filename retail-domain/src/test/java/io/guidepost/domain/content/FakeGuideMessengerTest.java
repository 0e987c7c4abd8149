package io.guidepost.domain.content;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

class FakeGuideMessengerTest extends GuideMessengerContract {

    private final Instant now = Instant.parse("2026-11-02T04:00:00Z");
    private final FakeGuideMessenger messenger = new FakeGuideMessenger(Clock.fixed(now, ZoneOffset.UTC));

    @Override
    protected GuideMessenger messenger() {
        return messenger;
    }

    @Override
    protected List<String> guides() {
        return List.of("li", "wang");
    }

    @Override
    protected List<String> friends() {
        return List.of("wm1", "wm2", "wm3");
    }

    @Override
    protected void dispatched() {
        // The fake dispatches at once.
    }

    @Override
    protected void guideSends(String msgid) {
        messenger.confirm(msgid);
    }

    @Override
    protected Instant now() {
        return now;
    }
}
