package io.guidepost.domain.groupchat.persistence;

import io.guidepost.domain.groupchat.GroupChats.Known;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface GroupChatMapper {

    @Insert(
            """
            INSERT INTO groupchat_chat (chat_id, owner_userid, name, created_at, read_at)
            VALUES (#{chatId}, #{ownerUserid}, #{name}, #{createdAt}, #{readAt})
            ON DUPLICATE KEY UPDATE owner_userid = VALUES(owner_userid), name = VALUES(name),
                dismissed_at = '9999-12-31 00:00:00.000', read_at = VALUES(read_at)
            """)
    int save(String chatId, String ownerUserid, String name, Instant createdAt, Instant readAt);

    @Insert(
            """
            <script>
            INSERT INTO groupchat_member (chat_id, external_userid, joined_at, invited_by) VALUES
            <foreach collection="members" item="m" separator=",">
              (#{chatId}, #{m.externalUserid}, #{m.joinedAt}, #{m.invitedBy})
            </foreach>
            ON DUPLICATE KEY UPDATE joined_at = VALUES(joined_at), invited_by = VALUES(invited_by),
                left_at = '9999-12-31 00:00:00.000'
            </script>
            """)
    int saveMembers(String chatId, Collection<MemberRow> members);

    @Update(
            """
            <script>
            UPDATE groupchat_member SET left_at = #{at} WHERE chat_id = #{chatId} AND left_at > #{at}
            <if test="!staying.isEmpty()">
              AND external_userid NOT IN
              <foreach collection="staying" item="x" open="(" separator="," close=")">#{x}</foreach>
            </if>
            </script>
            """)
    int left(String chatId, Collection<String> staying, Instant at);

    @Update("UPDATE groupchat_chat SET dismissed_at = #{at} WHERE chat_id = #{chatId} AND dismissed_at > #{at}")
    int dismissed(String chatId, Instant at);

    @Select(
            """
            <script>
            SELECT chat_id, read_at FROM groupchat_chat
            WHERE dismissed_at = '9999-12-31 00:00:00.000' AND owner_userid IN
            <foreach collection="userids" item="x" open="(" separator="," close=")">#{x}</foreach>
            </script>
            """)
    List<Known> ownedBy(Collection<String> userids);

    record MemberRow(String externalUserid, Instant joinedAt, String invitedBy) {}
}
