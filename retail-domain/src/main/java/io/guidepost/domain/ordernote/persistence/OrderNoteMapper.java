package io.guidepost.domain.ordernote.persistence;

import io.guidepost.domain.ordernote.OrderNote;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface OrderNoteMapper {

    @Insert(
            """
            INSERT INTO ordernote_note (id, order_id, author_type, author_id, is_internal, text, written_at)
            VALUES (#{id}, #{orderId}, #{author}, #{authorId}, #{isInternal}, #{text}, #{writtenAt})
            """)
    void insert(OrderNote note);

    @Select(
            """
            SELECT id, order_id, author_type AS author, author_id, is_internal, text, written_at
            FROM ordernote_note
            WHERE order_id = #{orderId} AND (is_internal = FALSE OR #{withInternal} = TRUE)
            ORDER BY id LIMIT 200
            """)
    List<OrderNote> of(long orderId, boolean withInternal);

    @Select("SELECT COUNT(*) FROM ordernote_note WHERE order_id = #{orderId}")
    int count(long orderId);

    @Update(
            """
            <script>
            UPDATE ordernote_note SET text = '' WHERE author_type = 'SHOPPER' AND author_id IN
            <foreach item="id" collection="memberIds" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    void eraseOf(Collection<Long> memberIds);

    @Select(
            """
            SELECT COUNT(*) FROM attribution_decision d
            WHERE d.order_id = #{orderId}
            AND (d.guide_id = #{guideId} OR (#{storeId} IS NOT NULL AND d.store_id = #{storeId}))
            AND d.revision = (SELECT MAX(r.revision) FROM attribution_decision r WHERE r.order_id = #{orderId})
            """)
    int ofGuide(long orderId, long guideId, Long storeId);
}
