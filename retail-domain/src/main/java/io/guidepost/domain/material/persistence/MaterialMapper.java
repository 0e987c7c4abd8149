package io.guidepost.domain.material.persistence;

import io.guidepost.domain.organization.WithinRegion;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface MaterialMapper {

    String COLUMNS =
            """
            SELECT m.id, m.kind, m.title, m.text, m.url, m.page, m.product_ids, m.sku_ids, m.file_id, m.cover_id,
                m.category_id, m.scene, m.valid_from, m.valid_until, m.is_everywhere, m.state, m.created_by,
                m.created_at, m.version
            FROM content_material m
            """;

    /** What a guide of this store may use at that instant; part of a script. */
    String VISIBLE =
            """
             AND m.state = 'ACTIVE' AND m.valid_from &lt;= #{at} AND m.valid_until > #{at}
             AND (m.is_everywhere = 1
               OR EXISTS (SELECT 1 FROM material_place p WHERE p.material_id = m.id
                 AND ((p.kind = 'STORE' AND p.place_id = #{storeId}) OR (p.kind = 'REGION' AND p.place_id
            """
                    + WithinRegion.AROUND_STORE + ")))) ";

    @Insert(
            """
            INSERT INTO content_material (id, kind, title, text, url, page, product_ids, sku_ids, file_id, cover_id,
                category_id, scene, valid_from, valid_until, is_everywhere, state, created_by, created_at, version)
            VALUES (#{id}, #{kind}, #{title}, #{text}, #{url}, #{page}, #{productIds}, #{skuIds}, #{fileId}, #{coverId},
                #{categoryId}, #{scene}, #{validFrom}, #{validUntil}, #{isEverywhere}, #{state}, #{createdBy},
                #{createdAt}, #{version})
            """)
    int insert(Row row);

    @Update(
            """
            UPDATE content_material SET title = #{title}, text = #{text}, url = #{url}, page = #{page},
                product_ids = #{productIds}, sku_ids = #{skuIds}, file_id = #{fileId}, cover_id = #{coverId},
                category_id = #{categoryId}, scene = #{scene}, valid_from = #{validFrom}, valid_until = #{validUntil},
                is_everywhere = #{isEverywhere}, state = #{state}, version = version + 1
            WHERE id = #{id} AND version = #{version}
            """)
    int update(Row row);

    @Delete("DELETE FROM material_tag WHERE material_id = #{id}")
    int clearTags(long id);

    @Delete("DELETE FROM material_place WHERE material_id = #{id}")
    int clearPlaces(long id);

    @Insert(
            """
            <script>
            INSERT INTO material_tag (material_id, tag) VALUES
            <foreach collection="tags" item="tag" separator=",">(#{id}, #{tag})</foreach>
            </script>
            """)
    int insertTags(@Param("id") long id, @Param("tags") Collection<String> tags);

    @Insert(
            """
            <script>
            INSERT INTO material_place (material_id, kind, place_id) VALUES
            <foreach collection="places" item="place" separator=",">(#{id}, #{kind}, #{place})</foreach>
            </script>
            """)
    int insertPlaces(@Param("id") long id, @Param("kind") String kind, @Param("places") Collection<Long> places);

    @Select(
            """
            SELECT EXISTS (SELECT 1 FROM content_material WHERE file_id = #{fileId})
                OR EXISTS (SELECT 1 FROM content_material WHERE cover_id = #{fileId})
            """)
    boolean refersTo(long fileId);

    @Select(
            "<script>" + COLUMNS
                    + """
            WHERE m.id IN <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<Row> all(@Param("ids") Collection<Long> ids);

    @Select(
            """
            <script>
            SELECT material_id, tag FROM material_tag
            WHERE material_id IN <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<TagRow> tags(@Param("ids") Collection<Long> ids);

    @Select(
            """
            <script>
            SELECT material_id, kind, place_id FROM material_place
            WHERE material_id IN <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<PlaceRow> places(@Param("ids") Collection<Long> ids);

    @Select("<script>" + COLUMNS
            + """
            WHERE m.id &lt; #{beforeId}
            <if test="kind != null">AND m.kind = #{kind}</if>
            <if test="!categoryIds.isEmpty()">
              AND m.category_id IN
              <foreach collection="categoryIds" item="id" open="(" separator="," close=")">#{id}</foreach>
            </if>
            <if test="tag != null">
              AND EXISTS (SELECT 1 FROM material_tag t WHERE t.material_id = m.id AND t.tag = #{tag})
            </if>
            <if test="scene != null">AND m.scene = #{scene}</if>
            <if test="text != null">AND m.title LIKE #{text} ESCAPE '!'</if>
            <if test="inRegion != null">
              <bind name="regionId" value="inRegion"/>
              AND (m.is_everywhere = 1
                OR EXISTS (SELECT 1 FROM material_place p WHERE p.material_id = m.id
                  AND ((p.kind = 'REGION' AND p.place_id
            """
            + WithinRegion.REGION_ID
            + """
                  ) OR (p.kind = 'STORE' AND p.place_id IN (SELECT r.store_id FROM org_store_region r
                      WHERE r.valid_until > '9999-01-01' AND r.region_id
            """
            + WithinRegion.REGION_ID
            + """
                      )))))
            </if>
            <if test="storeId != null">"""
            + VISIBLE
            + """
            </if>
            ORDER BY m.id DESC LIMIT #{limit}
            </script>
            """)
    List<Row> page(
            @Param("beforeId") long beforeId,
            @Param("kind") String kind,
            @Param("categoryIds") Collection<Long> categoryIds,
            @Param("tag") String tag,
            @Param("scene") String scene,
            @Param("text") String text,
            @Param("inRegion") Long inRegion,
            @Param("storeId") Long storeId,
            @Param("regionId") Long regionId,
            @Param("at") Instant at,
            @Param("limit") int limit);

    @Select("<script>SELECT COUNT(*) FROM content_material m WHERE m.id = #{id}" + VISIBLE + "</script>")
    int visible(
            @Param("id") long id,
            @Param("storeId") long storeId,
            @Param("regionId") long regionId,
            @Param("at") Instant at);

    @Select(
            """
            <script>
            SELECT id, title FROM catalog_product
            WHERE id IN <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<ProductTitle> products(@Param("ids") Collection<Long> ids);

    record ProductTitle(long id, String title) {}

    record TagRow(long materialId, String tag) {}

    record PlaceRow(long materialId, String kind, long placeId) {}

    record Row(
            long id,
            String kind,
            String title,
            String text,
            String url,
            String page,
            String productIds,
            String skuIds,
            Long fileId,
            Long coverId,
            Long categoryId,
            String scene,
            Instant validFrom,
            Instant validUntil,
            boolean isEverywhere,
            String state,
            long createdBy,
            Instant createdAt,
            int version) {}
}
