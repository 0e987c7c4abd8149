package io.guidepost.domain.organization.persistence;

import io.guidepost.domain.organization.GuideCard;
import java.time.Instant;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface GuideCardMapper {

    @Select(
            """
            SELECT guide_id, is_public, title, greeting, introduction, picture_url, version FROM org_guide_card
            WHERE guide_id = #{guideId}
            """)
    GuideCard find(long guideId);

    @Insert(
            """
            INSERT INTO org_guide_card (guide_id, is_public, title, greeting, introduction, picture_url, version, updated_at)
            VALUES (#{card.guideId}, #{card.isPublic}, #{card.title}, #{card.greeting}, #{card.introduction},
                    #{card.pictureUrl}, 1, #{at})
            """)
    void insert(@Param("card") GuideCard card, @Param("at") Instant at);

    @Update(
            """
            UPDATE org_guide_card
            SET is_public = #{card.isPublic}, title = #{card.title}, greeting = #{card.greeting},
                introduction = #{card.introduction}, picture_url = #{card.pictureUrl}, version = version + 1,
                updated_at = #{at}
            WHERE guide_id = #{card.guideId} AND version = #{card.version}
            """)
    int update(@Param("card") GuideCard card, @Param("at") Instant at);
}
