package io.guidepost.domain.attribution;

import io.guidepost.core.attribution.Attribution;
import io.guidepost.core.attribution.Candidate;
import io.guidepost.core.attribution.Explanation;
import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.attribution.Names;
import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.attribution.Split;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.sight.Sight;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Why an order belongs to whom: the frozen decision, with names of today and sentences for people. */
@Service
public class ExplainAttribution {

    private final Attributions attributions;

    ExplainAttribution(Attributions attributions) {
        this.attributions = attributions;
    }

    /**
     * A decision that people can read.
     *
     * @param text the whole story in one paragraph
     * @param candidates strongest first; behind them what became known too late
     */
    public record Explained(
            long orderId,
            int revision,
            Attribution attribution,
            Words text,
            List<ExplainedCandidate> candidates,
            Map<Long, String> guideNames,
            Map<Long, String> storeNames) {}

    public record ExplainedCandidate(Candidate candidate, Words text) {}

    /**
     * A guide who asks.
     *
     * @param managedStore the store whose orders a store manager may see
     */
    public record Asking(long guideId, Optional<Long> managedStore) {}

    /**
     * @param sight whose orders the reader may see; those of others do not exist for him
     */
    public Explained explain(long orderId, Sight sight) {
        var found = found(orderId, sight);
        return explained(found, Named.EVERYBODY);
    }

    /**
     * To a guide: the orders he is credited with or was a candidate for, and to a store manager those of his store too.
     * Others than himself and those credited stay without a name, unless he manages the store.
     */
    public Explained explain(long orderId, Asking asking) {
        var found = found(orderId, Sight.ALL);
        boolean isManaged = asking.managedStore().isPresent()
                && storesOf(found.decision().attribution())
                        .contains(asking.managedStore().get());
        var credited = creditedIn(found.decision().attribution());
        boolean isConcerned = credited.contains(asking.guideId())
                || found.candidates().stream().anyMatch(candidate -> candidate
                        .guide()
                        .filter(guide -> guide.value() == asking.guideId())
                        .isPresent());
        if (!isManaged && !isConcerned) {
            throw unknown();
        }
        credited.add(asking.guideId());
        return explained(found, isManaged ? Named.EVERYBODY : new Named(credited));
    }

    /** The whole story of each of these decisions in one paragraph, for headquarters: everybody is named. */
    public List<Words> stories(List<Attribution> decisions) {
        var guides = new TreeSet<Long>();
        var stores = new TreeSet<Long>();
        for (var decided : decisions) {
            guides.addAll(creditedIn(decided));
            stores.addAll(storesOf(decided));
            for (var candidate : decided.candidates()) {
                candidate.guide().ifPresent(guide -> guides.add(guide.value()));
                candidate.store().ifPresent(store -> stores.add(store.value()));
            }
        }
        var names = names(attributions.guideNames(guides), attributions.storeNames(stores), Named.EVERYBODY, "");
        return decisions.stream()
                .map(decided -> Explanation.of(decided, names).story())
                .toList();
    }

    /** @param candidates those of the decision, and behind them what became known only later */
    private record Found(Attributions.Decision decision, List<Candidate> late) {

        List<Candidate> candidates() {
            return Stream.concat(decision.attribution().candidates().stream(), late.stream())
                    .toList();
        }
    }

    /** Whose names the reader may see. */
    private record Named(Set<Long> guides) {

        static final Named EVERYBODY = new Named(Set.of());

        boolean includes(long guideId) {
            return guides.isEmpty() || guides.contains(guideId);
        }
    }

    private Found found(long orderId, Sight sight) {
        var decision = attributions
                .of(orderId)
                .filter(known -> attributions.isCreditedWithin(sight, orderId))
                .orElseThrow(ExplainAttribution::unknown);
        return new Found(
                decision,
                attributions.lateTouches(orderId, decision.attribution().decidedAt()));
    }

    private static Refusal unknown() {
        return Refusal.notFound("订单", "order");
    }

    private static Set<Long> creditedIn(Attribution attribution) {
        return payees(attribution, PayeeType.GUIDE);
    }

    private static Set<Long> storesOf(Attribution attribution) {
        return payees(attribution, PayeeType.STORE);
    }

    private static Set<Long> payees(Attribution attribution, PayeeType type) {
        return attribution.lines().stream()
                .flatMap(line -> line.outcome().splits().stream())
                .filter(split -> split.payeeType() == type)
                .map(Split::payeeId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Explained explained(Found found, Named named) {
        var attribution = found.decision().attribution();
        var guides = creditedIn(attribution);
        var stores = storesOf(attribution);
        for (var candidate : found.candidates()) {
            candidate.guide().ifPresent(guide -> guides.add(guide.value()));
            candidate.store().ifPresent(store -> stores.add(store.value()));
        }
        guides.removeIf(guide -> !named.includes(guide));
        var guideNames = attributions.guideNames(guides);
        var storeNames = attributions.storeNames(stores);
        var zh = Explanation.of(attribution, names(guideNames, storeNames, named, "另一位导购"));
        var en = Explanation.of(attribution, names(guideNames, storeNames, named, "another guide"));
        return new Explained(
                found.decision().orderId(),
                found.decision().revision(),
                attribution,
                new Words(zh.story().zh(), en.story().en()),
                found.candidates().stream()
                        .map(candidate -> new ExplainedCandidate(
                                candidate,
                                new Words(
                                        zh.of(candidate).zh(), en.of(candidate).en())))
                        .toList(),
                guideNames,
                storeNames);
    }

    private static Names names(
            Map<Long, String> guideNames, Map<Long, String> storeNames, Named named, String somebody) {
        return new Names() {
            @Override
            public String guide(GuideId guide) {
                return named.includes(guide.value())
                        ? guideNames.getOrDefault(guide.value(), Long.toString(guide.value()))
                        : somebody;
            }

            @Override
            public String store(StoreId store) {
                return storeNames.getOrDefault(store.value(), Long.toString(store.value()));
            }
        };
    }
}
