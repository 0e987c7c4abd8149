package io.guidepost.domain.shopper.persistence;

import io.guidepost.domain.shopper.Bonds.PaidOrder;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface BondMapper {

    @Select("SELECT id FROM shopper_member WHERE id = #{memberId} FOR UPDATE")
    Long lock(long memberId);

    @Select(
            """
            SELECT id, guide_id, store_id, source, bound_at, protected_until, expires_at, ended_at, end_reason
            FROM shopper_binding WHERE member_id = #{memberId} ORDER BY bound_at, id
            """)
    List<BondRow> of(long memberId);

    @Insert(
            """
            INSERT INTO shopper_binding
                (id, member_id, guide_id, store_id, source, bound_at, protected_until, expires_at)
            VALUES (#{row.id}, #{memberId}, #{row.guideId}, #{row.storeId}, #{row.source}, #{row.boundAt},
                    #{row.protectedUntil}, #{row.expiresAt})
            """)
    void insert(long memberId, BondRow row);

    @Update(
            """
            UPDATE shopper_binding SET expires_at = GREATEST(expires_at, #{expiresAt})
            WHERE id = #{id} AND end_reason IS NULL
            """)
    void renew(long id, Instant expiresAt);

    @Update(
            """
            UPDATE shopper_binding SET ended_at = #{at}, end_reason = #{reason} WHERE id = #{id} AND end_reason IS NULL
            """)
    void end(long id, String reason, Instant at);

    @Update(
            """
            UPDATE shopper_binding SET ended_at = expires_at, end_reason = 'EXPIRED'
            WHERE end_reason IS NULL AND expires_at <= #{now}
            ORDER BY expires_at, id LIMIT #{limit}
            """)
    int endExpired(Instant now, int limit);

    @Select("SELECT member_id, paid_at FROM order_header WHERE id = #{orderId} AND paid_at IS NOT NULL")
    PaidOrder paidOrder(long orderId);

    record BondRow(
            long id,
            long guideId,
            long storeId,
            String source,
            Instant boundAt,
            Instant protectedUntil,
            Instant expiresAt,
            Instant endedAt,
            String endReason) {}
}
