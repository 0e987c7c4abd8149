package io.guidepost.domain.acquisition;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

class FakeContactWaysTest extends ContactWaysContract {

    private static final Instant NOW = Instant.parse("2026-11-02T04:00:00Z");
    private final FakeContactWays ways = new FakeContactWays(Clock.fixed(NOW, ZoneOffset.UTC));

    @Override
    protected ContactWays ways() {
        return ways;
    }

    @Override
    protected List<String> people() {
        return List.of("li", "wang");
    }

    @Override
    protected Instant now() {
        return NOW;
    }
}
