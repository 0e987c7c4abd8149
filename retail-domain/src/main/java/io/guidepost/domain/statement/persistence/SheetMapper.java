package io.guidepost.domain.statement.persistence;

import io.guidepost.domain.organization.WithinSight;
import io.guidepost.domain.sight.Sight;
import io.guidepost.domain.statement.Service;
import io.guidepost.domain.statement.Sheets.Totals;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface SheetMapper {

    /** The last draft of each month. */
    String SHEET =
            """
            SELECT s.month, s.payee_type, s.payee_id, s.payee_name, s.store_id, s.region_id, s.opening_fen, s.accrued_fen,
                s.clawed_fen, s.incentive_fen, s.adjustment_fen, s.fee_fen, s.paid_fen, s.closing_fen, s.entries,
                s.ledger_fen, s.content_hash, s.drafted_at
            FROM statement_month m JOIN statement_sheet s ON s.month = m.month AND s.draft_no = m.draft_no
            """;

    String TRADE =
            """
            SELECT t.month, t.store_id, t.ownership, t.orders, t.sold_lines, t.list_fen, t.activity_fen, t.coupon_fen,
                t.points_fen, t.paid_fen, t.refunded_fen, t.guide_commission_fen, t.store_commission_fen, t.hq_service_bp
            FROM statement_month m JOIN statement_trade t ON t.month = m.month AND t.draft_no = m.draft_no
            """;

    @Select(SHEET + " WHERE m.month = #{month} AND s.payee_type = #{payeeType} AND s.payee_id = #{payeeId}")
    SheetRow find(int month, String payeeType, long payeeId);

    @Select(
            SHEET
                    + """
             WHERE s.payee_type = #{payeeType} AND s.payee_id = #{payeeId} AND m.month < #{before} AND m.state = 'CLOSED'
            ORDER BY s.month DESC LIMIT #{limit}
            """)
    List<SheetRow> closedOf(String payeeType, long payeeId, int before, int limit);

    @Select(
            "<script>" + SHEET
                    + """
            WHERE m.month = #{month}
            <if test="payeeType != null">AND s.payee_type = #{payeeType}</if>
            <if test="storeId != null">AND s.store_id = #{storeId}</if>
            """
                    + WithinSight.REGION + "s.region_id" + WithinSight.OR_STORE + "s.store_id" + WithinSight.END
                    + """
            AND (s.payee_type > #{afterType} OR (s.payee_type = #{afterType} AND s.payee_id > #{afterId}))
            ORDER BY s.payee_type, s.payee_id LIMIT #{limit}
            </script>
            """)
    List<SheetRow> page(
            int month, String payeeType, Long storeId, Sight sight, String afterType, long afterId, int limit);

    @Select(
            SHEET
                    + " WHERE m.month = #{month} AND s.closing_fen <> s.ledger_fen ORDER BY s.payee_type, s.payee_id LIMIT #{limit}")
    List<SheetRow> differing(int month, int limit);

    @Select(
            """
            SELECT s.payee_type, s.payee_id, s.content_hash
            FROM statement_month m JOIN statement_sheet s ON s.month = m.month AND s.draft_no = m.draft_no
            WHERE m.month = #{month}
            AND (s.payee_type > #{afterType} OR (s.payee_type = #{afterType} AND s.payee_id > #{afterId}))
            ORDER BY s.payee_type, s.payee_id LIMIT #{limit}
            """)
    List<SealRow> seals(int month, String afterType, long afterId, int limit);

    @Select(TRADE + " WHERE m.month = #{month} AND t.store_id > #{afterStoreId} ORDER BY t.store_id LIMIT #{limit}")
    List<TradeRow> trades(int month, long afterStoreId, int limit);

    @Select(TRADE + " WHERE m.month = #{month} AND t.store_id = #{storeId}")
    TradeRow trade(int month, long storeId);

    @Select(
            """
            SELECT v.guide_id, COALESCE(g.name, '') AS guide_name, v.sold_lines, v.commission_fen
            FROM statement_month m JOIN statement_service v ON v.month = m.month AND v.draft_no = m.draft_no
            LEFT JOIN org_guide g ON g.id = v.guide_id
            WHERE m.month = #{month} AND v.store_id = #{storeId}
            ORDER BY v.commission_fen DESC, v.guide_id LIMIT #{limit}
            """)
    List<Service> services(int month, long storeId, int limit);

    @Select(
            """
            SELECT COUNT(*) AS payees, COALESCE(SUM(s.opening_fen), 0) AS opening_fen,
                COALESCE(SUM(s.accrued_fen), 0) AS accrued_fen, COALESCE(SUM(s.clawed_fen), 0) AS clawed_fen,
                COALESCE(SUM(s.incentive_fen), 0) AS incentive_fen, COALESCE(SUM(s.adjustment_fen), 0) AS adjustment_fen,
                COALESCE(SUM(s.fee_fen), 0) AS fee_fen, COALESCE(SUM(s.paid_fen), 0) AS paid_fen,
                COALESCE(SUM(s.closing_fen), 0) AS closing_fen
            FROM statement_month m JOIN statement_sheet s ON s.month = m.month AND s.draft_no = m.draft_no
            WHERE m.month = #{month}
            """)
    Totals totals(int month);

    @Select(
            """
            <script>
            SELECT e.id, e.posted_at, e.adjusts_month, e.amount_fen FROM commission_entry e
            WHERE e.payee_type = #{payeeType} AND e.payee_id = #{payeeId}
            AND e.posted_at >= #{from} AND e.posted_at &lt; #{until}
            AND (e.posted_at > #{afterAt} OR (e.posted_at = #{afterAt} AND e.id > #{afterId}))
            <choose>
                <when test="figure == 'ADJUSTMENTS'">AND e.adjusts_month IS NOT NULL</when>
                <when test="figure == 'INCENTIVES'">AND e.adjusts_month IS NULL AND e.accrual_kind &lt;> 'COMMISSION'</when>
                <otherwise>AND e.adjusts_month IS NULL AND e.accrual_kind = 'COMMISSION' AND e.kind = #{figure}</otherwise>
            </choose>
            ORDER BY e.posted_at, e.id LIMIT #{limit}
            </script>
            """)
    List<PostedRow> entries(
            String payeeType,
            long payeeId,
            Instant from,
            Instant until,
            String figure,
            Instant afterAt,
            long afterId,
            int limit);

    @Select(
            """
            SELECT id, finished_at AS posted_at, NULL AS adjusts_month,
                CASE WHEN #{feeOnly} THEN fee_fen ELSE amount_fen - fee_fen END AS amount_fen
            FROM payout_withdrawal
            WHERE guide_id = #{guideId} AND status = 'SUCCESS' AND finished_at >= #{from} AND finished_at < #{until}
            AND (NOT #{feeOnly} OR fee_fen > 0)
            AND (finished_at > #{afterAt} OR (finished_at = #{afterAt} AND id > #{afterId}))
            ORDER BY finished_at, id LIMIT #{limit}
            """)
    List<PostedRow> payouts(
            long guideId, Instant from, Instant until, boolean feeOnly, Instant afterAt, long afterId, int limit);

    @Select(
            """
            SELECT id, posted_at, for_month AS adjusts_month, amount_fen FROM statement_charge
            WHERE payee_type = #{payeeType} AND payee_id = #{payeeId} AND posted_at >= #{from} AND posted_at < #{until}
            AND (posted_at > #{afterAt} OR (posted_at = #{afterAt} AND id > #{afterId}))
            ORDER BY posted_at, id LIMIT #{limit}
            """)
    List<PostedRow> charges(
            String payeeType, long payeeId, Instant from, Instant until, Instant afterAt, long afterId, int limit);

    @Insert(
            """
            INSERT IGNORE INTO statement_charge (id, payee_type, payee_id, kind, for_month, amount_fen, posted_at)
            VALUES (#{id}, #{payeeType}, #{payeeId}, 'HQ_SERVICE', #{forMonth}, #{amountFen}, #{at})
            """)
    int charge(long id, String payeeType, long payeeId, int forMonth, long amountFen, Instant at);

    record SheetRow(
            int month,
            String payeeType,
            long payeeId,
            String payeeName,
            Long storeId,
            Long regionId,
            long openingFen,
            long accruedFen,
            long clawedFen,
            long incentiveFen,
            long adjustmentFen,
            long feeFen,
            long paidFen,
            long closingFen,
            long entries,
            long ledgerFen,
            String contentHash,
            Instant draftedAt) {}

    record SealRow(String payeeType, long payeeId, String contentHash) {}

    record TradeRow(
            int month,
            long storeId,
            String ownership,
            int orders,
            int soldLines,
            long listFen,
            long activityFen,
            long couponFen,
            long pointsFen,
            long paidFen,
            long refundedFen,
            long guideCommissionFen,
            long storeCommissionFen,
            int hqServiceBp) {}

    record PostedRow(long id, Instant postedAt, Integer adjustsMonth, long amountFen) {}
}
