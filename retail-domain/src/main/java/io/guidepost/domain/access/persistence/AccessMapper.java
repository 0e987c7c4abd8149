package io.guidepost.domain.access.persistence;

import io.guidepost.domain.access.AccessLog.Action;
import io.guidepost.domain.access.AccessLog.Actor;
import io.guidepost.domain.access.AccessLog.Entry;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface AccessMapper {

    @Insert(
            """
            INSERT INTO access_entry (id, member_id, actor_kind, actor_id, action, what, reason, happened_at)
            VALUES (#{id}, #{memberId}, #{actor.kind}, #{actor.id}, #{action}, #{what}, #{reason}, #{at})
            """)
    void insert(long id, long memberId, Actor actor, Action action, String what, String reason, Instant at);

    @Insert(
            """
            <script>
            INSERT INTO access_entry (id, member_id, actor_kind, actor_id, action, what, reason, happened_at) VALUES
            <foreach item="it" collection="members" separator=",">
            (#{it.id}, #{it.memberId}, #{actor.kind}, #{actor.id}, #{action}, #{what}, #{reason}, #{at})
            </foreach>
            </script>
            """)
    void insertAll(Collection<Numbered> members, Actor actor, Action action, String what, String reason, Instant at);

    record Numbered(long id, long memberId) {}

    @Select(
            """
            <script>
            SELECT e.id, e.member_id, e.actor_kind, e.actor_id,
                   CASE e.actor_kind WHEN 'ADMIN' THEN a.name WHEN 'GUIDE' THEN g.name END AS actor_name,
                   e.action, e.what, e.reason, e.happened_at
            FROM access_entry e
            LEFT JOIN org_admin a ON e.actor_kind = 'ADMIN' AND a.id = e.actor_id
            LEFT JOIN org_guide g ON e.actor_kind = 'GUIDE' AND g.id = e.actor_id
            WHERE e.id &lt; #{beforeId} AND e.member_id IN
            <foreach item="id" collection="memberIds" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY e.id DESC LIMIT #{limit}
            </script>
            """)
    List<Entry> of(Collection<Long> memberIds, long beforeId, int limit);

    @Select(
            """
            SELECT COUNT(*) FROM access_entry
            WHERE actor_kind = #{actor.kind} AND actor_id = #{actor.id} AND action = #{action} AND happened_at >= #{since}
            """)
    int count(Actor actor, Action action, Instant since);
}
