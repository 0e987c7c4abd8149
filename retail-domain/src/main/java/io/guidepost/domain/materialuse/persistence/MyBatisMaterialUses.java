package io.guidepost.domain.materialuse.persistence;

import io.guidepost.domain.materialuse.MaterialFigures;
import io.guidepost.domain.materialuse.MaterialUse;
import io.guidepost.domain.materialuse.MaterialUses;
import io.guidepost.domain.materialuse.persistence.UseMapper.Amount;
import io.guidepost.domain.materialuse.persistence.UseMapper.Executed;
import io.guidepost.domain.materialuse.persistence.UseMapper.Filter;
import io.guidepost.domain.materialuse.persistence.UseMapper.GuideRow;
import io.guidepost.domain.materialuse.persistence.UseMapper.Ordered;
import io.guidepost.domain.materialuse.persistence.UseMapper.TaskRow;
import io.guidepost.domain.sight.Sight;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class MyBatisMaterialUses implements MaterialUses, MaterialFigures {

    private static final String EACH = "k.guide_id";
    private static final String TOGETHER = "0";
    private static final long ALL = 0;

    private static final TypeReference<List<Long>> IDS = new TypeReference<>() {};

    private final UseMapper mapper;
    private final JsonMapper json;
    private final Clock clock;

    MyBatisMaterialUses(UseMapper mapper, JsonMapper json, Clock clock) {
        this.mapper = mapper;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void append(long id, long materialId, long guideId, long storeId, MaterialUse use, Instant at) {
        mapper.insert(id, materialId, guideId, storeId, use.name(), at);
    }

    @Override
    public List<Figures> byGuide(long materialId, Sight sight, long afterGuideId, int limit) {
        var filter = filter(materialId, sight);
        var guides = mapper.guides(filter, afterGuideId, limit);
        if (guides.isEmpty()) {
            return List.of();
        }
        var ids = guides.stream().map(GuideRow::id).toList();
        var figures = figures(new Filter(materialId, filter.taskIds(), ids, Sight.ALL, filter.at()), EACH);
        return guides.stream()
                .map(guide -> figures.of(guide.id(), guide.name()))
                .toList();
    }

    @Override
    public Figures total(long materialId, Sight sight) {
        return figures(filter(materialId, sight), TOGETHER).of(ALL, "");
    }

    private Filter filter(long materialId, Sight sight) {
        return new Filter(materialId, tasksWith(materialId), null, sight, clock.instant());
    }

    private List<Long> tasksWith(long materialId) {
        return mapper.tasksWith(Long.toString(materialId)).stream()
                .filter(task -> json.readValue(task.materialIds(), IDS).contains(materialId))
                .map(TaskRow::id)
                .toList();
    }

    private Gathered figures(Filter filter, String who) {
        return new Gathered(
                amounts(mapper.taken(filter, who)),
                amounts(mapper.shared(filter, who)),
                amounts(mapper.sharedAsLook(filter, who)),
                filter.taskIds().isEmpty()
                        ? Map.of()
                        : mapper.executed(filter, who).stream()
                                .collect(Collectors.toMap(Executed::who, Function.identity())),
                amounts(mapper.opened(filter, who)),
                mapper.ordered(filter, who).stream().collect(Collectors.toMap(Ordered::who, Function.identity())));
    }

    private static Map<Long, Long> amounts(List<Amount> amounts) {
        return amounts.stream().collect(Collectors.toMap(Amount::who, Amount::amount));
    }

    private record Gathered(
            Map<Long, Long> taken,
            Map<Long, Long> shared,
            Map<Long, Long> sharedAsLook,
            Map<Long, Executed> executed,
            Map<Long, Long> opened,
            Map<Long, Ordered> ordered) {

        Figures of(long who, String name) {
            var done = executed.getOrDefault(who, new Executed(who, 0, 0));
            var bought = ordered.getOrDefault(who, new Ordered(who, 0, 0));
            return new Figures(
                    who,
                    name,
                    taken.getOrDefault(who, 0L)
                            + shared.getOrDefault(who, 0L)
                            + sharedAsLook.getOrDefault(who, 0L)
                            + done.executed(),
                    done.sent(),
                    opened.getOrDefault(who, 0L),
                    bought.orders(),
                    bought.netSalesFen());
        }
    }
}
