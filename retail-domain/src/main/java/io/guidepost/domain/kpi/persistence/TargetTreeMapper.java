package io.guidepost.domain.kpi.persistence;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface TargetTreeMapper {

    String REGION =
            """
            SELECT r.id, r.name, COALESCE(p.parent_id, 0) AS parent_id FROM org_region r
            LEFT JOIN org_region_parent p ON p.region_id = r.id AND p.valid_from <= #{at} AND p.valid_until > #{at}
            """;

    String STORE =
            """
            SELECT s.id, s.name, p.region_id AS parent_id FROM org_store_region p
            JOIN org_store s ON s.id = p.store_id
            WHERE p.valid_from <= #{at} AND p.valid_until > #{at}
              AND NOT EXISTS (SELECT 1 FROM org_store_closure c
                              WHERE c.store_id = s.id AND c.closed_at <= #{at} AND c.reopened_at > #{at})
            """;

    /** One row per guide: of the main store, and of the oldest employment among equals. */
    String GUIDE =
            """
            SELECT g.id, g.name, e.store_id AS parent_id FROM org_employment e
            JOIN org_guide g ON g.id = e.guide_id
            WHERE e.valid_from <= #{at} AND e.valid_until > #{at}
              AND NOT EXISTS (
                SELECT 1 FROM org_employment o
                WHERE o.guide_id = e.guide_id AND o.valid_from <= #{at} AND o.valid_until > #{at}
                  AND (o.is_primary > e.is_primary OR (o.is_primary = e.is_primary AND o.id < e.id)))
            """;

    @Select(REGION + "WHERE r.id = #{id}")
    PlaceRow region(@Param("id") long id, @Param("at") Instant at);

    @Select(STORE + "AND s.id = #{id}")
    PlaceRow store(@Param("id") long id, @Param("at") Instant at);

    @Select(GUIDE + "AND e.guide_id = #{id}")
    PlaceRow guide(@Param("id") long id, @Param("at") Instant at);

    @Select(REGION + "WHERE COALESCE(p.parent_id, 0) = #{parent} AND r.id > #{after} ORDER BY r.id LIMIT #{limit}")
    List<PlaceRow> regionsIn(
            @Param("parent") long parent,
            @Param("at") Instant at,
            @Param("after") long after,
            @Param("limit") int limit);

    @Select(STORE + "AND p.region_id = #{region} AND s.id > #{after} ORDER BY s.id LIMIT #{limit}")
    List<PlaceRow> storesIn(
            @Param("region") long region,
            @Param("at") Instant at,
            @Param("after") long after,
            @Param("limit") int limit);

    @Select(GUIDE + "AND e.store_id = #{store} AND e.guide_id > #{after} ORDER BY e.guide_id LIMIT #{limit}")
    List<PlaceRow> guidesIn(
            @Param("store") long store, @Param("at") Instant at, @Param("after") long after, @Param("limit") int limit);

    @Select(REGION)
    List<PlaceRow> regions(Instant at);

    @Select(STORE)
    List<PlaceRow> stores(Instant at);

    @Select(GUIDE)
    List<PlaceRow> guides(Instant at);

    @Select(
            """
            <script>
            SELECT id FROM ${table} WHERE id IN
            <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<Long> known(@Param("table") String table, @Param("ids") Collection<Long> ids);

    @Select(
            """
            <script>
            SELECT id, userid AS name, 0 AS parent_id FROM org_guide WHERE userid IN
            <foreach collection="userids" item="userid" open="(" separator="," close=")">#{userid}</foreach>
            </script>
            """)
    List<PlaceRow> byUserid(@Param("userids") Collection<String> userids);

    record PlaceRow(long id, String name, long parentId) {}
}
