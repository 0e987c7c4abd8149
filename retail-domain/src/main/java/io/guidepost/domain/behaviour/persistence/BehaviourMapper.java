package io.guidepost.domain.behaviour.persistence;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface BehaviourMapper {

    String COLUMNS =
            "SELECT id, member_id, event_id, kind, product_id, store_id, occurred_at, received_at FROM behaviour_event ";

    String MEMBERS =
            " member_id IN <foreach item=\"each\" collection=\"members\" open=\"(\" separator=\",\" close=\")\">#{each}</foreach> ";

    /** What is there already stays as it is. */
    @Insert(
            """
            <script>
            INSERT INTO behaviour_event (id, member_id, event_id, kind, product_id, store_id, occurred_at, received_at) VALUES
            <foreach item="row" collection="rows" separator=",">
              (#{row.id}, #{row.memberId}, #{row.eventId}, #{row.kind}, #{row.productId}, #{row.storeId},
               #{row.occurredAt}, #{row.receivedAt})
            </foreach>
            ON DUPLICATE KEY UPDATE event_id = behaviour_event.event_id
            </script>
            """)
    int insert(@Param("rows") Collection<Row> rows);

    @Select(
            "<script>SELECT id FROM behaviour_event WHERE id IN"
                    + " <foreach item=\"each\" collection=\"ids\" open=\"(\" separator=\",\" close=\")\">#{each}</foreach></script>")
    List<Long> kept(@Param("ids") Collection<Long> ids);

    @Select(
            "<script>SELECT kind, COUNT(*) AS times FROM behaviour_event WHERE" + MEMBERS
                    + """
            AND product_id = #{productId} AND occurred_at &gt;= #{from} AND occurred_at &lt; #{until} GROUP BY kind
            </script>
            """)
    List<CountRow> counts(
            @Param("members") Collection<Long> members,
            @Param("productId") long productId,
            @Param("from") Instant from,
            @Param("until") Instant until);

    @Select(
            "<script>" + COLUMNS + "WHERE" + MEMBERS
                    + """
            AND occurred_at &gt;= #{from} AND occurred_at &lt; #{until} ORDER BY occurred_at, id LIMIT #{limit}
            </script>
            """)
    List<Row> of(
            @Param("members") Collection<Long> members,
            @Param("from") Instant from,
            @Param("until") Instant until,
            @Param("limit") int limit);

    @Select(
            COLUMNS
                    + """
            WHERE received_at > #{since} OR (received_at = #{since} AND id > #{afterId})
            ORDER BY received_at, id LIMIT #{limit}
            """)
    List<Row> toldSince(Instant since, long afterId, int limit);

    @Select(
            "<script>SELECT id FROM catalog_product WHERE id IN"
                    + " <foreach item=\"each\" collection=\"ids\" open=\"(\" separator=\",\" close=\")\">#{each}</foreach></script>")
    List<Long> existing(@Param("ids") Collection<Long> ids);

    @Delete("DELETE FROM behaviour_event WHERE received_at < #{before} ORDER BY received_at LIMIT #{limit}")
    int purge(Instant before, int limit);

    record Row(
            long id,
            long memberId,
            String eventId,
            String kind,
            long productId,
            Long storeId,
            Instant occurredAt,
            Instant receivedAt) {}

    record CountRow(String kind, long times) {}
}
