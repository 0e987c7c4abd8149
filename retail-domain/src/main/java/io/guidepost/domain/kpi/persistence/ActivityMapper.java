package io.guidepost.domain.kpi.persistence;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** {@code ids} are those of the nodes asked for; null asks for all. */
@Mapper
interface ActivityMapper {

    String THESE =
            """
            <if test="ids != null">IN
              <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach></if>
            <if test="ids == null">IS NOT NULL</if>
            """;

    String ADDED = "f.added_at &gt;= #{from} AND f.added_at &lt; #{until}";

    /** Of several employments at a time the main one counts, as everywhere. */
    String WHERE_SERVING =
            """
            JOIN org_employment e ON e.guide_id = f.guide_id AND e.is_primary
             AND e.valid_from &lt;= f.added_at AND e.valid_until > f.added_at
            """;

    @Select("<script>SELECT f.guide_id AS id, COUNT(DISTINCT f.external_userid) AS count, 0 AS total"
            + " FROM shopper_friendship f WHERE " + ADDED + " AND f.guide_id " + THESE
            + " GROUP BY f.guide_id</script>")
    List<Counted> friendsOfGuides(
            @Param("ids") Collection<Long> ids, @Param("from") Instant from, @Param("until") Instant until);

    @Select("<script>SELECT e.store_id AS id, COUNT(DISTINCT f.guide_id, f.external_userid) AS count, 0 AS total"
            + " FROM shopper_friendship f " + WHERE_SERVING + " WHERE " + ADDED + " AND e.store_id " + THESE
            + " GROUP BY e.store_id</script>")
    List<Counted> friendsOfStores(
            @Param("ids") Collection<Long> ids, @Param("from") Instant from, @Param("until") Instant until);

    @Select("<script>SELECT p.region_id AS id, COUNT(DISTINCT f.guide_id, f.external_userid) AS count, 0 AS total"
            + " FROM shopper_friendship f " + WHERE_SERVING
            + " JOIN org_store_region p ON p.store_id = e.store_id AND p.valid_from &lt;= f.added_at"
            + " AND p.valid_until > f.added_at WHERE " + ADDED + " AND p.region_id " + THESE
            + " GROUP BY p.region_id</script>")
    List<Counted> friendsOfRegions(
            @Param("ids") Collection<Long> ids, @Param("from") Instant from, @Param("until") Instant until);

    @Select("<script>SELECT 0 AS id, COUNT(DISTINCT f.guide_id, f.external_userid) AS count, 0 AS total"
            + " FROM shopper_friendship f WHERE " + ADDED + "</script>")
    List<Counted> friends(@Param("from") Instant from, @Param("until") Instant until);

    String ASSIGNED =
            """
            CAST(SUM(a.status = 'DONE') AS SIGNED) AS count, CAST(SUM(a.status &lt;> 'EXEMPT') AS SIGNED) AS total
            FROM content_assignment a
            JOIN content_task t ON t.id = a.task_id AND t.deadline_at &gt;= #{from} AND t.deadline_at &lt; #{until}
             AND t.status &lt;> 'CANCELLED'
            """;

    @Select("<script>SELECT a.guide_id AS id, " + ASSIGNED + " WHERE a.guide_id " + THESE
            + " GROUP BY a.guide_id</script>")
    List<Counted> doneByGuides(
            @Param("ids") Collection<Long> ids, @Param("from") Instant from, @Param("until") Instant until);

    @Select("<script>SELECT a.store_id AS id, " + ASSIGNED + " WHERE a.store_id " + THESE
            + " GROUP BY a.store_id</script>")
    List<Counted> doneByStores(
            @Param("ids") Collection<Long> ids, @Param("from") Instant from, @Param("until") Instant until);

    @Select("<script>SELECT a.region_id AS id, " + ASSIGNED + " WHERE a.region_id " + THESE
            + " GROUP BY a.region_id</script>")
    List<Counted> doneByRegions(
            @Param("ids") Collection<Long> ids, @Param("from") Instant from, @Param("until") Instant until);

    @Select(
            "<script>SELECT 0 AS id, COALESCE(SUM(x.count), 0) AS count, COALESCE(SUM(x.total), 0) AS total FROM (SELECT "
                    + ASSIGNED + ") x</script>")
    List<Counted> done(@Param("from") Instant from, @Param("until") Instant until);

    record Counted(long id, long count, long total) {}
}
