package io.guidepost.domain.audience.persistence;

import io.guidepost.domain.audience.GuideTags.Counted;
import io.guidepost.domain.audience.Leaves.Leave;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface AudienceMapper {

    @Insert(
            """
            INSERT INTO audience_leave (guide_id, from_on, until_on, note, created_by, created_at)
            VALUES (#{leave.guideId}, #{leave.from}, #{leave.until}, #{leave.note}, #{adminId}, #{at})
            ON DUPLICATE KEY UPDATE until_on = #{leave.until}, note = #{leave.note}, created_by = #{adminId},
                created_at = #{at}
            """)
    int keepLeave(Leave leave, long adminId, Instant at);

    @Delete("DELETE FROM audience_leave WHERE guide_id = #{guideId} AND from_on = #{from}")
    int removeLeave(long guideId, LocalDate from);

    @Select(
            """
            SELECT guide_id, from_on AS `from`, until_on AS `until`, note FROM audience_leave WHERE guide_id = #{guideId}
            ORDER BY from_on DESC LIMIT #{limit}
            """)
    List<Leave> leaves(long guideId, int limit);

    @Insert(
            """
            <script>
            INSERT IGNORE INTO audience_guide_tag (guide_id, tag, created_by, created_at) VALUES
            <foreach collection="guideIds" item="id" separator=",">(#{id}, #{tag}, #{adminId}, #{at})</foreach>
            </script>
            """)
    int tag(String tag, Collection<Long> guideIds, long adminId, Instant at);

    @Delete(
            """
            <script>
            DELETE FROM audience_guide_tag WHERE tag = #{tag} AND guide_id IN
            <foreach collection="guideIds" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    int untag(String tag, Collection<Long> guideIds);

    @Select("SELECT tag, COUNT(*) AS guides FROM audience_guide_tag GROUP BY tag ORDER BY tag LIMIT #{limit}")
    List<Counted> tags(int limit);

    @Select(
            """
            SELECT guide_id FROM audience_guide_tag WHERE tag = #{tag} AND guide_id > #{after}
            ORDER BY guide_id LIMIT #{limit}
            """)
    List<Long> guides(String tag, long after, int limit);
}
