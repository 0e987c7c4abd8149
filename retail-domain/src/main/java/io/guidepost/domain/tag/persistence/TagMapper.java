package io.guidepost.domain.tag.persistence;

import io.guidepost.domain.tag.Tags.Friend;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface TagMapper {

    String GROUP =
            """
            SELECT id, id AS group_id, name, position, state, wecom_id, base_name, sync_state, refusal, changed_at, version
            FROM tag_group
            """;
    String TAG =
            """
            SELECT id, group_id, name, position, state, wecom_id, base_name, sync_state, refusal, changed_at, version
            FROM tag_value
            """;
    String MARK =
            """
            SELECT guide_id, external_userid, tag_id, wanted, base_marked, sync_state, refusal, source, changed_at
            FROM tag_mark
            """;
    String CHANGE =
            """
            SELECT id, kind, group_id, tag_id, guide_id, external_userid, was, becomes, source, actor_id, reason, changed_at
            FROM tag_change
            """;
    String OF_IDS = "<foreach item=\"it\" collection=\"ids\" open=\"(\" separator=\",\" close=\")\">#{it}</foreach>";

    @Select(GROUP + "WHERE id = #{id}")
    TagRow group(long id);

    @Select(GROUP + "WHERE id = #{id} FOR UPDATE")
    TagRow lockGroup(long id);

    @Select(TAG + "WHERE id = #{id}")
    TagRow tag(long id);

    @Select(GROUP + "WHERE state = 'ACTIVE' ORDER BY position, id LIMIT 3000")
    List<TagRow> groups();

    @Select(GROUP + "WHERE state = 'ACTIVE' OR wecom_id <> '' ORDER BY id LIMIT 6000")
    List<TagRow> allGroups();

    @Select("<script>" + TAG + "WHERE group_id IN " + OF_IDS
            + " AND (state = 'ACTIVE' OR wecom_id &lt;&gt; '' OR sync_state = 'UNKNOWN')"
            + " ORDER BY group_id, position, id LIMIT 20000</script>")
    List<TagRow> tagsOf(@Param("ids") Collection<Long> groupIds);

    @Select("<script>" + TAG + "WHERE id IN " + OF_IDS + "</script>")
    List<TagRow> tags(@Param("ids") Collection<Long> tagIds);

    @Select("<script>SELECT wecom_id, id FROM tag_value WHERE known_as IN " + OF_IDS + "</script>")
    List<WecomRow> byWecomId(@Param("ids") Collection<String> wecomIds);

    @Insert(
            """
            <script>
            INSERT INTO ${table} (id, <if test="groupId != null">group_id,</if> name, position, state, wecom_id, base_name,
                                  sync_state, refusal, changed_at)
            VALUES (#{t.id}, <if test="groupId != null">#{groupId},</if> #{t.name}, #{t.position}, #{t.state},
                    #{t.wecomId}, #{t.baseName}, #{t.syncState}, #{t.refusal}, #{t.changedAt})
            </script>
            """)
    void insert(@Param("table") String table, @Param("groupId") Long groupId, @Param("t") TagRow row);

    @Update(
            """
            UPDATE ${table}
            SET name = #{t.name}, position = #{t.position}, state = #{t.state}, wecom_id = #{t.wecomId},
                base_name = #{t.baseName}, sync_state = #{t.syncState}, refusal = #{t.refusal}, changed_at = #{t.changedAt},
                version = version + #{raise}
            WHERE id = #{t.id}
            """)
    void save(@Param("table") String table, @Param("t") TagRow row, @Param("raise") int raise);

    @Select(MARK + "WHERE guide_id = #{guideId} AND external_userid = #{externalUserid} ORDER BY tag_id LIMIT 2000")
    List<MarkRow> marks(@Param("guideId") long guideId, @Param("externalUserid") String externalUserid);

    @Select(
            "<script>" + MARK
                    + """
                    WHERE guide_id IN
                    <foreach item="it" collection="guideIds" open="(" separator="," close=")">#{it}</foreach>
                    AND external_userid IN
                    <foreach item="it" collection="customers" open="(" separator="," close=")">#{it}</foreach>
                    </script>
                    """)
    List<MarkRow> marksAmong(
            @Param("guideIds") Collection<Long> guideIds, @Param("customers") Collection<String> customers);

    @Insert(
            """
            <script>
            INSERT INTO tag_mark (guide_id, external_userid, tag_id, wanted, base_marked, sync_state, refusal, source,
                                  changed_at)
            VALUES
            <foreach item="it" collection="marks" separator=",">
            (#{it.guideId}, #{it.externalUserid}, #{it.tagId}, #{it.wanted}, #{it.baseMarked}, #{it.syncState},
             #{it.refusal}, #{it.source}, #{it.changedAt})</foreach>
            ON DUPLICATE KEY UPDATE wanted = VALUES(wanted), base_marked = VALUES(base_marked),
                sync_state = VALUES(sync_state), refusal = VALUES(refusal), source = VALUES(source),
                changed_at = VALUES(changed_at)
            </script>
            """)
    void saveMarks(@Param("marks") Collection<MarkRow> marks);

    @Insert(
            """
            <script>
            INSERT INTO tag_change (id, kind, group_id, tag_id, guide_id, external_userid, was, becomes, source, actor_id,
                                    reason, changed_at)
            VALUES
            <foreach item="it" collection="changes" separator=",">
            (#{it.id}, #{it.kind}, #{it.groupId}, #{it.tagId}, #{it.guideId}, #{it.externalUserid}, #{it.was},
             #{it.becomes}, #{it.source}, #{it.actorId}, #{it.reason}, #{it.changedAt})</foreach>
            </script>
            """)
    void remember(@Param("changes") Collection<ChangeRow> changes);

    @Select("<script>" + CHANGE + "WHERE external_userid IN " + OF_IDS
            + " AND id &lt; #{beforeId} ORDER BY id DESC LIMIT #{limit}</script>")
    List<ChangeRow> changesOf(
            @Param("ids") Collection<String> customers, @Param("beforeId") long beforeId, @Param("limit") int limit);

    @Select(CHANGE
            + "WHERE group_id = #{groupId} AND external_userid IS NULL AND id < #{beforeId}"
            + " ORDER BY id DESC LIMIT #{limit}")
    List<ChangeRow> changesOfGroup(
            @Param("groupId") long groupId, @Param("beforeId") long beforeId, @Param("limit") int limit);

    @Select(
            """
            SELECT guide_id, external_userid FROM shopper_friendship
            WHERE member_id = #{memberId} AND ended_at = #{openEnd} ORDER BY added_at, guide_id LIMIT 100
            """)
    List<Friend> friendsOfMember(@Param("memberId") long memberId, @Param("openEnd") Instant openEnd);

    @Select(
            """
            SELECT m.tag_id, COUNT(DISTINCT m.external_userid) AS customers
            FROM tag_value v JOIN tag_mark m ON m.tag_id = v.id AND m.wanted = 1
            WHERE v.group_id = #{groupId} AND v.state = 'ACTIVE' GROUP BY m.tag_id
            """)
    List<CountRow> customersByTag(long groupId);

    record TagRow(
            long id,
            long groupId,
            String name,
            int position,
            String state,
            String wecomId,
            String baseName,
            String syncState,
            String refusal,
            Instant changedAt,
            int version) {}

    record MarkRow(
            long guideId,
            String externalUserid,
            long tagId,
            int wanted,
            int baseMarked,
            String syncState,
            String refusal,
            String source,
            Instant changedAt) {}

    record ChangeRow(
            long id,
            String kind,
            long groupId,
            Long tagId,
            Long guideId,
            String externalUserid,
            String was,
            String becomes,
            String source,
            Long actorId,
            String reason,
            Instant changedAt) {}

    record WecomRow(String wecomId, long id) {}

    record CountRow(long tagId, long customers) {}
}
