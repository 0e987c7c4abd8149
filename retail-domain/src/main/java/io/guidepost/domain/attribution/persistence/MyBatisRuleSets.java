package io.guidepost.domain.attribution.persistence;

import io.guidepost.core.attribution.RuleSet;
import io.guidepost.domain.attribution.RuleSets;
import io.guidepost.domain.attribution.persistence.AttributionMapper.RuleSetRow;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisRuleSets implements RuleSets {

    private final AttributionMapper mapper;
    private final Map<Integer, RuleSet> read = new ConcurrentHashMap<>();

    MyBatisRuleSets(AttributionMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public RuleSet version(int version) {
        var known = read.get(version);
        if (known != null) {
            return known;
        }
        var row = mapper.ruleSet(version);
        if (row == null) {
            throw new IllegalStateException("There is no attribution rule set of version " + version);
        }
        return keep(row);
    }

    @Override
    public RuleSet inForceAt(Instant at) {
        var row = mapper.ruleSetAt(at);
        if (row == null) {
            throw new IllegalStateException("No attribution rule set is in force at " + at);
        }
        return keep(row);
    }

    private RuleSet keep(RuleSetRow row) {
        return read.computeIfAbsent(row.version(), version -> {
            var rules = FrozenJson.MAPPER.readValue(row.parameters(), RuleSet.class);
            if (rules.version() != version) {
                throw new IllegalStateException(
                        "Attribution rule set %d calls itself version %d".formatted(version, rules.version()));
            }
            return rules;
        });
    }
}
