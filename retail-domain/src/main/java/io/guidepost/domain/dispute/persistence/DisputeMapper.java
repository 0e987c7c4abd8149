package io.guidepost.domain.dispute.persistence;

import io.guidepost.domain.organization.WithinSight;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface DisputeMapper {

    String COLUMNS =
            """
            SELECT id, order_id, revision, guide_id, guide_store_id, credited_id, store_id, region_id, claim, evidence,
                   status, filed_at, since_at, due_at, watch_at, reminded_at, overdue_told_at, commented_by, commented_at,
                   supports_claim, comment_text, decided_by, decided_at, decision_reason, correction_id, version
            FROM dispute_case
            """;

    @Insert(
            """
            INSERT INTO dispute_case (id, order_id, revision, guide_id, guide_store_id, credited_id, store_id, region_id,
                                      claim, evidence, status, filed_at, since_at, due_at, watch_at)
            VALUES (#{id}, #{orderId}, #{revision}, #{guideId}, #{guideStoreId}, #{creditedId}, #{storeId}, #{regionId},
                    #{claim}, #{evidence}, #{status}, #{filedAt}, #{sinceAt}, #{dueAt}, #{watchAt})
            """)
    void insert(DisputeRow row);

    @Select(COLUMNS + "WHERE id = #{id}")
    DisputeRow find(long id);

    @Select(COLUMNS + "WHERE id = #{id} FOR UPDATE")
    DisputeRow lock(long id);

    @Update(
            """
            UPDATE dispute_case
            SET status = #{status}, since_at = #{sinceAt}, due_at = #{dueAt}, watch_at = #{watchAt},
                reminded_at = #{remindedAt}, overdue_told_at = #{overdueToldAt}, commented_by = #{commentedBy},
                commented_at = #{commentedAt}, supports_claim = #{supportsClaim}, comment_text = #{commentText},
                decided_by = #{decidedBy}, decided_at = #{decidedAt}, decision_reason = #{decisionReason},
                correction_id = #{correctionId}, version = version + 1
            WHERE id = #{id} AND version = #{version}
            """)
    int save(DisputeRow row);

    @Select("SELECT COUNT(*) FROM dispute_case WHERE guide_id = #{guideId} AND open_order IS NOT NULL")
    int openOf(long guideId);

    @Select(
            COLUMNS
                    + """
            WHERE (guide_id = #{guideId} OR credited_id = #{guideId}) AND id < #{beforeId}
            ORDER BY id DESC LIMIT #{limit}
            """)
    List<DisputeRow> ofGuide(long guideId, long beforeId, int limit);

    @Select(
            "<script>" + COLUMNS
                    + """
            WHERE id &lt; #{beforeId} AND store_id IN
            <foreach collection="storeIds" item="id" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY id DESC LIMIT #{limit}
            </script>
            """)
    List<DisputeRow> ofStores(List<Long> storeIds, long beforeId, int limit);

    @Select("<script>" + COLUMNS
            + """
            WHERE id &lt; #{beforeId}
            <if test="status != null">AND status = #{status}</if>
            """
            + WithinSight.REGION + "region_id" + WithinSight.OR_STORE + "store_id" + WithinSight.END
            + """
            ORDER BY id DESC LIMIT #{limit}
            </script>
            """)
    List<DisputeRow> page(String status, Sight sight, long beforeId, int limit);

    @Select(COLUMNS + "WHERE open_watch <= #{now} ORDER BY open_watch, id LIMIT #{limit}")
    List<DisputeRow> toWatch(Instant now, int limit);

    @Update("UPDATE dispute_case SET watch_at = #{at} WHERE id = #{id}")
    int watchLater(long id, Instant at);

    @Select(
            """
            SELECT e.guide_id FROM org_employment e JOIN org_guide g ON g.id = e.guide_id
            WHERE e.store_id = #{storeId} AND e.role = 'MANAGER' AND e.valid_from <= #{at} AND e.valid_until > #{at}
            AND g.status = 'ACTIVE' ORDER BY e.guide_id LIMIT 50
            """)
    List<Long> managersOf(long storeId, Instant at);

    @Select(
            """
            SELECT store_id FROM org_employment
            WHERE guide_id = #{guideId} AND role = 'MANAGER' AND valid_from <= #{at} AND valid_until > #{at}
            ORDER BY store_id LIMIT 50
            """)
    List<Long> storesManagedBy(long guideId, Instant at);

    record DisputeRow(
            long id,
            long orderId,
            int revision,
            long guideId,
            long guideStoreId,
            Long creditedId,
            long storeId,
            Long regionId,
            String claim,
            String evidence,
            String status,
            Instant filedAt,
            Instant sinceAt,
            Instant dueAt,
            Instant watchAt,
            Instant remindedAt,
            Instant overdueToldAt,
            Long commentedBy,
            Instant commentedAt,
            Boolean supportsClaim,
            String commentText,
            Long decidedBy,
            Instant decidedAt,
            String decisionReason,
            Long correctionId,
            int version) {}
}
