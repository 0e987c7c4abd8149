package io.guidepost.domain.content.persistence;

import io.guidepost.domain.content.Tasks.Wording;
import io.guidepost.domain.fatigue.Thresholds;
import io.guidepost.domain.organization.WithinSight;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface TaskMapper {

    String COLUMNS =
            """
            id, type, title, instruction, copy_text, material_ids, target, start_at, deadline_at, min_evidence, status,
            created_by, created_at, approved_by, dispatched_at, audience_size, priority, terms, text_version, version
            """;

    /** Restrictions of a target on {@code e}, {@code g} and {@code r}; what is empty restricts nothing. */
    String WITHIN =
            """
            <if test="!q.everybody">
              AND (1 = 0
              <if test="!q.regionIds.isEmpty()">
                OR r.region_id IN <foreach collection="q.regionIds" item="x" open="(" separator="," close=")">#{x}</foreach>
              </if>
              <if test="!q.storeIds.isEmpty()">
                OR e.store_id IN <foreach collection="q.storeIds" item="x" open="(" separator="," close=")">#{x}</foreach>
              </if>
              <if test="!q.guideIds.isEmpty()">
                OR e.guide_id IN <foreach collection="q.guideIds" item="x" open="(" separator="," close=")">#{x}</foreach>
              </if>
              )
            </if>
            <if test="!q.roles.isEmpty()">
              AND e.role IN <foreach collection="q.roles" item="x" open="(" separator="," close=")">#{x}</foreach>
            </if>
            <if test="!q.tags.isEmpty()">
              AND EXISTS (SELECT 1 FROM audience_guide_tag gt WHERE gt.guide_id = e.guide_id AND gt.tag IN
              <foreach collection="q.tags" item="x" open="(" separator="," close=")">#{x}</foreach>)
            </if>
            """;

    /** The main employments that hold at {@code asOf} within the target, by guide. */
    String AUDIENCE =
            """
            FROM org_employment e
            JOIN org_guide g ON g.id = e.guide_id
            JOIN org_store_region r ON r.store_id = e.store_id AND r.valid_from &lt;= #{q.asOf} AND r.valid_until > #{q.asOf}
            WHERE e.is_primary = 1 AND e.valid_from &lt;= #{q.asOf} AND e.valid_until > #{q.asOf} AND g.status &lt;> 'LEFT'
            """
                    + WITHIN;

    String ON_LEAVE =
            """
            EXISTS (SELECT 1 FROM audience_leave al
                WHERE al.guide_id = e.guide_id AND al.from_on &lt;= #{q.day} AND al.until_on >= #{q.day})
            """;

    /** How many friends a guide has: between equals, who has fewer gets the customer. */
    String LOAD_OF = "(SELECT COUNT(*) FROM shopper_friendship w WHERE w.added_at &lt;= #{q.asOf}"
            + " AND w.ended_at > #{q.asOf} AND w.guide_id = ";

    String LOAD_O = LOAD_OF + "o.guide_id)";

    String LOAD_F = LOAD_OF + "f.guide_id)";

    /** Other guides of the audience, at work, who are friends of the customer of {@code f}; open at its end. */
    String OTHERS =
            """
            EXISTS (
                SELECT STRAIGHT_JOIN 1
                FROM shopper_friendship o FORCE INDEX (shopper_friendship_external)
                LEFT JOIN shopper_binding ob ON ob.member_id = o.member_id AND ob.guide_id = o.guide_id
                    AND ob.bound_at &lt;= #{q.asOf} AND ob.ended_at > #{q.asOf}
                JOIN org_employment e ON e.guide_id = o.guide_id AND e.is_primary = 1
                    AND e.valid_from &lt;= #{q.asOf} AND e.valid_until > #{q.asOf}
                JOIN org_guide g ON g.id = o.guide_id AND g.status = 'ACTIVE'
                JOIN org_store_region r ON r.store_id = e.store_id
                    AND r.valid_from &lt;= #{q.asOf} AND r.valid_until > #{q.asOf}
                WHERE o.external_userid = f.external_userid AND o.guide_id &lt;> f.guide_id
                  AND o.added_at &lt;= #{q.asOf} AND o.ended_at > #{q.asOf} AND NOT
            """
                    + ON_LEAVE + WITHIN;

    String ANYBODY_ELSES = OTHERS + ")";

    /**
     * Another guide of the audience has the better claim to the customer of {@code f} (C3): the guide he is bound to, else
     * the one who became his friend last, else the one with fewer friends. Guides who are suspended or on leave have none.
     * The order of the join is fixed: a few friends of one customer first, and never all guides of a store for each
     * customer, whatever the statistics say.
     */
    String SOMEBODY_ELSES = OTHERS
            + """
              AND (CASE WHEN ob.id IS NULL THEN 0 ELSE 1 END > CASE WHEN b.id IS NULL THEN 0 ELSE 1 END
                OR (CASE WHEN ob.id IS NULL THEN 0 ELSE 1 END = CASE WHEN b.id IS NULL THEN 0 ELSE 1 END
                  AND (o.added_at > f.added_at OR (o.added_at = f.added_at AND (
              """
            + LOAD_O + " &lt; " + LOAD_F + " OR (" + LOAD_O + " = " + LOAD_F + " AND o.guide_id &lt; f.guide_id)))))))";

    /** Friends of {@code a}'s guide who are customers of the target. */
    String FRIENDS =
            """
            JOIN shopper_friendship f ON f.guide_id = a.guide_id AND f.added_at &lt;= #{q.asOf} AND f.ended_at > #{q.asOf}
            <if test="q.listId != null">JOIN audience_list_member lm
                ON lm.list_id = #{q.listId} AND lm.external_userid = f.external_userid</if>
            LEFT JOIN shopper_binding b ON b.member_id = f.member_id AND b.guide_id = f.guide_id
                AND b.bound_at &lt;= #{q.asOf} AND b.ended_at > #{q.asOf}
            """;

    /** How many days after the day of {@code midnight} the next day of the week of {@code h} comes; 0 for that day itself. */
    String DAYS_AHEAD = "MOD(h.day + 6 - WEEKDAY(TIMESTAMPADD(HOUR, 8, CAST(#{midnight} AS DATETIME(3)))), 7)";

    /** Whether the quiet part of the day counts; not on a day on which the store is closed then. */
    String IS_QUIET_PART =
            "#{offPeak} AND cs.slot_from_minute &lt; h.closes_minute AND cs.slot_until_minute > h.opens_minute";

    String BEGINS = "TIMESTAMPADD(MINUTE, 1440 * " + DAYS_AHEAD + " + CASE WHEN " + IS_QUIET_PART
            + " THEN GREATEST(cs.slot_from_minute, h.opens_minute) ELSE h.opens_minute END,"
            + " CAST(#{midnight} AS DATETIME(3)))";

    String ENDS = "TIMESTAMPADD(MINUTE, 1440 * " + DAYS_AHEAD + " + CASE WHEN " + IS_QUIET_PART
            + " THEN LEAST(cs.slot_until_minute, h.closes_minute) ELSE h.closes_minute END,"
            + " CAST(#{midnight} AS DATETIME(3)))";

    /** The first moment from {@code tellFrom} on within the store's hours, or its quiet ones. */
    String NEXT = "MIN(CASE WHEN " + ENDS + " &lt;= #{tellFrom} THEN TIMESTAMPADD(DAY, 7, " + BEGINS + ") WHEN "
            + BEGINS + " > #{tellFrom} THEN " + BEGINS + " ELSE CAST(#{tellFrom} AS DATETIME(3)) END)";

    /** When the guides of a store are told of what goes out at {@code tellFrom}; null means at once. */
    String TELL_AT = "(SELECT CASE WHEN " + NEXT + " > #{tellFrom} AND " + NEXT + " &lt; #{deadlineAt} THEN " + NEXT
            + " END FROM org_store_hours h LEFT JOIN calendar_store cs ON cs.store_id = h.store_id"
            + " WHERE h.store_id = e.store_id) ";

    /** What becomes of a message to the customer of {@code f} (C8); customers are counted in their own index. */
    String OUTCOME =
            """
            <choose><when test="limits == null">'NOT_SENT'</when><otherwise>
            CASE WHEN EXISTS (SELECT 1 FROM fatigue_opt_out oo WHERE oo.external_userid = f.external_userid)
                THEN 'SKIPPED_OPTOUT'
            WHEN (SELECT CASE WHEN COUNT(CASE WHEN c.contact_on = #{limits.day} THEN 1 END) >= #{limits.perDay}
                OR COUNT(CASE WHEN c.contact_on >= #{limits.weekFrom} THEN 1 END) >= #{limits.perWeek}
                OR COUNT(CASE WHEN c.contact_on >= #{limits.monthFrom} THEN 1 END) >= #{limits.perMonth}
                OR COUNT(CASE WHEN c.contact_on >= #{limits.quotaFrom} THEN 1 END) >= #{limits.quota} THEN 1 ELSE 0 END
                FROM content_delivery c WHERE c.external_userid = f.external_userid
                    AND c.contact_on >= #{limits.since} AND c.contact_on &lt;= #{limits.day}) = 1
                THEN 'SKIPPED_FATIGUE'
            ELSE 'NOT_SENT' END</otherwise></choose>
            """;

    @Insert(
            """
            INSERT INTO content_task (id, type, title, instruction, copy_text, material_ids, target, start_at, deadline_at,
                min_evidence, status, created_by, created_at, priority, terms)
            VALUES (#{id}, #{type}, #{title}, #{instruction}, #{copyText}, #{materialIds}, #{target}, #{startAt},
                #{deadlineAt}, #{minEvidence}, #{status}, #{createdBy}, #{createdAt}, #{priority}, #{terms})
            """)
    int insert(TaskRow row);

    @Update(
            """
            UPDATE content_task
            SET type = #{type}, title = #{title}, instruction = #{instruction}, copy_text = #{copyText},
                material_ids = #{materialIds}, target = #{target}, start_at = #{startAt}, deadline_at = #{deadlineAt},
                min_evidence = #{minEvidence}, priority = #{priority}, terms = #{terms}, text_version = #{textVersion},
                version = #{version}
            WHERE id = #{id} AND status = 'DRAFT'
            """)
    int revise(TaskRow row);

    @Insert(
            """
            INSERT INTO content_task_text (task_id, text_version, title, instruction, copy_text, changed_by, changed_at)
            SELECT id, text_version, title, instruction, copy_text, #{adminId}, #{at} FROM content_task WHERE id = #{id}
            """)
    int keepWording(@Param("id") long id, @Param("adminId") long adminId, @Param("at") Instant at);

    @Select(
            """
            SELECT text_version, title, instruction, copy_text, changed_by, changed_at FROM content_task_text
            WHERE task_id = #{id} ORDER BY text_version LIMIT 1000
            """)
    List<Wording> wordings(long id);

    @Update("UPDATE content_task SET deadline_at = #{deadlineAt}, version = version + 1 WHERE id = #{id}")
    int extend(@Param("id") long id, @Param("deadlineAt") Instant deadlineAt);

    @Select("<script>SELECT COUNT(*) FROM (SELECT 1 AS one FROM shopper_friendship f JOIN (SELECT e.guide_id "
            + AUDIENCE
            + ") a ON a.guide_id = f.guide_id WHERE f.added_at &lt;= #{q.asOf} AND f.ended_at > #{q.asOf}"
            + " LIMIT #{members}) some_friends</script>")
    int friends(@Param("q") AudienceQuery q, @Param("members") int members);

    @Select(
            """
            SELECT m.external_userid FROM audience_list_member m
            WHERE m.list_id = #{listId} AND m.external_userid > #{after}
              AND NOT EXISTS (SELECT 1 FROM shopper_friendship f
                JOIN content_assignment a ON a.task_id = #{taskId} AND a.guide_id = f.guide_id
                    AND (a.reason IS NULL OR a.reason NOT IN ('ON_LEAVE', 'SUSPENDED'))
                WHERE f.external_userid = m.external_userid AND f.added_at <= #{asOf} AND f.ended_at > #{asOf})
            ORDER BY m.external_userid LIMIT #{limit}
            """)
    List<String> unreachable(
            @Param("taskId") long taskId,
            @Param("listId") long listId,
            @Param("asOf") Instant asOf,
            @Param("after") String after,
            @Param("limit") int limit);

    @Select("SELECT " + COLUMNS
            + " FROM content_task WHERE status = 'RUNNING' AND id > #{after} ORDER BY id LIMIT #{limit}")
    List<TaskRow> running(@Param("after") long after, @Param("limit") int limit);

    @Select(
            """
            SELECT DISTINCT a.task_id FROM content_assignment a
            JOIN content_task t ON t.id = a.task_id AND t.status IN ('RUNNING', 'DISPATCHING')
            WHERE a.announce_at <= #{now} ORDER BY a.task_id LIMIT #{limit}
            """)
    List<Long> toAnnounce(@Param("now") Instant now, @Param("limit") int limit);

    @Update("UPDATE content_task SET not_before = #{until} WHERE id = #{id}")
    int postpone(@Param("id") long id, @Param("until") Instant until);

    @Select("SELECT id FROM content_turn WHERE id = 1 FOR UPDATE")
    Integer takeTurn();

    @Select("SELECT " + COLUMNS + " FROM content_task WHERE id = #{id}")
    TaskRow find(long id);

    @Select("SELECT " + COLUMNS + " FROM content_task WHERE id = #{id} FOR UPDATE")
    TaskRow lock(long id);

    @Select("<script>SELECT " + COLUMNS
            + """
              FROM content_task WHERE id &lt; #{beforeId}
              <if test="status != null">AND status = #{status}</if>
              <if test="!sight.isAll()">AND EXISTS (SELECT 1 FROM content_assignment a WHERE a.task_id = content_task.id
              """
            + WithinSight.REGION + "a.region_id" + WithinSight.OR_STORE + "a.store_id" + WithinSight.END
            + """
              )</if>
              ORDER BY id DESC LIMIT #{limit}</script>
              """)
    List<TaskRow> page(
            @Param("sight") Sight sight,
            @Param("status") String status,
            @Param("beforeId") long beforeId,
            @Param("limit") int limit);

    @Select("<script>SELECT COUNT(*) FROM (SELECT 1 FROM content_assignment a WHERE a.task_id = #{id}"
            + WithinSight.REGION + "a.region_id" + WithinSight.OR_STORE + "a.store_id" + WithinSight.END
            + " LIMIT 1) seen_assignment</script>")
    int seen(@Param("sight") Sight sight, @Param("id") long id);

    @Update(
            "UPDATE content_task SET status = 'PENDING_APPROVAL', submitted_at = #{at}, version = version + 1 WHERE id = #{id}")
    int submitted(@Param("id") long id, @Param("at") Instant at);

    @Update(
            """
            UPDATE content_task
            SET status = 'SCHEDULED', approved_by = #{adminId}, approved_at = #{at}, start_at = #{startAt},
                deadline_at = #{deadlineAt}, version = version + 1
            WHERE id = #{id}
            """)
    int approved(
            @Param("id") long id,
            @Param("adminId") long adminId,
            @Param("at") Instant at,
            @Param("startAt") Instant startAt,
            @Param("deadlineAt") Instant deadlineAt);

    @Update("UPDATE content_task SET status = #{to}, version = version + 1 WHERE id = #{id}")
    int moved(@Param("id") long id, @Param("to") String to);

    @Select(
            """
            SELECT id FROM content_task WHERE status IN ('SCHEDULED', 'DISPATCHING') AND start_at <= #{now}
              AND (lease_until IS NULL OR lease_until < #{now}) AND (not_before IS NULL OR not_before <= #{now})
            ORDER BY priority DESC, deadline_at, id LIMIT #{limit}
            """)
    List<Long> due(@Param("now") Instant now, @Param("limit") int limit);

    @Select(
            """
            SELECT id FROM content_task WHERE status IN ('RUNNING', 'PAUSED') AND deadline_at <= #{now}
            ORDER BY deadline_at, id LIMIT #{limit}
            """)
    List<Long> over(@Param("now") Instant now, @Param("limit") int limit);

    @Update(
            """
            UPDATE content_task SET lease_owner = #{owner}, lease_until = #{until}
            WHERE id = #{id} AND status IN ('SCHEDULED', 'DISPATCHING')
              AND (lease_until IS NULL OR lease_until < #{now} OR lease_owner = #{owner})
            """)
    int lease(
            @Param("id") long id,
            @Param("owner") String owner,
            @Param("now") Instant now,
            @Param("until") Instant until);

    @Update(
            "UPDATE content_task SET lease_owner = NULL, lease_until = NULL WHERE id = #{id} AND lease_owner = #{owner}")
    int release(@Param("id") long id, @Param("owner") String owner);

    @Update(
            """
            UPDATE content_task SET status = 'DISPATCHING', dispatched_at = #{at}, version = version + 1
            WHERE id = #{id} AND status = 'SCHEDULED'
            """)
    int beginDispatch(@Param("id") long id, @Param("at") Instant at);

    @Select("SELECT dispatch_after FROM content_task WHERE id = #{id} FOR UPDATE")
    long dispatchedThrough(long id);

    /** The last guide of the next stretch of the audience; null at the end. */
    @Select("<script>SELECT MAX(guide_id) FROM (SELECT DISTINCT e.guide_id AS guide_id " + AUDIENCE
            + " AND e.guide_id > #{after} ORDER BY e.guide_id LIMIT #{guides}) next_guides</script>")
    Long endOfStretch(@Param("q") AudienceQuery q, @Param("after") long after, @Param("guides") int guides);

    /** Guides who are suspended or on leave are named as exempt; the store's hours say when the others are told. */
    @Insert(
            "<script>INSERT IGNORE INTO content_assignment (task_id, guide_id, store_id, region_id, employment_id, status,"
                    + " reason, target_count, dispatched_at, announce_at)"
                    + " SELECT #{taskId}, e.guide_id, e.store_id, r.region_id, e.id,"
                    + " CASE WHEN g.status = 'SUSPENDED' OR " + ON_LEAVE + " THEN 'EXEMPT' ELSE 'PENDING' END,"
                    + " CASE WHEN g.status = 'SUSPENDED' THEN 'SUSPENDED' WHEN " + ON_LEAVE
                    + " THEN 'ON_LEAVE' END, 0, #{q.asOf},"
                    + TELL_AT
                    + AUDIENCE + " AND e.guide_id > #{after} AND e.guide_id &lt;= #{through}</script>")
    int insertAssignments(
            @Param("taskId") long taskId,
            @Param("q") AudienceQuery q,
            @Param("tellFrom") Instant tellFrom,
            @Param("midnight") Instant midnight,
            @Param("deadlineAt") Instant deadlineAt,
            @Param("offPeak") boolean offPeak,
            @Param("after") long after,
            @Param("through") long through);

    /** {@code limits} is null where no message is written to customers: then nobody can be written to too often. */
    @Insert("<script>INSERT IGNORE INTO content_delivery (assignment_id, external_userid, status, contact_on)"
            + " SELECT w.assignment_id, w.external_userid, w.outcome,"
            + " <choose><when test='limits == null'>NULL</when>"
            + "<otherwise>CASE WHEN w.outcome = 'NOT_SENT' THEN #{limits.day} END</otherwise></choose>"
            + " FROM (SELECT a.id AS assignment_id, f.external_userid AS external_userid, " + OUTCOME + " AS outcome"
            + " FROM content_assignment a " + FRIENDS
            + " WHERE a.task_id = #{taskId} AND a.guide_id > #{after} AND a.guide_id &lt;= #{through}"
            + " AND a.status = 'PENDING' AND NOT " + SOMEBODY_ELSES + ") w</script>")
    int insertDeliveries(
            @Param("taskId") long taskId,
            @Param("q") AudienceQuery q,
            @Param("limits") Thresholds limits,
            @Param("after") long after,
            @Param("through") long through);

    /** The group chats that the guides own; a chat has one owner. */
    @Insert(
            """
            INSERT IGNORE INTO content_delivery (assignment_id, external_userid, status)
            SELECT a.id, c.chat_id, 'NOT_SENT'
            FROM content_assignment a
            JOIN org_guide g ON g.id = a.guide_id
            JOIN groupchat_chat c ON c.owner_userid = g.userid AND c.created_at <= #{asOf} AND c.dismissed_at > #{asOf}
            WHERE a.task_id = #{taskId} AND a.guide_id > #{after} AND a.guide_id <= #{through}
            """)
    int insertChats(
            @Param("taskId") long taskId,
            @Param("asOf") Instant asOf,
            @Param("after") long after,
            @Param("through") long through);

    /**
     * Counts each guide's customers, and keeps a hash of them that does not depend on their order. A guide without any, or
     * with none who may be written to, is exempt and not in the denominator where the task is aimed at them. The order of the join
     * is told, because left to itself the database goes over the deliveries of the whole task for each stretch of guides.
     */
    @Update(
            """
            UPDATE content_assignment a
            LEFT JOIN (SELECT STRAIGHT_JOIN d.assignment_id,
                           SUM(CASE WHEN d.status = 'NOT_SENT' THEN 1 ELSE 0 END) AS targets,
                           SUM(CASE WHEN d.status = 'NOT_SENT' THEN 0 ELSE 1 END) AS skipped,
                           BIT_XOR(CAST(CONV(LEFT(MD5(d.external_userid), 16), 16, 10) AS UNSIGNED)) AS hash
                       FROM content_assignment x JOIN content_delivery d ON d.assignment_id = x.id
                       WHERE x.task_id = #{taskId} AND x.guide_id > #{after} AND x.guide_id <= #{through}
                       GROUP BY d.assignment_id) t ON t.assignment_id = a.id
            SET a.target_count = COALESCE(t.targets, 0),
                a.skipped_count = COALESCE(t.skipped, 0),
                a.target_hash = t.hash,
                a.reason = CASE WHEN NOT #{needsTargets} THEN NULL WHEN t.targets IS NULL THEN 'NO_TARGET'
                    WHEN t.targets = 0 THEN 'ALL_SKIPPED' END,
                a.status = CASE WHEN #{needsTargets} AND COALESCE(t.targets, 0) = 0 THEN 'EXEMPT' ELSE 'PENDING' END
            WHERE a.task_id = #{taskId} AND a.guide_id > #{after} AND a.guide_id <= #{through} AND a.status = 'PENDING'
            """)
    int countTargets(
            @Param("taskId") long taskId,
            @Param("after") long after,
            @Param("through") long through,
            @Param("needsTargets") boolean needsTargets);

    /** Looked at from now on, although nobody has tapped; not all of them at the same moment. */
    @Update(
            """
            UPDATE content_assignment SET poll_at = TIMESTAMPADD(SECOND, MOD(guide_id, 300), #{asOf})
            WHERE task_id = #{taskId} AND guide_id > #{after} AND guide_id <= #{through} AND status = 'PENDING'
            """)
    int watch(
            @Param("taskId") long taskId,
            @Param("asOf") Instant asOf,
            @Param("after") long after,
            @Param("through") long through);

    @Update("UPDATE content_task SET dispatch_after = #{through} WHERE id = #{id}")
    int reached(@Param("id") long id, @Param("through") long through);

    @Update(
            """
            UPDATE content_task
            SET status = 'RUNNING', version = version + 1, lease_owner = NULL, lease_until = NULL,
                audience_size = (SELECT COUNT(*) FROM content_assignment a WHERE a.task_id = #{id})
            WHERE id = #{id} AND status = 'DISPATCHING'
            """)
    int endDispatch(long id);
}
