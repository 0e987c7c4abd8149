package io.guidepost.domain.visit.persistence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface VisitMapper {

    String COLUMNS = "external_userid, outcome, note, next_on, logged_at, changed_at";

    @Insert(
            """
            INSERT INTO visit_result (assignment_id, external_userid, outcome, note, next_on, logged_at, changed_at)
            VALUES (#{assignmentId}, #{row.externalUserid}, #{row.outcome}, #{row.note}, #{row.nextOn}, #{row.loggedAt},
                #{row.changedAt})
            ON DUPLICATE KEY UPDATE outcome = VALUES(outcome), note = VALUES(note), next_on = VALUES(next_on),
                changed_at = VALUES(changed_at)
            """)
    int save(long assignmentId, VisitRow row);

    @Select("SELECT " + COLUMNS + " FROM visit_result"
            + " WHERE assignment_id = #{assignmentId} AND external_userid = #{externalUserid}")
    VisitRow find(long assignmentId, String externalUserid);

    @Select("SELECT " + COLUMNS + " FROM visit_result WHERE assignment_id = #{assignmentId}"
            + " AND external_userid > #{after} ORDER BY external_userid LIMIT #{limit}")
    List<VisitRow> of(long assignmentId, String after, int limit);

    @Select(
            """
            SELECT COUNT(*) FROM content_delivery
            WHERE assignment_id = #{assignmentId} AND external_userid = #{externalUserid}
            """)
    int isTarget(long assignmentId, String externalUserid);

    @Select(
            """
            SELECT logged_at FROM visit_result WHERE assignment_id = #{assignmentId}
            ORDER BY logged_at, external_userid LIMIT #{limit}
            """)
    List<Instant> loggedAt(long assignmentId, int limit);

    @Select("SELECT COUNT(*) FROM visit_result WHERE assignment_id = #{assignmentId}")
    int logged(long assignmentId);

    @Select(
            """
            SELECT COUNT(*) FROM visit_result v
            LEFT JOIN shopper_identity i ON i.kind = 'EXTERNAL_USERID' AND i.value = v.external_userid
            WHERE v.assignment_id = #{assignmentId} AND (
                EXISTS (
                    SELECT 1 FROM content_assignment a
                    JOIN content_delivery d ON d.assignment_id = a.id AND d.external_userid = v.external_userid
                    WHERE a.guide_id = #{guideId} AND a.executed_at IS NOT NULL AND d.status = 'SENT'
                      AND d.sent_at >= v.logged_at)
                OR EXISTS (
                    SELECT 1 FROM order_header o JOIN attribution_decision t ON t.order_id = o.id
                    WHERE o.member_id = i.member_id AND o.paid_at >= v.logged_at AND t.guide_id = #{guideId})
                OR EXISTS (
                    SELECT 1 FROM sharing_touch s
                    WHERE s.member_id = i.member_id AND s.is_valid = 1 AND s.guide_id = #{guideId}
                      AND s.occurred_at >= v.logged_at
                      AND (s.source IN ('QR_STATE', 'POS_SCAN') OR s.assignment_id = #{assignmentId})))
            """)
    int borneOut(long assignmentId, long guideId);

    record VisitRow(
            String externalUserid,
            String outcome,
            String note,
            LocalDate nextOn,
            Instant loggedAt,
            Instant changedAt) {}
}
