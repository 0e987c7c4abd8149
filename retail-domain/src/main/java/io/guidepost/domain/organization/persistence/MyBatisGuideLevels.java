package io.guidepost.domain.organization.persistence;

import io.guidepost.domain.organization.GuideLevel;
import io.guidepost.domain.organization.GuideLevels;
import io.guidepost.domain.organization.persistence.GuideLevelMapper.LevelRow;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisGuideLevels implements GuideLevels {

    private static final Instant OPEN = Instant.parse("9999-12-31T00:00:00Z");

    private final GuideLevelMapper mapper;

    MyBatisGuideLevels(GuideLevelMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Map<Long, Integer> at(Collection<Long> guideIds, Instant at) {
        var levels = new HashMap<Long, Integer>();
        if (!guideIds.isEmpty()) {
            mapper.at(guideIds, at).forEach(row -> levels.put(row.guideId(), row.level()));
        }
        return levels;
    }

    @Override
    public List<GuideLevel> history(long guideId, int limit) {
        return mapper.history(guideId, limit).stream()
                .map(row -> new GuideLevel(
                        row.guideId(),
                        row.level(),
                        row.validFrom(),
                        Optional.of(row.validUntil()).filter(until -> until.isBefore(OPEN)),
                        row.setBy(),
                        row.setAt()))
                .toList();
    }

    @Override
    public void add(GuideLevel level) {
        mapper.insert(new LevelRow(
                level.guideId(),
                level.level(),
                level.from(),
                level.until().orElse(OPEN),
                level.setBy(),
                level.setAt()));
    }

    @Override
    public void end(long guideId, Instant from, Instant until) {
        if (mapper.end(guideId, from, until) != 1) {
            throw new IllegalStateException("Guide %d has no level that began at %s".formatted(guideId, from));
        }
    }
}
