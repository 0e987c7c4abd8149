package io.guidepost.architecture.wrong.domain.order;

import io.guidepost.architecture.wrong.domain.catalog.Product;

/** One half of the cycle. */
public record Order(Product product) {}
