package io.guidepost.domain.assortment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The brands that are sold: some hundreds, read as a whole. */
public interface Brands {

    /** By {@code sortOrder} and id. */
    List<Brand> all();

    Optional<Brand> find(long id);

    Optional<Brand> byName(String name);

    /** The brand as it is now, held until the transaction ends. */
    Optional<Brand> lock(long id);

    /** The brand that was once called so. */
    Optional<Long> formerly(String name);

    /** False when there is one of this name. */
    boolean insert(Brand brand);

    /** Everything but the name; false when it has been changed since that version. */
    boolean update(Brand brand);

    /** The brand and its products are called so from now on; false when another brand has this name. */
    boolean rename(Brand before, String name, Instant now);

    /** Products of the brand after this one, in the order of their ids. */
    List<Long> productsOf(String name, long afterId, int limit);

    /** False while there are products of it. */
    boolean deleteUnused(long id);
}
