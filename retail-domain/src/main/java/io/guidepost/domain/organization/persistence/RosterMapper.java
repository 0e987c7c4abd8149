package io.guidepost.domain.organization.persistence;

import io.guidepost.domain.organization.Region;
import io.guidepost.domain.organization.Serving;
import io.guidepost.domain.organization.Store;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface RosterMapper {

    String GUIDE = "id, userid, name, status, payee_openid, session_version, version";
    String EMPLOYMENT = "id, guide_id, store_id, role, is_primary, valid_from, valid_until";
    String STORE = "id, department_id, name, name_en, ownership, state, version";
    String REGION = "id, department_id, name, name_en";

    /** One row per guide: the main store first, and the oldest employment among equals. */
    String SERVING =
            """
            SELECT g.id AS guide_id, g.userid, g.name, g.status, s.id AS store_id, s.name AS store_name,
                   sr.region_id, e.role
            FROM org_employment e
            JOIN org_guide g ON g.id = e.guide_id
            JOIN org_store s ON s.id = e.store_id
            JOIN org_store_region sr ON sr.store_id = e.store_id AND sr.valid_from <= #{at} AND sr.valid_until > #{at}
            WHERE e.valid_from <= #{at} AND e.valid_until > #{at}
              AND NOT EXISTS (
                SELECT 1 FROM org_employment o
                WHERE o.guide_id = e.guide_id AND o.valid_from <= #{at} AND o.valid_until > #{at}
                  AND (o.is_primary > e.is_primary OR (o.is_primary = e.is_primary AND o.id < e.id)))
            """;

    /** The same without its first word, for use inside a script, where the text is XML. */
    String SERVING_XML =
            """
             g.id AS guide_id, g.userid, g.name, g.status, s.id AS store_id, s.name AS store_name, sr.region_id, e.role
            FROM org_employment e
            JOIN org_guide g ON g.id = e.guide_id
            JOIN org_store s ON s.id = e.store_id
            JOIN org_store_region sr ON sr.store_id = e.store_id
                AND sr.valid_from &lt;= #{at} AND sr.valid_until > #{at}
            WHERE e.valid_from &lt;= #{at} AND e.valid_until > #{at}
              AND NOT EXISTS (
                SELECT 1 FROM org_employment o
                WHERE o.guide_id = e.guide_id AND o.valid_from &lt;= #{at} AND o.valid_until > #{at}
                  AND (o.is_primary > e.is_primary OR (o.is_primary = e.is_primary AND o.id &lt; e.id)))
            """;

    @Select("SELECT " + GUIDE + " FROM org_guide WHERE id = #{id}")
    GuideRow guide(long id);

    @Select("SELECT " + GUIDE + " FROM org_guide WHERE userid = #{userid}")
    GuideRow guideByUserid(String userid);

    @Select("<script>SELECT " + GUIDE
            + " FROM org_guide WHERE id IN <foreach collection='ids' item='id' open='(' separator=',' close=')'>#{id}"
            + "</foreach> ORDER BY id</script>")
    List<GuideRow> guides(@Param("ids") Collection<Long> ids);

    @Select("<script>SELECT " + GUIDE
            + " FROM org_guide WHERE userid IN"
            + " <foreach collection='userids' item='userid' open='(' separator=',' close=')'>#{userid}</foreach>"
            + " ORDER BY userid</script>")
    List<GuideRow> guidesByUserid(@Param("userids") Collection<String> userids);

    @Select("SELECT " + GUIDE + " FROM org_guide WHERE id > #{after} AND status = 'ACTIVE' ORDER BY id LIMIT #{limit}")
    List<GuideRow> activeGuides(@Param("after") long after, @Param("limit") int limit);

    @Select("<script>SELECT " + EMPLOYMENT
            + " FROM org_employment WHERE guide_id IN"
            + " <foreach collection='guideIds' item='id' open='(' separator=',' close=')'>#{id}</foreach>"
            + " ORDER BY guide_id, valid_from, id</script>")
    List<EmploymentRow> employmentsOf(@Param("guideIds") Collection<Long> guideIds);

    @Select(SERVING + " AND e.guide_id = #{guideId}")
    Serving serving(@Param("guideId") long guideId, @Param("at") Instant at);

    @Select("<script>SELECT" + SERVING_XML
            + " AND e.guide_id IN <foreach collection='guideIds' item='id' open='(' separator=',' close=')'>#{id}"
            + "</foreach> ORDER BY g.id</script>")
    List<Serving> servingOf(@Param("guideIds") Collection<Long> guideIds, @Param("at") Instant at);

    @Select(
            "<script>SELECT <if test='all'>STRAIGHT_JOIN</if>" + SERVING_XML
                    + """
             AND e.guide_id > #{after}
            <if test='!all'>
              AND (1 = 0
              <if test='!guideIds.isEmpty()'>OR e.guide_id IN
                <foreach collection='guideIds' item='id' open='(' separator=',' close=')'>#{id}</foreach></if>
              <if test='!storeIds.isEmpty()'>OR e.store_id IN
                <foreach collection='storeIds' item='id' open='(' separator=',' close=')'>#{id}</foreach></if>
              <if test='!regionIds.isEmpty()'>OR sr.region_id IN
                <foreach collection='regionIds' item='id' open='(' separator=',' close=')'>#{id}</foreach></if>)
            </if>
            ORDER BY e.guide_id LIMIT #{limit}</script>""")
    List<Serving> servingIn(
            @Param("all") boolean all,
            @Param("regionIds") Collection<Long> regionIds,
            @Param("storeIds") Collection<Long> storeIds,
            @Param("guideIds") Collection<Long> guideIds,
            @Param("at") Instant at,
            @Param("after") long after,
            @Param("limit") int limit);

    @Select("SELECT " + STORE + " FROM org_store WHERE id = #{id}")
    Store store(long id);

    @Select("<script>SELECT " + STORE
            + " FROM org_store WHERE id IN <foreach collection='ids' item='id' open='(' separator=',' close=')'>#{id}"
            + "</foreach> ORDER BY id</script>")
    List<Store> stores(@Param("ids") Collection<Long> ids);

    @Select(
            """
            SELECT region_id FROM org_store_region
            WHERE store_id = #{storeId} AND valid_from <= #{at} AND valid_until > #{at}
            """)
    Long regionOf(@Param("storeId") long storeId, @Param("at") Instant at);

    @Select("SELECT " + REGION + " FROM org_region WHERE id = #{id}")
    Region region(long id);

    @Select("SELECT " + REGION + " FROM org_region ORDER BY id")
    List<Region> regions();

    @Select(
            """
            SELECT region_id, parent_id FROM org_region_parent
            WHERE valid_from <= #{at} AND valid_until > #{at} AND parent_id <> 0
            """)
    List<RegionParent> regionParents(Instant at);

    record RegionParent(long regionId, long parentId) {}
}
