package io.guidepost.domain.material.persistence;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface MaterialMapper {

    @Insert(
            """
            INSERT INTO content_material (id, kind, title, text, url, product_ids, created_by, created_at)
            VALUES (#{id}, #{kind}, #{title}, #{text}, #{url}, #{productIds}, #{createdBy}, #{createdAt})
            """)
    int insert(Row row);

    @Select(
            """
            <script>
            SELECT id, kind, title, text, url, product_ids, created_by, created_at FROM content_material
            WHERE id IN <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<Row> all(@Param("ids") Collection<Long> ids);

    @Select(
            """
            SELECT id, kind, title, text, url, product_ids, created_by, created_at FROM content_material
            WHERE id < #{beforeId} ORDER BY id DESC LIMIT #{limit}
            """)
    List<Row> page(@Param("beforeId") long beforeId, @Param("limit") int limit);

    @Select(
            """
            <script>
            SELECT id, title FROM catalog_product
            WHERE id IN <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<ProductTitle> products(@Param("ids") Collection<Long> ids);

    record ProductTitle(long id, String title) {}

    record Row(
            long id,
            String kind,
            String title,
            String text,
            String url,
            String productIds,
            long createdBy,
            Instant createdAt) {}
}
