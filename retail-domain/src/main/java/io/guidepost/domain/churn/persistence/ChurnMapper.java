package io.guidepost.domain.churn.persistence;

import io.guidepost.domain.churn.Churn.GuideChurn;
import io.guidepost.domain.organization.WithinSight;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface ChurnMapper {

    String TURN =
            """
            SELECT e.guide_id, g.name AS guide_name, e.external_userid,
                   (SELECT MAX(f.display_name) FROM shopper_friendship f
                    WHERE f.guide_id = e.guide_id AND f.external_userid = e.external_userid) AS customer_name,
                   e.kind, e.occurred_at
            FROM shopper_friend_event e JOIN org_guide g ON g.id = e.guide_id
            """;

    @Select(
            """
            <script>
            SELECT t.guide_id, g.name AS guide_name, t.added, t.deleted_by_customer, t.deleted_by_guide, t.transferred,
                   t.gone,
                   (SELECT COUNT(*) FROM shopper_friendship f
                    WHERE f.guide_id = t.guide_id AND f.ended_at = '9999-12-31 00:00:00.000') AS friends_now
            FROM (SELECT e.guide_id,
                         SUM(CASE WHEN e.kind = 'ADDED' THEN 1 ELSE 0 END) AS added,
                         SUM(CASE WHEN e.kind = 'DELETED_BY_CUSTOMER' THEN 1 ELSE 0 END) AS deleted_by_customer,
                         SUM(CASE WHEN e.kind = 'DELETED_BY_GUIDE' THEN 1 ELSE 0 END) AS deleted_by_guide,
                         SUM(CASE WHEN e.kind = 'TRANSFERRED' THEN 1 ELSE 0 END) AS transferred,
                         SUM(CASE WHEN e.kind = 'GONE' THEN 1 ELSE 0 END) AS gone
                  FROM shopper_friend_event e
                  WHERE e.occurred_at &gt;= #{from} AND e.occurred_at &lt; #{until} AND e.guide_id &gt; #{afterGuideId}
                  GROUP BY e.guide_id) t
            JOIN org_guide g ON g.id = t.guide_id
            WHERE TRUE
            """
                    + WithinSight.STORE
                    + """
                    (SELECT m.store_id FROM org_employment m WHERE m.guide_id = t.guide_id
                     ORDER BY m.valid_until DESC, m.is_primary DESC, m.valid_from DESC LIMIT 1)
            """
                    + WithinSight.STORE_END
                    + """
            ORDER BY t.guide_id LIMIT #{limit}
            </script>
            """)
    List<GuideChurn> byGuide(
            @Param("from") Instant from,
            @Param("until") Instant until,
            @Param("sight") Sight sight,
            @Param("afterGuideId") long afterGuideId,
            @Param("limit") int limit);

    @Select(
            TURN
                    + """
                    WHERE e.external_userid IN
                        (SELECT f.external_userid FROM shopper_friendship f WHERE f.member_id = #{memberId})
                      AND e.guide_id IN (SELECT f.guide_id FROM shopper_friendship f WHERE f.member_id = #{memberId})
                    ORDER BY e.occurred_at DESC, e.guide_id LIMIT 200
                    """)
    List<TurnRow> ofMember(long memberId);

    @Select(
            TURN
                    + """
                    WHERE e.guide_id = #{guideId}
                      AND (e.occurred_at < #{before} OR (e.occurred_at = #{before} AND e.external_userid > #{after}))
                      AND e.kind IN ('DELETED_BY_CUSTOMER', 'DELETED_BY_GUIDE', 'GONE')
                    ORDER BY e.occurred_at DESC, e.external_userid LIMIT #{limit}
                    """)
    List<TurnRow> lostBy(
            @Param("guideId") long guideId,
            @Param("before") Instant before,
            @Param("after") String after,
            @Param("limit") int limit);

    record TurnRow(
            long guideId,
            String guideName,
            String externalUserid,
            String customerName,
            String kind,
            Instant occurredAt) {}
}
