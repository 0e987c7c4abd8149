package io.guidepost.domain.guidewalk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.organization.Guide;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The walk behind the nightly pulls of customers and group chats: whoever dies is followed where he stood. */
@DomainTest
class WalkGuidesTest {

    private static final int GUIDES = 3;

    @Autowired
    WalkGuides walkGuides;

    @Autowired
    GuideWalks walks;

    @Autowired
    MovableClock clock;

    @Autowired
    Ids ids;

    @Autowired
    JdbcTemplate jdbc;

    /** Tests share a schema: of the guides seen, these are the test's own. */
    final List<Long> mine = new ArrayList<>();

    final List<Long> seen = new ArrayList<>();
    String name;

    @BeforeEach
    void aWalk() {
        for (int i = 0; i < 3 * GUIDES; i++) {
            long id = ids.next();
            jdbc.update(
                    "INSERT INTO org_guide (id, userid, name, status, created_at) VALUES (?, ?, '导购', 'ACTIVE', ?)",
                    id,
                    "walk" + id,
                    java.time.LocalDateTime.ofInstant(clock.instant(), java.time.ZoneOffset.UTC));
            mine.add(id);
        }
        name = "test" + ids.next();
        walkGuides.begin(name);
        jdbc.update("UPDATE guide_walk SET after_guide_id = ? WHERE name = ?", mine.get(0) - 1, name);
    }

    @Test
    void everyActiveGuideIsMetOnceAndTheWalkEnds() {
        assertThat(go(1)).isEqualTo(1);
        assertThat(seen).containsExactlyElementsOf(mine.subList(0, GUIDES));

        go(1_000);

        assertThat(seen).containsSubsequence(mine).doesNotHaveDuplicates();
        assertThat(walks.find(name).orElseThrow().isFinished()).isTrue();
        assertThat(go(1_000)).as("nothing is left to do").isZero();
    }

    /** The guides of the step in which the process died are met again, those before them are not. */
    @Test
    void anotherProcessGoesOnWhereADeadOneStood() {
        go(1);
        assertThatThrownBy(() -> walkGuides.go(name, 1, GUIDES, guides -> {
                    throw new Killed();
                }))
                .isInstanceOf(Killed.class);

        assertThat(go(1)).as("the dead one's lease").isZero();
        clock.advance(Duration.ofMinutes(6));
        assertThat(go(1)).isEqualTo(1);

        assertThat(seen).containsExactlyElementsOf(mine.subList(0, 2 * GUIDES));
    }

    @Test
    void aWalkThatIsUnderWayIsCarriedOnAndNotBegunAnew() {
        go(1);
        walkGuides.begin(name);

        go(1);

        assertThat(seen).containsExactlyElementsOf(mine.subList(0, 2 * GUIDES));
    }

    @Test
    void whatWeComDoesNotAnswerIsTriedAgainAfterAPauseAndLeftOutInTheEnd() {
        Consumer<List<Guide>> unclear = guides -> {
            throw new GatewayUnclear("no answer", null);
        };
        for (int tries = 1; tries < 6; tries++) {
            assertThatThrownBy(() -> walkGuides.go(name, 1, GUIDES, unclear)).isInstanceOf(GatewayUnclear.class);
            assertThat(go(1)).as("a pause after try %d", tries).isZero();
            clock.advance(Duration.ofMinutes(10));
        }

        assertThat(walkGuides.go(name, 1, GUIDES, unclear)).isEqualTo(1);
        go(1);

        assertThat(seen).as("the others are met").containsExactlyElementsOf(mine.subList(GUIDES, 2 * GUIDES));
    }

    private int go(int limit) {
        return walkGuides.go(
                name, limit, GUIDES, guides -> guides.stream().map(Guide::id).forEach(seen::add));
    }

    private static final class Killed extends Error {}
}
