package io.guidepost.domain.handover;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.handover.AllocationRules.Customer;
import io.guidepost.domain.handover.AllocationRules.Receiver;
import io.guidepost.domain.handover.AllocationRules.TagRule;
import io.guidepost.domain.handover.AllocationRules.Ways;
import io.guidepost.domain.handover.Plan.Strategy;
import io.guidepost.domain.organization.StoreDetail.Place;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllocationRulesTest {

    private static final Receiver LI = new Receiver(1, 10, 3, 5);
    private static final Receiver WANG = new Receiver(2, 10, 0, 1);
    private static final Receiver ZHAO = new Receiver(3, 20, 9, 0);
    private static final List<Receiver> ALL = List.of(LI, WANG, ZHAO);
    private static final Ways NOTHING = Ways.byHand(Map.of());
    private static final long VIP = 501;
    private static final long SPORT = 502;

    @Test
    void roundRobinGoesByTurns() {
        assertThat(allocate(Strategy.ROUND_ROBIN, customers(7)).values()).containsExactly(1L, 2L, 3L, 1L, 2L, 3L, 1L);
    }

    @Test
    void byLoadFillsUpWhoeverHasFewest() {
        assertThat(allocate(Strategy.BY_LOAD, customers(6)).values()).containsExactly(3L, 2L, 3L, 2L, 3L, 2L);
    }

    @Test
    void byStoreKeepsCustomersInTheirStoreAndTheRestGoesByLoad() {
        var ofTen = customer("a", 10L, 0);
        var ofNowhere = new Customer("b", Optional.of(99L), 0, Set.of());

        assertThat(allocate(Strategy.BY_STORE, List.of(ofTen, ofNowhere)))
                .containsExactlyInAnyOrderEntriesOf(Map.of("a", 2L, "b", 3L));
    }

    @Test
    void byLevelTheBestCustomersGoToTheBestGuidesAndEveryoneGetsAShare() {
        var customers = List.of(customer("poor", 10L, 1), customer("rich", 10L, 900), customer("some", 10L, 50));

        assertThat(allocate(Strategy.BY_LEVEL, customers))
                .containsExactlyInAnyOrderEntriesOf(Map.of("rich", 3L, "some", 1L, "poor", 2L));
    }

    @Test
    void byAffinityAFriendComesFirst() {
        var friendOfLi = new Customer("a", Optional.of(20L), 0, Set.of(1L, 77L));

        assertThat(allocate(Strategy.BY_AFFINITY, List.of(friendOfLi, customer("b", 20L, 0))))
                .containsExactlyInAnyOrderEntriesOf(Map.of("a", 1L, "b", 3L));
    }

    /** Shanghai is the customers' store; store 10 is in Suzhou, 20 in Beijing. */
    @Test
    void nearestGoesToTheStoreThatIsNearestAndAmongItsGuidesByLoad() {
        var places = Map.of(
                9L, new Place(31_230_000, 121_470_000),
                10L, new Place(31_300_000, 120_580_000),
                20L, new Place(39_900_000, 116_400_000));

        assertThat(nearest(places, customer("a", 9L, 0), customer("b", 9L, 0), customer("c", 20L, 0)))
                .containsExactlyInAnyOrderEntriesOf(Map.of("a", 2L, "b", 2L, "c", 3L));
    }

    @Test
    void whereAPlaceIsNotKnownTheOwnStoreComesFirstAndThenTheLoad() {
        var stranger = new Customer("b", Optional.empty(), 0, Set.of());

        assertThat(nearest(Map.of(), customer("a", 10L, 0), stranger, customer("c", 99L, 0)))
                .containsExactlyInAnyOrderEntriesOf(Map.of("a", 2L, "b", 3L, "c", 3L));
    }

    @Test
    void byTagsTheFirstRuleThatFitsDecidesAndTheRestGoesByStoreToThoseNamed() {
        var rules = List.of(new TagRule(VIP, Set.of(3L)), new TagRule(SPORT, Set.of(1L, 2L)));
        var tags = Map.of("both", Set.of(SPORT, VIP), "sport", Set.of(SPORT), "sport2", Set.of(SPORT));
        var customers = List.of(
                customer("both", 10L, 0),
                customer("sport", 20L, 0),
                customer("sport2", 20L, 0),
                customer("none", 20L, 0));

        assertThat(byTags(customers, new Ways(Map.of(), rules, tags, Set.of(), Map.of())))
                .containsExactlyInAnyOrderEntriesOf(Map.of("both", 3L, "sport", 2L, "sport2", 2L, "none", 3L));
        assertThat(byTags(customers, new Ways(Map.of(), rules, tags, Set.of(1L), Map.of())))
                .containsExactlyInAnyOrderEntriesOf(Map.of("both", 3L, "sport", 2L, "sport2", 2L, "none", 1L));
    }

    @Test
    void byTagsARuleWhoseGuidesCannotTakeAnybodyIsPassedOver() {
        var rules = List.of(new TagRule(VIP, Set.of(44L)), new TagRule(SPORT, Set.of(1L)));

        assertThat(byTags(
                        List.of(customer("both", 20L, 0)),
                        new Ways(Map.of(), rules, Map.of("both", Set.of(SPORT, VIP)), Set.of(), Map.of())))
                .containsExactly(Map.entry("both", 1L));
    }

    private static Map<String, Long> nearest(Map<Long, Place> places, Customer... customers) {
        return AllocationRules.allocate(
                Strategy.NEAREST, List.of(customers), ALL, new Ways(Map.of(), List.of(), Map.of(), Set.of(), places));
    }

    private static Map<String, Long> byTags(List<Customer> customers, Ways ways) {
        return AllocationRules.allocate(Strategy.BY_TAGS, customers, ALL, ways);
    }

    @Test
    void byHandWhoIsNotNamedStays() {
        assertThat(AllocationRules.allocate(
                        Strategy.MANUAL, customers(3), ALL, Ways.byHand(Map.of("c1", 2L, "c2", 44L))))
                .containsExactly(Map.entry("c1", 2L));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42, 2026})
    void everybodyIsAllocatedOnceAndTheOrderOfReceiversDoesNotMatter(long seed) {
        var random = new Random(seed);
        var receivers = new java.util.ArrayList<>(IntStream.range(1, 2 + random.nextInt(9))
                .mapToObj(i -> new Receiver(i, random.nextInt(3), random.nextInt(10), random.nextInt(50)))
                .toList());
        var customers = IntStream.range(0, random.nextInt(300))
                .mapToObj(i -> customer("c" + i, (long) random.nextInt(4), random.nextInt(1_000)))
                .toList();
        for (var strategy : Set.of(
                Strategy.ROUND_ROBIN,
                Strategy.BY_LOAD,
                Strategy.BY_STORE,
                Strategy.BY_LEVEL,
                Strategy.BY_AFFINITY,
                Strategy.NEAREST,
                Strategy.BY_TAGS)) {
            var one = AllocationRules.allocate(strategy, customers, receivers, NOTHING);
            Collections.shuffle(receivers, random);

            assertThat(AllocationRules.allocate(strategy, customers, receivers, NOTHING))
                    .as("%s, seed %d", strategy, seed)
                    .isEqualTo(one);
            assertThat(new HashSet<>(one.keySet())).hasSize(customers.size());
        }
    }

    private static Map<String, Long> allocate(Strategy strategy, List<Customer> customers) {
        return AllocationRules.allocate(strategy, customers, ALL, NOTHING);
    }

    private static List<Customer> customers(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> customer("c" + i, 10L, 0))
                .toList();
    }

    private static Customer customer(String id, long storeId, long paidFen) {
        return new Customer(id, Optional.of(storeId), paidFen, Set.of());
    }
}
