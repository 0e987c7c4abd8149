package io.guidepost.domain.guidewalk.persistence;

import io.guidepost.domain.guidewalk.GuideWalk;
import java.time.Instant;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface GuideWalkMapper {

    String AS_IT_WAS = " WHERE name = #{walk.name} AND after_guide_id = #{walk.afterGuideId} AND finished_at IS NULL";

    @Select(
            """
            SELECT name, after_guide_id, guides_done, tries, due_at, finished_at IS NOT NULL AS is_finished
            FROM guide_walk WHERE name = #{name}
            """)
    GuideWalk find(String name);

    @Insert(
            """
            INSERT IGNORE INTO guide_walk (name, begun_at, due_at, finished_at) VALUES (#{name}, #{at}, #{at}, #{at})
            """)
    int insert(@Param("name") String name, @Param("at") Instant at);

    @Update(
            """
            UPDATE guide_walk SET begun_at = #{at}, after_guide_id = 0, guides_done = 0, tries = 0, due_at = #{at},
                finished_at = NULL
            WHERE name = #{name} AND finished_at IS NOT NULL
            """)
    int begin(@Param("name") String name, @Param("at") Instant at);

    @Update("UPDATE guide_walk SET due_at = #{until}" + AS_IT_WAS + " AND due_at = #{walk.dueAt}")
    int claim(@Param("walk") GuideWalk walk, @Param("until") Instant until);

    @Update("UPDATE guide_walk SET after_guide_id = #{guideId}, guides_done = guides_done + #{guides}, tries = 0,"
            + " due_at = #{at}" + AS_IT_WAS)
    int reached(
            @Param("walk") GuideWalk walk,
            @Param("guideId") long guideId,
            @Param("guides") int guides,
            @Param("at") Instant at);

    @Update("UPDATE guide_walk SET tries = tries + 1, due_at = #{againAt}" + AS_IT_WAS)
    int failed(@Param("walk") GuideWalk walk, @Param("againAt") Instant againAt);

    @Update("UPDATE guide_walk SET guides_done = guides_done + #{guides}, finished_at = #{at}" + AS_IT_WAS)
    int finished(@Param("walk") GuideWalk walk, @Param("guides") int guides, @Param("at") Instant at);
}
