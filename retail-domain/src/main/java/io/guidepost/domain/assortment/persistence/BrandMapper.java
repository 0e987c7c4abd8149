package io.guidepost.domain.assortment.persistence;

import io.guidepost.domain.assortment.Brand;
import java.time.Instant;
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

    @Select(COLUMNS + "WHERE id = #{id} FOR UPDATE")
    Brand lock(long id);

    @Select("SELECT brand_id FROM catalog_brand_former_name WHERE name = #{name}")
    Long formerly(String name);

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

    @Update("UPDATE catalog_brand SET name = #{name} WHERE id = #{id}")
    int rename(long id, String name);

    @Delete("DELETE FROM catalog_brand_former_name WHERE name = #{name} AND brand_id = #{id}")
    int forgetFormer(long id, String name);

    @Insert("INSERT INTO catalog_brand_former_name (name, brand_id, renamed_at) VALUES (#{name}, #{id}, #{now})")
    int rememberFormer(long id, String name, Instant now);

    /** The version too: who has loaded a product before would write the old name. */
    @Update("UPDATE catalog_product SET brand = #{name}, version = version + 1 WHERE brand = #{before}")
    int renameProducts(String before, String name);

    @Select("SELECT id FROM catalog_product WHERE brand = #{name} AND id > #{afterId} ORDER BY id LIMIT #{limit}")
    List<Long> productsOf(String name, long afterId, int limit);

    @Delete(
            """
            DELETE FROM catalog_brand
            WHERE id = #{id} AND NOT EXISTS (SELECT 1 FROM catalog_product p WHERE p.brand = catalog_brand.name)
            """)
    int deleteUnused(long id);
}
