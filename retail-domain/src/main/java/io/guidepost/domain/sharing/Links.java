package io.guidepost.domain.sharing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** The links guides have made. */
public interface Links {

    void insert(Link link);

    Optional<Link> find(long linkId);

    /** The guide's own code for this poster that is good on that day still, made in the store and for the task given. */
    Optional<Link> poster(long guideId, long storeId, long materialId, Optional<Long> assignmentId, LocalDate goodOn);

    /** The first link, not a poster's code, that was made for the assignment to exactly this. */
    Optional<Link> ofAssignment(
            long assignmentId, Optional<Long> productId, Optional<Long> lookId, Optional<Long> materialId);

    /** Whether this product can be shown to shoppers. */
    boolean isOnShelf(long productId);

    /** Whether there is such a material that this store may use now, and it is a look if a look is wanted. */
    boolean isMaterial(long materialId, boolean look, long storeId, Instant now);

    boolean isAssignmentOf(long assignmentId, long guideId);
}
