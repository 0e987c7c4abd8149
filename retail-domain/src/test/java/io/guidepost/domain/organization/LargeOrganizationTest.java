package io.guidepost.domain.organization;

import static io.guidepost.domain.organization.ContactDirectory.UserState.ACTIVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** A corporation as large as they come: 100,000 guides in 3,000 stores of 30 regions. */
@Tag("deep")
@DomainTest
@TestPropertySource(properties = "guidepost.test.schema-of=large-organization")
class LargeOrganizationTest {

    private static final int GUIDES = 100_000;
    private static final int STORES = 3_000;
    private static final int REGIONS = 30;

    @Autowired
    SyncContacts sync;

    @Autowired
    FakeContactDirectory directory;

    @Autowired
    Roster roster;

    @Autowired
    OrgChart chart;

    @Autowired
    MovableClock clock;

    @Test
    void aHundredThousandGuidesAreSyncedAndAskedFor() {
        directory.clear();
        directory.department(1, 0, "总部");
        for (long region = 0; region < REGIONS; region++) {
            directory.department(100 + region, 1, "大区" + region);
        }
        for (long store = 0; store < STORES; store++) {
            directory.department(1_000 + store, 100 + store % REGIONS, "门店" + store);
        }
        for (int guide = 0; guide < GUIDES; guide++) {
            directory.user("guide" + guide, "导购" + guide, ACTIVE, "导购", false, 1_000L + guide % STORES);
        }

        assertThat(timed("first sync", () -> sync.run("hq", 0).report().total()))
                .isEqualTo(GUIDES + STORES + REGIONS);
        clock.advance(Duration.ofHours(1));
        assertThat(timed("second sync", () -> sync.run("hq", 0).report().total()))
                .isZero();
        assertThat(timed("walk over everybody", this::walk)).isEqualTo(GUIDES);
        assertThat(timed("chart", () -> chart.at(clock.instant(), Optional.empty())
                        .size()))
                .isEqualTo(REGIONS);
    }

    private int walk() {
        int seen = 0;
        long after = 0;
        int page;
        do {
            var serving = roster.servingIn(Area.EVERYBODY, clock.instant(), after, 1_000);
            page = serving.size();
            seen += page;
            after = serving.isEmpty() ? after : serving.get(page - 1).guideId();
        } while (page > 0);
        return seen;
    }

    private static int timed(String what, IntSupplier work) {
        var startedAt = System.nanoTime();
        int result = work.getAsInt();
        System.out.printf("%s: %d ms%n", what, (System.nanoTime() - startedAt) / 1_000_000);
        return result;
    }
}
