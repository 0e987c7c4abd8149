package io.guidepost.architecture.wrong.domain.catalog;

/** What orders may use. */
public record Product(long id) {}
