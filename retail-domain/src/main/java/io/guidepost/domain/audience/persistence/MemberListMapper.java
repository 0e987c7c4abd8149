package io.guidepost.domain.audience.persistence;

import io.guidepost.domain.audience.SegmentConditions;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface MemberListMapper {

    String COLUMNS = "id, kind, name, conditions, members, created_by, created_at, filled_at";

    @Insert(
            """
            INSERT INTO audience_list (id, kind, name, conditions, members, created_by, created_at, filled_at)
            VALUES (#{id}, #{kind}, #{name}, #{conditions}, #{members}, #{createdBy}, #{createdAt}, #{filledAt})
            """)
    int insert(MemberListRow row);

    @Select("SELECT " + COLUMNS + " FROM audience_list WHERE id = #{id}")
    MemberListRow find(long id);

    @Select("SELECT " + COLUMNS
            + " FROM audience_list WHERE id < #{beforeId} AND kind <> 'SOP' ORDER BY id DESC LIMIT #{limit}")
    List<MemberListRow> page(long beforeId, int limit);

    @Insert(
            """
            <script>
            INSERT IGNORE INTO audience_list_member (list_id, external_userid) VALUES
            <foreach collection="ids" item="id" separator=",">(#{listId}, #{id})</foreach>
            </script>
            """)
    int add(long listId, Collection<String> ids);

    @Update(
            """
            UPDATE audience_list
            SET members = (SELECT COUNT(*) FROM audience_list_member m WHERE m.list_id = #{listId}), filled_at = #{at}
            WHERE id = #{listId}
            """)
    int counted(long listId, Instant at);

    @Select(
            """
            SELECT external_userid FROM audience_list_member WHERE list_id = #{listId} AND external_userid > #{after}
            ORDER BY external_userid LIMIT #{limit}
            """)
    List<String> members(long listId, String after, int limit);

    @Delete("DELETE FROM audience_list_member WHERE list_id = #{listId} LIMIT #{limit}")
    int empty(long listId, int limit);

    @Select(
            """
            SELECT MAX(guide_id) FROM (SELECT DISTINCT guide_id FROM shopper_friendship WHERE guide_id > #{after}
                ORDER BY guide_id LIMIT #{guides}) next_guides
            """)
    Long endOfStretch(long after, int guides);

    @Insert(
            """
            <script>
            INSERT IGNORE INTO audience_list_member (list_id, external_userid)
            SELECT #{listId}, f.external_userid FROM shopper_friendship f
            <if test="!c.homeStoreIds.isEmpty()">JOIN shopper_member m ON m.id = f.member_id AND m.home_store_id IN
              <foreach collection="c.homeStoreIds" item="x" open="(" separator="," close=")">#{x}</foreach></if>
            WHERE f.guide_id > #{after} AND f.guide_id &lt;= #{through} AND f.added_at &lt;= #{at} AND f.ended_at > #{at}
            <if test="c.friendAtLeastDays != null">
              AND f.added_at &lt;= TIMESTAMPADD(DAY, -#{c.friendAtLeastDays}, #{at})</if>
            <if test="c.friendAtMostDays != null">
              AND f.added_at > TIMESTAMPADD(DAY, -#{c.friendAtMostDays}, #{at})</if>
            <if test="c.boughtWithinDays != null">AND EXISTS (SELECT 1 FROM order_header o WHERE o.member_id = f.member_id
                AND o.paid_at > TIMESTAMPADD(DAY, -#{c.boughtWithinDays}, #{at}))</if>
            <if test="c.notBoughtWithinDays != null">AND NOT EXISTS (SELECT 1 FROM order_header o
                WHERE o.member_id = f.member_id
                AND o.paid_at > TIMESTAMPADD(DAY, -#{c.notBoughtWithinDays}, #{at}))</if>
            </script>
            """)
    int fill(long listId, SegmentConditions c, Instant at, long after, long through);

    record MemberListRow(
            long id,
            String kind,
            String name,
            String conditions,
            int members,
            long createdBy,
            Instant createdAt,
            Instant filledAt) {}
}
