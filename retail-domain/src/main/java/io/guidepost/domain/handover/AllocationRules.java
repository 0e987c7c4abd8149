package io.guidepost.domain.handover;

import io.guidepost.domain.organization.StoreDetail.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who gets whom (INH-6). The same customers and receivers always end the same. */
public final class AllocationRules {

    private AllocationRules() {}

    /**
     * @param storeId the store that keeps the customer
     * @param paidFen what the customer has ever paid
     * @param friends guides who have the customer as a friend beside the one who hands over
     */
    public record Customer(String externalUserid, Optional<Long> storeId, long paidFen, Set<Long> friends) {}

    /**
     * @param level 0 for none, 9 at most
     * @param load how many customers the guide has now
     */
    public record Receiver(long guideId, long storeId, int level, long load) {}

    /** Customers with this tag are for these guides. */
    public record TagRule(long tagId, Set<Long> guideIds) {

        public TagRule {
            guideIds = Set.copyOf(guideIds);
        }
    }

    /**
     * What some strategies go by beside customers and receivers; nothing of it for the others.
     *
     * @param byHand receiver by customer, for MANUAL
     * @param tagRules for BY_TAGS: the first one decides whose tag the customer has
     * @param tags of the customers, those of the rules
     * @param forOthers for BY_TAGS: guides who get customers with none of the tags; empty: all of them
     * @param places of stores, where they are known, for NEAREST
     */
    public record Ways(
            Map<String, Long> byHand,
            List<TagRule> tagRules,
            Map<String, Set<Long>> tags,
            Set<Long> forOthers,
            Map<Long, Place> places) {

        public Ways {
            tagRules = List.copyOf(tagRules);
        }

        public static Ways byHand(Map<String, Long> byHand) {
            return new Ways(byHand, List.of(), Map.of(), Set.of(), Map.of());
        }
    }

    /** The receiver of each customer, in the order of the customers; whoever nobody can take is missing. */
    public static Map<String, Long> allocate(
            Plan.Strategy strategy, List<Customer> customers, List<Receiver> receivers, Ways ways) {
        var ordered = receivers.stream()
                .sorted(Comparator.comparingLong(Receiver::guideId))
                .toList();
        var loads = new HashMap<Long, Long>();
        ordered.forEach(receiver -> loads.put(receiver.guideId(), receiver.load()));
        var allocated = new LinkedHashMap<String, Long>();
        var queue = strategy == Plan.Strategy.BY_LEVEL ? richestFirst(customers) : customers;
        var nearest = new HashMap<Long, List<Receiver>>();
        int turn = 0;
        for (var customer : queue) {
            Optional<Receiver> found =
                    switch (strategy) {
                        case ROUND_ROBIN ->
                            ordered.isEmpty() ? Optional.empty() : Optional.of(ordered.get(turn % ordered.size()));
                        case BY_LOAD -> leastBusy(ordered, loads);
                        case BY_STORE -> ofStore(customer, ordered, loads);
                        case BY_LEVEL -> best(ordered, loads, customers.size());
                        case BY_AFFINITY ->
                            leastBusy(
                                            ordered.stream()
                                                    .filter(receiver ->
                                                            customer.friends().contains(receiver.guideId()))
                                                    .toList(),
                                            loads)
                                    .or(() -> ofStore(customer, ordered, loads));
                        case NEAREST ->
                            leastBusy(
                                    customer.storeId()
                                            .map(store -> nearest.computeIfAbsent(
                                                    store, from -> nearest(from, ordered, ways.places())))
                                            .orElse(ordered),
                                    loads);
                        case BY_TAGS -> byTags(customer, ordered, ways, loads);
                        case MANUAL ->
                            ordered.stream()
                                    .filter(receiver -> Optional.ofNullable(
                                                    ways.byHand().get(customer.externalUserid()))
                                            .filter(chosen -> chosen == receiver.guideId())
                                            .isPresent())
                                    .findFirst();
                    };
            turn++;
            found.ifPresent(receiver -> {
                allocated.put(customer.externalUserid(), receiver.guideId());
                loads.merge(receiver.guideId(), 1L, Long::sum);
            });
        }
        return allocated;
    }

    private static List<Customer> richestFirst(List<Customer> customers) {
        var sorted = new ArrayList<>(customers);
        sorted.sort(Comparator.comparingLong(Customer::paidFen).reversed().thenComparing(Customer::externalUserid));
        return sorted;
    }

    private static Optional<Receiver> leastBusy(Collection<Receiver> receivers, Map<Long, Long> loads) {
        return receivers.stream()
                .min(Comparator.<Receiver>comparingLong(receiver -> loads.get(receiver.guideId()))
                        .thenComparingLong(Receiver::guideId));
    }

    private static Optional<Receiver> ofStore(Customer customer, List<Receiver> receivers, Map<Long, Long> loads) {
        var ofStore = receivers.stream()
                .filter(receiver -> customer.storeId().equals(Optional.of(receiver.storeId())))
                .toList();
        return leastBusy(ofStore.isEmpty() ? receivers : ofStore, loads);
    }

    /** Whoever works in the store that is nearest to this one; all of them where nothing is known of its place. */
    private static List<Receiver> nearest(long storeId, List<Receiver> receivers, Map<Long, Place> places) {
        long least = receivers.stream()
                .mapToLong(receiver -> metres(storeId, receiver.storeId(), places))
                .min()
                .orElse(Long.MAX_VALUE);
        return receivers.stream()
                .filter(receiver -> metres(storeId, receiver.storeId(), places) == least)
                .toList();
    }

    /** A store whose place is not known is behind all others; the store itself is nearest to itself in any case. */
    private static long metres(long one, long other, Map<Long, Place> places) {
        if (one == other) {
            return -1;
        }
        var from = places.get(one);
        var to = places.get(other);
        return from == null || to == null ? Long.MAX_VALUE : from.metresTo(to);
    }

    /** By the first rule whose tag he has and of whose guides one can take him; else by store. */
    private static Optional<Receiver> byTags(
            Customer customer, List<Receiver> receivers, Ways ways, Map<Long, Long> loads) {
        var tags = ways.tags().getOrDefault(customer.externalUserid(), Set.of());
        for (var rule : ways.tagRules()) {
            if (tags.contains(rule.tagId())) {
                var meant = receivers.stream()
                        .filter(receiver -> rule.guideIds().contains(receiver.guideId()))
                        .toList();
                if (!meant.isEmpty()) {
                    return leastBusy(meant, loads);
                }
            }
        }
        var others = receivers.stream()
                .filter(receiver ->
                        ways.forOthers().isEmpty() || ways.forOthers().contains(receiver.guideId()))
                .toList();
        return ofStore(customer, others, loads);
    }

    /** The highest level first, until such a guide has got an equal share of all; then the next level. */
    private static Optional<Receiver> best(List<Receiver> receivers, Map<Long, Long> loads, int customers) {
        if (receivers.isEmpty()) {
            return Optional.empty();
        }
        long share = (customers + receivers.size() - 1L) / receivers.size();
        return receivers.stream()
                .filter(receiver -> loads.get(receiver.guideId()) - receiver.load() < share)
                .min(Comparator.comparingInt(Receiver::level)
                        .reversed()
                        .thenComparingLong(receiver -> loads.get(receiver.guideId()) - receiver.load())
                        .thenComparingLong(Receiver::guideId));
    }
}
