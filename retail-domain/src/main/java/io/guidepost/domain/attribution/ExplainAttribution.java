package io.guidepost.domain.attribution;

import io.guidepost.core.attribution.Attribution;
import io.guidepost.core.attribution.Candidate;
import io.guidepost.core.attribution.Explanation;
import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.attribution.Names;
import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.stereotype.Service;

/** Why an order belongs to whom: the frozen decision, with names of today and sentences for people. */
@Service
public class ExplainAttribution {

    private final Attributions attributions;

    ExplainAttribution(Attributions attributions) {
        this.attributions = attributions;
    }

    /** A decision that people can read. */
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
     * @param onlyRegion the only region whose orders the reader may see; the orders of others do not exist for him
     */
    public Explained explain(long orderId, Optional<Long> onlyRegion) {
        var decision = attributions
                .of(orderId)
                .filter(found -> onlyRegion.isEmpty() || onlyRegion.equals(found.regionId()))
                .orElseThrow(() -> Refusal.notFound("订单", "order"));
        var attribution = decision.attribution();
        var guides = new TreeSet<Long>();
        var stores = new TreeSet<Long>();
        attribution.guide().ifPresent(guide -> guides.add(guide.value()));
        attribution.store().ifPresent(store -> stores.add(store.value()));
        for (var candidate : attribution.candidates()) {
            candidate.guide().ifPresent(guide -> guides.add(guide.value()));
            candidate.store().ifPresent(store -> stores.add(store.value()));
        }
        for (var split : attribution.splits()) {
            if (split.payeeType() == PayeeType.GUIDE) {
                guides.add(split.payeeId());
            } else if (split.payeeType() == PayeeType.STORE) {
                stores.add(split.payeeId());
            }
        }
        return explained(decision, attributions.guideNames(guides), attributions.storeNames(stores));
    }

    private static Explained explained(
            Attributions.Decision decision, Map<Long, String> guideNames, Map<Long, String> storeNames) {
        var attribution = decision.attribution();
        var explanation = Explanation.of(attribution, new Names() {
            @Override
            public String guide(GuideId guide) {
                return guideNames.getOrDefault(guide.value(), Long.toString(guide.value()));
            }

            @Override
            public String store(StoreId store) {
                return storeNames.getOrDefault(store.value(), Long.toString(store.value()));
            }
        });
        return new Explained(
                decision.orderId(),
                decision.revision(),
                attribution,
                explanation.decision(),
                attribution.candidates().stream()
                        .map(candidate -> new ExplainedCandidate(candidate, explanation.of(candidate)))
                        .toList(),
                guideNames,
                storeNames);
    }
}
