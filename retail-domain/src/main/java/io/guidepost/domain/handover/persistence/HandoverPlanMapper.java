package io.guidepost.domain.handover.persistence;

import io.guidepost.domain.handover.HandoverPlans.Left;
import io.guidepost.domain.organization.WithinSight;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface HandoverPlanMapper {

    String PLAN =
            """
            SELECT p.id, p.kind, p.from_guide_id, p.store_id, p.strategy, p.message, p.state, p.failure, p.created_by,
                   p.created_at, p.started_by, p.started_at, p.finished_at, p.due_at
            FROM handover_plan p
            """;
    String LINE =
            """
            SELECT plan_id, external_userid, member_id, to_guide_id, state, refusal, sent_at, takeover_at, finished_at,
                   handover_id
            FROM handover_line
            """;
    String CUSTOMERS =
            "<foreach item=\"it\" collection=\"customers\" open=\"(\" separator=\",\" close=\")\">#{it}</foreach>";
    /** Where the guide serves, or served last. */
    String SEEN = WithinSight.STORE
            + """
            (SELECT m.store_id FROM org_employment m WHERE m.guide_id = g.id
             ORDER BY m.valid_until DESC, m.is_primary DESC, m.valid_from DESC LIMIT 1)
            """
            + WithinSight.STORE_END;

    String TAKEN =
            """
            SELECT l.external_userid, l.member_id,
                   (SELECT MAX(f.display_name) FROM shopper_friendship f
                    WHERE f.guide_id = l.to_guide_id AND f.external_userid = l.external_userid) AS name,
                   p.from_guide_id, g.name AS from_guide_name, l.takeover_at AS taken_over_at
            FROM handover_line l JOIN handover_plan p ON p.id = l.plan_id JOIN org_guide g ON g.id = p.from_guide_id
            WHERE l.to_guide_id = #{guideId} AND l.state = 'DONE'
            """;

    @Insert(
            """
            INSERT INTO handover_plan (id, kind, from_guide_id, store_id, strategy, message, state, created_by, created_at,
                                       due_at)
            VALUES (#{id}, #{kind}, #{fromGuideId}, #{storeId}, #{strategy}, #{message}, #{state}, #{createdBy},
                    #{createdAt}, #{dueAt})
            """)
    void insert(PlanRow row);

    @Select(PLAN + "WHERE p.id = #{id}")
    PlanRow find(long id);

    @Select(
            "<script>" + PLAN
                    + """
                    JOIN org_guide g ON g.id = p.from_guide_id
                    WHERE p.id &lt; #{beforeId}
                    <if test="state != null">AND p.state = #{state}</if>
            """
                    + SEEN
                    + """
                    ORDER BY p.id DESC LIMIT #{limit}
                    </script>
                    """)
    List<PlanRow> page(
            @Param("sight") Sight sight,
            @Param("state") String state,
            @Param("beforeId") long beforeId,
            @Param("limit") int limit);

    @Update(
            """
            <script>
            UPDATE handover_plan
            SET state = #{to}, failure = #{failure}, finished_at = #{finishedAt}
            WHERE id = #{id} AND state IN
            <foreach item="it" collection="from" open="(" separator="," close=")">#{it}</foreach>
            </script>
            """)
    int change(
            @Param("id") long id,
            @Param("from") Collection<String> from,
            @Param("to") String to,
            @Param("failure") String failure,
            @Param("finishedAt") Instant finishedAt);

    @Update(
            """
            UPDATE handover_plan
            SET state = 'RUNNING', failure = '', started_by = #{adminId}, started_at = COALESCE(started_at, #{at}),
                due_at = #{at}
            WHERE id = #{id} AND state IN ('PLANNED', 'BLOCKED')
            """)
    int start(@Param("id") long id, @Param("adminId") long adminId, @Param("at") Instant at);

    @Select(PLAN + "WHERE p.state = 'RUNNING' AND p.due_at <= #{now} ORDER BY p.due_at, p.id LIMIT #{limit}")
    List<PlanRow> due(@Param("now") Instant now, @Param("limit") int limit);

    @Update(
            """
            UPDATE handover_plan SET owner = #{owner}, due_at = #{until}
            WHERE id = #{id} AND state = 'RUNNING' AND due_at <= #{now}
            """)
    int claim(
            @Param("id") long id, @Param("owner") long owner, @Param("now") Instant now, @Param("until") Instant until);

    @Update("UPDATE handover_plan SET due_at = #{dueAt} WHERE id = #{id} AND owner = #{owner}")
    void release(@Param("id") long id, @Param("owner") long owner, @Param("dueAt") Instant dueAt);

    @Select(
            """
            SELECT f.external_userid, f.member_id,
                   COALESCE(m.home_store_id, (SELECT COALESCE(b.keeper_store_id, b.store_id) FROM shopper_binding b
                       WHERE b.member_id = f.member_id AND b.guide_id = f.guide_id
                       ORDER BY b.bound_at DESC, b.id DESC LIMIT 1)) AS store_id,
                   COALESCE((SELECT SUM(o.payable_fen) FROM order_header o
                       WHERE o.member_id = f.member_id AND o.paid_at IS NOT NULL), 0) AS paid_fen,
                   (SELECT COUNT(*) FROM handover_line l JOIN handover_plan p ON p.id = l.plan_id
                       WHERE l.external_userid = f.external_userid AND l.state = 'DONE' AND l.finished_at >= #{doneSince}
                         AND p.kind <> 'RESIGNED') AS transfers
            FROM shopper_friendship f LEFT JOIN shopper_member m ON m.id = f.member_id
            WHERE f.guide_id = #{guideId} AND f.external_userid > #{after} AND f.ended_at = #{openEnd}
            ORDER BY f.external_userid LIMIT #{limit}
            """)
    List<CandidateRow> candidates(
            @Param("guideId") long guideId,
            @Param("doneSince") Instant doneSince,
            @Param("after") String after,
            @Param("openEnd") Instant openEnd,
            @Param("limit") int limit);

    @Select("<script>SELECT external_userid, guide_id FROM shopper_friendship WHERE external_userid IN " + CUSTOMERS
            + " AND ended_at = #{openEnd} AND guide_id &lt;&gt; #{guideId}</script>")
    List<FriendRow> otherFriends(
            @Param("customers") Collection<String> customers,
            @Param("openEnd") Instant openEnd,
            @Param("guideId") long guideId);

    @Select(
            "<script>SELECT DISTINCT external_userid, tag_id FROM tag_mark WHERE wanted = 1 AND external_userid IN "
                    + CUSTOMERS
                    + " AND tag_id IN <foreach item='it' collection='tagIds' open='(' separator=',' close=')'>#{it}</foreach></script>")
    List<TagRow> tags(@Param("tagIds") Collection<Long> tagIds, @Param("customers") Collection<String> customers);

    @Select(
            """
            <script>
            SELECT guide_id, COUNT(*) AS total FROM shopper_friendship
            WHERE ended_at = #{openEnd} AND guide_id IN
            <foreach item="it" collection="guideIds" open="(" separator="," close=")">#{it}</foreach>
            GROUP BY guide_id
            </script>
            """)
    List<LoadRow> loads(@Param("guideIds") Collection<Long> guideIds, @Param("openEnd") Instant openEnd);

    @Insert(
            """
            <script>
            INSERT INTO handover_line (plan_id, external_userid, member_id, to_guide_id, state, refusal, finished_at)
            VALUES
            <foreach item="it" collection="lines" separator=",">
            (#{it.planId}, #{it.externalUserid}, #{it.memberId}, #{it.toGuideId}, #{it.state}, #{it.refusal},
             #{it.finishedAt})</foreach>
            </script>
            """)
    void add(@Param("lines") List<LineRow> lines);

    @Select(
            LINE
                    + """
                    WHERE plan_id = #{planId} AND state = 'PLANNED' AND to_guide_id =
                        (SELECT MIN(x.to_guide_id) FROM handover_line x WHERE x.plan_id = #{planId} AND x.state = 'PLANNED')
                    ORDER BY external_userid LIMIT #{limit}
                    """)
    List<LineRow> nextBatch(@Param("planId") long planId, @Param("limit") int limit);

    @Update("<script>UPDATE handover_line SET state = 'SENT', batch_id = #{batchId}, sent_at = #{at}"
            + " WHERE plan_id = #{planId} AND state = 'PLANNED' AND external_userid IN " + CUSTOMERS + "</script>")
    int send(
            @Param("planId") long planId,
            @Param("customers") Collection<String> customers,
            @Param("batchId") long batchId,
            @Param("at") Instant at);

    @Select("<script>" + LINE + "WHERE plan_id = #{planId} AND external_userid IN " + CUSTOMERS + "</script>")
    List<LineRow> lines(@Param("planId") long planId, @Param("customers") Collection<String> customers);

    @Select(
            "<script>" + LINE
                    + """
                    WHERE plan_id = #{planId} AND external_userid &gt; #{after}
                    <if test="state != null">AND state = #{state}</if>
                    ORDER BY external_userid LIMIT #{limit}
                    </script>
                    """)
    List<LineRow> pageOfLines(
            @Param("planId") long planId,
            @Param("state") String state,
            @Param("after") String after,
            @Param("limit") int limit);

    @Insert(
            """
            <script>
            INSERT INTO handover_line (plan_id, external_userid, member_id, to_guide_id, state, refusal, sent_at,
                                       takeover_at, finished_at, handover_id)
            VALUES
            <foreach item="it" collection="lines" separator=",">
            (#{it.planId}, #{it.externalUserid}, #{it.memberId}, #{it.toGuideId}, #{it.state}, #{it.refusal}, #{it.sentAt},
             #{it.takeoverAt}, #{it.finishedAt}, #{it.handoverId})</foreach>
            ON DUPLICATE KEY UPDATE state = VALUES(state), refusal = VALUES(refusal), takeover_at = VALUES(takeover_at),
                finished_at = VALUES(finished_at), handover_id = VALUES(handover_id)
            </script>
            """)
    void save(@Param("lines") Collection<LineRow> lines);

    @Update(
            """
            UPDATE handover_line SET state = 'PLANNED', sent_at = NULL
            WHERE plan_id = #{planId} AND to_guide_id = #{toGuideId} AND state = 'SENT' AND sent_at < #{sentBefore}
            """)
    int unsend(
            @Param("planId") long planId, @Param("toGuideId") long toGuideId, @Param("sentBefore") Instant sentBefore);

    @Update(
            """
            UPDATE handover_line SET state = 'SKIPPED', refusal = #{why}, finished_at = #{at}
            WHERE plan_id = #{planId} AND state = 'PLANNED'
            """)
    void skipPlanned(@Param("planId") long planId, @Param("why") String why, @Param("at") Instant at);

    @Select("SELECT state AS name, COUNT(*) AS total FROM handover_line WHERE plan_id = #{planId} GROUP BY state")
    List<CountRow> counts(long planId);

    @Select("SELECT state AS name, COUNT(*) AS total FROM handover_chat WHERE plan_id = #{planId} GROUP BY state")
    List<CountRow> chatCounts(long planId);

    @Select(
            """
            SELECT o.to_guide_id, o.page_cursor, o.begun_at, o.poll_at FROM handover_poll o
            WHERE o.plan_id = #{planId} AND EXISTS (SELECT 1 FROM handover_line l
                WHERE l.plan_id = o.plan_id AND l.to_guide_id = o.to_guide_id AND l.state IN ('SENT', 'WAITING'))
            ORDER BY o.to_guide_id
            """)
    List<PollRow> polls(long planId);

    @Insert(
            """
            INSERT INTO handover_poll (plan_id, to_guide_id, poll_at) VALUES (#{planId}, #{toGuideId}, #{at})
            ON DUPLICATE KEY UPDATE poll_at = VALUES(poll_at)
            """)
    void poll(@Param("planId") long planId, @Param("toGuideId") long toGuideId, @Param("at") Instant at);

    @Update(
            """
            UPDATE handover_poll SET page_cursor = #{row.pageCursor}, begun_at = #{row.begunAt}, poll_at = #{row.pollAt}
            WHERE plan_id = #{planId} AND to_guide_id = #{row.toGuideId}
            """)
    void savePoll(@Param("planId") long planId, @Param("row") PollRow row);

    @Insert(
            """
            <script>
            INSERT INTO handover_chat (plan_id, chat_id, to_guide_id, state) VALUES
            <foreach item="it" collection="chats" separator=",">
            (#{planId}, #{it.chatId}, #{it.toGuideId}, #{it.state})</foreach>
            </script>
            """)
    void addChats(@Param("planId") long planId, @Param("chats") Collection<ChatRow> chats);

    @Select(
            """
            SELECT chat_id, to_guide_id, state, refusal FROM handover_chat
            WHERE plan_id = #{planId} AND state = #{state} AND to_guide_id =
                (SELECT MIN(x.to_guide_id) FROM handover_chat x WHERE x.plan_id = #{planId} AND x.state = #{state})
            ORDER BY chat_id LIMIT #{limit}
            """)
    List<ChatRow> chats(@Param("planId") long planId, @Param("state") String state, @Param("limit") int limit);

    @Update(
            """
            UPDATE handover_chat SET state = #{row.state}, refusal = #{row.refusal}, sent_at = #{at}
            WHERE plan_id = #{planId} AND chat_id = #{row.chatId}
            """)
    void saveChat(@Param("planId") long planId, @Param("row") ChatRow row, @Param("at") Instant at);

    @Select(
            """
            SELECT COUNT(*) FROM handover_chat c JOIN handover_plan p ON p.id = c.plan_id
            WHERE p.from_guide_id = #{guideId} AND c.sent_at >= #{since} AND c.state IN ('SENT', 'DONE')
            """)
    long chatsSentSince(@Param("guideId") long guideId, @Param("since") Instant since);

    @Select(
            TAKEN
                    + """
                    AND (l.takeover_at < #{before} OR (l.takeover_at = #{before} AND l.external_userid > #{after}))
                    ORDER BY l.takeover_at DESC, l.external_userid LIMIT #{limit}
                    """)
    List<TakenRow> takenBy(
            @Param("guideId") long guideId,
            @Param("before") Instant before,
            @Param("after") String after,
            @Param("limit") int limit);

    @Select(TAKEN + "AND l.external_userid = #{externalUserid} ORDER BY l.takeover_at DESC LIMIT 1")
    TakenRow taken(@Param("guideId") long guideId, @Param("externalUserid") String externalUserid);

    @Select(
            """
            <script>
            SELECT g.id AS guide_id, g.name AS guide_name,
                   (SELECT COUNT(*) FROM shopper_friendship f
                    WHERE f.guide_id = g.id AND f.ended_at = #{openEnd}) AS customers
            FROM org_guide g
            WHERE g.status = 'LEFT' AND g.id &gt; #{after}
              AND EXISTS (SELECT 1 FROM shopper_friendship f WHERE f.guide_id = g.id AND f.ended_at = #{openEnd})
              AND NOT EXISTS (SELECT 1 FROM handover_plan p WHERE p.open_guide = g.id)
            """
                    + SEEN
                    + """
                    ORDER BY g.id LIMIT #{limit}
                    </script>
                    """)
    List<Left> left(
            @Param("sight") Sight sight,
            @Param("openEnd") Instant openEnd,
            @Param("after") long after,
            @Param("limit") int limit);

    record PlanRow(
            long id,
            String kind,
            long fromGuideId,
            Long storeId,
            String strategy,
            String message,
            String state,
            String failure,
            long createdBy,
            Instant createdAt,
            Long startedBy,
            Instant startedAt,
            Instant finishedAt,
            Instant dueAt) {}

    record LineRow(
            long planId,
            String externalUserid,
            Long memberId,
            Long toGuideId,
            String state,
            String refusal,
            Instant sentAt,
            Instant takeoverAt,
            Instant finishedAt,
            Long handoverId) {}

    record CandidateRow(String externalUserid, Long memberId, Long storeId, long paidFen, int transfers) {}

    record FriendRow(String externalUserid, long guideId) {}

    record TagRow(String externalUserid, long tagId) {}

    record LoadRow(long guideId, long total) {}

    record CountRow(String name, long total) {}

    record PollRow(long toGuideId, String pageCursor, Instant begunAt, Instant pollAt) {}

    record ChatRow(String chatId, long toGuideId, String state, String refusal) {}

    record TakenRow(
            String externalUserid,
            Long memberId,
            String name,
            long fromGuideId,
            String fromGuideName,
            Instant takenOverAt) {}
}
