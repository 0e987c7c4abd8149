package io.guidepost.domain.content.persistence;

import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface DemandMapper {

    @Update("UPDATE content_task SET parameters = #{parameters} WHERE id = #{taskId}")
    int save(long taskId, String parameters);

    @Select("SELECT parameters FROM content_task WHERE id = #{taskId}")
    String find(long taskId);
}
