package io.guidepost.domain.material;

import java.util.Optional;

/** A shelf of the library; shelves may stand on shelves. */
public record Category(long id, Optional<Long> parentId, String name, int sortOrder, int version) {}
