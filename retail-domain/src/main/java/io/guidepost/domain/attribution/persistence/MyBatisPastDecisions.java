package io.guidepost.domain.attribution.persistence;

import io.guidepost.core.attribution.Attribution;
import io.guidepost.core.attribution.AttributionRules;
import io.guidepost.core.attribution.RuleSet;
import io.guidepost.domain.attribution.PastDecisions;
import io.guidepost.domain.attribution.RuleSets;
import io.guidepost.domain.attribution.persistence.PastDecisionMapper.PastRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.ObjectReader;

/**
 * Deciding again is far cheaper than reading the stored decision, and every night's replay shows that both are the same;
 * where the two differ in what the row itself says, the stored one is read.
 */
@Repository
class MyBatisPastDecisions implements PastDecisions {

    private static final ObjectReader INPUTS = FrozenJson.MAPPER.readerFor(FrozenInputs.class);

    private final PastDecisionMapper mapper;
    private final RuleSets ruleSets;

    MyBatisPastDecisions(PastDecisionMapper mapper, RuleSets ruleSets) {
        this.mapper = mapper;
        this.ruleSets = ruleSets;
    }

    @Override
    public long count(Instant from, Instant until) {
        return mapper.count(from, until);
    }

    @Override
    public List<PastDecision> after(Place place, Instant until, int limit) {
        var found = decisions(mapper.after(place.placedAt(), place.orderId(), until, limit));
        found.sort(Comparator.comparing(PastDecision::placedAt).thenComparingLong(PastDecision::orderId));
        return found;
    }

    @Override
    public List<PastDecision> of(Collection<Key> keys) {
        return keys.isEmpty() ? List.of() : decisions(mapper.of(keys));
    }

    private ArrayList<PastDecision> decisions(List<PastRow> rows) {
        var decisions = new ArrayList<PastDecision>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            decisions.add(decision(rows.get(i)));
        }
        return decisions;
    }

    private PastDecision decision(PastRow row) {
        FrozenInputs frozen = INPUTS.readValue(row.inputs());
        var inputs = frozen.under(ruleSets.version(row.ruleSetVersion()));
        var again = AttributionRules.decide(inputs);
        var decided = isOf(row, again)
                ? again
                : FrozenJson.MAPPER.readValue(mapper.outcome(row.orderId(), row.revision()), Attribution.class);
        return new PastDecision(
                row.orderId(), row.revision(), row.placedAt(), Optional.ofNullable(row.regionId()), inputs, decided);
    }

    private static boolean isOf(PastRow row, Attribution decided) {
        long guide = decided.guide().isPresent() ? decided.guide().get().value() : 0;
        long store = decided.store().isPresent() ? decided.store().get().value() : 0;
        return decided.basis().name().equals(row.basis())
                && guide == (row.guideId() == null ? 0 : row.guideId())
                && store == (row.storeId() == null ? 0 : row.storeId());
    }

    @Override
    public String write(RuleSet rules) {
        return FrozenJson.MAPPER.writeValueAsString(rules);
    }

    @Override
    public RuleSet read(String rules) {
        return FrozenJson.MAPPER.readValue(rules, RuleSet.class);
    }
}
