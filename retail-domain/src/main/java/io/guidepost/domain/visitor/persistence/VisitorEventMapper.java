package io.guidepost.domain.visitor.persistence;

import io.guidepost.domain.visitor.VisitorEvents;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface VisitorEventMapper extends VisitorEvents {

    @Override
    @Select("SELECT COUNT(*) FROM visitor_event WHERE visitor = #{visitor}")
    long count(String visitor);

    @Override
    @Insert(
            """
            <script>
            INSERT INTO visitor_event (id, visitor, event_id, kind, product_id, store_id, token, page, forward_depth,
                                       occurred_at, received_at) VALUES
            <foreach item="it" collection="events" separator=",">
              (#{it.id}, #{it.visitor}, #{it.eventId}, #{it.kind}, #{it.productId}, #{it.storeId}, #{it.token}, #{it.page},
               #{it.forwardDepth}, #{it.occurredAt}, #{it.receivedAt})
            </foreach>
            ON DUPLICATE KEY UPDATE event_id = visitor_event.event_id
            </script>
            """)
    void add(@Param("events") Collection<VisitorEvent> events);

    @Override
    @Select(
            """
            SELECT id, visitor, event_id, kind, product_id, store_id, token, page, forward_depth, occurred_at, received_at
            FROM visitor_event WHERE visitor = #{visitor} ORDER BY occurred_at, id LIMIT #{limit} FOR UPDATE
            """)
    List<VisitorEvent> lock(String visitor, int limit);

    @Override
    @Delete(
            "<script>DELETE FROM visitor_event WHERE id IN <foreach item='id' collection='ids' open='(' separator=',' close=')'>#{id}</foreach></script>")
    void remove(@Param("ids") Collection<Long> ids);

    @Override
    @Delete("DELETE FROM visitor_event WHERE received_at < #{before} ORDER BY received_at LIMIT #{limit}")
    int purge(@Param("before") Instant receivedBefore, @Param("limit") int limit);
}
