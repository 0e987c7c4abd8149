package io.guidepost.domain.stock.persistence;

import io.guidepost.domain.stock.MovementKind;
import io.guidepost.domain.stock.Stock;
import io.guidepost.domain.stock.Stock.Hold;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The central warehouse is a table of its own, because all that is bought without a place goes through it. */
@Mapper
interface StockMapper {

    String WANTED =
            """
            CASE sku_id
            <foreach item="row" collection="wanted"> WHEN #{row.skuId} THEN #{row.units}</foreach>
            ELSE 0 END
            """;

    String RESERVE = " SET available = available - #{units}, reserved = reserved + #{units} ";
    String RELEASE = " SET available = available + #{units}, reserved = reserved - #{units} ";
    String SELL = " SET reserved = reserved - #{units}, sold = sold + #{units} ";
    String RESTOCK = " SET available = available + #{units}, restocked = restocked + #{units} ";
    String CARRY = " SET available = available + #{units}, transferred = transferred + #{units} ";

    String TOGETHER = " SET available = available - " + WANTED + ", reserved = reserved + " + WANTED
            + """
            WHERE sku_id IN
            <foreach item="row" collection="wanted" open="(" separator="," close=")">#{row.skuId}</foreach>
              AND available &gt;= """
            + WANTED;

    String CENTRAL_ROW = "UPDATE catalog_stock";
    String PLACE_ROW = "UPDATE stock_at";
    String OF_SKU = "WHERE sku_id = #{skuId} ";
    String OF_PLACE = "WHERE place_id = #{placeId} AND sku_id = #{skuId} ";

    @Update(CENTRAL_ROW + RESERVE + OF_SKU + "AND available >= #{units}")
    int reserve(long skuId, int units);

    @Update(PLACE_ROW + RESERVE + OF_PLACE + "AND available >= #{units}")
    int reserveAt(long placeId, long skuId, int units);

    /** A row is changed only if it has enough, so fewer rows than SKUs mean no. */
    @Update("<script>" + CENTRAL_ROW + TOGETHER + "</script>")
    int reserveTogether(@Param("wanted") List<WantedRow> wanted);

    @Update("<script>" + PLACE_ROW + TOGETHER + " AND place_id = #{placeId}</script>")
    int reserveTogetherAt(@Param("placeId") long placeId, @Param("wanted") List<WantedRow> wanted);

    @Update(CENTRAL_ROW + RELEASE + OF_SKU + "AND reserved >= #{units}")
    int release(long skuId, int units);

    @Update(PLACE_ROW + RELEASE + OF_PLACE + "AND reserved >= #{units}")
    int releaseAt(long placeId, long skuId, int units);

    @Update(CENTRAL_ROW + SELL + OF_SKU + "AND reserved >= #{units}")
    int sell(long skuId, int units);

    @Update(PLACE_ROW + SELL + OF_PLACE + "AND reserved >= #{units}")
    int sellAt(long placeId, long skuId, int units);

    @Update(CENTRAL_ROW + RESTOCK + OF_SKU + "AND restocked + #{units} <= sold")
    int restock(long skuId, int units);

    @Update(PLACE_ROW + RESTOCK + OF_PLACE + "AND restocked + #{units} <= sold")
    int restockAt(long placeId, long skuId, int units);

    /** @param units negative to carry away */
    @Update(CENTRAL_ROW + CARRY + OF_SKU + "AND available + #{units} >= 0")
    int carry(long skuId, int units);

    /** @param units negative to carry away */
    @Update(PLACE_ROW + CARRY + OF_PLACE + "AND available + #{units} >= 0")
    int carryAt(long placeId, long skuId, int units);

    @Insert("INSERT IGNORE INTO catalog_stock (sku_id, initial, available) VALUES (#{skuId}, 0, 0)")
    int begin(long skuId);

    @Insert("INSERT IGNORE INTO stock_at (place_id, sku_id) VALUES (#{placeId}, #{skuId})")
    int beginAt(long placeId, long skuId);

    @Insert(
            """
            <script>
            INSERT INTO stock_movement (cause_id, kind, place_id, sku_id, units, moved_at)
            VALUES
            <foreach item="row" collection="rows" separator=",">
              (#{row.orderId}, #{kind}, #{row.placeId}, #{row.skuId}, #{row.units}, #{at})
            </foreach>
            </script>
            """)
    void insertMovements(
            @Param("rows") Collection<Hold> rows, @Param("kind") MovementKind kind, @Param("at") Instant at);

    /** Those of a transfer may be negative. */
    @Insert(
            """
            <script>
            INSERT INTO stock_movement (cause_id, kind, place_id, sku_id, units, moved_at)
            VALUES
            <foreach item="row" collection="rows" separator=",">
              (#{causeId}, 'TRANSFER', #{placeId}, #{row.skuId}, #{row.units}, #{at})
            </foreach>
            </script>
            """)
    void insertTransfers(
            @Param("causeId") long causeId,
            @Param("placeId") long placeId,
            @Param("rows") Collection<WantedRow> rows,
            @Param("at") Instant at);

    @Select(
            """
            SELECT place_id, sku_id, SUM(CASE WHEN kind = 'RESERVATION' THEN units ELSE -units END) AS units
            FROM stock_movement
            WHERE cause_id = #{orderId} AND kind IN ('RESERVATION', 'RELEASE', 'RETURN')
            GROUP BY place_id, sku_id
            ORDER BY place_id, sku_id
            LIMIT 1000
            """)
    List<HeldRow> heldBy(long orderId);

    @Select(
            """
            <script>
            SELECT COUNT(*) FROM stock_place WHERE kind = 'ACTIVITY' AND id IN
            <foreach item="id" collection="placeIds" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    int activities(Collection<Long> placeIds);

    @Select(
            """
            <script>
            SELECT sku_id, available FROM catalog_stock WHERE sku_id IN
            <foreach item="id" collection="skuIds" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<AvailableRow> available(Collection<Long> skuIds);

    @Select(
            """
            <script>
            SELECT sku_id, available FROM stock_at WHERE place_id = #{placeId} AND sku_id IN
            <foreach item="id" collection="skuIds" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<AvailableRow> availableAt(long placeId, Collection<Long> skuIds);

    default int reserve(Hold hold) {
        return hold.placeId() == Stock.CENTRAL
                ? reserve(hold.skuId(), hold.units())
                : reserveAt(hold.placeId(), hold.skuId(), hold.units());
    }

    default int reserveTogether(long placeId, List<WantedRow> wanted) {
        return placeId == Stock.CENTRAL ? reserveTogether(wanted) : reserveTogetherAt(placeId, wanted);
    }

    default int release(Hold hold) {
        return hold.placeId() == Stock.CENTRAL
                ? release(hold.skuId(), hold.units())
                : releaseAt(hold.placeId(), hold.skuId(), hold.units());
    }

    default int sell(Hold hold) {
        return hold.placeId() == Stock.CENTRAL
                ? sell(hold.skuId(), hold.units())
                : sellAt(hold.placeId(), hold.skuId(), hold.units());
    }

    default int restock(Hold hold) {
        return hold.placeId() == Stock.CENTRAL
                ? restock(hold.skuId(), hold.units())
                : restockAt(hold.placeId(), hold.skuId(), hold.units());
    }

    /** What an order has taken from a place; 0 where it has let go of all of it. */
    record HeldRow(long placeId, long skuId, int units) {}

    record WantedRow(long skuId, int units) {}

    record AvailableRow(long skuId, int available) {}
}
