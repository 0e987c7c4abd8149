package io.guidepost.domain.coupon.persistence;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface CouponMapper {

    String COLUMNS =
            """
            SELECT id, template_id, member_id, seat, source, off_fen, threshold_fen, state, valid_from, valid_until,
                   claimed_at, order_id, used_at
            FROM coupon
            """;

    @Insert(
            """
            INSERT INTO coupon (id, template_id, member_id, seat, source, off_fen, threshold_fen, valid_from, valid_until,
                                claimed_at)
            VALUES (#{id}, #{templateId}, #{memberId}, #{seat}, #{source}, #{offFen}, #{thresholdFen}, #{validFrom},
                    #{validUntil}, #{claimedAt})
            """)
    void insert(CouponRow row);

    @Select(COLUMNS + "WHERE id = #{id}")
    CouponRow find(long id);

    @Select(
            "<script>" + COLUMNS
                    + """
            WHERE id IN <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<CouponRow> all(Collection<Long> ids);

    @Select(
            "<script>" + COLUMNS
                    + """
            WHERE member_id IN <foreach item="id" collection="memberIds" open="(" separator="," close=")">#{id}</foreach>
            <choose>
              <when test="standing == 'USED'">AND state = 'USED'</when>
              <when test="standing == 'USABLE'">
                AND state = 'UNUSED' AND valid_from &lt;= #{now} AND valid_until &gt; #{now}
              </when>
              <when test="standing == 'NOT_YET'">AND state = 'UNUSED' AND valid_from &gt; #{now}</when>
              <when test="standing == 'EXPIRED'">AND state = 'UNUSED' AND valid_until &lt;= #{now}</when>
            </choose>
            AND id &lt; #{beforeId} ORDER BY id DESC LIMIT #{limit}
            </script>
            """)
    List<CouponRow> page(Collection<Long> memberIds, String standing, Instant now, long beforeId, int limit);

    @Select(
            """
            <script>
            SELECT COUNT(*) AS seats, COALESCE(MAX(seat), 0) AS highest FROM coupon
            WHERE template_id = #{templateId} AND source != 'RETURN' AND member_id IN
            <foreach item="id" collection="memberIds" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    SeatsRow seats(Collection<Long> memberIds, long templateId);

    @Select(
            """
            <script>
            SELECT template_id AS id, COUNT(*) AS fen FROM coupon
            WHERE source != 'RETURN'
            AND template_id IN <foreach item="id" collection="templateIds" open="(" separator="," close=")">#{id}</foreach>
            AND member_id IN <foreach item="id" collection="memberIds" open="(" separator="," close=")">#{id}</foreach>
            GROUP BY template_id
            </script>
            """)
    List<SumRow> counts(Collection<Long> memberIds, Collection<Long> templateIds);

    @Update(
            """
            <script>
            UPDATE coupon SET state = 'USED', order_id = #{orderId}, used_at = #{at}
            WHERE state = 'UNUSED' AND valid_from &lt;= #{at} AND valid_until &gt; #{at} AND id IN
            <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    int use(Collection<Long> ids, long orderId, Instant at);

    @Insert(
            """
            <script>
            INSERT INTO coupon_share (order_id, coupon_id, line_id, fen) VALUES
            <foreach item="row" collection="rows" separator=",">
              (#{row.orderId}, #{row.couponId}, #{row.lineId}, #{row.fen})
            </foreach>
            </script>
            """)
    void insertShares(List<ShareRow> rows);

    @Select(COLUMNS + "WHERE order_id = #{orderId} AND state = 'USED' ORDER BY id")
    List<CouponRow> usedIn(long orderId);

    @Select("SELECT line_id AS id, fen FROM coupon_share WHERE order_id = #{orderId} AND coupon_id = #{couponId}")
    List<SumRow> shares(long orderId, long couponId);

    @Update(
            """
            UPDATE coupon
            SET state = 'UNUSED', order_id = NULL, used_at = NULL, valid_until = #{validUntil}, returned_at = #{at}
            WHERE id = #{id} AND state = 'USED' AND order_id = #{orderId}
            """)
    int giveBack(long id, long orderId, Instant validUntil, Instant at);

    @Select("SELECT COALESCE(SUM(fen), 0) FROM coupon_return WHERE coupon_id = #{couponId}")
    long returnedFen(long couponId);

    @Insert(
            """
            INSERT INTO coupon_return (refund_id, coupon_id, returned_id, fen)
            VALUES (#{refundId}, #{couponId}, #{returnedId}, #{fen})
            """)
    void insertReturn(long refundId, long couponId, long returnedId, long fen);

    record CouponRow(
            long id,
            long templateId,
            long memberId,
            long seat,
            String source,
            Long offFen,
            Long thresholdFen,
            String state,
            Instant validFrom,
            Instant validUntil,
            Instant claimedAt,
            Long orderId,
            Instant usedAt) {}

    record SeatsRow(int seats, long highest) {}

    record SumRow(long id, long fen) {}

    record ShareRow(long orderId, long couponId, long lineId, long fen) {}
}
