package io.guidepost.domain.incentive.persistence;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface SoldMapper {

    @Select(
            """
            <script>
            SELECT id, sku_id, product_id, quantity - refunded_quantity AS units, paid_fen - refunded_fen AS fen
            FROM order_line WHERE order_id = #{orderId} AND id IN
            <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY id
            </script>
            """)
    List<LineRow> kept(long orderId, Collection<Long> ids);

    @Select(
            """
            SELECT DISTINCT guide_id FROM shopper_friendship
            WHERE member_id = #{memberId} AND added_at <= #{at} AND ended_at > #{at} LIMIT 20
            """)
    Set<Long> friendsOf(long memberId, Instant at);

    /**
     * Settled is what has become available as commission; an accrual that earned nothing for a reason of the goods counts,
     * one of a guide who bought himself does not.
     */
    @Select(
            """
            <script>
            SELECT s.guide_id, SUM(s.net_fen) AS net_fen FROM (
                SELECT a.payee_id AS guide_id, (l.paid_fen - l.refunded_fen) * CASE
                    WHEN a.zero_reason IS NULL THEN a.commission_bp
                    WHEN a.zero_reason IN ('EXCLUDED', 'NO_RATE', 'ROUNDED_TO_ZERO') THEN 10000
                    ELSE 0 END DIV 10000 AS net_fen
                FROM order_header o
                JOIN commission_accrual a ON a.order_id = o.id AND a.kind = 'COMMISSION' AND a.payee_type = 'GUIDE'
                    AND a.status IN ('AVAILABLE', 'SETTLED', 'PAID')
                    <if test="guideId != null">AND a.payee_id = #{guideId}</if>
                JOIN order_line l ON l.id = a.line_id
                JOIN attribution_decision d ON d.order_id = a.order_id AND d.revision = a.revision
                WHERE o.paid_at &gt;= #{from} AND o.paid_at &lt; #{until}
                <if test="!stores.isEmpty()">AND d.store_id IN
                    <foreach collection="stores" item="id" open="(" separator="," close=")">#{id}</foreach></if>
                <if test="!regions.isEmpty()">AND d.region_id IN
                    <foreach collection="regions" item="id" open="(" separator="," close=")">#{id}</foreach></if>
            ) s GROUP BY s.guide_id ORDER BY s.guide_id LIMIT 200000
            </script>
            """)
    List<SoldRow> settled(Instant from, Instant until, Collection<Long> stores, Collection<Long> regions, Long guideId);

    @Select(
            """
            <script>
            SELECT e.guide_id, e.store_id, COALESCE(r.region_id, 0) AS region_id
            FROM org_employment e
            LEFT JOIN org_store_region r ON r.store_id = e.store_id AND r.valid_from &lt;= #{at} AND r.valid_until &gt; #{at}
            WHERE e.guide_id IN <foreach collection="guideIds" item="id" open="(" separator="," close=")">#{id}</foreach>
            AND e.valid_from &lt;= #{at} AND e.valid_until &gt; #{at}
            ORDER BY e.guide_id, e.is_primary DESC, e.valid_from, e.id
            </script>
            """)
    List<PlaceRow> placesOf(Collection<Long> guideIds, Instant at);

    @Select("SELECT paid_at FROM order_header WHERE id = #{orderId}")
    Instant paidAt(long orderId);

    @Select(
            """
            SELECT DISTINCT payee_id FROM attribution_credit
            WHERE order_id = #{orderId} AND payee_type = 'GUIDE' LIMIT 100
            """)
    Set<Long> guidesOf(long orderId);

    record LineRow(long id, long skuId, long productId, int units, long fen) {}

    record SoldRow(long guideId, long netFen) {}

    record PlaceRow(long guideId, long storeId, long regionId) {}
}
