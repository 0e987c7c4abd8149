package io.guidepost.domain.stock.persistence;

import io.guidepost.domain.stock.StockDocument.Status;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Documents change stock by statements over all of their lines. */
@Mapper
interface StockDocumentMapper {

    String DOCUMENT =
            """
            SELECT id, kind, place_id, from_place_id, reason, status, line_count, units_moved, content_hash,
                created_by_type, created_by, created_at, decided_by, decided_at, decision, version
            FROM stock_document
            """;

    String BY_LINE =
            """
            SET s.available = s.available + l.units,
                s.inbound = s.inbound + CASE l.kind WHEN 'INBOUND' THEN l.units ELSE 0 END,
                s.adjusted = s.adjusted + CASE l.kind WHEN 'ADJUSTMENT' THEN l.units ELSE 0 END,
                s.transferred = s.transferred + CASE l.kind WHEN 'TRANSFER' THEN l.units ELSE 0 END
            WHERE l.document_id = #{documentId} AND l.kind <> 'INITIAL' AND s.available + l.units >= 0
            """;

    String AWAY_BY_LINE =
            """
            SET s.available = s.available - l.units, s.transferred = s.transferred - l.units
            WHERE l.document_id = #{documentId} AND s.available >= l.units
            """;

    @Insert(
            """
            INSERT INTO stock_document (id, kind, place_id, from_place_id, reason, status, line_count, units_moved,
                content_hash, created_by_type, created_by, created_at, decision, version)
            VALUES (#{id}, #{kind}, #{placeId}, #{fromPlaceId}, #{reason}, #{status}, #{lineCount}, #{unitsMoved},
                #{contentHash}, #{createdByType}, #{createdBy}, #{createdAt}, #{decision}, #{version})
            """)
    void insert(StockDocumentRow row);

    @Insert(
            """
            <script>
            INSERT INTO stock_document_line (document_id, sku_id, kind, units, counted, booked)
            VALUES
            <foreach item="row" collection="rows" separator=",">
              (#{documentId}, #{row.skuId}, #{row.kind}, #{row.units}, #{row.counted}, #{row.booked})
            </foreach>
            </script>
            """)
    void insertLines(@Param("documentId") long documentId, @Param("rows") Collection<LineRow> rows);

    @Select(DOCUMENT + "WHERE id = #{id}")
    StockDocumentRow byId(long id);

    @Select(DOCUMENT + "WHERE id = #{id} FOR UPDATE")
    StockDocumentRow lock(long id);

    @Select(
            DOCUMENT
                    + """
            WHERE status = 'PENDING' AND place_id = #{placeId} AND content_hash = #{contentHash}
            ORDER BY id DESC LIMIT 1
            """)
    StockDocumentRow waiting(long placeId, String contentHash);

    @Select(
            "<script>" + DOCUMENT
                    + """
            WHERE id &lt; #{beforeId}
            <if test="status != null">AND status = #{status}</if>
            <if test="placeId != null">AND (place_id = #{placeId} OR from_place_id = #{placeId})</if>
            ORDER BY id DESC LIMIT #{limit}
            </script>
            """)
    List<StockDocumentRow> page(
            @Param("status") Status status,
            @Param("placeId") Long placeId,
            @Param("beforeId") long beforeId,
            @Param("limit") int limit);

    @Select(
            """
            SELECT sku_id, kind, units, counted, booked FROM stock_document_line
            WHERE document_id = #{documentId} AND sku_id > #{afterSkuId}
            ORDER BY sku_id LIMIT #{limit}
            """)
    List<LineRow> lines(long documentId, long afterSkuId, int limit);

    @Update(
            """
            UPDATE stock_document
            SET status = #{status}, decided_by = #{decidedBy}, decided_at = #{decidedAt}, decision = #{decision},
                version = #{version}
            WHERE id = #{id} AND status = 'PENDING' AND version = #{version} - 1
            """)
    int decide(StockDocumentRow row);

    @Insert(
            """
            INSERT IGNORE INTO stock_place (id, kind, store_id, created_at)
            VALUES (#{storeId}, 'STORE', #{storeId}, #{at})
            """)
    int openPlace(long storeId, Instant at);

    @Insert("INSERT INTO stock_place (id, kind, created_at) VALUES (#{activityId}, 'ACTIVITY', #{at})")
    int setAside(long activityId, Instant at);

    @Insert(
            """
            INSERT INTO catalog_stock (sku_id, initial, available)
            SELECT sku_id, units, units FROM stock_document_line WHERE document_id = #{documentId} AND kind = 'INITIAL'
            """)
    int beginWithUnits(long documentId);

    @Insert(
            """
            INSERT INTO stock_at (place_id, sku_id, initial, available)
            SELECT #{placeId}, sku_id, units, units FROM stock_document_line
            WHERE document_id = #{documentId} AND kind = 'INITIAL'
            """)
    int beginWithUnitsAt(long documentId, long placeId);

    @Insert(
            """
            INSERT IGNORE INTO catalog_stock (sku_id, initial, available)
            SELECT sku_id, 0, 0 FROM stock_document_line
            WHERE document_id = #{documentId} AND kind <> 'INITIAL' AND units > 0
            """)
    int begin(long documentId);

    @Insert(
            """
            INSERT IGNORE INTO stock_at (place_id, sku_id)
            SELECT #{placeId}, sku_id FROM stock_document_line
            WHERE document_id = #{documentId} AND kind <> 'INITIAL' AND units > 0
            """)
    int beginAt(long documentId, long placeId);

    @Update("UPDATE stock_document_line l JOIN catalog_stock s ON s.sku_id = l.sku_id " + BY_LINE)
    int change(long documentId);

    @Update("UPDATE stock_document_line l JOIN stock_at s ON s.sku_id = l.sku_id AND s.place_id = #{placeId} "
            + BY_LINE)
    int changeAt(long documentId, long placeId);

    @Update("UPDATE stock_document_line l JOIN catalog_stock s ON s.sku_id = l.sku_id " + AWAY_BY_LINE)
    int carryAway(long documentId);

    @Update("UPDATE stock_document_line l JOIN stock_at s ON s.sku_id = l.sku_id AND s.place_id = #{placeId} "
            + AWAY_BY_LINE)
    int carryAwayFrom(long documentId, long placeId);

    @Select("SELECT COUNT(*) FROM stock_document_line WHERE document_id = #{documentId} AND kind <> 'INITIAL'")
    int changing(long documentId);

    @Select(
            """
            SELECT l.sku_id FROM stock_document_line l
            LEFT JOIN (SELECT 0 AS place_id, sku_id, available FROM catalog_stock
                UNION ALL SELECT place_id, sku_id, available FROM stock_at) s
              ON s.sku_id = l.sku_id AND s.place_id = #{placeId}
            WHERE l.document_id = #{documentId} AND COALESCE(s.available, 0) + #{sign} * l.units < 0
            ORDER BY l.sku_id LIMIT 1
            """)
    Long tooFew(long documentId, long placeId, int sign);

    @Insert(
            """
            INSERT INTO stock_movement (cause_id, kind, place_id, sku_id, units, moved_at)
            SELECT document_id, kind, #{placeId}, sku_id, #{sign} * units, #{at}
            FROM stock_document_line WHERE document_id = #{documentId}
            """)
    int insertMovements(long documentId, long placeId, int sign, Instant at);

    @Select(
            """
            <script>
            SELECT id FROM catalog_sku WHERE id IN
            <foreach item="id" collection="skuIds" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<Long> known(@Param("skuIds") Collection<Long> skuIds);

    record LineRow(long skuId, String kind, int units, Integer counted, Integer booked) {}
}
