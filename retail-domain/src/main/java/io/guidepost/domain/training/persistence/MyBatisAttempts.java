package io.guidepost.domain.training.persistence;

import io.guidepost.domain.training.Attempts;
import io.guidepost.domain.training.persistence.AttemptMapper.AttemptRow;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class MyBatisAttempts implements Attempts {

    private static final TypeReference<List<Set<Integer>>> ANSWERS = new TypeReference<>() {};

    private final AttemptMapper mapper;
    private final JsonMapper json;

    MyBatisAttempts(AttemptMapper mapper, JsonMapper json) {
        this.mapper = mapper;
        this.json = json;
    }

    @Override
    public List<Attempt> of(long assignmentId) {
        return mapper.of(assignmentId).stream()
                .map(row -> new Attempt(
                        row.attemptNo(),
                        json.readValue(row.answers(), ANSWERS),
                        row.rightCount(),
                        row.questions(),
                        row.passed(),
                        row.answeredAt()))
                .toList();
    }

    @Override
    public void append(long assignmentId, Attempt attempt) {
        mapper.append(
                assignmentId,
                new AttemptRow(
                        attempt.number(),
                        json.writeValueAsString(attempt.answers()),
                        attempt.right(),
                        attempt.questions(),
                        attempt.passed(),
                        attempt.at()));
    }
}
