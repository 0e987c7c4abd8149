package io.guidepost.domain.page.persistence;

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
interface PageMapper {

    String COLUMNS =
            """
            SELECT id, kind, name, title, draft, valid_from, valid_until, release_id, is_archived, version, updated_by,
                updated_at
            FROM page_page
            """;

    String RELEASES =
            """
            SELECT r.id, r.page_id, p.kind, r.title, r.blocks, r.places, r.valid_from, r.valid_until, r.released_at,
                r.released_by
            FROM page_release r JOIN page_page p ON p.id = r.page_id
            """;

    @Select(COLUMNS + "WHERE id = #{id}")
    PageRow find(long id);

    @Select(
            "<script>" + COLUMNS
                    + """
            WHERE is_archived = FALSE AND id &lt; #{beforeId} <if test="kind != null">AND kind = #{kind}</if>
            ORDER BY id DESC LIMIT #{limit}
            </script>
            """)
    List<PageRow> page(@Param("kind") String kind, @Param("beforeId") long beforeId, @Param("limit") int limit);

    @Select(
            "<script>SELECT page_id, kind, place_id FROM page_place WHERE page_id IN"
                    + " <foreach item=\"each\" collection=\"ids\" open=\"(\" separator=\",\" close=\")\">#{each}</foreach></script>")
    List<PlaceRow> places(@Param("ids") Collection<Long> ids);

    @Insert(
            """
            INSERT INTO page_page (id, kind, name, title, draft, valid_from, valid_until, is_everywhere, version, created_by,
                updated_by, updated_at)
            VALUES (#{row.id}, #{row.kind}, #{row.name}, #{row.title}, #{row.draft}, #{row.validFrom}, #{row.validUntil},
                #{isEverywhere}, 0, #{row.updatedBy}, #{row.updatedBy}, #{row.updatedAt})
            """)
    int insert(@Param("row") PageRow row, @Param("isEverywhere") boolean isEverywhere);

    @Update(
            """
            UPDATE page_page SET name = #{row.name}, title = #{row.title}, draft = #{row.draft},
                valid_from = #{row.validFrom}, valid_until = #{row.validUntil}, is_everywhere = #{isEverywhere},
                release_id = #{row.releaseId}, is_archived = #{row.isArchived}, version = version + 1,
                updated_by = #{row.updatedBy}, updated_at = #{row.updatedAt}
            WHERE id = #{row.id} AND version = #{row.version}
            """)
    int update(@Param("row") PageRow row, @Param("isEverywhere") boolean isEverywhere);

    @Delete("DELETE FROM page_place WHERE page_id = #{pageId}")
    int clearPlaces(long pageId);

    @Insert(
            """
            <script>
            INSERT INTO page_place (page_id, kind, place_id) VALUES
            <foreach item="row" collection="rows" separator=",">(#{row.pageId}, #{row.kind}, #{row.placeId})</foreach>
            </script>
            """)
    int insertPlaces(@Param("rows") Collection<PlaceRow> rows);

    @Insert(
            """
            INSERT INTO page_release (id, page_id, title, blocks, places, is_everywhere, valid_from, valid_until,
                released_by, released_at)
            VALUES (#{row.id}, #{row.pageId}, #{row.title}, #{row.blocks}, #{row.places}, #{isEverywhere}, #{row.validFrom},
                #{row.validUntil}, #{row.releasedBy}, #{row.releasedAt})
            """)
    int insertRelease(@Param("row") ReleaseRow row, @Param("isEverywhere") boolean isEverywhere);

    @Select(RELEASES + "WHERE r.page_id = #{pageId} ORDER BY r.id DESC LIMIT #{limit}")
    List<ReleaseRow> releasesOf(long pageId, int limit);

    @Select(RELEASES + "WHERE p.release_id = r.id AND p.is_archived = FALSE ORDER BY r.id LIMIT 2000")
    List<ReleaseRow> live();

    @Select(
            "SELECT COALESCE(BIT_XOR(release_id), 0) FROM page_page WHERE is_archived = FALSE AND release_id IS NOT NULL")
    long mark();

    @Select("SELECT store_id, region_id FROM org_store_region WHERE valid_until > '9999-01-01'")
    List<RegionRow> regions();

    record PageRow(
            long id,
            String kind,
            String name,
            String title,
            String draft,
            Instant validFrom,
            Instant validUntil,
            Long releaseId,
            boolean isArchived,
            int version,
            long updatedBy,
            Instant updatedAt) {}

    record PlaceRow(long pageId, String kind, long placeId) {}

    record ReleaseRow(
            long id,
            long pageId,
            String kind,
            String title,
            String blocks,
            String places,
            Instant validFrom,
            Instant validUntil,
            Instant releasedAt,
            long releasedBy) {}

    record RegionRow(long storeId, long regionId) {}
}
