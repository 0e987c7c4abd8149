package io.guidepost.domain.customercard.persistence;

import io.guidepost.domain.customercard.CustomerReads.Person;
import io.guidepost.domain.customercard.CustomerReads.Served;
import io.guidepost.domain.customercard.PastOrder;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface CustomerReadsMapper {

    @Select(
            """
            SELECT f.external_userid, COALESCE(f.display_name, '') AS name, f.added_at AS friend_since,
                   f.state AS channel, f.member_id, o.external_userid IS NOT NULL AS is_opted_out
            FROM shopper_friendship f LEFT JOIN fatigue_opt_out o ON o.external_userid = f.external_userid
            WHERE f.guide_id = #{guideId} AND f.external_userid = #{externalUserid}
              AND f.added_at <= #{now} AND f.ended_at > #{now}
            ORDER BY f.added_at DESC LIMIT 1
            """)
    Served friend(long guideId, String externalUserid, Instant now);

    @Select(
            """
            SELECT f.external_userid, COALESCE(f.display_name, '') AS name, f.added_at AS friend_since,
                   f.state AS channel, f.member_id, o.external_userid IS NOT NULL AS is_opted_out
            FROM shopper_friendship f LEFT JOIN fatigue_opt_out o ON o.external_userid = f.external_userid
            WHERE f.member_id = #{memberId} AND f.guide_id = #{guideId} AND f.added_at <= #{now} AND f.ended_at > #{now}
            ORDER BY f.added_at DESC LIMIT 1
            """)
    Served friendWhoIs(long guideId, long memberId, Instant now);

    @Select(
            """
            SELECT '' AS external_userid, COALESCE(p.nickname, '') AS name, NULL AS friend_since, NULL AS channel,
                   b.member_id, FALSE AS is_opted_out
            FROM shopper_binding b LEFT JOIN profile_member p ON p.member_id = b.member_id
            WHERE b.living_member = #{memberId} AND b.guide_id = #{guideId} AND b.expires_at > #{now}
            """)
    Served bound(long guideId, long memberId, Instant now);

    @Select(
            """
            SELECT f.external_userid, COALESCE(f.display_name, '') AS name, f.added_at AS friend_since,
                   f.state AS channel, f.member_id, FALSE AS is_opted_out
            FROM shopper_friendship f
            WHERE f.guide_id = #{guideId} AND f.external_userid > #{after} AND f.added_at <= #{now} AND f.ended_at > #{now}
            ORDER BY f.external_userid LIMIT #{limit}
            """)
    List<Served> friends(long guideId, String after, Instant now, int limit);

    @Select(
            """
            SELECT m.id AS member_id, m.created_at AS member_since, COALESCE(p.nickname, '') AS nickname,
                   s.name AS home_store, t.phone_sealed,
                   (SELECT c.is_agreed FROM profile_consent c WHERE c.member_id = m.id AND c.purpose = 'MARKETING'
                    ORDER BY c.id DESC LIMIT 1) AS wants_marketing, COALESCE(a.balance, 0) AS points,
                   b.guide_id AS bound_guide_id, g.name AS bound_guide, b.bound_at, b.protected_until,
                   b.expires_at AS binding_expires
            FROM shopper_member m
            LEFT JOIN profile_member p ON p.member_id = m.id
            LEFT JOIN org_store s ON s.id = m.home_store_id
            LEFT JOIN profile_phone t ON t.member_id = m.id
            LEFT JOIN points_account a ON a.member_id = m.id
            LEFT JOIN shopper_binding b ON b.living_member = m.id AND b.expires_at > #{now}
            LEFT JOIN org_guide g ON g.id = b.guide_id
            WHERE m.id = #{memberId}
            """)
    Person person(long memberId, Instant now);

    @Select(
            """
            <script>
            SELECT id, status, payable_fen, placed_at, paid_at FROM order_header
            WHERE member_id IN <foreach item="id" collection="memberIds" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY id DESC LIMIT #{limit}
            </script>
            """)
    List<PastOrder> orders(Collection<Long> memberIds, int limit);

    @Select(
            """
            <script>
            SELECT l.order_id, l.sku_id, l.product_id, c.name AS category, c.name_en AS category_en,
                   COALESCE((SELECT b.name FROM catalog_brand_former_name f JOIN catalog_brand b ON b.id = f.brand_id
                             WHERE f.name = l.brand), l.brand) AS brand, l.title, l.spec,
                   l.quantity, l.paid_fen, l.refunded_quantity, l.refunded_fen
            FROM (SELECT id FROM order_header
                  WHERE member_id IN
                    <foreach item="id" collection="memberIds" open="(" separator="," close=")">#{id}</foreach>
                  ORDER BY id DESC LIMIT #{limit}) o
            JOIN order_line l ON l.order_id = o.id
            JOIN catalog_category c ON c.id = l.category_id
            ORDER BY l.order_id, l.line_no
            </script>
            """)
    List<LineRow> lines(Collection<Long> memberIds, int limit);

    @Select(
            """
            <script>
            SELECT c.id, t.name, t.name_en, t.kind, COALESCE(c.off_fen, t.off_fen) AS off_fen, t.off_bp, t.cap_fen,
                   COALESCE(c.threshold_fen, t.threshold_fen) AS threshold_fen, c.valid_until
            FROM coupon c JOIN coupon_template t ON t.id = c.template_id
            WHERE c.member_id IN <foreach item="id" collection="memberIds" open="(" separator="," close=")">#{id}</foreach>
              AND c.state = 'UNUSED' AND c.valid_from &lt;= #{now} AND c.valid_until > #{now}
            ORDER BY c.valid_until, c.id LIMIT #{limit}
            </script>
            """)
    List<CouponRow> coupons(Collection<Long> memberIds, Instant now, int limit);

    @Select(
            """
            <script>
            (SELECT 'TOUCH' AS kind, t.occurred_at AS at, t.product_id, p.title, p.title_en, t.source AS detail, 1 AS count
             FROM sharing_touch t LEFT JOIN catalog_product p ON p.id = t.product_id
             WHERE t.member_id IN <foreach item="id" collection="memberIds" open="(" separator="," close=")">#{id}</foreach>
               AND t.is_valid = 1
             ORDER BY t.occurred_at DESC LIMIT #{limit})
            UNION ALL
            (SELECT 'VIEW', v.viewed_at, v.product_id, p.title, p.title_en, '', v.views
             FROM behaviour_visit v JOIN catalog_product p ON p.id = v.product_id
             WHERE v.member_id IN <foreach item="id" collection="memberIds" open="(" separator="," close=")">#{id}</foreach>
             ORDER BY v.viewed_at DESC LIMIT #{limit})
            UNION ALL
            (SELECT 'CART', c.added_at, s.product_id, p.title, p.title_en, s.spec, c.quantity
             FROM cart_line c JOIN catalog_sku s ON s.id = c.sku_id JOIN catalog_product p ON p.id = s.product_id
             WHERE c.member_id IN <foreach item="id" collection="memberIds" open="(" separator="," close=")">#{id}</foreach>
             ORDER BY c.added_at DESC LIMIT #{limit})
            </script>
            """)
    List<TraceRow> traces(Collection<Long> memberIds, int limit);

    @Select(
            """
            <script>
            SELECT g.name, g.name_en FROM price_group_member m JOIN price_group g ON g.id = m.group_id
            WHERE m.member_id IN <foreach item="id" collection="memberIds" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY g.id LIMIT #{limit}
            </script>
            """)
    List<TagRow> groups(Collection<Long> memberIds, int limit);

    /** A tag belongs to a friendship; those of guides who are no friends any more are not shown. */
    @Select(
            """
            SELECT v.id AS tag_id, g.name AS group_name, v.name, MIN(m.source) AS source,
                   MAX(m.guide_id = #{guideId}) AS is_own
            FROM tag_mark m
            JOIN tag_value v ON v.id = m.tag_id AND v.state = 'ACTIVE'
            JOIN tag_group g ON g.id = v.group_id AND g.state = 'ACTIVE'
            JOIN shopper_friendship f ON f.guide_id = m.guide_id AND f.external_userid = m.external_userid
              AND f.added_at <= #{now} AND f.ended_at > #{now}
            WHERE m.external_userid = #{externalUserid} AND m.wanted = 1
            GROUP BY v.id, v.name, v.position, g.id, g.name, g.position
            ORDER BY g.position, g.id, v.position, v.id LIMIT #{limit}
            """)
    List<MarkRow> marks(long guideId, String externalUserid, Instant now, int limit);

    record LineRow(
            long orderId,
            long skuId,
            long productId,
            String category,
            String categoryEn,
            String brand,
            String title,
            String spec,
            int quantity,
            long paidFen,
            int refundedQuantity,
            long refundedFen) {}

    record CouponRow(
            long id,
            String name,
            String nameEn,
            String kind,
            long offFen,
            int offBp,
            long capFen,
            long thresholdFen,
            Instant validUntil) {}

    record TraceRow(String kind, Instant at, Long productId, String title, String titleEn, String detail, int count) {}

    record TagRow(String name, String nameEn) {}

    record MarkRow(long tagId, String groupName, String name, String source, boolean isOwn) {}
}
