package io.guidepost.domain.attribution.persistence;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface EvidenceMapper {

    /**
     * All that concerns the member, in one round trip: every order waits for it. Touches reach back as far as any rule set
     * may look (90 days), so that what came too early is shown as such. Of the rules in force those of every scope come
     * along, the one that counts in each. Bindings, friends and identities move when records are merged; touches stay where they
     * were made, and whether there are any records merged into this one is the number of {@code HOME}.
     */
    @Select(
            """
            (SELECT 'TOUCH' AS kind, id AS ref_id, guide_id, store_id, occurred_at AS from_at, received_at AS until_at,
                    NULL AS protected_until, NULL AS expires_at, source AS code, invalid_reason AS reason,
                    product_id AS product_id, assignment_id AS other_id, forward_depth AS number,
                    (SELECT m.product_ids FROM content_material m WHERE m.id = look_id) AS text
             FROM sharing_touch
             WHERE member_id = #{memberId} AND occurred_at <= #{at} AND occurred_at > #{touchesFrom}
             ORDER BY occurred_at DESC, id DESC LIMIT 50)
            UNION ALL
            (SELECT 'BINDING', id, guide_id, store_id, bound_at, ended_at,
                    protected_until, expires_at, source, end_reason,
                    NULL, NULL, NULL, NULL
             FROM shopper_binding
             WHERE member_id = #{memberId} AND bound_at <= #{at}
             ORDER BY bound_at DESC, id DESC LIMIT 10)
            UNION ALL
            (SELECT 'FRIEND', 0, guide_id, NULL, added_at, LEAST(ended_at, credit_until),
                    NULL, NULL, NULL, end_reason,
                    NULL, NULL, NULL, external_userid
             FROM shopper_friendship
             WHERE member_id = #{memberId} AND added_at <= #{at}
             ORDER BY added_at DESC, guide_id LIMIT 20)
            UNION ALL
            (SELECT 'HOME', COALESCE(s.id, 0), NULL, s.id, c.closed_at, NULL,
                    NULL, NULL, NULL, NULL,
                    NULL, COALESCE(r.region_id, home.region_id),
                    (SELECT COUNT(*) FROM shopper_member part WHERE part.merged_into = #{memberId}), NULL
             FROM (SELECT CASE WHEN h.id IS NULL THEN m.home_store_id ELSE h.from_store_id END AS store_id,
                          CASE WHEN h.id IS NULL THEN m.pool_region_id ELSE h.from_region_id END AS region_id
                   FROM shopper_member m
                   LEFT JOIN shopper_home_change h ON h.id = (
                       SELECT x.id FROM shopper_home_change x
                       WHERE x.member_id = #{memberId} AND x.changed_at > #{at} ORDER BY x.changed_at, x.id LIMIT 1)
                   WHERE m.id = #{memberId}) home
             LEFT JOIN org_store s ON s.id = home.store_id
             LEFT JOIN org_store_region r
               ON r.store_id = s.id AND r.valid_from <= #{at} AND r.valid_until > #{at}
             LEFT JOIN org_store_closure c ON c.store_id = s.id AND c.closed_at <= #{at} AND c.reopened_at > #{at})
            UNION ALL
            (SELECT 'HANDOVER', id, from_guide_id, NULL, started_at, finished_at,
                    NULL, NULL, outcome, NULL,
                    NULL, to_guide_id, NULL, NULL
             FROM shopper_handover
             WHERE member_id = #{memberId} AND started_at <= #{at}
             ORDER BY started_at DESC, id DESC LIMIT 10)
            UNION ALL
            (SELECT 'IDENTITY', 0, NULL, NULL, NULL, NULL,
                    NULL, NULL, kind, NULL,
                    NULL, NULL, NULL, value
             FROM shopper_identity
             WHERE member_id = #{memberId})
            UNION ALL
            (SELECT 'RULES', r.version, NULL, NULL, r.effective_from, r.effective_until,
                    NULL, NULL, r.scope_type, NULL,
                    NULL, NULL, NULL, r.scope_key
             FROM attribution_rule_set r
             WHERE r.state IN ('ACTIVE', 'RETIRED') AND r.effective_from <= #{at} AND r.effective_until > #{at}
               AND NOT EXISTS (
                   SELECT 1 FROM attribution_rule_set n
                   WHERE n.scope_type = r.scope_type AND n.scope_key = r.scope_key AND n.state IN ('ACTIVE', 'RETIRED')
                     AND n.effective_from <= #{at} AND n.effective_until > #{at}
                     AND (n.effective_from > r.effective_from
                         OR (n.effective_from = r.effective_from AND n.version > r.version))))
            """)
    List<EvidenceRow> ofMember(long memberId, Instant at, Instant touchesFrom);

    /** Touches of all records that were merged into the member's, however many mergers lie between. */
    @Select(
            """
            WITH RECURSIVE part (id, steps) AS (
                SELECT id, 1 FROM shopper_member WHERE merged_into = #{memberId}
                UNION ALL
                SELECT m.id, p.steps + 1 FROM part p JOIN shopper_member m ON m.merged_into = p.id WHERE p.steps < 20)
            SELECT 'TOUCH' AS kind, t.id AS ref_id, t.guide_id, t.store_id, t.occurred_at AS from_at,
                   t.received_at AS until_at, NULL AS protected_until, NULL AS expires_at, t.source AS code,
                   t.invalid_reason AS reason, t.product_id, t.assignment_id AS other_id, t.forward_depth AS number,
                   (SELECT l.product_ids FROM content_material l WHERE l.id = t.look_id) AS text
            FROM part p JOIN sharing_touch t ON t.member_id = p.id
            WHERE t.occurred_at <= #{at} AND t.occurred_at > #{touchesFrom}
            ORDER BY t.occurred_at DESC, t.id DESC LIMIT 50
            """)
    List<EvidenceRow> ofMergedInto(long memberId, Instant at, Instant touchesFrom);

    /**
     * Where the guides work, and, with the role {@code BUYER}, the guides who are paid to one of the shopper's own openids or
     * are known under one of his identities. Those are looked up by value: joined to the shopper, most databases would go over
     * all guides, because nearly none has an openid and statistics then call the index useless.
     */
    @Select(
            """
            <script>
            <if test="!guideIds.isEmpty()">
            (SELECT e.id, e.guide_id, e.store_id, e.role, e.is_primary AS main, e.valid_from, e.valid_until,
                    g.status AS guide_status, c.closed_at, r.region_id
             FROM org_employment e
             JOIN org_guide g ON g.id = e.guide_id
             JOIN org_store s ON s.id = e.store_id
             LEFT JOIN org_store_region r ON r.store_id = s.id AND r.valid_from &lt;= #{at} AND r.valid_until &gt; #{at}
             LEFT JOIN org_store_closure c
               ON c.store_id = s.id AND c.closed_at &lt;= #{at} AND c.reopened_at &gt; #{at}
             WHERE e.guide_id IN
             <foreach item="guideId" collection="guideIds" open="(" separator="," close=")">#{guideId}</foreach>
             ORDER BY e.id
             LIMIT 1000)
            </if>
            <if test="!identities.isEmpty()">
            <if test="!guideIds.isEmpty()">UNION ALL</if>
            (SELECT 0 AS id, id AS guide_id, 0 AS store_id, 'BUYER' AS role, FALSE AS main, NULL AS valid_from,
                    NULL AS valid_until, status AS guide_status, NULL AS closed_at, NULL AS region_id
             FROM org_guide
             WHERE payee_openid IN (''
             <foreach item="one" collection="identities"><if test="one.kind == 'OPENID'">, #{one.value}</if></foreach>))
            UNION ALL
            (SELECT 0 AS id, k.guide_id, 0 AS store_id, 'BUYER' AS role, FALSE AS main, NULL AS valid_from,
                    NULL AS valid_until, 'ACTIVE' AS guide_status, NULL AS closed_at, NULL AS region_id
             FROM fraud_guide_identity k
             WHERE (k.kind, k.value) IN
             <foreach item="one" collection="identities" open="(" separator="," close=")">(#{one.kind}, #{one.value})</foreach>)
            </if>
            </script>
            """)
    List<EmploymentRow> employmentsOf(Collection<Long> guideIds, Collection<Identity> identities, Instant at);

    @Select(
            """
            <script>
            SELECT s.id, c.closed_at, r.region_id
            FROM org_store s
            LEFT JOIN org_store_region r ON r.store_id = s.id AND r.valid_from &lt;= #{at} AND r.valid_until &gt; #{at}
            LEFT JOIN org_store_closure c
              ON c.store_id = s.id AND c.closed_at &lt;= #{at} AND c.reopened_at &gt; #{at}
            WHERE s.id IN <foreach item="id" collection="storeIds" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<PlaceRow> places(Collection<Long> storeIds, Instant at);

    /** Touches of the member, or of records merged into his, that happened before the order and became known after it. */
    @Select(
            """
            WITH RECURSIVE part (id, steps) AS (
                SELECT member_id, 0 FROM order_header WHERE id = #{orderId}
                UNION ALL
                SELECT m.id, p.steps + 1 FROM part p JOIN shopper_member m ON m.merged_into = p.id WHERE p.steps < 20)
            SELECT 'TOUCH' AS kind, t.id AS ref_id, t.guide_id, t.store_id, t.occurred_at AS from_at,
                   t.received_at AS until_at, NULL AS protected_until, NULL AS expires_at, t.source AS code,
                   t.invalid_reason AS reason, t.product_id, t.assignment_id AS other_id, t.forward_depth AS number,
                   NULL AS text
            FROM part p JOIN sharing_touch t ON t.member_id = p.id
            WHERE t.occurred_at <= #{at} AND t.received_at > #{at}
              AND (t.guide_id IS NOT NULL OR t.store_id IS NOT NULL)
            ORDER BY t.occurred_at DESC, t.id DESC LIMIT 20
            """)
    List<EvidenceRow> lateTouches(long orderId, Instant at);

    /** How WeChat or WeCom knows the shopper. */
    record Identity(String kind, String value) {}

    record EvidenceRow(
            String kind,
            long refId,
            Long guideId,
            Long storeId,
            Instant fromAt,
            Instant untilAt,
            Instant protectedUntil,
            Instant expiresAt,
            String code,
            String reason,
            Long productId,
            Long otherId,
            Integer number,
            String text) {}

    record EmploymentRow(
            long id,
            long guideId,
            long storeId,
            String role,
            boolean main,
            Instant validFrom,
            Instant validUntil,
            String guideStatus,
            Instant closedAt,
            Long regionId) {}

    record PlaceRow(long id, Instant closedAt, Long regionId) {}
}
