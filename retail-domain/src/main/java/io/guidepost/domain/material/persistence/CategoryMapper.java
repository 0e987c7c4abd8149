package io.guidepost.domain.material.persistence;

import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface CategoryMapper {

    @Select("SELECT id, parent_id, name, sort_order, version FROM material_category ORDER BY sort_order, id LIMIT 1000")
    List<Row> all();

    @Select("SELECT id, parent_id, name, sort_order, version FROM material_category WHERE id = #{id}")
    Row find(long id);

    @Insert(
            """
            INSERT INTO material_category (id, parent_id, name, sort_order, version)
            VALUES (#{id}, #{parentId}, #{name}, #{sortOrder}, #{version})
            """)
    int insert(Row row);

    @Update(
            """
            UPDATE material_category
            SET parent_id = #{parentId}, name = #{name}, sort_order = #{sortOrder}, version = version + 1
            WHERE id = #{id} AND version = #{version}
            """)
    int update(Row row);

    @Delete("DELETE FROM material_category WHERE id = #{id}")
    int delete(long id);

    record Row(long id, Long parentId, String name, int sortOrder, int version) {}
}
