package io.guidepost.domain.payguide.persistence;

import io.guidepost.domain.payguide.PayGuides.Outcome;
import io.guidepost.domain.payguide.PayGuides.Serving;
import io.guidepost.domain.payguide.PayGuides.State;
import java.time.Instant;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface PayGuideMapper {

    @Select("SELECT guide_id, wx_guide_id, store_no, state FROM payguide_guide WHERE guide_id = #{guideId}")
    PayGuideRow find(long guideId);

    @Select("SELECT id AS guide_id, userid, name FROM org_guide WHERE id = #{guideId} AND status = 'ACTIVE'")
    Serving serving(long guideId);

    @Insert(
            """
            INSERT INTO payguide_guide (guide_id, store_no, state, registered_by, registered_at)
            VALUES (#{guideId}, #{storeNo}, 'REGISTERING', #{adminId}, #{at})
            ON DUPLICATE KEY UPDATE store_no = #{storeNo}, state = 'REGISTERING', wx_guide_id = NULL,
                registered_by = #{adminId}, registered_at = #{at}
            """)
    void begin(long guideId, long storeNo, long adminId, Instant at);

    @Update("UPDATE payguide_guide SET wx_guide_id = #{wxGuideId}, state = 'REGISTERED' WHERE guide_id = #{guideId}")
    void registered(long guideId, String wxGuideId);

    @Update("UPDATE payguide_guide SET state = 'ENDED' WHERE guide_id = #{guideId}")
    void ended(long guideId);

    @Select(
            """
            SELECT p.guide_id, p.wx_guide_id, p.store_no, p.state
            FROM attribution_decision d
            JOIN org_guide g ON g.id = d.guide_id AND g.status = 'ACTIVE'
            JOIN payguide_guide p ON p.guide_id = d.guide_id AND p.state = 'REGISTERED'
            WHERE d.order_id = #{orderId}
            AND d.revision = (SELECT MAX(r.revision) FROM attribution_decision r WHERE r.order_id = #{orderId})
            """)
    PayGuideRow ofOrder(long orderId);

    @Insert(
            """
            INSERT INTO payguide_assignment (order_id, guide_id, outcome, reason, assigned_at)
            VALUES (#{orderId}, #{guideId}, #{outcome}, #{reason}, #{at})
            ON DUPLICATE KEY UPDATE guide_id = #{guideId}, outcome = #{outcome}, reason = #{reason}, assigned_at = #{at}
            """)
    void note(long orderId, long guideId, Outcome outcome, String reason, Instant at);

    @Select("SELECT outcome FROM payguide_assignment WHERE order_id = #{orderId}")
    Outcome outcomeOf(long orderId);

    /** Orders for which a guide was named, by somebody who was not his friend then. */
    String NAMED =
            """
            FROM payguide_assignment p JOIN order_header o ON o.id = p.order_id
            WHERE p.assigned_at >= #{from} AND p.assigned_at < #{until} AND p.outcome = 'ASSIGNED'
            AND NOT EXISTS (SELECT 1 FROM shopper_friendship b
                WHERE b.member_id = o.member_id AND b.guide_id = p.guide_id AND b.added_at < p.assigned_at
                AND b.ended_at > p.assigned_at)
            """;

    @Select("SELECT COUNT(*) " + NAMED)
    long assigned(Instant from, Instant until);

    @Select("SELECT COUNT(*) " + NAMED + " AND o.paid_at IS NOT NULL")
    long paid(Instant from, Instant until);

    @Select(
            "SELECT COUNT(*) " + NAMED
                    + """
             AND EXISTS (SELECT 1 FROM shopper_friendship f
                WHERE f.member_id = o.member_id AND f.guide_id = p.guide_id
                AND f.added_at >= o.paid_at AND f.added_at < o.paid_at + INTERVAL 7 DAY)
            """)
    long befriended(Instant from, Instant until);

    record PayGuideRow(long guideId, String wxGuideId, long storeNo, State state) {}
}
