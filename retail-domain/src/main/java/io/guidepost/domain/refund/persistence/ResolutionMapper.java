package io.guidepost.domain.refund.persistence;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface ResolutionMapper {

    @Select(
            """
            SELECT refund_id, reference, note, proposed_by, proposed_at, approved_by, approved_at FROM refund_resolution
            WHERE refund_id = #{refundId}
            """)
    ResolutionRow find(long refundId);

    @Insert(
            """
            INSERT INTO refund_resolution (refund_id, reference, note, proposed_by, proposed_at)
            VALUES (#{refundId}, #{reference}, #{note}, #{proposedBy}, #{proposedAt})
            """)
    int propose(ResolutionRow row);

    @Update(
            """
            UPDATE refund_resolution SET approved_by = #{adminId}, approved_at = #{at}
            WHERE refund_id = #{refundId} AND approved_by IS NULL
            """)
    int approve(long refundId, long adminId, Instant at);

    @Delete("DELETE FROM refund_resolution WHERE refund_id = #{refundId} AND approved_by IS NULL")
    int withdraw(long refundId);

    @Select(
            RefundMapper.REFUND
                    + """
            WHERE r.kind = 'SUSPENSE' AND r.status IN ('FAILED', 'ABNORMAL') AND r.id < #{beforeId}
            ORDER BY r.id DESC LIMIT #{limit}
            """)
    List<RefundRow> stuck(long beforeId, int limit);

    record ResolutionRow(
            long refundId,
            String reference,
            String note,
            long proposedBy,
            Instant proposedAt,
            Long approvedBy,
            Instant approvedAt) {}
}
