package io.guidepost.domain.organization;

import io.guidepost.domain.sight.Sight;

/**
 * The SQL of a {@link Sight} as a filter, for a parameter {@code sight} of a script; nothing for whoever sees everything. Of rows
 * that know their region and their store: {@code REGION + "d.region_id" + OR_STORE + "d.store_id" + END}; of rows that know their
 * store alone, whose region is that of now: {@code STORE + "c.store_id" + STORE_END}.
 */
public final class WithinSight {

    private static final String WITHIN_REGIONS =
            """
             IN (WITH RECURSIVE within_region (id) AS (
                SELECT g.id FROM org_region g WHERE g.id IN
                <foreach collection="sight.regions()" item="seen" open="(" separator="," close=")">#{seen}</foreach>
                UNION
                SELECT p.region_id FROM org_region_parent p JOIN within_region w ON p.parent_id = w.id
                WHERE p.valid_until > '9999-01-01')
            SELECT id FROM within_region)
            """;

    private static final String STORES =
            """
             IN <foreach collection="sight.stores()" item="seen" open="(" separator="," close=")">#{seen}</foreach>
            """;

    /** In front of the column of the region. */
    public static final String REGION =
            """

            <if test="!sight.isAll()">AND <trim prefix="(" suffix=")" prefixOverrides="OR ">
            <if test="!sight.regions().isEmpty()">OR\s""";

    /** Between it and the column of the store. */
    public static final String OR_STORE = WITHIN_REGIONS + "</if><if test=\"!sight.stores().isEmpty()\">OR ";

    public static final String END = STORES + "</if></trim></if>\n";

    /** In front of the column of the store. */
    public static final String STORE = "\n<if test=\"!sight.isAll()\">AND ";

    public static final String STORE_END =
            " IN (SELECT seen_store.store_id FROM org_store_region seen_store WHERE seen_store.valid_until > '9999-01-01'\n"
                    + REGION + "seen_store.region_id" + OR_STORE + "seen_store.store_id" + END + ")</if>\n";

    private WithinSight() {}
}
