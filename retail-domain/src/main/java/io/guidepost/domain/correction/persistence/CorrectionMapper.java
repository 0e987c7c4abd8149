package io.guidepost.domain.correction.persistence;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface CorrectionMapper {

    String COLUMNS =
            """
            SELECT id, order_id, kind, guide_id, store_id, move_binding, reason, origin, origin_id, status, created_by,
                   created_at, approved_by, approved_at, refuse_reason, from_revision, to_revision
            FROM correction_case
            """;

    @Insert(
            """
            INSERT INTO correction_case (id, order_id, kind, guide_id, store_id, move_binding, reason, origin, origin_id,
                                         status, created_by, created_at)
            VALUES (#{id}, #{orderId}, #{kind}, #{guideId}, #{storeId}, #{moveBinding}, #{reason}, #{origin}, #{originId},
                    #{status}, #{createdBy}, #{createdAt})
            """)
    void insert(CorrectionRow row);

    @Select(COLUMNS + "WHERE id = #{id}")
    CorrectionRow find(long id);

    @Select(COLUMNS + "WHERE id = #{id} FOR UPDATE")
    CorrectionRow lock(long id);

    @Update(
            """
            UPDATE correction_case SET status = 'APPLIED', approved_by = #{by}, approved_at = #{at},
                from_revision = #{from}, to_revision = #{to}
            WHERE id = #{id} AND status = 'PROPOSED'
            """)
    int applied(long id, long by, Instant at, int from, int to);

    @Update(
            """
            UPDATE correction_case SET status = 'REFUSED', approved_by = #{by}, approved_at = #{at},
                refuse_reason = #{reason}
            WHERE id = #{id} AND status = 'PROPOSED'
            """)
    int refused(long id, long by, Instant at, String reason);

    @Select(
            "<script>" + COLUMNS
                    + """
            WHERE id &lt; #{beforeId}
            <if test="status != null">AND status = #{status}</if>
            ORDER BY id DESC LIMIT #{limit}
            </script>
            """)
    List<CorrectionRow> page(String status, long beforeId, int limit);

    record CorrectionRow(
            long id,
            long orderId,
            String kind,
            long guideId,
            Long storeId,
            boolean moveBinding,
            String reason,
            String origin,
            long originId,
            String status,
            long createdBy,
            Instant createdAt,
            Long approvedBy,
            Instant approvedAt,
            String refuseReason,
            Integer fromRevision,
            Integer toRevision) {}
}
