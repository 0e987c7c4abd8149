package io.guidepost.domain.organization;

/**
 * The SQL of a region that is asked for: it holds what lies in it and in the regions within it, as they stand now. What somebody
 * sees is {@link WithinSight}.
 */
public final class WithinRegion {

    /** As in {@code "AND d.region_id " + WithinRegion.REGION_ID}, for the parameter {@code regionId}. */
    public static final String REGION_ID =
            """
            IN (WITH RECURSIVE within_region (id) AS (
                SELECT CAST(#{regionId} AS SIGNED)
                UNION
                SELECT p.region_id FROM org_region_parent p JOIN within_region w ON p.parent_id = w.id
                WHERE p.valid_until > '9999-01-01')
            SELECT id FROM within_region)
            """;

    /** As in {@code "p.place_id " + WithinRegion.AROUND_STORE}: the store's region and all around it, for {@code storeId}. */
    public static final String AROUND_STORE =
            """
            IN (WITH RECURSIVE around_store (id) AS (
                SELECT s.region_id FROM org_store_region s
                WHERE s.store_id = #{storeId} AND s.valid_until > '9999-01-01'
                UNION
                SELECT p.parent_id FROM org_region_parent p JOIN around_store a ON p.region_id = a.id
                WHERE p.valid_until > '9999-01-01')
            SELECT id FROM around_store)
            """;

    private WithinRegion() {}
}
