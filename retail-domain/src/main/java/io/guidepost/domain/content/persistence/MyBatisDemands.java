package io.guidepost.domain.content.persistence;

import io.guidepost.domain.content.Demand;
import io.guidepost.domain.content.Demands;
import io.guidepost.domain.content.Task;
import io.guidepost.domain.content.TaskType;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class MyBatisDemands implements Demands {

    private final DemandMapper mapper;
    private final JsonMapper json;

    MyBatisDemands(DemandMapper mapper, JsonMapper json) {
        this.mapper = mapper;
        this.json = json;
    }

    @Override
    public void save(long taskId, Demand demand) {
        mapper.save(taskId, json.writeValueAsString(demand));
    }

    @Override
    public Demand of(Task task) {
        var stored = mapper.find(task.id());
        return stored == null ? Demand.usual(task.type()) : json.readValue(stored, kindFor(task.type()));
    }

    private static Class<? extends Demand> kindFor(TaskType type) {
        return switch (type) {
            case SEND_1V1, SEND_GROUP, MOMENTS_CORP, MOMENTS_PERSONAL -> Demand.PassOn.class;
            case VISIT_CALLBACK -> Demand.Visits.class;
            case MATERIAL_SHARE, INVITE_GROUP, ADD_FRIEND -> Demand.Reach.class;
            case TRAINING -> Demand.Quiz.class;
            case CUSTOM -> Demand.Proof.class;
        };
    }
}
