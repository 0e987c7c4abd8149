package io.guidepost.domain.shopper.persistence;

import io.guidepost.domain.shopper.Bonds.Held;
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
            SELECT id, guide_id, store_id, source, bound_at, protected_until, expires_at, last_paid_at, ended_at,
                   end_reason
            FROM shopper_binding WHERE member_id = #{memberId} ORDER BY bound_at, id
            """)
    List<BondRow> of(long memberId);

    @Insert(
            """
            INSERT INTO shopper_binding
                (id, member_id, guide_id, store_id, source, bound_at, protected_until, expires_at, last_paid_at)
            VALUES (#{row.id}, #{memberId}, #{row.guideId}, #{row.storeId}, #{row.source}, #{row.boundAt},
                    #{row.protectedUntil}, #{row.expiresAt}, #{row.lastPaidAt})
            """)
    void insert(long memberId, BondRow row);

    @Update(
            """
            UPDATE shopper_binding
            SET expires_at = GREATEST(expires_at, #{expiresAt}),
                last_paid_at = GREATEST(COALESCE(last_paid_at, #{paidAt}), #{paidAt})
            WHERE id = #{id} AND end_reason IS NULL
            """)
    int renew(long id, Instant paidAt, Instant expiresAt);

    @Update("UPDATE shopper_binding SET keeper_store_id = #{storeId} WHERE id = #{id} AND end_reason IS NULL")
    int follow(long id, long storeId);

    @Update(
            """
            UPDATE shopper_binding SET ended_at = #{at}, end_reason = #{reason} WHERE id = #{id} AND end_reason IS NULL
            """)
    int end(long id, String reason, Instant at);

    @Insert(
            """
            INSERT INTO shopper_binding_change (id, member_id, binding_id, kind, cause, happened_at, recorded_at,
                                                expires_at, store_id, end_reason, order_id, admin_id, note)
            VALUES (#{id}, #{memberId}, #{bindingId}, #{kind}, #{cause}, #{happenedAt}, #{recordedAt}, #{expiresAt},
                    #{storeId}, #{endReason}, #{orderId}, #{adminId}, #{note})
            """)
    void insertChange(ChangeRow row);

    @Update(
            """
            UPDATE shopper_binding SET ended_at = expires_at, end_reason = 'EXPIRED'
            WHERE end_reason IS NULL AND expires_at <= #{now}
            ORDER BY expires_at, id LIMIT #{limit}
            """)
    int endExpired(Instant now, int limit);

    @Select("SELECT member_id, paid_at FROM order_header WHERE id = #{orderId} AND paid_at IS NOT NULL")
    PaidOrder paidOrder(long orderId);

    @Select(
            """
            SELECT member_id, id AS binding_id, COALESCE(keeper_store_id, store_id) AS keeper_store_id, bound_at
            FROM shopper_binding
            WHERE guide_id = #{guideId} AND end_reason IS NULL AND member_id > #{afterMemberId}
            ORDER BY member_id LIMIT #{limit}
            """)
    List<Held> heldBy(long guideId, long afterMemberId, int limit);

    @Select(
            """
            SELECT b.id, b.guide_id, g.name AS guide_name, b.store_id, s.name AS store_name,
                   COALESCE(b.keeper_store_id, b.store_id) AS keeper_store_id, b.source, b.bound_at, b.protected_until,
                   b.expires_at, b.last_paid_at, b.ended_at, b.end_reason
            FROM shopper_binding b
            JOIN org_guide g ON g.id = b.guide_id
            JOIN org_store s ON s.id = b.store_id
            WHERE b.member_id = #{memberId}
            ORDER BY b.bound_at DESC, b.id DESC LIMIT 200
            """)
    List<StoryRow> stories(long memberId);

    @Select(
            """
            <script>
            SELECT c.id, c.member_id, c.binding_id, c.kind, c.cause, c.happened_at, c.recorded_at, c.expires_at,
                   c.store_id, c.end_reason, c.order_id, c.admin_id, c.note, a.name AS admin_name
            FROM shopper_binding_change c LEFT JOIN org_admin a ON a.id = c.admin_id
            WHERE c.binding_id IN
            <foreach item="id" collection="bindingIds" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY c.id DESC LIMIT 200
            </script>
            """)
    List<NamedChangeRow> changes(List<Long> bindingIds);

    /** What came from an earlier merger keeps the record it came from, so that both can be undone one after the other. */
    @Update(
            """
            UPDATE shopper_binding SET member_id = #{to}, merged_from = COALESCE(merged_from, #{from})
            WHERE member_id = #{from}
            """)
    void move(long from, long to);

    /** @param records the merged one and those that are part of it */
    @Update(
            """
            <script>
            UPDATE shopper_binding SET member_id = #{merged}, merged_from = NULLIF(merged_from, #{merged})
            WHERE merged_from IN <foreach item="id" collection="records" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    void moveBack(long merged, List<Long> records);

    record BondRow(
            long id,
            long guideId,
            long storeId,
            String source,
            Instant boundAt,
            Instant protectedUntil,
            Instant expiresAt,
            Instant lastPaidAt,
            Instant endedAt,
            String endReason) {}

    record StoryRow(
            long id,
            long guideId,
            String guideName,
            long storeId,
            String storeName,
            long keeperStoreId,
            String source,
            Instant boundAt,
            Instant protectedUntil,
            Instant expiresAt,
            Instant lastPaidAt,
            Instant endedAt,
            String endReason) {}

    record ChangeRow(
            long id,
            long memberId,
            long bindingId,
            String kind,
            String cause,
            Instant happenedAt,
            Instant recordedAt,
            Instant expiresAt,
            Long storeId,
            String endReason,
            Long orderId,
            Long adminId,
            String note) {}

    record NamedChangeRow(
            long id,
            long memberId,
            long bindingId,
            String kind,
            String cause,
            Instant happenedAt,
            Instant recordedAt,
            Instant expiresAt,
            Long storeId,
            String endReason,
            Long orderId,
            Long adminId,
            String note,
            String adminName) {}
}
