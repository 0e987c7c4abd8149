package io.guidepost.domain.sharing;

import java.util.Optional;

/** The links guides have made. */
public interface Links {

    void insert(Link link);

    Optional<Link> find(long linkId);

    /** Whether this product can be shown to shoppers. */
    boolean isOnShelf(long productId);

    /** Whether there is such a material, and it is a look if a look is wanted. */
    boolean isMaterial(long materialId, boolean look);

    boolean isAssignmentOf(long assignmentId, long guideId);
}
