package io.guidepost.domain.content.persistence;

import io.guidepost.domain.content.Demand;
import io.guidepost.domain.content.DemandJson;
import io.guidepost.domain.content.Demands;
import io.guidepost.domain.content.Task;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisDemands implements Demands {

    private final DemandMapper mapper;
    private final DemandJson json;

    MyBatisDemands(DemandMapper mapper, DemandJson json) {
        this.mapper = mapper;
        this.json = json;
    }

    @Override
    public void save(long taskId, Demand demand) {
        mapper.save(taskId, json.written(demand));
    }

    @Override
    public Demand of(Task task) {
        return json.read(task.type(), mapper.find(task.id()));
    }
}
