package io.guidepost.domain.kpi;

import io.guidepost.domain.kpi.Achievements.Achieved;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** What guides did besides selling, by where they served when they did it. A region is without those within it. */
public interface Activities {

    /** Customers who became somebody's friend; {@code ids} empty means all of the type. */
    Map<Long, Achieved> newFriends(Node.Type type, Optional<Collection<Long>> ids, Instant from, Instant until);

    /** Assignments done of those not exempt, of tasks whose deadline lies in the time. */
    Map<Long, Achieved> assignmentsDone(Node.Type type, Optional<Collection<Long>> ids, Instant from, Instant until);
}
