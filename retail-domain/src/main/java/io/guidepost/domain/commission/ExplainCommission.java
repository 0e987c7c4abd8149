package io.guidepost.domain.commission;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.attribution.Attributions;
import io.guidepost.domain.organization.RegionScope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** What an order earned whom, and why (walk 6 seen from headquarters). */
@Service
public class ExplainCommission {

    private final Accruals accruals;
    private final Entries entries;
    private final Attributions attributions;
    private final RegionScope scope;

    ExplainCommission(Accruals accruals, Entries entries, Attributions attributions, RegionScope scope) {
        this.accruals = accruals;
        this.entries = entries;
        this.attributions = attributions;
        this.scope = scope;
    }

    /** What one payee holds of one line, with one sentence for each thing that happened to it. */
    public record Explained(StandingAccrual accrual, Words why) {}

    /**
     * Empty for an order that is placed but not paid.
     *
     * @param regionId the only region the reader may see, if there is such a limit
     */
    public List<Explained> of(long orderId, Optional<Long> regionId) {
        attributions
                .of(orderId)
                .filter(decision -> scope.covers(regionId, decision.regionId()))
                .orElseThrow(() -> Refusal.notFound("订单", "order"));
        Map<Long, Words> why = new LinkedHashMap<>();
        entries.ofOrder(orderId)
                .forEach(entry -> why.merge(entry.accrual().id(), entry.why(), ExplainCommission::both));
        return accruals.of(orderId).stream()
                .map(accrual ->
                        new Explained(accrual, why.getOrDefault(accrual.id(), CommissionEntry.whyAccrued(accrual))))
                .toList();
    }

    private static Words both(Words first, Words second) {
        return new Words(first.zh() + second.zh(), first.en() + " " + second.en());
    }
}
