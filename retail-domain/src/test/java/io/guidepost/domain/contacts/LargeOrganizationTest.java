package io.guidepost.domain.contacts;

import static io.guidepost.domain.organization.ContactDirectory.UserState.ACTIVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.organization.Area;
import io.guidepost.domain.organization.FakeContactDirectory;
import io.guidepost.domain.organization.OrgChart;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.sight.Sight;
import java.time.Duration;
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
    RunContactSyncs sync;

    @Autowired
    ContactSyncs syncs;

    @Autowired
    AskForContactSync ask;

    @Autowired
    Ids ids;

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

        assertThat(timed("first sync", () -> lines(sync.run("hq", 0)))).isEqualTo(GUIDES + STORES + REGIONS);
        clock.advance(Duration.ofHours(1));
        assertThat(timed("second sync", () -> lines(sync.run("hq", 0)))).isZero();
        assertThat(timed("walk over everybody", this::walk)).isEqualTo(GUIDES);
        assertThat(timed("chart", () -> chart.at(clock.instant(), Sight.ALL).size()))
                .isEqualTo(REGIONS);
    }

    /** Every third step the node is killed, and another one has to wait for its lease. */
    @Test
    void fourteenThousandGuidesAreSyncedThoughNodesAreKilledAllTheTime() {
        directory.clear();
        directory.department(1, 0, "总部");
        directory.department(50, 1, "华南");
        for (long store = 0; store < 1_400; store++) {
            directory.department(20_000 + store, 50, "华南门店" + store);
        }
        for (int guide = 0; guide < 14_000; guide++) {
            directory.user("south" + guide, "店员" + guide, ACTIVE, "导购", guide % 10 == 0, 20_000L + guide % 1_400);
        }
        var started = ask.start(ContactSync.Kind.LOOK, "hq", 1);

        int step = 0;
        while (syncs.find(started.id()).orElseThrow().state().isActive()) {
            if (++step % 3 == 0) {
                syncs.claim(
                        started.id(),
                        ids.next(),
                        clock.instant(),
                        clock.instant().plusSeconds(60));
                assertThat(sync.runDue(1)).isZero();
                clock.advance(Duration.ofSeconds(61));
            }
            sync.runDue(1);
        }

        assertThat(syncs.find(started.id()).orElseThrow())
                .satisfies(done -> assertThat(done.people()).isEqualTo(14_000))
                .satisfies(done -> assertThat(done.peopleRead()).isEqualTo(14_000))
                .satisfies(done -> assertThat(done.departmentsRead()).isEqualTo(1_402));
        assertThat(syncs.counts(started.id()).get(ChangeKind.GUIDE_HIRED)).isEqualTo(14_000);
        directory.clear();
    }

    private int lines(long syncId) {
        return syncs.find(syncId).orElseThrow().changes();
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
