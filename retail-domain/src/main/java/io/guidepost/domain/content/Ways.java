package io.guidepost.domain.content;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The way of each type. */
@Component
class Ways {

    private final Map<TaskType, Way> ways = new EnumMap<>(TaskType.class);

    Ways(List<Way> all) {
        for (var way : all) {
            for (var type : way.types()) {
                if (ways.put(type, way) != null) {
                    throw new IllegalStateException("There are two ways to carry out " + type);
                }
            }
        }
        for (var type : TaskType.values()) {
            if (!ways.containsKey(type)) {
                throw new IllegalStateException("There is no way to carry out " + type);
            }
        }
    }

    Way of(TaskType type) {
        return ways.get(type);
    }
}
