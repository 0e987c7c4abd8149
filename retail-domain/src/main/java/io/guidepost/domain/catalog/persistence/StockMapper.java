package io.guidepost.domain.catalog.persistence;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface StockMapper {

    String WANTED =
            """
            CASE sku_id
            <foreach item="row" collection="wanted"> WHEN #{row.skuId} THEN #{row.units}</foreach>
            ELSE 0 END
            """;

    @Update(
            """
            UPDATE catalog_stock SET available = available - #{units}, reserved = reserved + #{units}
            WHERE sku_id = #{skuId} AND available >= #{units}
            """)
    int reserve(long skuId, int units);

    /** A row is changed only if it has enough, so fewer rows than SKUs mean no. */
    @Update("<script>UPDATE catalog_stock SET available = available - " + WANTED + ", reserved = reserved + " + WANTED
            + """
            WHERE sku_id IN
            <foreach item="row" collection="wanted" open="(" separator="," close=")">#{row.skuId}</foreach>
              AND available &gt;= """
            + WANTED + "</script>")
    int reserveTogether(@Param("wanted") List<WantedRow> wanted);

    @Update(
            """
            UPDATE catalog_stock SET available = available + #{units}, reserved = reserved - #{units}
            WHERE sku_id = #{skuId} AND reserved >= #{units}
            """)
    int release(long skuId, int units);

    @Update(
            """
            UPDATE catalog_stock SET reserved = reserved - #{units}, sold = sold + #{units}
            WHERE sku_id = #{skuId} AND reserved >= #{units}
            """)
    int sell(long skuId, int units);

    @Update(
            """
            UPDATE catalog_stock SET available = available + #{units}, restocked = restocked + #{units}
            WHERE sku_id = #{skuId} AND restocked + #{units} <= sold
            """)
    int restock(long skuId, int units);

    @Select(
            """
            <script>
            SELECT sku_id, available FROM catalog_stock WHERE sku_id IN
            <foreach item="id" collection="skuIds" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<AvailableRow> available(Collection<Long> skuIds);

    record WantedRow(long skuId, int units) {}

    record AvailableRow(long skuId, int available) {}
}
