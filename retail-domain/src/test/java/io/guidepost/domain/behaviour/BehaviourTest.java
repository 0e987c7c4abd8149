package io.guidepost.domain.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.behaviour.Behaviour.Kind;
import io.guidepost.domain.behaviour.Favourites.Seen;
import io.guidepost.domain.behaviour.RecordBehaviour.Event;
import io.guidepost.domain.behaviour.RecordBehaviour.Refused;
import io.guidepost.domain.order.ShopScene;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class BehaviourTest {

    @Autowired
    RecordBehaviour record;

    @Autowired
    BehaviourStream stream;

    @Autowired
    Favourites favourites;

    @Autowired
    ShopScene scene;

    @Autowired
    MovableClock clock;

    long member;
    long product;
    Instant now;

    @BeforeEach
    void aShopper() {
        member = scene.member();
        product = scene.productOf(scene.sku(100, 1));
        now = clock.instant();
    }

    @Test
    void whatIsToldTwiceCountsOnceEvenAtOnce() {
        var events = List.of(view("a", 0), view("b", 10), view("b", 10));

        var told = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> record.record(member, events)))
                .map(CompletableFuture::join)
                .mapToInt(RecordBehaviour.Recorded::accepted)
                .sum();

        assertThat(told).isEqualTo(2);
        assertThat(counts()).isEqualTo(Map.of(Kind.VIEW, 2L));
        assertThat(scene.count("SELECT views FROM behaviour_visit WHERE member_id = ?", member))
                .isEqualTo(2);
        assertThat(record.record(scene.member(), events).accepted()).isEqualTo(2);
    }

    @Test
    void whatIsToldLateCountsWhenItHappenedAndTheClockOfATelephoneMayBeWrong() {
        long other = scene.productOf(scene.sku(100, 1));
        record.record(member, List.of(view("new", 0)));
        var told = record.record(
                member,
                List.of(
                        new Event("late", Kind.VIEW, other, Optional.empty(), now.minus(Duration.ofDays(6))),
                        view("older", 3600),
                        new Event("ahead", Kind.SHARE, product, Optional.empty(), now.plus(Duration.ofDays(300))),
                        new Event("too old", Kind.VIEW, product, Optional.empty(), now.minus(Duration.ofDays(8))),
                        new Event("no such", Kind.VIEW, 17, Optional.empty(), now),
                        new Event("sly", Kind.FAVOURITE, product, Optional.empty(), now)));

        assertThat(told.accepted()).isEqualTo(3);
        assertThat(told.refused())
                .containsExactly(
                        new Refused("too old", "too_late"),
                        new Refused("no such", "product_unknown"),
                        new Refused("sly", "kind_unfit"));
        assertThat(stream.of(List.of(member), now.minus(Duration.ofDays(30)), now.plusSeconds(1), 10))
                .extracting(Behaviour::eventId)
                .containsExactly("late", "older", "new", "ahead");
        assertThat(favourites.visits(List.of(member), Optional.empty(), 10))
                .containsExactly(new Seen(product, now), new Seen(other, now.minus(Duration.ofDays(6))));
        assertThat(stream.counts(List.of(member), product, now.minusSeconds(60), now.plusSeconds(1)))
                .isEqualTo(Map.of(Kind.VIEW, 1L, Kind.SHARE, 1L));
    }

    @Test
    void aFavouriteIsMarkedOnceAndIsAnEventOnceAndListsPageWithoutGap() {
        record.favour(member, product);
        record.favour(member, product);
        long second = scene.productOf(scene.sku(100, 1));
        clock.advance(Duration.ofSeconds(1));
        record.favour(member, second);
        record.unfavour(member, second);
        record.unfavour(member, second);
        record.favour(member, second);

        assertThat(counts()).isEqualTo(Map.of(Kind.FAVOURITE, 1L));
        var first = favourites.favourites(List.of(member), Optional.empty(), 1);
        assertThat(first).extracting(Seen::productId).containsExactly(second);
        assertThat(favourites.favourites(List.of(member), Optional.of(first.get(0)), 5))
                .extracting(Seen::productId)
                .containsExactly(product);
        assertThat(favourites.among(List.of(member), List.of(product, second, 17L)))
                .containsExactlyInAnyOrder(product, second);
    }

    @Test
    void nothingIsKeptForEver() {
        record.record(member, List.of(view("b", 0)));
        assertThat(stream.purge(now.minusSeconds(1), 100)).isZero();
        assertThat(stream.toldSince(now.minusSeconds(1), 0, 1000))
                .anyMatch(told -> told.behaviour().memberId() == member);
        assertThat(stream.purge(now.plus(Duration.ofDays(1)), 10_000)).isPositive();
        assertThat(counts()).isEmpty();
    }

    private Event view(String id, int secondsAgo) {
        return new Event(id, Kind.VIEW, product, Optional.empty(), now.minusSeconds(secondsAgo));
    }

    private Map<Kind, Long> counts() {
        return stream.counts(List.of(member), product, now.minus(Duration.ofDays(30)), now.plus(Duration.ofDays(1)));
    }
}
