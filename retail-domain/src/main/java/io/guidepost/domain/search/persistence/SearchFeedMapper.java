package io.guidepost.domain.search.persistence;

import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface SearchFeedMapper {

    @Select("SELECT revision FROM search_feed WHERE name = #{name}")
    Long reached(String name);

    @Insert(
            """
            INSERT INTO search_feed (name, revision) VALUES (#{name}, #{revision})
            ON DUPLICATE KEY UPDATE revision = GREATEST(revision, VALUES(revision))
            """)
    int reach(String name, long revision);
}
