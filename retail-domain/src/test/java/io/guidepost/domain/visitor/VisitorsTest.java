package io.guidepost.domain.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.behaviour.Behaviour;
import io.guidepost.domain.behaviour.BehaviourStream;
import io.guidepost.domain.behaviour.RecordBehaviour;
import io.guidepost.domain.order.ShopScene;
import io.guidepost.domain.sharing.CreateShareLink;
import io.guidepost.domain.sharing.CreateShareLink.Wanted;
import io.guidepost.domain.visitor.KeepVisitors.Told;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever looked around before he signed in has done it himself afterwards (MEM-3). */
@DomainTest
class VisitorsTest {

    @Autowired
    KeepVisitors visitors;

    @Autowired
    RecordBehaviour recordBehaviour;

    @Autowired
    BehaviourStream stream;

    @Autowired
    CreateShareLink createShareLink;

    @Autowired
    ShopScene scene;

    @Autowired
    MovableClock clock;

    private final String visitor = UUID.randomUUID().toString();

    @Test
    void whatWasLookedAtCountsWhenItHappenedAndOnceHoweverOftenItIsTold() {
        long product = scene.productOf(scene.sku(100, 1));
        long member = scene.member();
        var at = clock.instant().minus(Duration.ofHours(2));
        visitors.tell(visitor, List.of(seen("a", product, at), seen("b", product, at.plusSeconds(9))));
        visitors.tell(visitor, List.of(seen("b", product, at), seen("c", 1, at)));
        clock.advance(Duration.ofDays(20));
        recordBehaviour.record(
                member,
                List.of(new RecordBehaviour.Event(
                        "b", Behaviour.Kind.VIEW, product, Optional.empty(), clock.instant())));

        assertThat(visitors.join(visitor, member))
                .as("a is new, b was told, c is no product")
                .isEqualTo(1);
        assertThat(visitors.join(visitor, member)).isZero();

        assertThat(stream.of(List.of(member), at, at.plusSeconds(1), 10))
                .singleElement()
                .satisfies(event -> assertThat(event.eventId()).isEqualTo("a"));
        assertThat(left()).isZero();
    }

    @Test
    void aGuidesLinkCountsFromWhenItWasOpenedAndIsKnownFromTheSignInOn() {
        long store = scene.store().storeId();
        long guide = scene.guideAt(store);
        long product = scene.productOf(scene.sku(100, 1));
        var link = createShareLink.create(
                new Wanted(guide, store, Optional.of(product), Optional.empty(), Optional.empty(), Optional.empty()));
        long member = scene.member();
        var at = clock.instant().minusSeconds(30);
        visitors.tell(
                visitor,
                List.of(
                        new Told.Opened("t1", link.token(), "pages/product", 1, at),
                        new Told.Opened("t2", "A".repeat(32), "pages/product", 0, at)));
        clock.advance(Duration.ofDays(5));

        visitors.join(visitor, member);

        assertThat(scene.count(
                        "SELECT COUNT(*) FROM sharing_touch WHERE member_id = ? AND guide_id = ? AND is_valid = 1"
                                + " AND occurred_at = ? AND received_at = ?",
                        member,
                        guide,
                        utc(at),
                        utc(clock.instant())))
                .isOne();
    }

    @Test
    void nobodyElseGetsItAndWhatIsUnclaimedGoes() {
        long product = scene.productOf(scene.sku(100, 1));
        visitors.tell(visitor, List.of(seen("a", product, clock.instant())));

        assertThat(visitors.join(UUID.randomUUID().toString(), scene.member())).isZero();
        clock.advance(Duration.ofDays(29));
        visitors.runDue(1_000);
        assertThat(left()).isOne();
        clock.advance(Duration.ofDays(2));
        visitors.runDue(1_000);

        assertThat(left()).isZero();
    }

    @Test
    void oneVisitorFillsNoTable() {
        var many = new ArrayList<Told>();
        for (int i = 0; i < 520; i++) {
            many.add(seen("e" + i, 1, clock.instant()));
        }
        visitors.tell(visitor, many);
        visitors.tell(visitor, List.of(seen("one more", 1, clock.instant())));
        visitors.tell(
                UUID.randomUUID().toString(),
                List.of(seen("old", 1, clock.instant().minus(Duration.ofDays(8)))));

        assertThat(left()).isEqualTo(500);
        visitors.join(visitor, scene.member());
        assertThat(left()).isZero();
    }

    private static Told seen(String eventId, long product, Instant at) {
        return new Told.Seen(eventId, false, product, Optional.empty(), at);
    }

    private long left() {
        return scene.count("SELECT COUNT(*) FROM visitor_event");
    }

    private static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
