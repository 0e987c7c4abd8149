package io.guidepost.domain.couponissue.persistence;

import io.guidepost.domain.couponissue.CouponIssues.Outcome;
import io.guidepost.domain.couponissue.CouponIssues.Quota;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface CouponIssueMapper {

    String COLUMNS =
            """
            SELECT id, template_id, guide_id, store_id, member_id, state, issued_at, expires_at, claimed_by, coupon_id
            FROM coupon_issue
            """;

    String TRACED =
            """
            SELECT i.id, i.template_id, i.guide_id, i.store_id, i.member_id, i.state, i.issued_at, i.expires_at,
                   i.claimed_by, i.coupon_id, c.used_at, c.order_id,
                   CASE WHEN o.paid_at IS NOT NULL THEN o.payable_fen END AS payable_fen
            FROM coupon_issue i
            LEFT JOIN coupon c ON c.id = i.coupon_id
            LEFT JOIN order_header o ON o.id = c.order_id
            """;

    @Select(
            """
            <script>
            SELECT guide_id FROM coupon_quota WHERE template_id = #{templateId} AND (
            <foreach item="quota" index="guide" collection="quotas" separator=" OR ">
              (guide_id = #{guide} AND issued &gt; #{quota})
            </foreach>
            ) FOR UPDATE
            </script>
            """)
    List<Long> above(long templateId, Map<Long, Integer> quotas);

    @Insert(
            """
            <script>
            INSERT INTO coupon_quota (template_id, guide_id, quota, set_by, set_at) VALUES
            <foreach item="quota" index="guide" collection="quotas" separator=",">
              (#{templateId}, #{guide}, #{quota}, #{adminId}, #{at})
            </foreach>
            ON DUPLICATE KEY UPDATE quota = VALUES(quota), set_by = VALUES(set_by), set_at = VALUES(set_at)
            </script>
            """)
    void setQuotas(long templateId, Map<Long, Integer> quotas, long adminId, Instant at);

    @Select(
            """
            SELECT template_id, guide_id, quota, issued FROM coupon_quota
            WHERE template_id = #{templateId} AND guide_id > #{afterGuideId} ORDER BY guide_id LIMIT #{limit}
            """)
    List<Quota> quotas(long templateId, long afterGuideId, int limit);

    @Select(
            """
            SELECT template_id, guide_id, quota, issued FROM coupon_quota WHERE guide_id = #{guideId}
            ORDER BY template_id DESC LIMIT 200
            """)
    List<Quota> quotasOf(long guideId);

    @Update(
            """
            UPDATE coupon_quota SET issued = issued + 1
            WHERE template_id = #{templateId} AND guide_id = #{guideId} AND issued < quota
            """)
    int reserve(long templateId, long guideId);

    @Update(
            """
            UPDATE coupon_quota SET issued = issued - #{count}
            WHERE template_id = #{templateId} AND guide_id = #{guideId} AND issued >= #{count}
            """)
    int release(long templateId, long guideId, int count);

    @Insert(
            """
            INSERT INTO coupon_issue (id, template_id, guide_id, store_id, member_id, issued_at, expires_at)
            VALUES (#{id}, #{templateId}, #{guideId}, #{storeId}, #{memberId}, #{issuedAt}, #{expiresAt})
            """)
    void insert(IssueRow row);

    @Select(COLUMNS + "WHERE id = #{id}")
    IssueRow find(long id);

    @Select(COLUMNS + "WHERE id = #{id} FOR UPDATE")
    IssueRow lock(long id);

    @Update(
            """
            UPDATE coupon_issue SET state = 'CLAIMED', claimed_by = #{memberId}, claimed_at = #{at}, coupon_id = #{couponId}
            WHERE id = #{id} AND state = 'ISSUED'
            """)
    int claimed(long id, long memberId, long couponId, Instant at);

    @Update(
            """
            <script>
            UPDATE coupon_issue SET state = #{to} WHERE state = 'ISSUED' AND id IN
            <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    int move(Collection<Long> ids, String to);

    @Select(COLUMNS
            + "WHERE state = 'ISSUED' AND expires_at <= #{now} ORDER BY expires_at, id LIMIT #{limit} FOR UPDATE")
    List<IssueRow> lockExpired(Instant now, int limit);

    @Select(TRACED + "WHERE i.guide_id = #{guideId} AND i.id < #{beforeId} ORDER BY i.id DESC LIMIT #{limit}")
    List<TracedRow> ofGuide(long guideId, long beforeId, int limit);

    @Select(TRACED + "WHERE i.guide_id = #{guideId} AND i.id = #{id}")
    TracedRow oneOfGuide(long guideId, long id);

    @Select(TRACED + "WHERE i.template_id = #{templateId} AND i.id < #{beforeId} ORDER BY i.id DESC LIMIT #{limit}")
    List<TracedRow> ofTemplate(long templateId, long beforeId, int limit);

    @Select(
            """
            SELECT i.guide_id AS id, MAX(g.name) AS name, COUNT(*) AS issued, COUNT(i.coupon_id) AS claimed,
                   COUNT(c.order_id) AS used, COUNT(DISTINCT o.id) AS orders, COALESCE(SUM(o.payable_fen), 0) AS paid_fen
            FROM coupon_issue i
            JOIN org_guide g ON g.id = i.guide_id
            LEFT JOIN coupon c ON c.id = i.coupon_id
            LEFT JOIN order_header o ON o.id = c.order_id AND o.paid_at IS NOT NULL
            WHERE i.template_id = #{templateId}
            GROUP BY i.guide_id ORDER BY used DESC, issued DESC, id LIMIT 1000
            """)
    List<Outcome> byGuide(long templateId);

    @Select(
            """
            SELECT i.store_id AS id, MAX(s.name) AS name, COUNT(*) AS issued, COUNT(i.coupon_id) AS claimed,
                   COUNT(c.order_id) AS used, COUNT(DISTINCT o.id) AS orders, COALESCE(SUM(o.payable_fen), 0) AS paid_fen
            FROM coupon_issue i
            JOIN org_store s ON s.id = i.store_id
            LEFT JOIN coupon c ON c.id = i.coupon_id
            LEFT JOIN order_header o ON o.id = c.order_id AND o.paid_at IS NOT NULL
            WHERE i.template_id = #{templateId}
            GROUP BY i.store_id ORDER BY used DESC, issued DESC, id LIMIT 1000
            """)
    List<Outcome> byStore(long templateId);

    record IssueRow(
            long id,
            long templateId,
            long guideId,
            long storeId,
            Long memberId,
            String state,
            Instant issuedAt,
            Instant expiresAt,
            Long claimedBy,
            Long couponId) {}

    record TracedRow(
            long id,
            long templateId,
            long guideId,
            long storeId,
            Long memberId,
            String state,
            Instant issuedAt,
            Instant expiresAt,
            Long claimedBy,
            Long couponId,
            Instant usedAt,
            Long orderId,
            Long payableFen) {

        IssueRow issue() {
            return new IssueRow(
                    id, templateId, guideId, storeId, memberId, state, issuedAt, expiresAt, claimedBy, couponId);
        }
    }
}
