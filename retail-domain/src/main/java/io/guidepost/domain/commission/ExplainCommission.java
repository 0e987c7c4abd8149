package io.guidepost.domain.commission;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.attribution.Attributions;
import io.guidepost.domain.sight.Sight;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** What an order earned whom, and why (walk 6 seen from headquarters). */
@Service
public class ExplainCommission {

    private final Accruals accruals;
    private final Entries entries;
    private final Attributions attributions;

    ExplainCommission(Accruals accruals, Entries entries, Attributions attributions) {
        this.accruals = accruals;
        this.entries = entries;
        this.attributions = attributions;
    }

    /** What one payee holds of one line, with one sentence for each thing that happened to it. */
    public record Explained(StandingAccrual accrual, Words why) {}

    /**
     * Empty for an order that is placed but not paid.
     *
     * @param sight whose orders the reader may see
     */
    public List<Explained> of(long orderId, Sight sight) {
        attributions
                .of(orderId)
                .filter(decision -> attributions.isCreditedWithin(sight, orderId))
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
