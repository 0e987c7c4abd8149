package io.guidepost.domain.assortment.persistence;

import io.guidepost.domain.assortment.Brand;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface BrandMapper {

    String COLUMNS = "SELECT id, name, name_en, logo, description, sort_order, version FROM catalog_brand ";

    @Select(COLUMNS + "ORDER BY sort_order, id LIMIT 5000")
    List<Brand> all();

    @Select(COLUMNS + "WHERE id = #{id}")
    Brand find(long id);

    @Select(COLUMNS + "WHERE name = #{name}")
    Brand byName(String name);

    @Insert(
            """
            INSERT INTO catalog_brand (id, name, name_en, logo, description, sort_order, version)
            VALUES (#{id}, #{name}, #{nameEn}, #{logo}, #{description}, #{sortOrder}, #{version})
            """)
    int insert(Brand brand);

    @Update(
            """
            UPDATE catalog_brand SET name_en = #{nameEn}, logo = #{logo}, description = #{description},
                sort_order = #{sortOrder}, version = version + 1
            WHERE id = #{id} AND version = #{version}
            """)
    int update(Brand brand);

    @Delete(
            """
            DELETE FROM catalog_brand
            WHERE id = #{id} AND NOT EXISTS (SELECT 1 FROM catalog_product p WHERE p.brand = catalog_brand.name)
            """)
    int deleteUnused(long id);
}
