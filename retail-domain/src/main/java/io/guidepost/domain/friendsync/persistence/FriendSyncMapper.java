package io.guidepost.domain.friendsync.persistence;

import io.guidepost.domain.friendsync.FriendSyncs.Line;
import io.guidepost.domain.friendsync.FriendSyncs.Pair;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface FriendSyncMapper {

    String SYNC =
            """
            SELECT id, kind, state, started_by, started_at, finished_at, guides, guides_done, friends_seen, after_guide_id,
                   batch, page_cursor, tries, failure, due_at
            FROM friend_sync
            """;

    @Insert(
            """
            INSERT INTO friend_sync (id, kind, started_by, started_at, guides, due_at)
            VALUES (#{id}, #{kind}, #{startedBy}, #{startedAt}, #{guides}, #{dueAt})
            """)
    void insert(SyncRow row);

    @Select(SYNC + "WHERE id = #{id}")
    SyncRow find(long id);

    @Select(SYNC + "WHERE running = 1")
    SyncRow running();

    @Select(SYNC + "WHERE id < #{beforeId} ORDER BY id DESC LIMIT #{limit}")
    List<SyncRow> page(@Param("beforeId") long beforeId, @Param("limit") int limit);

    @Update(
            """
            UPDATE friend_sync SET owner = #{owner}, due_at = #{until}
            WHERE id = #{id} AND state = 'RUNNING' AND due_at <= #{now}
            """)
    int claim(
            @Param("id") long id, @Param("owner") long owner, @Param("now") Instant now, @Param("until") Instant until);

    @Update(
            """
            UPDATE friend_sync
            SET state = #{row.state}, finished_at = #{row.finishedAt}, guides_done = #{row.guidesDone},
                friends_seen = #{row.friendsSeen}, after_guide_id = #{row.afterGuideId}, batch = #{row.batch},
                page_cursor = #{row.pageCursor}, tries = #{row.tries}, failure = #{row.failure}, due_at = #{dueAt}
            WHERE id = #{row.id} AND state = 'RUNNING' AND owner = #{owner}
            """)
    int save(@Param("row") SyncRow row, @Param("owner") long owner, @Param("dueAt") Instant dueAt);

    @Update("UPDATE friend_sync SET state = 'CANCELLED', finished_at = #{at} WHERE id = #{id} AND state = 'RUNNING'")
    int cancel(@Param("id") long id, @Param("at") Instant at);

    @Select("SELECT COUNT(*) FROM org_guide WHERE status = 'ACTIVE'")
    int countActiveGuides();

    @Insert(
            """
            <script>
            INSERT IGNORE INTO friend_sync_seen (sync_id, guide_id, external_userid) VALUES
            <foreach item="it" collection="pairs" separator=",">(#{syncId}, #{it.guideId}, #{it.externalUserid})</foreach>
            </script>
            """)
    void see(@Param("syncId") long syncId, @Param("pairs") Collection<Pair> pairs);

    @Select(
            "SELECT COUNT(*) FROM (SELECT 1 FROM friend_sync_seen WHERE sync_id = #{syncId} AND guide_id = #{guideId} LIMIT 1) s")
    int countSeen(@Param("syncId") long syncId, @Param("guideId") long guideId);

    @Select(
            """
            SELECT f.external_userid FROM shopper_friendship f
            LEFT JOIN friend_sync_seen s
              ON s.sync_id = #{syncId} AND s.guide_id = f.guide_id AND s.external_userid = f.external_userid
            WHERE f.guide_id = #{guideId} AND f.external_userid > #{after} AND f.ended_at = #{openEnd}
              AND f.added_at < #{addedBefore} AND s.sync_id IS NULL
            ORDER BY f.external_userid LIMIT #{limit}
            """)
    List<String> notSeen(
            @Param("syncId") long syncId,
            @Param("guideId") long guideId,
            @Param("addedBefore") Instant addedBefore,
            @Param("after") String after,
            @Param("openEnd") Instant openEnd,
            @Param("limit") int limit);

    @Delete("DELETE FROM friend_sync_seen WHERE sync_id = #{syncId} LIMIT #{limit}")
    int forgetSeen(@Param("syncId") long syncId, @Param("limit") int limit);

    @Insert(
            """
            <script>
            INSERT IGNORE INTO friend_sync_line (sync_id, guide_id, external_userid, kind, detail) VALUES
            <foreach item="it" collection="lines" separator=",">
            (#{syncId}, #{it.guideId}, #{it.externalUserid}, #{it.kind}, #{it.detail})</foreach>
            </script>
            """)
    void note(@Param("syncId") long syncId, @Param("lines") Collection<Line> lines);

    @Select(
            """
            <script>
            SELECT guide_id, external_userid, kind, detail FROM friend_sync_line
            WHERE sync_id = #{syncId}
              AND (guide_id &gt; #{afterGuideId} OR (guide_id = #{afterGuideId} AND external_userid &gt; #{after}))
            <if test="kind != null">AND kind = #{kind}</if>
            ORDER BY guide_id, external_userid LIMIT #{limit}
            </script>
            """)
    List<Line> lines(
            @Param("syncId") long syncId,
            @Param("kind") String kind,
            @Param("afterGuideId") long afterGuideId,
            @Param("after") String after,
            @Param("limit") int limit);

    @Select("SELECT kind AS name, COUNT(*) AS total FROM friend_sync_line WHERE sync_id = #{syncId} GROUP BY kind")
    List<CountRow> counts(long syncId);

    @Select(
            """
            SELECT s.id FROM friend_sync s
            WHERE s.finished_at < #{before} AND EXISTS (SELECT 1 FROM friend_sync_line l WHERE l.sync_id = s.id)
            ORDER BY s.id LIMIT 1
            """)
    Long oldestWithLines(Instant before);

    @Delete("DELETE FROM friend_sync_line WHERE sync_id = #{syncId} LIMIT #{limit}")
    int forgetLines(@Param("syncId") long syncId, @Param("limit") int limit);

    record SyncRow(
            long id,
            String kind,
            String state,
            String startedBy,
            Instant startedAt,
            Instant finishedAt,
            int guides,
            int guidesDone,
            long friendsSeen,
            long afterGuideId,
            String batch,
            String pageCursor,
            int tries,
            String failure,
            Instant dueAt) {}

    record CountRow(String name, long total) {}
}
