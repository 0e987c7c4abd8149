package io.guidepost.domain.fraud.persistence;

import io.guidepost.core.fraud.FraudFacts.Refunds;
import io.guidepost.core.fraud.IdentityPath;
import io.guidepost.domain.fraud.FraudEvidence.Match;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface FraudMapper {

    @Select(
            """
            SELECT o.id AS order_id, o.member_id, d.guide_id, d.store_id, d.region_id, o.placed_at, o.paid_at,
                   o.payable_fen, o.device_index, COALESCE(c.payer_openid, '') AS payer_openid,
                   EXISTS (SELECT 1 FROM commission_accrual a WHERE a.order_id = o.id AND a.payee_type = 'GUIDE'
                       AND a.accrued_fen > a.clawed_fen) AS earns
            FROM order_header o
            JOIN attribution_decision d ON d.order_id = o.id
                AND d.revision = (SELECT MAX(x.revision) FROM attribution_decision x WHERE x.order_id = o.id)
            LEFT JOIN payment_capture c ON c.paid_order_id = o.id
            WHERE o.id = #{orderId} AND o.paid_at IS NOT NULL AND d.guide_id IS NOT NULL
            """)
    SubjectRow subject(long orderId);

    /**
     * By the openid under which a guide is paid, by what headquarters knows of him, by the unionid that WeCom gave for an
     * external contact, by whose phone the goods go to, and by who paid, under whatever identity of his.
     */
    @Select(
            """
            <script>
            SELECT g.id AS guide_id, 'OPENID' AS path
            FROM shopper_identity i JOIN org_guide g ON g.payee_openid = i.value
            WHERE i.member_id = #{memberId} AND i.kind = 'OPENID'
            UNION
            SELECT k.guide_id, i.kind
            FROM shopper_identity i JOIN fraud_guide_identity k ON k.kind = i.kind AND k.value = i.value
            WHERE i.member_id = #{memberId}
            UNION
            SELECT k.guide_id, 'UNIONID'
            FROM shopper_friendship f JOIN fraud_guide_identity k ON k.kind = 'UNIONID' AND k.value = f.unionid
            WHERE f.member_id = #{memberId}
            UNION
            SELECT g.id, 'PAYER_OPENID' FROM org_guide g WHERE g.payee_openid = #{payerOpenid}
            UNION
            SELECT k.guide_id, 'PAYER_OPENID' FROM fraud_guide_identity k
            WHERE k.kind = 'OPENID' AND k.value = #{payerOpenid}
            UNION
            SELECT k.guide_id, 'PAYER_OPENID'
            FROM shopper_identity p
            JOIN shopper_identity i ON i.member_id = p.member_id
            JOIN fraud_guide_identity k ON k.kind = i.kind AND k.value = i.value
            WHERE p.kind = 'OPENID' AND p.value = #{payerOpenid}
            <if test="phoneIndex != null">
                UNION
                SELECT k.guide_id, 'RECEIVER_PHONE' FROM fraud_guide_identity k
                WHERE k.kind = 'PHONE' AND k.value = #{phoneIndex}
            </if>
            LIMIT 100
            </script>
            """)
    List<MatchRow> matches(long memberId, String payerOpenid, String phoneIndex);

    @Select(
            """
            <script>
            SELECT guide_id FROM org_employment
            WHERE store_id = #{storeId} AND valid_from &lt;= #{at} AND valid_until &gt; #{at} AND guide_id IN
            <foreach collection="guideIds" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<Long> servingIn(long storeId, Instant at, List<Long> guideIds);

    @Insert(
            """
            INSERT IGNORE INTO fraud_trait (order_id, kind, value_index, member_id, link_id, seen_at)
            VALUES (#{orderId}, #{kind}, #{index}, #{memberId}, #{linkId}, #{at})
            """)
    void keep(long orderId, String kind, String index, long memberId, Long linkId, Instant at);

    @Select(
            """
            SELECT COUNT(DISTINCT t.member_id) FROM (SELECT member_id FROM fraud_trait
                WHERE kind = #{kind} AND value_index = #{index} AND seen_at >= #{since}
                ORDER BY seen_at DESC LIMIT 1000) t
            """)
    int shoppersWith(String kind, String index, Instant since);

    @Select(
            """
            SELECT COUNT(DISTINCT t.link_id) FROM (SELECT link_id FROM fraud_trait
                WHERE kind = 'DEVICE' AND value_index = #{index} AND seen_at >= #{since}
                ORDER BY seen_at DESC LIMIT 1000) t
            """)
    int linksOn(String index, Instant since);

    @Select(
            """
            <script>
            SELECT t.link_id, t.occurred_at,
                   EXISTS (SELECT 1 FROM sharing_touch e WHERE e.member_id IN
                       <foreach item="id" collection="memberIds" open="(" separator="," close=")">#{id}</foreach>
                       AND (e.occurred_at &lt; t.occurred_at OR (e.occurred_at = t.occurred_at AND e.id &lt; t.id))) AS had_viewed
            FROM sharing_touch t
            WHERE t.member_id IN <foreach item="id" collection="memberIds" open="(" separator="," close=")">#{id}</foreach>
              AND t.occurred_at &lt;= #{before} AND t.occurred_at &gt; #{from}
              AND t.guide_id = #{guideId} AND t.is_valid = 1 AND t.link_id IS NOT NULL
            ORDER BY t.occurred_at DESC, t.id DESC LIMIT 1
            </script>
            """)
    OpenedRow opened(Collection<Long> memberIds, long guideId, Instant before, Instant from);

    @Select(
            """
            SELECT COUNT(DISTINCT t.member_id) FROM (SELECT member_id FROM sharing_touch
                WHERE link_id = #{linkId} AND occurred_at >= #{since} ORDER BY occurred_at DESC LIMIT 5000) t
            """)
    int shoppersOfLink(long linkId, Instant since);

    @Select(
            """
            SELECT COUNT(*) AS orders, COALESCE(SUM(EXISTS (SELECT 1 FROM refund_request r
                WHERE r.order_id = s.order_id AND r.kind <> 'SUSPENSE' AND r.status = 'SUCCEEDED')), 0) AS refunded
            FROM (SELECT d.order_id FROM attribution_decision d JOIN order_header o ON o.id = d.order_id
                WHERE d.guide_id = #{guideId} AND d.decided_at >= #{since} AND o.paid_at IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM attribution_decision x
                    WHERE x.order_id = d.order_id AND x.revision > d.revision)
                ORDER BY d.decided_at DESC LIMIT 2000) s
            """)
    CountRow refundsOfGuide(long guideId, Instant since);

    @Select(
            """
            SELECT COUNT(*) AS orders, COALESCE(SUM(EXISTS (SELECT 1 FROM refund_request r
                WHERE r.order_id = s.order_id AND r.kind <> 'SUSPENSE' AND r.status = 'SUCCEEDED')), 0) AS refunded
            FROM (SELECT d.order_id FROM attribution_decision d JOIN order_header o ON o.id = d.order_id
                WHERE d.store_id = #{storeId} AND d.decided_at >= #{since} AND o.paid_at IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM attribution_decision x
                    WHERE x.order_id = d.order_id AND x.revision > d.revision)
                ORDER BY d.decided_at DESC LIMIT 2000) s
            """)
    CountRow refundsOfStore(long storeId, Instant since);

    @Select("SELECT COUNT(*) FROM assist_event WHERE order_id = #{orderId} AND kind = 'REFUSED_PAID'")
    int lateDesignations(long orderId);

    @Select(
            """
            <script>
            SELECT COUNT(*) FROM (SELECT payable_fen, paid_at, placed_at FROM order_header
                WHERE member_id IN <foreach item="id" collection="memberIds" open="(" separator="," close=")">#{id}</foreach>
                ORDER BY id DESC LIMIT 200) o
            WHERE o.paid_at IS NOT NULL AND o.placed_at >= #{since} AND o.payable_fen &lt;= #{mostFen}
            </script>
            """)
    int tinyOrders(Collection<Long> memberIds, long mostFen, Instant since);

    record SubjectRow(
            long orderId,
            long memberId,
            long guideId,
            Long storeId,
            Long regionId,
            Instant placedAt,
            Instant paidAt,
            long payableFen,
            String deviceIndex,
            String payerOpenid,
            boolean earns) {}

    record MatchRow(long guideId, String path) {

        Match toMatch() {
            return new Match(guideId, IdentityPath.valueOf(path));
        }
    }

    record OpenedRow(long linkId, Instant occurredAt, boolean hadViewed) {}

    record CountRow(long orders, long refunded) {

        Refunds beside(CountRow store) {
            return new Refunds(orders, refunded, store.orders(), store.refunded());
        }
    }
}
