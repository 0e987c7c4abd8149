package io.guidepost.domain.moment;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.moment.MomentFeed.Making;
import io.guidepost.domain.moment.MomentFeed.MomentOrder;
import io.guidepost.domain.moment.MomentFeed.Personal;
import io.guidepost.domain.moment.MomentFeed.Publication;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link MomentFeed} keeps to: the fake of the unit tests, and the adapter against the simulator. */
public abstract class MomentFeedContract {

    protected abstract MomentFeed feed();

    /** Three guides. */
    protected abstract List<String> guides();

    /** Lets WeCom go on with its jobs. */
    protected abstract void workedOn();

    /** The guide publishes headquarters' moment in WeCom. */
    protected abstract void publishes(String momentId, String userid);

    /** The guide publishes a moment of his own. */
    protected abstract void publishesOwn(String userid, MomentContent content);

    protected abstract Instant now();

    @Test
    void aMomentIsMadeInTheBackground() {
        var jobid = feed().order(order());

        assertThat(feed().making(jobid)).isInstanceOf(Making.Running.class);
        workedOn();
        assertThat(feed().making(jobid)).isInstanceOfSatisfying(Making.Made.class, made -> {
            assertThat(made.momentId()).isNotBlank();
            assertThat(made.refused()).isEmpty();
        });
    }

    @Test
    void aJobThatWeComDoesNotKnowIsForgotten() {
        assertThat(feed().making("job-of-yesterday")).isInstanceOf(Making.Forgotten.class);
    }

    @Test
    void whoHasPublishedIsToldForEveryGuide() {
        var momentId = made(order());

        publishes(momentId, guides().get(2));

        assertThat(publications(momentId))
                .containsExactlyInAnyOrder(
                        new Publication(guides().get(0), false),
                        new Publication(guides().get(1), false),
                        new Publication(guides().get(2), true));
    }

    @Test
    void aMomentIsFoundAgainByItsContentAndItsGuides() {
        var since = now();
        var order = order();
        var momentId = made(order);

        assertThat(feed().find(order, since)).contains(momentId);
        assertThat(feed().find(order(), since)).as("another text").isEmpty();
        assertThat(feed().find(new MomentOrder(List.of("nobody-of-ours"), order.content()), since))
                .as("other guides")
                .isEmpty();
    }

    @Test
    void aMomentCanBeCancelled() {
        var momentId = made(order());

        feed().cancel(momentId);

        assertThat(publications(momentId)).noneMatch(Publication::isPublished);
    }

    @Test
    void aGuidesOwnMomentsAreListedPageByPage() {
        var since = now();
        var text = "自己发的 " + UUID.randomUUID();
        for (int i = 0; i < 25; i++) {
            publishesOwn(guides().get(0), content(text + i));
        }
        publishesOwn(guides().get(1), content(text));

        var listed = personal(guides().get(0), since);

        assertThat(listed)
                .extracting(moment -> moment.content().text())
                .contains(text + 0, text + 24)
                .doesNotContain(text);
        assertThat(listed)
                .extracting(Personal::momentId)
                .hasSizeGreaterThanOrEqualTo(25)
                .doesNotHaveDuplicates();
        assertThat(listed)
                .filteredOn(moment -> moment.content().text().equals(text + 7))
                .singleElement()
                .satisfies(moment -> assertThat(moment.content().fingerprint())
                        .isEqualTo(content(text + 7).fingerprint()));
    }

    protected final String made(MomentOrder order) {
        var jobid = feed().order(order);
        feed().making(jobid);
        workedOn();
        return ((Making.Made) feed().making(jobid)).momentId();
    }

    private List<Publication> publications(String momentId) {
        var all = new ArrayList<Publication>();
        var cursor = "";
        do {
            var page = feed().publications(momentId, cursor);
            all.addAll(page.publications());
            cursor = page.nextCursor();
        } while (!cursor.isEmpty());
        return all;
    }

    private List<Personal> personal(String userid, Instant since) {
        var all = new ArrayList<Personal>();
        var cursor = "";
        do {
            var page = feed().personal(userid, since.minusSeconds(5), now().plusSeconds(5), cursor);
            all.addAll(page.moments());
            cursor = page.nextCursor();
        } while (!cursor.isEmpty());
        return all;
    }

    /** An order like no other. */
    protected final MomentOrder order() {
        return new MomentOrder(guides(), content("秋季新品 " + UUID.randomUUID()));
    }

    private static MomentContent content(String text) {
        return new MomentContent(
                text, List.of(), Optional.empty(), Optional.of(new MomentContent.Link("活动", "https://example.com/a")));
    }
}
