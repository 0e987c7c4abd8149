package io.guidepost.domain.assortment;

import java.util.List;
import java.util.Optional;

/** The categories of the shop: a few hundred, read as a whole. */
public interface ShopCategories {

    /** By {@code sortOrder} and id. */
    List<ShopCategory> all();

    /** The same, kept to this transaction: nobody else can move one meanwhile. */
    List<ShopCategory> lockAll();

    Optional<ShopCategory> find(long id);

    void insert(ShopCategory category);

    /** False when it has been changed since that version. */
    boolean update(ShopCategory category);

    /** False when something is in it: products or categories. */
    boolean deleteEmpty(long id);
}
