package io.guidepost.domain.report.persistence;

import io.guidepost.domain.report.GuideEarnings;
import io.guidepost.domain.report.Performance;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface ReportMapper {

    /** Every line sold in the time, with what is left paid for it and the decision in force. */
    String SOLD =
            """
            WITH sold AS (
                SELECT o.id AS order_id, l.id AS line_id, l.paid_fen - l.refunded_fen AS net_fen,
                    d.revision, COALESCE(d.store_id, 0) AS store_id, COALESCE(d.region_id, 0) AS region_id
                FROM order_header o
                JOIN attribution_decision d ON d.order_id = o.id
                    AND d.revision = (SELECT MAX(x.revision) FROM attribution_decision x WHERE x.order_id = o.id)
                JOIN order_line l ON l.order_id = o.id
                WHERE o.paid_at &gt;= #{from} AND o.paid_at &lt; #{until}
                <if test="regionId != null">AND d.region_id = #{regionId}</if>)
            """;

    @Select(
            """
            SELECT COALESCE(SUM(CASE WHEN kind = 'PENDING' THEN credits_fen - debits_fen END), 0) AS pending_fen,
                COALESCE(SUM(CASE WHEN kind = 'FROZEN' THEN credits_fen - debits_fen END), 0) AS frozen_fen,
                COALESCE(SUM(CASE WHEN kind = 'AVAILABLE' THEN credits_fen - debits_fen END), 0) AS available_fen,
                COALESCE(SUM(CASE WHEN kind = 'WITHDRAWING' THEN credits_fen - debits_fen END), 0) AS withdrawing_fen,
                (SELECT COALESCE(SUM(amount_fen), 0) FROM payout_withdrawal
                    WHERE guide_id = #{guideId} AND status = 'SUCCESS') AS paid_fen,
                COALESCE(SUM(CASE WHEN kind = 'DEBT' THEN debits_fen - credits_fen END), 0) AS debt_fen
            FROM ledger_account WHERE owner_type = 'GUIDE' AND owner_id = #{guideId}
            """)
    GuideEarnings.Balance earnings(long guideId);

    @Select(
            "<script>" + SOLD
                    + """
            SELECT c.payee_id AS id, g.name, COUNT(DISTINCT s.order_id) AS orders,
                SUM(s.net_fen * c.performance_bp DIV 10000) AS net_sales_fen,
                COALESCE(SUM(a.accrued_fen - a.clawed_fen), 0) AS commission_fen
            FROM sold s
            JOIN attribution_credit c ON c.order_id = s.order_id AND c.revision = s.revision AND c.line_id = s.line_id
                AND c.payee_type = 'GUIDE'
            JOIN org_guide g ON g.id = c.payee_id
            LEFT JOIN commission_accrual a ON a.line_id = s.line_id AND a.revision = s.revision
                AND a.payee_type = 'GUIDE' AND a.payee_id = c.payee_id
            <if test="guideId != null">WHERE c.payee_id = #{guideId}</if>
            GROUP BY c.payee_id, g.name ORDER BY net_sales_fen DESC, id LIMIT 100000
            </script>
            """)
    List<Performance.Line> byGuide(
            @Param("from") Instant from,
            @Param("until") Instant until,
            @Param("regionId") Long regionId,
            @Param("guideId") Long guideId);

    @Select(
            "<script>" + SOLD
                    + """
            SELECT s.store_id AS id, COALESCE(t.name, '总部') AS name, COUNT(DISTINCT s.order_id) AS orders,
                SUM(s.net_fen) AS net_sales_fen,
                COALESCE(SUM(a.accrued_fen - a.clawed_fen), 0) AS commission_fen
            FROM sold s
            LEFT JOIN org_store t ON t.id = s.store_id
            LEFT JOIN commission_accrual a ON a.line_id = s.line_id AND a.revision = s.revision
                AND a.payee_type = 'STORE' AND a.payee_id = s.store_id
            GROUP BY s.store_id, t.name ORDER BY net_sales_fen DESC, id LIMIT 100000
            </script>
            """)
    List<Performance.Line> byStore(
            @Param("from") Instant from, @Param("until") Instant until, @Param("regionId") Long regionId);

    @Select(
            "<script>" + SOLD
                    + """
            SELECT s.region_id AS id, COALESCE(r.name, '总部') AS name, COUNT(DISTINCT s.order_id) AS orders,
                SUM(s.net_fen) AS net_sales_fen,
                COALESCE(SUM(a.accrued_fen - a.clawed_fen), 0) AS commission_fen
            FROM sold s
            LEFT JOIN org_region r ON r.id = s.region_id
            LEFT JOIN commission_accrual a ON a.line_id = s.line_id AND a.revision = s.revision
                AND a.payee_type = 'STORE' AND a.payee_id = s.store_id
            GROUP BY s.region_id, r.name ORDER BY net_sales_fen DESC, id LIMIT 10000
            </script>
            """)
    List<Performance.Line> byRegion(
            @Param("from") Instant from, @Param("until") Instant until, @Param("regionId") Long regionId);
}
