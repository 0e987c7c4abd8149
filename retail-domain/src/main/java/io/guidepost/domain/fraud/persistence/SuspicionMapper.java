package io.guidepost.domain.fraud.persistence;

import io.guidepost.domain.organization.WithinSight;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface SuspicionMapper {

    String COLUMNS =
            """
            SELECT h.id, h.order_id, h.guide_id, h.region_id, h.status, h.opened_at, h.reviewed_by, h.reviewed_at,
                   h.review_reason, h.correction_id
            FROM fraud_hold h
            """;

    @Select("SELECT kind FROM fraud_signal WHERE order_id = #{orderId}")
    List<String> kindsOf(long orderId);

    @Select("SELECT id FROM fraud_hold WHERE open_order = #{orderId}")
    Long openOf(long orderId);

    @Insert(
            """
            INSERT INTO fraud_hold (id, order_id, guide_id, region_id, status, opened_at)
            VALUES (#{id}, #{orderId}, #{guideId}, #{regionId}, 'OPEN', #{at})
            """)
    void open(long id, long orderId, long guideId, Long regionId, Instant at);

    @Insert(
            """
            <script>
            INSERT INTO fraud_signal (order_id, kind, hold_id, buyer_id, evidence_zh, evidence_en, found_at) VALUES
            <foreach collection="rows" item="r" separator=",">
                (#{r.orderId}, #{r.kind}, #{r.holdId}, #{r.buyerId}, #{r.evidenceZh}, #{r.evidenceEn}, #{r.foundAt})
            </foreach>
            </script>
            """)
    void add(List<SignalRow> rows);

    @Select(COLUMNS + "WHERE h.id = #{id}")
    HoldRow find(long id);

    @Select(COLUMNS + "WHERE h.id = #{id} FOR UPDATE")
    HoldRow lock(long id);

    @Update(
            """
            UPDATE fraud_hold SET status = #{status}, reviewed_by = #{by}, reviewed_at = #{at}, review_reason = #{reason},
                correction_id = #{correctionId}
            WHERE id = #{id} AND status = 'OPEN'
            """)
    int reviewed(long id, String status, long by, Instant at, String reason, Long correctionId);

    @Select("<script>" + COLUMNS
            + """
            WHERE h.id &lt; #{beforeId}
            <if test="status != null">AND h.status = #{status}</if>
            """
            + WithinSight.REGION + "h.region_id" + WithinSight.OR_STORE
            + "(SELECT c.store_id FROM attribution_decision c WHERE c.order_id = h.order_id ORDER BY c.revision DESC LIMIT 1)"
            + WithinSight.END
            + """
            ORDER BY h.id DESC LIMIT #{limit}
            </script>
            """)
    List<HoldRow> page(String status, Sight sight, long beforeId, int limit);

    @Select(
            COLUMNS
                    + """
            JOIN commission_hold c ON c.cause = 'FRAUD' AND c.cause_id = h.id AND c.lifted_at IS NULL
            WHERE h.guide_id = #{guideId} AND h.id < #{beforeId}
            ORDER BY h.id DESC LIMIT #{limit}
            """)
    List<HoldRow> inReviewOf(long guideId, long beforeId, int limit);

    @Select(
            """
            <script>
            SELECT order_id, kind, hold_id, buyer_id, evidence_zh, evidence_en, found_at FROM fraud_signal
            WHERE hold_id IN <foreach collection="holdIds" item="id" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY found_at, kind
            </script>
            """)
    List<SignalRow> signalsOf(Collection<Long> holdIds);

    @Insert(
            """
            INSERT IGNORE INTO fraud_guide_identity (kind, value, guide_id, known_by, known_at)
            VALUES (#{kind}, #{value}, #{guideId}, #{adminId}, #{at})
            """)
    void know(long guideId, String kind, String value, long adminId, Instant at);

    record HoldRow(
            long id,
            long orderId,
            long guideId,
            Long regionId,
            String status,
            Instant openedAt,
            Long reviewedBy,
            Instant reviewedAt,
            String reviewReason,
            Long correctionId) {}

    record SignalRow(
            long orderId,
            String kind,
            long holdId,
            Long buyerId,
            String evidenceZh,
            String evidenceEn,
            Instant foundAt) {}
}
