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
     * may look (90 days), so that what came too early is shown as such.
     */
    @Select(
            """
            (SELECT 'TOUCH' AS kind, id AS ref_id, guide_id, store_id, occurred_at AS from_at, received_at AS until_at,
                    NULL AS protected_until, NULL AS expires_at, source AS code, invalid_reason AS reason,
                    product_id AS product_id, assignment_id AS other_id, forward_depth AS number, NULL AS text
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
            (SELECT 'FRIEND', 0, guide_id, NULL, added_at, ended_at,
                    NULL, NULL, NULL, end_reason,
                    NULL, NULL, NULL, external_userid
             FROM shopper_friendship
             WHERE member_id = #{memberId} AND added_at <= #{at}
             ORDER BY added_at DESC, guide_id LIMIT 20)
            UNION ALL
            (SELECT 'HOME', m.home_store_id, NULL, m.home_store_id, NULL, NULL,
                    NULL, NULL, s.state, NULL,
                    NULL, r.region_id, NULL, NULL
             FROM shopper_member m
             JOIN org_store s ON s.id = m.home_store_id
             LEFT JOIN org_store_region r
               ON r.store_id = s.id AND r.valid_from <= #{at} AND r.valid_until > #{at}
             WHERE m.id = #{memberId})
            UNION ALL
            (SELECT 'BUYER', g.id, g.id, NULL, NULL, NULL,
                    NULL, NULL, NULL, NULL,
                    NULL, NULL, NULL, NULL
             FROM shopper_identity i JOIN org_guide g ON g.payee_openid = i.value
             WHERE i.member_id = #{memberId} AND i.kind = 'OPENID')
            UNION ALL
            (SELECT 'RULES', version, NULL, NULL, NULL, NULL,
                    NULL, NULL, NULL, NULL,
                    NULL, NULL, NULL, NULL
             FROM attribution_rule_set
             WHERE state = 'ACTIVE' AND effective_from <= #{at}
             ORDER BY effective_from DESC, version DESC LIMIT 1)
            """)
    List<EvidenceRow> ofMember(long memberId, Instant at, Instant touchesFrom);

    @Select(
            """
            <script>
            SELECT e.id, e.guide_id, e.store_id, e.role, e.is_primary AS main, e.valid_from, e.valid_until,
                   g.status AS guide_status, s.state AS store_state, r.region_id
            FROM org_employment e
            JOIN org_guide g ON g.id = e.guide_id
            JOIN org_store s ON s.id = e.store_id
            LEFT JOIN org_store_region r ON r.store_id = s.id AND r.valid_from &lt;= #{at} AND r.valid_until &gt; #{at}
            WHERE e.guide_id IN <foreach item="id" collection="guideIds" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY e.id
            LIMIT 1000
            </script>
            """)
    List<EmploymentRow> employmentsOf(Collection<Long> guideIds, Instant at);

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
            String storeState,
            Long regionId) {}
}
