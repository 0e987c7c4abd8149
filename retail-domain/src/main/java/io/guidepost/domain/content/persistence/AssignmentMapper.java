package io.guidepost.domain.content.persistence;

import io.guidepost.domain.content.Assignments.NudgeCandidate;
import io.guidepost.domain.content.Assignments.Recipient;
import io.guidepost.domain.content.Assignments.Send;
import io.guidepost.domain.content.Assignments.Unannounced;
import io.guidepost.domain.organization.WithinSight;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface AssignmentMapper {

    String COLUMNS =
            """
            id, task_id, guide_id, store_id, region_id, status, reason, evidence, target_count, sent_count, executed_at,
            done_at, nudged_at, link_id, polls, progress, version
            """;

    String TODO = "('PENDING', 'NOTIFIED', 'VIEWED', 'EXECUTING', 'PARTIAL')";

    @Select("SELECT " + COLUMNS + " FROM content_assignment WHERE id = #{id}")
    AssignmentRow find(long id);

    @Select("SELECT " + COLUMNS + " FROM content_assignment WHERE id = #{id} FOR UPDATE")
    AssignmentRow lock(long id);

    @Update(
            """
            UPDATE content_assignment SET viewed_at = #{at}, status = 'VIEWED', version = version + 1
            WHERE id = #{id} AND status IN ('PENDING', 'NOTIFIED')
            """)
    int viewed(@Param("id") long id, @Param("at") Instant at);

    @Select(
            """
            SELECT a.id, a.guide_id, g.userid
            FROM content_assignment a JOIN org_guide g ON g.id = a.guide_id
            WHERE a.task_id = #{taskId} AND a.notified_at IS NULL AND a.status <> 'EXEMPT'
              AND (a.announce_at IS NULL OR a.announce_at <= #{now})
            ORDER BY a.id LIMIT #{limit}
            """)
    List<Unannounced> unannounced(@Param("taskId") long taskId, @Param("now") Instant now, @Param("limit") int limit);

    @Update(
            """
            <script>
            UPDATE content_assignment
            SET notified_at = #{at}, announce_at = NULL, status = CASE WHEN status = 'PENDING' THEN 'NOTIFIED' ELSE status END
            WHERE id IN <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    int announced(@Param("ids") Collection<Long> ids, @Param("at") Instant at);

    @Update("UPDATE content_assignment SET reason = #{reason} WHERE id = #{id} AND status IN " + TODO)
    int hindered(@Param("id") long id, @Param("reason") String reason);

    @Update(
            "UPDATE content_assignment SET status = CASE WHEN status IN ('PENDING', 'NOTIFIED', 'VIEWED') THEN 'EXECUTING'"
                    + " ELSE status END, reason = CASE WHEN status IN " + TODO + " THEN NULL ELSE reason END,"
                    + " link_id = COALESCE(link_id, #{linkId}),"
                    + " poll_at = CASE WHEN executed_at IS NULL THEN #{pollAt} ELSE poll_at END,"
                    + " executed_at = COALESCE(executed_at, #{at}), version = version + 1"
                    + " WHERE id = #{id} AND (executed_at IS NULL OR link_id IS NULL)")
    int executing(
            @Param("id") long id,
            @Param("linkId") Long linkId,
            @Param("at") Instant at,
            @Param("pollAt") Instant pollAt);

    @Update(
            """
            UPDATE content_assignment SET progress = #{progress}, version = version + 1,
                status = CASE WHEN #{progress} > 0 AND status IN ('PENDING', 'NOTIFIED', 'VIEWED', 'EXECUTING')
                    THEN 'PARTIAL' ELSE status END
            WHERE id = #{id}
            """)
    int progressed(@Param("id") long id, @Param("progress") int progress);

    @Update(
            """
            UPDATE content_assignment
            SET status = #{status}, evidence = NULL, done_at = NULL, late_at = NULL, version = version + 1
            WHERE id = #{id} AND version = #{version}
            """)
    int takenBack(@Param("id") long id, @Param("version") int version, @Param("status") String status);

    @Select(
            """
            SELECT d.external_userid AS id, d.status, d.sent_at,
                   COALESCE((SELECT f.display_name FROM shopper_friendship f
                             WHERE f.guide_id = a.guide_id AND f.external_userid = d.external_userid
                             ORDER BY f.added_at DESC LIMIT 1),
                            (SELECT c.name FROM groupchat_chat c WHERE c.chat_id = d.external_userid), '') AS name
            FROM content_delivery d JOIN content_assignment a ON a.id = d.assignment_id
            WHERE d.assignment_id = #{id} AND d.external_userid > #{after} ORDER BY d.external_userid LIMIT #{limit}
            """)
    List<Recipient> targetsAfter(@Param("id") long id, @Param("after") String after, @Param("limit") int limit);

    @Select(
            """
            SELECT external_userid FROM content_delivery
            WHERE assignment_id = #{id} AND chunk_no = #{chunkNo} AND status NOT IN
                ('SKIPPED_FATIGUE', 'SKIPPED_OPTOUT', 'SKIPPED_SENSITIVE') ORDER BY external_userid
            """)
    List<String> targets(@Param("id") long id, @Param("chunkNo") int chunkNo);

    @Update(
            """
            UPDATE content_delivery d
            JOIN (SELECT external_userid, ROW_NUMBER() OVER (ORDER BY external_userid) AS position
                  FROM content_delivery WHERE assignment_id = #{id} AND status NOT IN
                      ('SKIPPED_FATIGUE', 'SKIPPED_OPTOUT', 'SKIPPED_SENSITIVE')) n ON n.external_userid = d.external_userid
            SET d.chunk_no = FLOOR((n.position - 1) / #{chunkSize})
            WHERE d.assignment_id = #{id}
            """)
    int numberChunks(@Param("id") long id, @Param("chunkSize") int chunkSize);

    @Select(
            """
            SELECT assignment_id, chunk_no, state, msgid, asked_at FROM content_send
            WHERE assignment_id = #{id} ORDER BY chunk_no
            """)
    List<Send> sends(long id);

    @Insert(
            """
            INSERT IGNORE INTO content_send (assignment_id, chunk_no, state, asked_at)
            VALUES (#{id}, #{chunkNo}, 'SENDING', #{at})
            """)
    int sending(@Param("id") long id, @Param("chunkNo") int chunkNo, @Param("at") Instant at);

    @Update(
            """
            UPDATE content_send SET state = 'SENDING', asked_at = #{at}
            WHERE assignment_id = #{send.assignmentId} AND chunk_no = #{send.chunkNo}
              AND state = #{send.state} AND asked_at = #{send.askedAt}
            """)
    int sendingAgain(@Param("send") Send send, @Param("at") Instant at);

    @Update(
            "UPDATE content_send SET state = 'CREATED', msgid = #{msgid} WHERE assignment_id = #{id} AND chunk_no = #{chunkNo}")
    int sent(@Param("id") long id, @Param("chunkNo") int chunkNo, @Param("msgid") String msgid);

    @Update("UPDATE content_send SET state = #{state} WHERE assignment_id = #{id} AND chunk_no = #{chunkNo}")
    int sendState(@Param("id") long id, @Param("chunkNo") int chunkNo, @Param("state") String state);

    @Delete("DELETE FROM content_send WHERE assignment_id = #{id} AND chunk_no = #{chunkNo} AND state = 'SENDING'")
    int notAsked(@Param("id") long id, @Param("chunkNo") int chunkNo);

    @Update(
            """
            UPDATE content_assignment SET status = 'FAILED', reason = #{reason}, done_at = NULL, poll_at = NULL,
                version = version + 1
            WHERE id = #{id}
            """)
    int failed(@Param("id") long id, @Param("reason") String reason);

    @Update(
            """
            <script>
            UPDATE content_delivery SET status = 'FAIL_NOT_FRIEND', contact_on = NULL
            WHERE assignment_id = #{id} AND external_userid IN
            <foreach collection="externalUserids" item="x" open="(" separator="," close=")">#{x}</foreach>
            </script>
            """)
    int undeliverable(@Param("id") long id, @Param("externalUserids") Collection<String> externalUserids);

    @Select(
            """
            SELECT id FROM content_assignment WHERE poll_at <= #{now} ORDER BY poll_at, id LIMIT #{limit}
            """)
    List<Long> duePolls(@Param("now") Instant now, @Param("limit") int limit);

    @Update(
            "UPDATE content_assignment SET poll_at = #{until}, polls = polls + 1 WHERE id = #{id} AND poll_at <= #{now}")
    int claimPoll(@Param("id") long id, @Param("now") Instant now, @Param("until") Instant until);

    @Update("UPDATE content_assignment SET poll_at = #{at} WHERE id = #{id}")
    int pollAgain(@Param("id") long id, @Param("at") Instant at);

    @Update(
            """
            <script>
            UPDATE content_delivery
            SET status = #{status}, sent_at = #{sentAt},
                contact_on = CASE #{status} WHEN 'SENT' THEN DATE(TIMESTAMPADD(HOUR, 8, #{sentAt}))
                    WHEN 'NOT_SENT' THEN contact_on END
            WHERE assignment_id = #{id} AND status &lt;> #{status} AND external_userid IN
            <foreach collection="recipients" item="x" open="(" separator="," close=")">#{x}</foreach>
            </script>
            """)
    int delivered(
            @Param("id") long id,
            @Param("recipients") Collection<String> recipients,
            @Param("status") String status,
            @Param("sentAt") Instant sentAt);

    /** In one pass: an assignment that counts already keeps its time. The order of SET matters to MySQL. */
    @Update(
            """
            <script>
            UPDATE content_assignment
            SET done_at = CASE WHEN status = 'DONE' THEN done_at ELSE #{doneAt} END,
                late_at = CASE WHEN status = 'DONE' THEN late_at ELSE #{lateAt} END,
                status = CASE WHEN status = 'DONE' THEN 'DONE' ELSE #{status} END,
                evidence = 'E3', progress = 1, version = version + 1
            WHERE task_id = #{taskId} AND status NOT IN ('EXEMPT', 'FAILED')
              AND (evidence IS NULL OR evidence &lt;> 'E3') AND guide_id IN
            <foreach collection="guideIds" item="x" open="(" separator="," close=")">#{x}</foreach>
            </script>
            """)
    int confirmedTogether(
            @Param("taskId") long taskId,
            @Param("guideIds") Collection<Long> guideIds,
            @Param("status") String status,
            @Param("doneAt") Instant doneAt,
            @Param("lateAt") Instant lateAt);

    @Update(
            "<script>UPDATE content_assignment SET status = 'FAILED', reason = #{reason}, done_at = NULL, poll_at = NULL,"
                    + " version = version + 1 WHERE task_id = #{taskId} AND status IN " + TODO + " AND guide_id IN"
                    + " <foreach collection='guideIds' item='x' open='(' separator=',' close=')'>#{x}</foreach></script>")
    int failedTogether(
            @Param("taskId") long taskId, @Param("guideIds") Collection<Long> guideIds, @Param("reason") String reason);

    @Update(
            """
            UPDATE content_assignment a
            SET a.sent_count = (SELECT COUNT(*) FROM content_delivery d WHERE d.assignment_id = a.id AND d.status = 'SENT'),
                a.failed_count = (SELECT COUNT(*) FROM content_delivery d
                                  WHERE d.assignment_id = a.id AND d.status IN ('FAIL_NOT_FRIEND', 'FAIL_QUOTA'))
            WHERE a.id = #{id}
            """)
    int countDeliveries(long id);

    @Update(
            """
            UPDATE content_assignment
            SET status = #{status}, evidence = #{evidence}, done_at = #{doneAt}, late_at = #{lateAt}, version = version + 1
            WHERE id = #{id} AND version = #{version}
            """)
    int completed(
            @Param("id") long id,
            @Param("version") int version,
            @Param("status") String status,
            @Param("evidence") String evidence,
            @Param("doneAt") Instant doneAt,
            @Param("lateAt") Instant lateAt);

    @Update("UPDATE content_assignment SET status = 'EXPIRED', version = version + 1 WHERE task_id = #{taskId}"
            + " AND status IN " + TODO + " ORDER BY id LIMIT #{limit}")
    int expire(@Param("taskId") long taskId, @Param("limit") int limit);

    @Update(
            """
            UPDATE content_delivery d JOIN content_assignment a ON a.id = d.assignment_id
            SET d.contact_on = NULL
            WHERE a.task_id = #{taskId} AND a.id > #{afterId} AND a.id <= #{throughId}
              AND a.status IN ('EXPIRED', 'EXEMPT', 'FAILED') AND d.status = 'NOT_SENT' AND d.contact_on IS NOT NULL
            """)
    int release(@Param("taskId") long taskId, @Param("afterId") long afterId, @Param("throughId") long throughId);

    @Select(
            """
            SELECT MAX(id) FROM (SELECT id FROM content_assignment WHERE task_id = #{taskId} AND id > #{afterId}
                ORDER BY id LIMIT #{limit}) next_assignments
            """)
    Long endOfStretch(@Param("taskId") long taskId, @Param("afterId") long afterId, @Param("limit") int limit);

    @Select("SELECT a.id FROM org_guide g JOIN content_assignment a ON a.guide_id = g.id AND a.status IN " + TODO
            + " WHERE g.status = 'LEFT' ORDER BY a.id LIMIT #{limit}")
    List<Long> ofLeavers(int limit);

    @Update("<script>UPDATE content_assignment SET status = 'EXEMPT', reason = #{reason}, poll_at = NULL,"
            + " announce_at = NULL, version = version + 1 WHERE status IN " + TODO + " AND id IN"
            + " <foreach collection='ids' item='id' open='(' separator=',' close=')'>#{id}</foreach></script>")
    int exemptAll(@Param("ids") Collection<Long> ids, @Param("reason") String reason);

    @Select(
            """
            SELECT a.id FROM content_assignment a
            WHERE a.task_id = #{taskId} AND a.reason = 'LEFT'
              AND EXISTS (SELECT 1 FROM content_delivery d JOIN shopper_friendship f
                ON f.external_userid = d.external_userid AND f.guide_id <> a.guide_id
                    AND f.ended_at > '9999-01-01'
                JOIN org_guide g ON g.id = f.guide_id AND g.status = 'ACTIVE'
                LEFT JOIN content_assignment n ON n.task_id = a.task_id AND n.guide_id = f.guide_id
                WHERE d.assignment_id = a.id AND d.status = 'NOT_SENT'
                  AND (n.id IS NULL OR n.status IN ('PENDING', 'NOTIFIED', 'VIEWED')
                    OR n.reason IN ('NO_TARGET', 'ALL_SKIPPED')))
            ORDER BY a.id LIMIT #{limit}
            """)
    List<Long> leftBehind(@Param("taskId") long taskId, @Param("limit") int limit);

    /** Who takes customers over and has no part in the task yet gets one; who had no customers has some now. */
    @Insert(
            """
            <script>
            INSERT INTO content_assignment (task_id, guide_id, store_id, region_id, employment_id, status, target_count,
                dispatched_at)
            SELECT DISTINCT a.task_id, f.guide_id, e.store_id, r.region_id, e.id, 'PENDING', 0, #{at}
            FROM content_assignment a
            JOIN content_delivery d ON d.assignment_id = a.id AND d.status = 'NOT_SENT'
            JOIN shopper_friendship f ON f.external_userid = d.external_userid AND f.guide_id &lt;> a.guide_id
                AND f.added_at &lt;= #{at} AND f.ended_at > #{at}
            JOIN org_guide g ON g.id = f.guide_id AND g.status = 'ACTIVE'
            JOIN org_employment e ON e.guide_id = f.guide_id AND e.is_primary = 1
                AND e.valid_from &lt;= #{at} AND e.valid_until > #{at}
            JOIN org_store_region r ON r.store_id = e.store_id AND r.valid_from &lt;= #{at} AND r.valid_until > #{at}
            WHERE a.id IN <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            ON DUPLICATE KEY UPDATE
                status = CASE WHEN content_assignment.reason IN ('NO_TARGET', 'ALL_SKIPPED') THEN 'PENDING'
                    ELSE content_assignment.status END,
                reason = CASE WHEN content_assignment.reason IN ('NO_TARGET', 'ALL_SKIPPED') THEN NULL
                    ELSE content_assignment.reason END
            </script>
            """)
    int takersOf(@Param("ids") Collection<Long> ids, @Param("at") Instant at);

    /** Each customer to the taker who became the friend last; a taker who has begun gets nobody more. */
    @Insert(
            """
            <script>
            INSERT IGNORE INTO content_delivery (assignment_id, external_userid, status, contact_on)
            SELECT CAST(SUBSTRING_INDEX(MAX(CONCAT(DATE_FORMAT(f.added_at, '%Y%m%d%H%i%s%f'), ':', n.id)), ':', -1)
                AS UNSIGNED), d.external_userid, 'NOT_SENT', #{day}
            FROM content_assignment a
            JOIN content_delivery d ON d.assignment_id = a.id AND d.status = 'NOT_SENT'
            JOIN shopper_friendship f ON f.external_userid = d.external_userid AND f.guide_id &lt;> a.guide_id
                AND f.added_at &lt;= #{at} AND f.ended_at > #{at}
            JOIN content_assignment n ON n.task_id = a.task_id AND n.guide_id = f.guide_id
                AND n.status IN ('PENDING', 'NOTIFIED', 'VIEWED') AND n.executed_at IS NULL
            WHERE a.id IN <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            GROUP BY d.external_userid
            </script>
            """)
    int giveToTakers(@Param("ids") Collection<Long> ids, @Param("at") Instant at, @Param("day") LocalDate day);

    /** Those of the same task who have customers of these now. */
    @Select(
            """
            <script>
            SELECT DISTINCT n.id FROM content_assignment a
            JOIN content_delivery d ON d.assignment_id = a.id AND d.status = 'NOT_SENT'
            JOIN content_delivery y ON y.external_userid = d.external_userid AND y.assignment_id &lt;> d.assignment_id
            JOIN content_assignment n ON n.id = y.assignment_id AND n.task_id = a.task_id
            WHERE a.id IN <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<Long> takers(@Param("ids") Collection<Long> ids);

    @Delete(
            """
            <script>
            DELETE d FROM content_delivery d
            JOIN content_assignment a ON a.id = d.assignment_id
            JOIN content_delivery y ON y.external_userid = d.external_userid AND y.assignment_id &lt;> d.assignment_id
            JOIN content_assignment n ON n.id = y.assignment_id AND n.task_id = a.task_id
            WHERE d.status = 'NOT_SENT' AND a.id IN
            <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    int takenFrom(@Param("ids") Collection<Long> ids);

    /** Who was let in as a taker and got nobody after all is exempt like everybody without customers. */
    @Update(
            """
            <script>
            UPDATE content_assignment n
            LEFT JOIN (SELECT d.assignment_id, COUNT(*) AS targets FROM content_delivery d
                WHERE d.status NOT IN ('SKIPPED_FATIGUE', 'SKIPPED_OPTOUT', 'SKIPPED_SENSITIVE') AND d.assignment_id IN
                <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
                GROUP BY d.assignment_id) t ON t.assignment_id = n.id
            SET n.target_count = COALESCE(t.targets, 0)
            WHERE n.id IN <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    int recount(@Param("ids") Collection<Long> ids);

    @Update(
            """
            UPDATE content_assignment SET status = 'EXEMPT', reason = 'NO_TARGET'
            WHERE task_id = #{taskId} AND dispatched_at = #{at} AND status = 'PENDING' AND target_count = 0
            """)
    int exemptIdle(@Param("taskId") long taskId, @Param("at") Instant at);

    @Update("UPDATE content_assignment SET status = 'EXEMPT', reason = #{reason}, poll_at = NULL, version = version + 1"
            + " WHERE task_id = #{taskId} AND status IN " + TODO)
    int exempt(@Param("taskId") long taskId, @Param("reason") String reason);

    @Select("SELECT s.assignment_id, s.chunk_no, s.state, s.msgid, s.asked_at FROM content_send s"
            + " JOIN content_assignment a ON a.id = s.assignment_id"
            + " WHERE a.task_id = #{taskId} AND s.assignment_id > #{after} AND (s.state IN ('CREATED', 'UNKNOWN')"
            + " OR s.state = 'SENDING' AND s.asked_at <= #{begunBefore})"
            + " AND a.status NOT IN ('DONE', 'DONE_UNVERIFIED') ORDER BY s.assignment_id, s.chunk_no LIMIT #{limit}")
    List<Send> openSends(
            @Param("taskId") long taskId,
            @Param("after") long after,
            @Param("begunBefore") Instant begunBefore,
            @Param("limit") int limit);

    @Select(
            """
            <script>
            SELECT a.id, a.guide_id, g.userid, a.status
            FROM content_assignment a JOIN org_guide g ON g.id = a.guide_id
            WHERE a.task_id = #{taskId} AND a.id > #{afterId} AND a.status &lt;> 'EXEMPT'
            """
                    + WithinSight.REGION + "a.region_id" + WithinSight.OR_STORE + "a.store_id" + WithinSight.END
                    + """
            <if test="!storeIds.isEmpty()">
              AND a.store_id IN <foreach collection="storeIds" item="x" open="(" separator="," close=")">#{x}</foreach>
            </if>
            <if test="!guideIds.isEmpty()">
              AND a.guide_id IN <foreach collection="guideIds" item="x" open="(" separator="," close=")">#{x}</foreach>
            </if>
            ORDER BY a.id LIMIT #{limit}
            </script>
            """)
    List<NudgeCandidate> nudgeCandidates(
            @Param("taskId") long taskId,
            @Param("sight") Sight sight,
            @Param("storeIds") Collection<Long> storeIds,
            @Param("guideIds") Collection<Long> guideIds,
            @Param("afterId") long afterId,
            @Param("limit") int limit);

    @Select(
            """
            <script>
            SELECT assignment_id, nudged_at FROM content_nudge
            WHERE nudged_at > #{since} AND assignment_id IN
            <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<Nudge> nudgesSince(@Param("ids") Collection<Long> ids, @Param("since") Instant since);

    @Insert(
            """
            <script>
            INSERT INTO content_nudge (id, assignment_id, nudged_by, nudged_at) VALUES
            <foreach collection="nudges" item="n" separator=",">(#{n.id}, #{n.assignmentId}, #{adminId}, #{at})</foreach>
            </script>
            """)
    int insertNudges(
            @Param("nudges") Collection<NewNudge> nudges, @Param("adminId") long adminId, @Param("at") Instant at);

    @Update(
            """
            <script>
            UPDATE content_assignment SET nudged_at = #{at}
            WHERE id IN <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    int nudged(@Param("ids") Collection<Long> ids, @Param("at") Instant at);

    record Nudge(long assignmentId, Instant nudgedAt) {}

    record NewNudge(long id, long assignmentId) {}

    @Select("SELECT msgid FROM content_send WHERE assignment_id = #{id} AND state = 'CREATED' ORDER BY chunk_no")
    List<String> msgids(long id);
}
