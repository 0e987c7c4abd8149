package io.guidepost.domain.database;

/** Hands out identifiers that are unique over all nodes and grow roughly with time. */
public interface Ids {

    long next();
}
