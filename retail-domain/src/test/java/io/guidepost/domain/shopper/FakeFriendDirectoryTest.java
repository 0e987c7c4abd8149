package io.guidepost.domain.shopper;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

class FakeFriendDirectoryTest extends FriendDirectoryContract {

    private final FakeFriendDirectory directory = new FakeFriendDirectory();

    @BeforeEach
    void twoGuidesWithOneCustomerInCommon() {
        var at = Instant.parse("2026-11-01T04:00:00Z");
        directory.add("li", "wm1", at);
        directory.add("li", "wm2", at);
        directory.add("wang", "wm1", at.plusSeconds(60));
        directory.add("zhao", "wm3", at);
    }

    @Override
    protected FriendDirectory directory() {
        return directory;
    }

    @Override
    protected List<String> guides() {
        return List.of("li", "wang");
    }

    @Override
    protected String sharedCustomer() {
        return "wm1";
    }

    @Override
    protected String stranger() {
        return "nobody1";
    }
}
