package io.guidepost.domain.welcome.persistence;

import io.guidepost.domain.organization.WithinSight;
import io.guidepost.domain.sight.Sight;
import io.guidepost.domain.welcome.WelcomeMessage;
import io.guidepost.domain.welcome.WelcomeTemplate;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface WelcomeMapper {

    String TEMPLATE =
            """
            SELECT t.id, t.channel, t.store_id, t.body, t.card_title, t.status, t.version, t.created_by, t.created_at,
                t.approved_by, t.approved_at
            FROM welcome_template t
            """;

    String MESSAGE =
            """
            SELECT id, welcome_code, userid, state, occurred_at, received_at, deadline, status, due_at, attempts, link_id
            FROM welcome_message
            """;

    @Insert(
            """
            INSERT INTO welcome_template (id, channel, store_id, body, card_title, status, created_by, created_at)
            VALUES (#{id}, #{channel}, #{storeId}, #{body}, #{cardTitle}, 'DRAFT', #{createdBy}, #{createdAt})
            """)
    void insertTemplate(TemplateRow row);

    @Select(TEMPLATE + "WHERE t.id = #{id}")
    TemplateRow findTemplate(long id);

    /** Templates for all stores are seen by everybody. */
    @Select(
            "<script>" + TEMPLATE
                    + """
            WHERE t.id &lt; #{beforeId}
            <if test="storeId != null">AND t.store_id = #{storeId}</if>
            <if test="status != null">AND t.status = #{status}</if>
            <if test="!sight.isAll()">AND (t.store_id = 0 OR (TRUE
            """
                    + WithinSight.STORE + "t.store_id" + WithinSight.STORE_END
                    + """
            ))</if>
            ORDER BY t.id DESC LIMIT #{limit}
            </script>
            """)
    List<TemplateRow> templates(
            @Param("sight") Sight sight,
            @Param("storeId") Long storeId,
            @Param("status") WelcomeTemplate.Status status,
            @Param("beforeId") long beforeId,
            @Param("limit") int limit);

    @Update(
            """
            UPDATE welcome_template SET body = #{body}, card_title = #{cardTitle}, version = version + 1
            WHERE id = #{id} AND version = #{version} AND status = 'DRAFT'
            """)
    int rewrite(
            @Param("id") long id,
            @Param("version") int version,
            @Param("body") String body,
            @Param("cardTitle") String cardTitle);

    @Update(
            """
            UPDATE welcome_template SET status = 'RETIRED', ended_at = #{at}, version = version + 1
            WHERE in_force = CONCAT(#{channel}, ' ', #{storeId})
            """)
    void retireOthers(@Param("channel") String channel, @Param("storeId") long storeId, @Param("at") Instant at);

    @Update(
            """
            UPDATE welcome_template SET status = #{status}, approved_by = #{adminId}, approved_at = #{at},
                version = version + 1
            WHERE id = #{id} AND version = #{version} AND status = 'DRAFT'
            """)
    int decide(
            @Param("id") long id,
            @Param("version") int version,
            @Param("status") WelcomeTemplate.Status status,
            @Param("adminId") long adminId,
            @Param("at") Instant at);

    @Update(
            """
            UPDATE welcome_template SET status = 'RETIRED', ended_at = #{at}, version = version + 1
            WHERE id = #{id} AND status = 'APPROVED'
            """)
    int retire(@Param("id") long id, @Param("at") Instant at);

    @Select(
            "<script>" + TEMPLATE
                    + """
            WHERE t.in_force IN (' 0', CONCAT(' ', #{storeId})
            <if test="channel != null">, CONCAT(#{channel}, ' 0'), CONCAT(#{channel}, ' ', #{storeId})</if>)
            </script>
            """)
    List<TemplateRow> inForce(@Param("channel") String channel, @Param("storeId") long storeId);

    @Insert(
            """
            INSERT INTO welcome_message (id, event_key, welcome_code, userid, state, occurred_at, received_at, deadline,
                status, due_at)
            VALUES (#{row.id}, #{eventKey}, #{row.welcomeCode}, #{row.userid}, #{row.state}, #{row.occurredAt},
                #{row.receivedAt}, #{row.deadline}, 'WAITING', #{row.dueAt})
            """)
    int insertMessage(@Param("row") MessageRow row, @Param("eventKey") String eventKey);

    @Select(MESSAGE + "WHERE id = #{id}")
    MessageRow findMessage(long id);

    @Select(MESSAGE + "WHERE status IN ('WAITING', 'SENDING') AND due_at <= #{now} ORDER BY due_at, id LIMIT #{limit}")
    List<MessageRow> due(@Param("now") Instant now, @Param("limit") int limit);

    @Update(
            """
            UPDATE welcome_message SET due_at = #{until}
            WHERE id = #{id} AND status = 'WAITING' AND due_at = #{seenDueAt}
            """)
    int claim(@Param("id") long id, @Param("seenDueAt") Instant seenDueAt, @Param("until") Instant until);

    @Update(
            """
            UPDATE welcome_message SET status = 'SENDING', due_at = #{until}, attempts = attempts + 1,
                guide_id = #{guideId}, store_id = #{storeId}, template_id = #{templateId}, link_id = #{linkId}
            WHERE id = #{id} AND status = 'WAITING' AND due_at = #{seenDueAt}
            """)
    int sending(
            @Param("id") long id,
            @Param("seenDueAt") Instant seenDueAt,
            @Param("guideId") long guideId,
            @Param("storeId") long storeId,
            @Param("templateId") Long templateId,
            @Param("linkId") Long linkId,
            @Param("until") Instant until);

    @Update("UPDATE welcome_message SET status = 'WAITING', due_at = #{dueAt} WHERE id = #{id} AND status = 'SENDING'")
    void again(@Param("id") long id, @Param("dueAt") Instant dueAt);

    @Update(
            """
            UPDATE welcome_message SET status = #{status}, fail_code = #{failCode}, fail_reason = #{failReason},
                finished_at = #{at}, welcome_code = ''
            WHERE id = #{id} AND finished_at IS NULL
            """)
    void finished(
            @Param("id") long id,
            @Param("status") WelcomeMessage.Status status,
            @Param("failCode") String failCode,
            @Param("failReason") String failReason,
            @Param("at") Instant at);

    @Update(
            """
            UPDATE welcome_message SET status = #{status}, fail_code = #{failCode}, fail_reason = #{failReason},
                finished_at = #{at}, welcome_code = ''
            WHERE id = #{id} AND status = 'WAITING' AND due_at = #{seenDueAt}
            """)
    void givenUp(
            @Param("id") long id,
            @Param("seenDueAt") Instant seenDueAt,
            @Param("status") WelcomeMessage.Status status,
            @Param("failCode") String failCode,
            @Param("failReason") String failReason,
            @Param("at") Instant at);

    @Select(
            """
            SELECT status, COUNT(*) AS messages FROM welcome_message
            WHERE received_at >= #{from} AND received_at < #{until} GROUP BY status
            """)
    List<CountRow> count(@Param("from") Instant from, @Param("until") Instant until);

    record CountRow(WelcomeMessage.Status status, long messages) {}

    record TemplateRow(
            long id,
            String channel,
            long storeId,
            String body,
            String cardTitle,
            WelcomeTemplate.Status status,
            int version,
            long createdBy,
            Instant createdAt,
            Long approvedBy,
            Instant approvedAt) {}

    record MessageRow(
            long id,
            String welcomeCode,
            String userid,
            String state,
            Instant occurredAt,
            Instant receivedAt,
            Instant deadline,
            WelcomeMessage.Status status,
            Instant dueAt,
            int attempts,
            Long linkId) {}
}
