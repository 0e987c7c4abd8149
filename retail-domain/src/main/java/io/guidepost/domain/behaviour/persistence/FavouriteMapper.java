package io.guidepost.domain.behaviour.persistence;

import io.guidepost.domain.behaviour.Favourites.Seen;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface FavouriteMapper {

    String MEMBERS =
            " member_id IN <foreach item=\"each\" collection=\"members\" open=\"(\" separator=\",\" close=\")\">#{each}</foreach> ";

    @Insert(
            "INSERT IGNORE INTO behaviour_favourite (member_id, product_id, added_at) VALUES (#{memberId}, #{productId}, #{at})")
    int add(long memberId, long productId, Instant at);

    @Delete("<script>DELETE FROM behaviour_favourite WHERE" + MEMBERS + "AND product_id = #{productId}</script>")
    int remove(@Param("members") Collection<Long> members, @Param("productId") long productId);

    @Select("<script>SELECT COUNT(*) FROM behaviour_favourite WHERE" + MEMBERS + "</script>")
    int count(@Param("members") Collection<Long> members);

    @Select("<script>SELECT DISTINCT product_id FROM behaviour_favourite WHERE" + MEMBERS
            + " AND product_id IN <foreach item=\"each\" collection=\"ids\" open=\"(\" separator=\",\" close=\")\">#{each}</foreach>"
            + " ORDER BY product_id</script>")
    List<Long> among(@Param("members") Collection<Long> members, @Param("ids") Collection<Long> productIds);

    /** Of a person that is several records a product counts once, with its latest time. */
    @Select(
            "<script>SELECT product_id, MAX(added_at) AS at FROM behaviour_favourite WHERE" + MEMBERS
                    + """
            GROUP BY product_id
            <if test="afterId != null">
              HAVING MAX(added_at) &lt; #{afterAt} OR (MAX(added_at) = #{afterAt} AND product_id &lt; #{afterId})
            </if>
            ORDER BY at DESC, product_id DESC LIMIT #{limit}
            </script>
            """)
    List<Seen> favourites(
            @Param("members") Collection<Long> members,
            @Param("afterAt") Instant afterAt,
            @Param("afterId") Long afterId,
            @Param("limit") int limit);

    @Select(
            "<script>SELECT product_id, MAX(viewed_at) AS at FROM behaviour_visit WHERE" + MEMBERS
                    + """
            GROUP BY product_id
            <if test="afterId != null">
              HAVING MAX(viewed_at) &lt; #{afterAt} OR (MAX(viewed_at) = #{afterAt} AND product_id &lt; #{afterId})
            </if>
            ORDER BY at DESC, product_id DESC LIMIT #{limit}
            </script>
            """)
    List<Seen> visits(
            @Param("members") Collection<Long> members,
            @Param("afterAt") Instant afterAt,
            @Param("afterId") Long afterId,
            @Param("limit") int limit);

    @Insert(
            """
            <script>
            INSERT INTO behaviour_visit (member_id, product_id, viewed_at, views) VALUES
            <foreach item="row" collection="rows" separator=",">
              (#{row.memberId}, #{row.productId}, #{row.viewedAt}, #{row.views})
            </foreach>
            ON DUPLICATE KEY UPDATE viewed_at = GREATEST(viewed_at, VALUES(viewed_at)), views = views + VALUES(views)
            </script>
            """)
    int visit(@Param("rows") Collection<VisitRow> rows);

    @Delete("<script>DELETE FROM behaviour_visit WHERE" + MEMBERS
            + "<if test=\"productId != null\">AND product_id = #{productId}</if></script>")
    int forgetVisits(@Param("members") Collection<Long> members, @Param("productId") Long productId);

    @Delete("DELETE FROM behaviour_visit WHERE viewed_at < #{before} ORDER BY viewed_at LIMIT #{limit}")
    int purgeVisits(Instant before, int limit);

    record VisitRow(long memberId, long productId, Instant viewedAt, int views) {}
}
