package io.guidepost.domain.approval.persistence;

import io.guidepost.domain.organization.WithinSight;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface ApprovalMapper {

    /** Of what nobody has decided on: few at any time, by the index of its state where there is one. */
    @Select(
            """
            <script>
            SELECT w.id, w.parent_id, w.title, w.made_by, w.also_by, a.name AS maker_name, w.amount_fen, w.since
            FROM (
            <choose>
            <when test="matter == 'TASK'">
                SELECT t.id, 0 AS parent_id, t.title, t.created_by AS made_by, NULL AS also_by, NULL AS amount_fen,
                    COALESCE(t.submitted_at, t.created_at) AS since, 0 AS store_id
                FROM content_task t WHERE t.status = 'PENDING_APPROVAL'
            </when>
            <when test="matter == 'RECURRENCE'">
                SELECT r.id, 0 AS parent_id, t.title, r.created_by AS made_by, t.created_by AS also_by, NULL AS amount_fen,
                    r.created_at AS since, 0 AS store_id
                FROM recurrence_plan r JOIN content_task t ON t.id = r.task_id WHERE r.state = 'PROPOSED'
            </when>
            <when test="matter == 'PROCEDURE'">
                SELECT s.id, 0 AS parent_id, s.name AS title, s.created_by AS made_by, NULL AS also_by, NULL AS amount_fen,
                    s.created_at AS since, 0 AS store_id
                FROM sop_template s WHERE s.state = 'DRAFT'
            </when>
            <when test="matter == 'WELCOME'">
                SELECT t.id, 0 AS parent_id, SUBSTRING(t.body, 1, 60) AS title, t.created_by AS made_by, NULL AS also_by,
                    NULL AS amount_fen, t.created_at AS since, t.store_id
                FROM welcome_template t WHERE t.status = 'DRAFT'
            </when>
            <when test="matter == 'RULE_SET'">
                SELECT r.version AS id, 0 AS parent_id, r.name AS title, r.created_by AS made_by, r.edited_by AS also_by,
                    NULL AS amount_fen, r.created_at AS since, 0 AS store_id
                FROM attribution_rule_set r WHERE r.state = 'SIMULATED'
            </when>
            <when test="matter == 'RATE_PROPOSAL'">
                SELECT p.id, 0 AS parent_id, p.reason AS title, p.created_by AS made_by, NULL AS also_by, NULL AS amount_fen,
                    p.created_at AS since, 0 AS store_id
                FROM commission_rate_proposal p WHERE p.status = 'DRAFT'
            </when>
            <when test="matter == 'INCENTIVE'">
                SELECT i.id, 0 AS parent_id, i.name AS title, i.created_by AS made_by, NULL AS also_by, NULL AS amount_fen,
                    i.created_at AS since, 0 AS store_id
                FROM incentive i WHERE i.approved_by IS NULL AND i.ended_by IS NULL
            </when>
            <when test="matter == 'BUDGET_RAISE'">
                SELECT r.id, r.incentive_id AS parent_id, i.name AS title, r.created_by AS made_by, NULL AS also_by,
                    r.by_fen AS amount_fen, r.created_at AS since, 0 AS store_id
                FROM incentive_raise r JOIN incentive i ON i.id = r.incentive_id WHERE r.approved_by IS NULL
            </when>
            <when test="matter == 'CORRECTION'">
                SELECT c.id, c.order_id AS parent_id, CAST(c.order_id AS CHAR) AS title, c.created_by AS made_by,
                    NULL AS also_by, NULL AS amount_fen, c.created_at AS since, 0 AS store_id
                FROM correction_case c WHERE c.status = 'PROPOSED'
            </when>
            <when test="matter == 'PRICE_LIST' or matter == 'ACTIVITY' or matter == 'FREIGHT'">
                SELECT r.id, 0 AS parent_id, r.name AS title, r.created_by AS made_by, NULL AS also_by, NULL AS amount_fen,
                    r.created_at AS since, 0 AS store_id
                FROM price_rule r WHERE r.approved_by IS NULL AND r.ended_by IS NULL
                AND r.kind = CASE #{matter} WHEN 'PRICE_LIST' THEN 'LIST' ELSE #{matter} END
            </when>
            <when test="matter == 'FLASH_SALE'">
                SELECT f.id, 0 AS parent_id, f.title, f.created_by AS made_by, NULL AS also_by, NULL AS amount_fen,
                    f.created_at AS since, 0 AS store_id
                FROM flash_sale f WHERE f.status = 'SUBMITTED'
            </when>
            <when test="matter == 'COUPON'">
                SELECT t.id, 0 AS parent_id, t.name AS title, t.created_by AS made_by, NULL AS also_by, NULL AS amount_fen,
                    t.created_at AS since, 0 AS store_id
                FROM coupon_template t WHERE t.approved_by IS NULL AND t.ended_by IS NULL
            </when>
            <when test="matter == 'STOCK_DOCUMENT'">
                SELECT d.id, 0 AS parent_id, d.reason AS title,
                    CASE WHEN d.created_by_type = 'ADMIN' THEN d.created_by END AS made_by, NULL AS also_by,
                    NULL AS amount_fen, d.created_at AS since, d.place_id AS store_id
                FROM stock_document d WHERE d.status = 'PENDING'
            </when>
            <when test="matter == 'STORE_POLICY'">
                SELECT p.id, p.store_id AS parent_id, s.name AS title, p.created_by AS made_by, NULL AS also_by,
                    NULL AS amount_fen, p.created_at AS since, p.store_id
                FROM org_store_policy p JOIN org_store s ON s.id = p.store_id WHERE p.state = 'PROPOSED'
            </when>
            <when test="matter == 'STORE_CHANGE'">
                SELECT c.id, c.store_id AS parent_id, s.name AS title, c.created_by AS made_by, NULL AS also_by,
                    NULL AS amount_fen, c.created_at AS since, c.store_id
                FROM org_store_change c JOIN org_store s ON s.id = c.store_id WHERE c.state = 'PROPOSED'
            </when>
            <when test="matter == 'CONTACT_SYNC'">
                SELECT c.id, 0 AS parent_id, c.started_by AS title, c.created_by AS made_by, NULL AS also_by,
                    NULL AS amount_fen, COALESCE(c.planned_at, c.created_at) AS since, 0 AS store_id
                FROM contacts_sync c WHERE c.state = 'AWAITING_APPROVAL'
            </when>
            <when test="matter == 'REFUND'">
                SELECT r.id, r.order_id AS parent_id, r.reason AS title, r.requested_by AS made_by, NULL AS also_by,
                    r.amount_fen, r.requested_at AS since,
                    (SELECT d.store_id FROM attribution_decision d WHERE d.order_id = r.order_id
                     ORDER BY d.revision DESC LIMIT 1) AS store_id
                FROM refund_request r WHERE r.status = 'REQUESTED' AND r.case_id IS NULL
            </when>
            <when test="matter == 'REFUND_RESOLUTION'">
                SELECT s.refund_id AS id, 0 AS parent_id, CAST(s.refund_id AS CHAR) AS title, s.proposed_by AS made_by,
                    NULL AS also_by, r.amount_fen, s.proposed_at AS since, 0 AS store_id
                FROM refund_resolution s JOIN refund_request r ON r.id = s.refund_id WHERE s.approved_by IS NULL
            </when>
            <when test="matter == 'WITHDRAWAL'">
                SELECT p.id, p.guide_id AS parent_id, g.name AS title, p.requested_by AS made_by, NULL AS also_by,
                    p.amount_fen, p.requested_at AS since, 0 AS store_id
                FROM payout_withdrawal p JOIN org_guide g ON g.id = p.guide_id WHERE p.status = 'REQUESTED'
            </when>
            <when test="matter == 'PAYROLL_EXPORT'">
                SELECT e.id, 0 AS parent_id, '' AS title, e.created_by AS made_by, NULL AS also_by, NULL AS amount_fen,
                    e.created_at AS since, 0 AS store_id
                FROM payout_payroll_export e WHERE e.state = 'EXPORTED'
            </when>
            <when test="matter == 'STATEMENT_MONTH'">
                SELECT m.month AS id, 0 AS parent_id, CAST(m.month AS CHAR) AS title, m.prepared_by AS made_by,
                    NULL AS also_by, NULL AS amount_fen, m.prepared_at AS since, 0 AS store_id
                FROM statement_month m WHERE m.state = 'PREPARED'
            </when>
            <when test="matter == 'ERASURE'">
                SELECT o.id, o.member_id AS parent_id, o.reason AS title, o.ordered_by AS made_by, NULL AS also_by,
                    NULL AS amount_fen, o.ordered_at AS since, 0 AS store_id
                FROM closure_order o WHERE o.state = 'AWAITING'
            </when>
            <when test="matter == 'POINTS_ADJUSTMENT'">
                SELECT p.id, p.member_id AS parent_id, p.reason AS title, p.proposed_by AS made_by, NULL AS also_by,
                    NULL AS amount_fen, p.proposed_at AS since, 0 AS store_id
                FROM points_adjustment p WHERE p.state = 'AWAITING'
            </when>
            </choose>
            ) w LEFT JOIN org_admin a ON a.id = w.made_by
            WHERE (w.since > #{since} OR w.since = #{since} AND w.id > #{afterId})
            """
                    + WithinSight.STORE + "w.store_id" + WithinSight.STORE_END
                    + """
            ORDER BY w.since, w.id LIMIT #{limit}
            </script>
            """)
    List<WaitingRow> waiting(
            @Param("matter") String matter,
            @Param("sight") Sight sight,
            @Param("since") Instant since,
            @Param("afterId") long afterId,
            @Param("limit") int limit);

    record WaitingRow(
            long id,
            long parentId,
            String title,
            Long madeBy,
            Long alsoBy,
            String makerName,
            Long amountFen,
            Instant since) {}
}
