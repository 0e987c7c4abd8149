package io.guidepost.domain.attribution.persistence;

import io.guidepost.core.attribution.Origin;
import io.guidepost.core.attribution.RuleSet;
import io.guidepost.core.attribution.RuleSetChoice;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.domain.attribution.RuleSetRegister;
import io.guidepost.domain.attribution.RuleSets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisRuleSets implements RuleSets {

    private final RuleSetMapper mapper;
    private final RuleSetRegister register;

    /** Only what has been approved, for that never changes; drafts are read anew. */
    private final Map<Integer, RuleSet> read = new ConcurrentHashMap<>();

    MyBatisRuleSets(RuleSetMapper mapper, RuleSetRegister register) {
        this.mapper = mapper;
        this.register = register;
    }

    @Override
    public RuleSet version(int version) {
        var known = read.get(version);
        if (known != null) {
            return known;
        }
        var stored = register.find(version)
                .orElseThrow(() -> new IllegalStateException("There is no attribution rule set of version " + version));
        var rules = stored.rules();
        if (rules.version() != version) {
            throw new IllegalStateException(
                    "Attribution rule set %d calls itself version %d".formatted(version, rules.version()));
        }
        switch (stored.state()) {
            case APPROVED, ACTIVE, RETIRED -> read.putIfAbsent(version, rules);
            case DRAFT, SIMULATED -> {}
        }
        return rules;
    }

    @Override
    public RuleSet inForceAt(Instant at, Origin origin) {
        return RuleSetChoice.inForce(register.inForceAt(at), origin, at)
                .map(chosen -> version(chosen.version()))
                .orElseThrow(() -> new IllegalStateException("No attribution rule set is in force at " + at));
    }

    @Override
    public RuleSet inForceIn(StoreId store, Instant at) {
        var region = Optional.ofNullable(mapper.regionOf(store.value(), at));
        return inForceAt(at, new Origin(Optional.of(store), region, Optional.empty()));
    }
}
