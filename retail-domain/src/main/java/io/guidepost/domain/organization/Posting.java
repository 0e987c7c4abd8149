package io.guidepost.domain.organization;

/** Where a guide is to serve, from now on. */
public record Posting(long storeId, Employment.Role role, boolean isPrimary) {}
