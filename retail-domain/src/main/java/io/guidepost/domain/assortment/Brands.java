package io.guidepost.domain.assortment;

import java.util.List;
import java.util.Optional;

/** The brands that are sold: some hundreds, read as a whole. */
public interface Brands {

    /** By {@code sortOrder} and id. */
    List<Brand> all();

    Optional<Brand> find(long id);

    Optional<Brand> byName(String name);

    /** False when there is one of this name. */
    boolean insert(Brand brand);

    /** Everything but the name; false when it has been changed since that version. */
    boolean update(Brand brand);

    /** False while there are products of it. */
    boolean deleteUnused(long id);
}
