package io.guidepost.architecture.wrong.domain.shopper;

import io.guidepost.architecture.wrong.domain.shopper.persistence.PublicMapper;

/** Wrong on purpose: around the port. */
record UsesTheMapper(PublicMapper mapper) {}
