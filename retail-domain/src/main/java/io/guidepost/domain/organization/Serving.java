package io.guidepost.domain.organization;

/** Where a guide served at one instant: the main store and the region it then belonged to. */
public record Serving(
        long guideId,
        String userid,
        String name,
        Guide.Status status,
        long storeId,
        String storeName,
        long regionId,
        Employment.Role role) {}
