package io.guidepost.domain.cart.persistence;

import io.guidepost.domain.cart.Carts.Bought;
import io.guidepost.domain.cart.Carts.Line;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface CartMapper {

    @Insert(
            """
            INSERT INTO cart_line (member_id, sku_id, quantity, selected, price_fen, added_at, updated_at)
            SELECT #{memberId}, k.id, #{quantity}, TRUE, k.price_fen, #{at}, #{at}
            FROM catalog_sku k JOIN catalog_product p ON p.id = k.product_id
            WHERE k.id = #{skuId} AND k.state = 'ON_SHELF' AND p.state = 'ON_SHELF'
            AND ((SELECT COUNT(*) FROM cart_line c WHERE c.member_id = #{memberId}) < #{mostLines}
                 OR EXISTS (SELECT 1 FROM cart_line c WHERE c.member_id = #{memberId} AND c.sku_id = #{skuId}))
            ON DUPLICATE KEY UPDATE quantity = LEAST(#{mostUnits}, cart_line.quantity + #{quantity}), selected = TRUE,
                updated_at = #{at}
            """)
    int add(long memberId, long skuId, int quantity, Instant at, int mostLines, int mostUnits);

    @Insert(
            """
            <script>
            INSERT INTO cart_line (member_id, sku_id, quantity, selected, price_fen, added_at, updated_at)
            SELECT #{memberId}, k.id, w.quantity, TRUE, k.price_fen, #{at}, #{at}
            FROM (<foreach item="quantity" index="sku" collection="units" separator=" UNION ALL ">
                    SELECT #{sku} AS sku_id, #{quantity} AS quantity</foreach>) w
            JOIN catalog_sku k ON k.id = w.sku_id
            ON DUPLICATE KEY UPDATE quantity = GREATEST(cart_line.quantity, w.quantity), updated_at = #{at}
            </script>
            """)
    void merge(long memberId, Map<Long, Integer> units, Instant at);

    @Update(
            """
            UPDATE cart_line
            SET quantity = COALESCE(#{quantity}, quantity), selected = COALESCE(#{selected}, selected), updated_at = #{at}
            WHERE member_id = #{memberId} AND sku_id = #{skuId}
            """)
    int change(long memberId, long skuId, Integer quantity, Boolean selected, Instant at);

    @Update(
            """
            <script>
            UPDATE cart_line SET selected = #{selected}, updated_at = #{at} WHERE member_id = #{memberId} AND sku_id IN
            <foreach item="id" collection="skuIds" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    void select(long memberId, Collection<Long> skuIds, boolean selected, Instant at);

    @Update("UPDATE cart_line SET selected = #{selected}, updated_at = #{at} WHERE member_id = #{memberId}")
    void selectAll(long memberId, boolean selected, Instant at);

    @Delete(
            """
            <script>
            DELETE FROM cart_line WHERE member_id = #{memberId} AND sku_id IN
            <foreach item="id" collection="skuIds" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    int remove(long memberId, Collection<Long> skuIds);

    @Select(
            """
            SELECT sku_id, quantity, selected, price_fen AS added_price_fen, added_at FROM cart_line
            WHERE member_id = #{memberId} ORDER BY added_at DESC, sku_id DESC LIMIT 500
            """)
    List<Line> of(long memberId);

    @Select("SELECT COUNT(*) FROM cart_line WHERE member_id = #{memberId}")
    int count(long memberId);

    @Update(
            """
            UPDATE cart_line c
            JOIN catalog_sku k ON k.id = c.sku_id
            LEFT JOIN catalog_stock s ON s.sku_id = c.sku_id
            SET c.price_fen = k.price_fen,
                c.quantity = CASE WHEN s.available >= 1 AND s.available < c.quantity THEN s.available ELSE c.quantity END,
                c.updated_at = #{at}
            WHERE c.member_id = #{memberId}
            """)
    void refresh(long memberId, Instant at);

    @Delete(
            """
            <script>
            DELETE FROM cart_line WHERE
            <foreach item="row" collection="bought" separator=" OR ">
              (member_id = #{row.memberId} AND sku_id = #{row.skuId} AND quantity = #{row.quantity})
            </foreach>
            </script>
            """)
    int takeWhole(Collection<Bought> bought);

    @Update(
            """
            UPDATE cart_line SET quantity = quantity - #{quantity}
            WHERE member_id = #{memberId} AND sku_id = #{skuId} AND quantity > #{quantity}
            """)
    int takePart(Bought bought);
}
