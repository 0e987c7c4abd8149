package io.guidepost.domain.assortment.persistence;

import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface ShopCategoryMapper {

    String COLUMNS = "SELECT id, parent_id, name, name_en, sort_order, icon, version FROM catalog_category ";

    @Select(COLUMNS + "ORDER BY sort_order, id LIMIT 2000")
    List<Row> all();

    @Select(COLUMNS + "ORDER BY id LIMIT 2000 FOR UPDATE")
    List<Row> lockAll();

    @Select(COLUMNS + "WHERE id = #{id}")
    Row find(long id);

    @Insert(
            """
            INSERT INTO catalog_category (id, parent_id, name, name_en, sort_order, icon, version)
            VALUES (#{id}, #{parentId}, #{name}, #{nameEn}, #{sortOrder}, #{icon}, #{version})
            """)
    int insert(Row row);

    @Update(
            """
            UPDATE catalog_category SET parent_id = #{parentId}, name = #{name}, name_en = #{nameEn},
                sort_order = #{sortOrder}, icon = #{icon}, version = version + 1
            WHERE id = #{id} AND version = #{version}
            """)
    int update(Row row);

    @Delete("DELETE FROM catalog_category WHERE id = #{id}")
    int delete(long id);

    record Row(long id, Long parentId, String name, String nameEn, int sortOrder, String icon, int version) {}
}
