package io.guidepost.domain.price.persistence;

import io.guidepost.domain.price.MemberGroups.MemberGroup;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface GroupMapper {

    @Insert(
            """
            INSERT INTO price_group (id, name, name_en, created_by, created_at)
            VALUES (#{id}, #{name}, #{nameEn}, #{createdBy}, #{createdAt})
            """)
    void insert(MemberGroup group);

    @Select("SELECT id, name, name_en, created_by, created_at FROM price_group WHERE id = #{id}")
    MemberGroup find(long id);

    @Select("SELECT id, name, name_en, created_by, created_at FROM price_group ORDER BY id DESC LIMIT 500")
    List<MemberGroup> all();

    @Select(
            """
            <script>
            SELECT DISTINCT group_id FROM price_group_member WHERE member_id IN
            <foreach item="id" collection="memberIds" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<Long> of(Collection<Long> memberIds);

    @Insert(
            """
            <script>
            INSERT IGNORE INTO price_group_member (member_id, group_id, added_by, added_at)
            SELECT id, #{groupId}, #{adminId}, #{at} FROM shopper_member WHERE id IN
            <foreach item="id" collection="memberIds" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    int add(long groupId, Collection<Long> memberIds, long adminId, Instant at);

    @Delete(
            """
            <script>
            DELETE FROM price_group_member WHERE group_id = #{groupId} AND member_id IN
            <foreach item="id" collection="memberIds" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    int remove(long groupId, Collection<Long> memberIds);

    @Select(
            """
            SELECT member_id FROM price_group_member WHERE group_id = #{groupId} AND member_id > #{afterMemberId}
            ORDER BY member_id LIMIT #{limit}
            """)
    List<Long> members(long groupId, long afterMemberId, int limit);
}
