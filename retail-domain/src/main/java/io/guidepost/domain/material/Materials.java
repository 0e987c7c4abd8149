package io.guidepost.domain.material;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The material library. */
public interface Materials {

    void insert(Material material);

    Optional<Material> find(long id);

    /** In the order of the ids asked for; unknown ids are left out. */
    List<Material> all(Collection<Long> ids);

    /** Newest first, before the given id. */
    List<Material> page(long beforeId, int limit);

    /** How many of these products exist. */
    long existingProducts(Collection<Long> productIds);

    /** Titles of these products, in the order asked for. */
    List<String> productTitles(List<Long> productIds);
}
