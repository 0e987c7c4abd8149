package io.guidepost.domain.visit;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.content.Assignments;
import java.util.List;
import org.springframework.stereotype.Service;

/** What a guide has logged. */
@Service
public class ViewVisits {

    private final Visits visits;
    private final Assignments assignments;

    ViewVisits(Visits visits, Assignments assignments) {
        this.visits = visits;
        this.assignments = assignments;
    }

    /** By customer, after the given one; somebody else's assignment does not exist. */
    public List<Visits.Visit> of(long guideId, long assignmentId, String after, int limit) {
        assignments
                .find(assignmentId)
                .filter(found -> found.guideId() == guideId)
                .orElseThrow(() -> Refusal.notFound("任务", "assignment"));
        return visits.of(assignmentId, after, limit);
    }
}
