package io.guidepost.domain.attribution.persistence;

import io.guidepost.core.attribution.AttributionRules;
import io.guidepost.domain.attribution.Replays;
import io.guidepost.domain.attribution.RuleSets;
import io.guidepost.domain.attribution.persistence.ReplayMapper.FrozenRow;
import java.util.List;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisReplays implements Replays {

    private final ReplayMapper mapper;
    private final RuleSets ruleSets;

    MyBatisReplays(ReplayMapper mapper, RuleSets ruleSets) {
        this.mapper = mapper;
        this.ruleSets = ruleSets;
    }

    @Override
    public List<Replayed> after(long orderId, int limit) {
        return mapper.after(orderId, limit).stream().map(this::replayed).toList();
    }

    @Override
    public List<Replayed> of(long orderId) {
        return mapper.of(orderId).stream().map(this::replayed).toList();
    }

    private Replayed replayed(FrozenRow row) {
        var inputs = FrozenJson.MAPPER
                .readValue(row.inputs(), FrozenInputs.class)
                .under(ruleSets.version(row.ruleSetVersion()));
        return new Replayed(
                row.orderId(),
                row.revision(),
                row.outcome(),
                FrozenJson.MAPPER.writeValueAsString(AttributionRules.decide(inputs)));
    }

    @Override
    public long cursor() {
        return mapper.cursor();
    }

    @Override
    public void moveCursor(long afterOrderId) {
        mapper.moveCursor(afterOrderId);
    }
}
