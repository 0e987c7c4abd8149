package io.guidepost.domain.conversion.persistence;

import io.guidepost.domain.conversion.Conversions.Figures;
import io.guidepost.domain.conversion.Conversions.Question;
import io.guidepost.domain.organization.WithinSight;
import io.guidepost.domain.sight.Sight;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface ConversionMapper {

    String LATEST =
            """
            JOIN attribution_decision d ON d.order_id = o.id
                AND d.revision = (SELECT MAX(r.revision) FROM attribution_decision r WHERE r.order_id = o.id)
            """;

    String KEY =
            """
            <choose>
            <when test="grouping == 'GUIDE'">d.guide_id</when>
            <when test="grouping == 'STORE'">d.store_id</when>
            <when test="grouping == 'REGION'">d.region_id</when>
            <when test="grouping == 'DAY'">DATEDIFF(o.paid_at + INTERVAL 8 HOUR, '1970-01-01')</when>
            <otherwise>0</otherwise>
            </choose>
            """;

    /** Each person once in a group, by the first payment; then whether he was, or became, anybody's friend. */
    @Select(
            "<script>SELECT b.group_key AS `key`, COUNT(*) AS buyers,"
                    + " COALESCE(SUM(b.was_friend), 0) AS already_friends,"
                    + " COALESCE(SUM(b.became_friend * (1 - b.was_friend)), 0) AS befriended,"
                    + " COALESCE(SUM(b.is_new), 0) AS new_buyers,"
                    + " COALESCE(SUM(b.is_new * b.became_friend * (1 - b.was_friend)), 0) AS new_befriended"
                    + " FROM (SELECT x.group_key, CASE WHEN m.created_at >= #{q.from} THEN 1 ELSE 0 END AS is_new,"
                    + """
                CASE WHEN EXISTS (SELECT 1 FROM shopper_friendship f WHERE f.member_id = x.member_id
                    AND f.added_at &lt;= x.first_paid_at AND f.ended_at > x.first_paid_at) THEN 1 ELSE 0 END AS was_friend,
                CASE WHEN EXISTS (SELECT 1 FROM shopper_friendship f WHERE f.member_id = x.member_id
                    AND f.added_at > x.first_paid_at AND f.added_at &lt; x.first_paid_at + INTERVAL #{q.withinDays} DAY
                    AND f.added_at &lt; #{q.asOf}) THEN 1 ELSE 0 END AS became_friend
            """
                    + " FROM (SELECT g.group_key, g.member_id, MIN(g.paid_at) AS first_paid_at FROM (SELECT " + KEY
                    + " AS group_key, o.member_id, o.paid_at FROM order_header o " + LATEST
                    + """
                WHERE o.paid_at >= #{q.from} AND o.paid_at &lt; #{q.until} AND o.paid_at &lt; #{q.asOf}
                <if test="storeId != null">AND d.store_id = #{storeId}</if>
                <if test="guideId != null">AND d.guide_id = #{guideId}</if>
            """
                    + WithinSight.REGION + "d.region_id" + WithinSight.OR_STORE + "d.store_id" + WithinSight.END
                    + """
                ) g WHERE g.group_key > #{afterKey}
                GROUP BY g.group_key, g.member_id) x
                JOIN shopper_member m ON m.id = x.member_id) b
            GROUP BY b.group_key ORDER BY b.group_key LIMIT #{limit}
            </script>
            """)
    List<Figures> figures(
            @Param("q") Question question,
            @Param("sight") Sight sight,
            @Param("storeId") Long storeId,
            @Param("guideId") Long guideId,
            @Param("grouping") String grouping,
            @Param("afterKey") long afterKey,
            @Param("limit") int limit);

    @Select("SELECT d.guide_id, d.store_id FROM order_header o " + LATEST
            + " WHERE o.id = #{orderId} AND o.member_id = #{memberId}")
    CreditedRow creditedWith(@Param("memberId") long memberId, @Param("orderId") long orderId);

    record CreditedRow(Long guideId, Long storeId) {}
}
