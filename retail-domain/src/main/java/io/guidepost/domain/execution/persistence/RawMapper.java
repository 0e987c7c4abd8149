package io.guidepost.domain.execution.persistence;

import io.guidepost.domain.organization.WithinSight;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface RawMapper {

    String IDS = "<foreach collection=\"ids\" item=\"id\" open=\"(\" separator=\",\" close=\")\">#{id}</foreach>";

    @Select(
            "SELECT id, title, type, deadline_at, status IN ('ENDED', 'CANCELLED') AS is_over FROM content_task WHERE id = #{id}")
    TaskLine task(long id);

    @Select("<script>SELECT id, title AS name FROM content_task WHERE id IN " + IDS + "</script>")
    List<Named> titles(@Param("ids") Collection<Long> ids);

    @Select("SELECT COUNT(*) FROM (SELECT 1 FROM content_assignment WHERE task_id = #{taskId} LIMIT #{most}) found")
    int assignments(@Param("taskId") long taskId, @Param("most") int most);

    @Select(
            """
            SELECT region_id, store_id, 0 AS assignment_id, 0 AS guide_id, COUNT(*) AS assigned,
                SUM(status = 'EXEMPT') AS exempt,
                SUM(status <> 'EXEMPT' AND (viewed_at IS NOT NULL OR executed_at IS NOT NULL OR done_at IS NOT NULL)) AS viewed,
                SUM(status = 'DONE') AS done, SUM(status = 'DONE_UNVERIFIED') AS done_unverified,
                SUM(status = 'EXPIRED') AS expired, SUM(status = 'FAILED') AS failed, SUM(late_at IS NOT NULL) AS late,
                COALESCE(SUM(evidence = 'E3'), 0) AS e3, COALESCE(SUM(evidence = 'E2'), 0) AS e2,
                COALESCE(SUM(evidence = 'E1'), 0) AS e1, COALESCE(SUM(evidence = 'E0'), 0) AS e0,
                SUM(target_count) AS targeted, SUM(sent_count) AS sent, SUM(failed_count) AS undelivered
            FROM content_assignment WHERE task_id = #{taskId}
            GROUP BY region_id, store_id
            """)
    List<DoneLine> done(long taskId);

    @Select(
            """
            SELECT a.region_id, a.store_id, 0 AS assignment_id, COUNT(DISTINCT a.id, t.member_id) AS amount
            FROM content_assignment a JOIN sharing_touch t ON t.assignment_id = a.id AND t.is_valid = 1
            WHERE a.task_id = #{taskId}
            GROUP BY a.region_id, a.store_id
            """)
    List<Amount> clicked(long taskId);

    @Select(
            """
            SELECT a.region_id, a.store_id, 0 AS assignment_id, COUNT(DISTINCT o.id) AS orders,
                SUM(l.paid_fen - l.refunded_fen) AS net_sales_fen
            FROM content_assignment a
            JOIN attribution_decision d ON d.assignment_id = a.id AND d.guide_id = a.guide_id
            JOIN order_header o ON o.id = d.order_id AND o.paid_at IS NOT NULL
            JOIN order_line l ON l.order_id = o.id
            WHERE a.task_id = #{taskId}
                AND d.revision = (SELECT MAX(x.revision) FROM attribution_decision x WHERE x.order_id = d.order_id)
            GROUP BY a.region_id, a.store_id
            """)
    List<Sold> sold(long taskId);

    @Select(
            """
            SELECT a.region_id, a.store_id, 0 AS assignment_id, SUM(c.accrued_fen - c.clawed_fen) AS amount
            FROM content_assignment a
            JOIN attribution_decision d ON d.assignment_id = a.id AND d.guide_id = a.guide_id
            JOIN commission_accrual c ON c.order_id = d.order_id AND c.revision = d.revision AND c.kind = 'COMMISSION'
                AND c.payee_type = 'GUIDE' AND c.payee_id = a.guide_id
            WHERE a.task_id = #{taskId}
            GROUP BY a.region_id, a.store_id
            """)
    List<Amount> earned(long taskId);

    /** From those who left, not from all who were reached: there are few of the former. */
    @Select(
            """
            SELECT a.region_id, a.store_id, 0 AS assignment_id, COUNT(DISTINCT a.id, f.external_userid) AS amount
            FROM shopper_friendship f
            JOIN content_assignment a ON a.task_id = #{taskId} AND a.guide_id = f.guide_id
            JOIN content_delivery d ON d.assignment_id = a.id AND d.external_userid = f.external_userid AND d.status = 'SENT'
                AND d.sent_at <= f.ended_at AND f.ended_at <= TIMESTAMPADD(HOUR, 72, d.sent_at)
            WHERE f.ended_at >= #{from} AND f.ended_at < #{until} AND f.end_reason = 'DELETED_BY_CUSTOMER'
            GROUP BY a.region_id, a.store_id
            """)
    List<Amount> deleted(@Param("taskId") long taskId, @Param("from") Instant from, @Param("until") Instant until);

    @Select("SELECT COALESCE(dispatched_at, start_at) FROM content_task WHERE id = #{id}")
    Instant begunAt(long id);

    @Select(
            "<script>"
                    + """
            SELECT region_id, store_id, id AS assignment_id, guide_id, 1 AS assigned, status = 'EXEMPT' AS exempt,
                status &lt;> 'EXEMPT' AND (viewed_at IS NOT NULL OR executed_at IS NOT NULL OR done_at IS NOT NULL) AS viewed,
                status = 'DONE' AS done, status = 'DONE_UNVERIFIED' AS done_unverified, status = 'EXPIRED' AS expired,
                status = 'FAILED' AS failed, late_at IS NOT NULL AS late, COALESCE(evidence = 'E3', 0) AS e3,
                COALESCE(evidence = 'E2', 0) AS e2, COALESCE(evidence = 'E1', 0) AS e1, COALESCE(evidence = 'E0', 0) AS e0,
                target_count AS targeted, sent_count AS sent, failed_count AS undelivered
            FROM content_assignment WHERE task_id = #{taskId} AND guide_id > #{after}
            """
                    + WithinSight.REGION + "region_id" + WithinSight.OR_STORE + "store_id" + WithinSight.END
                    + """
            <if test="storeId != null">AND store_id = #{storeId}</if>
            ORDER BY guide_id LIMIT #{limit}
            </script>
            """)
    List<DoneLine> guides(
            @Param("taskId") long taskId,
            @Param("sight") Sight sight,
            @Param("storeId") Long storeId,
            @Param("after") long after,
            @Param("limit") int limit);

    @Select("<script>"
            + """
            SELECT 0 AS region_id, 0 AS store_id, t.assignment_id, COUNT(DISTINCT t.member_id) AS amount
            FROM sharing_touch t WHERE t.is_valid = 1 AND t.assignment_id IN
            """
            + IDS + " GROUP BY t.assignment_id</script>")
    List<Amount> clickedOf(@Param("ids") Collection<Long> ids);

    @Select("<script>"
            + """
            SELECT 0 AS region_id, 0 AS store_id, a.id AS assignment_id, COUNT(DISTINCT o.id) AS orders,
                SUM(l.paid_fen - l.refunded_fen) AS net_sales_fen
            FROM content_assignment a
            JOIN attribution_decision d ON d.assignment_id = a.id AND d.guide_id = a.guide_id
            JOIN order_header o ON o.id = d.order_id AND o.paid_at IS NOT NULL
            JOIN order_line l ON l.order_id = o.id
            WHERE d.revision = (SELECT MAX(x.revision) FROM attribution_decision x WHERE x.order_id = d.order_id) AND a.id IN
            """
            + IDS + " GROUP BY a.id</script>")
    List<Sold> soldOf(@Param("ids") Collection<Long> ids);

    @Select("<script>"
            + """
            SELECT 0 AS region_id, 0 AS store_id, a.id AS assignment_id, SUM(c.accrued_fen - c.clawed_fen) AS amount
            FROM content_assignment a
            JOIN attribution_decision d ON d.assignment_id = a.id AND d.guide_id = a.guide_id
            JOIN commission_accrual c ON c.order_id = d.order_id AND c.revision = d.revision AND c.kind = 'COMMISSION'
                AND c.payee_type = 'GUIDE' AND c.payee_id = a.guide_id
            WHERE a.id IN
            """
            + IDS + " GROUP BY a.id</script>")
    List<Amount> earnedOf(@Param("ids") Collection<Long> ids);

    @Select("<script>"
            + """
            SELECT 0 AS region_id, 0 AS store_id, a.id AS assignment_id, COUNT(DISTINCT f.external_userid) AS amount
            FROM content_assignment a
            JOIN shopper_friendship f ON f.guide_id = a.guide_id AND f.ended_at >= #{from} AND f.ended_at &lt; #{until}
                AND f.end_reason = 'DELETED_BY_CUSTOMER'
            JOIN content_delivery d ON d.assignment_id = a.id AND d.external_userid = f.external_userid AND d.status = 'SENT'
                AND d.sent_at &lt;= f.ended_at AND f.ended_at &lt;= TIMESTAMPADD(HOUR, 72, d.sent_at)
            WHERE a.id IN
            """
            + IDS + " GROUP BY a.id</script>")
    List<Amount> deletedOf(
            @Param("ids") Collection<Long> ids, @Param("from") Instant from, @Param("until") Instant until);

    @Select(
            """
            SELECT t.id, COALESCE((SELECT MAX(a.changed_at) FROM content_assignment a WHERE a.task_id = t.id), t.created_at)
                    AS changed_at,
                e.counted_at, CURRENT_TIMESTAMP(3) AS now
            FROM content_task t LEFT JOIN execution_task e ON e.task_id = t.id
            WHERE t.id > #{afterId} AND (t.status IN ('DISPATCHING', 'RUNNING', 'PAUSED')
                OR (t.status IN ('ENDED', 'CANCELLED') AND (t.deadline_at > #{after} OR e.task_id IS NULL)))
            ORDER BY t.id LIMIT #{limit}
            """)
    List<Live> live(@Param("after") Instant after, @Param("afterId") long afterId, @Param("limit") int limit);

    @Select(
            """
            SELECT id FROM content_task
            WHERE id > #{afterId} AND status IN ('ENDED', 'CANCELLED') AND deadline_at >= #{from} AND deadline_at < #{until}
            ORDER BY id LIMIT #{limit}
            """)
    List<Long> dueBetween(
            @Param("from") Instant from,
            @Param("until") Instant until,
            @Param("afterId") long afterId,
            @Param("limit") int limit);

    record TaskLine(long id, String title, String type, Instant deadlineAt, boolean isOver) {}

    record Named(long id, String name) {}

    record Live(long id, Instant changedAt, Instant countedAt, Instant now) {}

    record Amount(long regionId, long storeId, long assignmentId, long amount) {}

    record Sold(long regionId, long storeId, long assignmentId, long orders, long netSalesFen) {}

    /** Of a store, or of one assignment. */
    record DoneLine(
            long regionId,
            long storeId,
            long assignmentId,
            long guideId,
            long assigned,
            long exempt,
            long viewed,
            long done,
            long doneUnverified,
            long expired,
            long failed,
            long late,
            long e3,
            long e2,
            long e1,
            long e0,
            long targeted,
            long sent,
            long undelivered) {}
}
