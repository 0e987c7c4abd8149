package io.guidepost.domain.organization.persistence;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface GuideLevelMapper {

    @Select(
            """
            <script>
            SELECT guide_id, level, valid_from, valid_until, set_by, set_at FROM org_guide_level
            WHERE guide_id IN
            <foreach collection="guideIds" item="id" open="(" separator="," close=")">#{id}</foreach>
            AND valid_from &lt;= #{at} AND valid_until &gt; #{at} AND level &gt; 0
            </script>
            """)
    List<LevelRow> at(Collection<Long> guideIds, Instant at);

    @Select(
            """
            SELECT guide_id, level, valid_from, valid_until, set_by, set_at FROM org_guide_level
            WHERE guide_id = #{guideId} ORDER BY valid_from DESC LIMIT #{limit}
            """)
    List<LevelRow> history(long guideId, int limit);

    @Insert(
            """
            INSERT INTO org_guide_level (guide_id, level, valid_from, valid_until, set_by, set_at)
            VALUES (#{guideId}, #{level}, #{validFrom}, #{validUntil}, #{setBy}, #{setAt})
            """)
    void insert(LevelRow row);

    @Update("UPDATE org_guide_level SET valid_until = #{until} WHERE guide_id = #{guideId} AND valid_from = #{from}")
    int end(long guideId, Instant from, Instant until);

    record LevelRow(long guideId, int level, Instant validFrom, Instant validUntil, long setBy, Instant setAt) {}
}
