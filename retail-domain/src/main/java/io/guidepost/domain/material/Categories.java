package io.guidepost.domain.material;

import java.util.List;
import java.util.Optional;

/** The shelves of the library: a few dozen, read as a whole. */
public interface Categories {

    /** By {@code sortOrder} and id. */
    List<Category> all();

    Optional<Category> find(long id);

    void insert(Category category);

    /** False when it has been changed since that version. */
    boolean update(Category category);

    /** False when something is on it: materials or shelves. */
    boolean deleteEmpty(long id);
}
