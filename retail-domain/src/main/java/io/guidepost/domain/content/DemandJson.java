package io.guidepost.domain.content;

import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Demands as they are kept in tables; the task's type says which kind it is. */
@Component
public class DemandJson {

    private final JsonMapper json;

    DemandJson(JsonMapper json) {
        this.json = json;
    }

    public String written(Demand demand) {
        return json.writeValueAsString(demand);
    }

    /** @param stored null for a task or step from before there were parameters: it asks for what is usual for its type */
    public Demand read(TaskType type, String stored) {
        return stored == null ? Demand.usual(type) : json.readValue(stored, kindFor(type));
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
