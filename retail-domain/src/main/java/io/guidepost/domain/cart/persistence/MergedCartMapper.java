package io.guidepost.domain.cart.persistence;

import io.guidepost.domain.cart.MergedCarts.Kept;
import io.guidepost.domain.cart.MergedCarts.Line;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface MergedCartMapper {

    @Select(
            """
            SELECT sku_id, quantity, selected, price_fen, added_at FROM cart_line
            WHERE member_id = #{memberId} ORDER BY added_at DESC, sku_id DESC LIMIT 500
            """)
    List<Line> lines(long memberId);

    @Insert(
            """
            <script>
            INSERT INTO cart_line (member_id, sku_id, quantity, selected, price_fen, added_at, updated_at) VALUES
            <foreach item="line" collection="lines" separator=",">
              (#{memberId}, #{line.skuId}, #{line.quantity}, #{line.selected}, #{line.priceFen}, #{line.addedAt}, #{at})
            </foreach>
            ON DUPLICATE KEY UPDATE quantity = VALUES(quantity), selected = VALUES(selected), price_fen = VALUES(price_fen),
                added_at = VALUES(added_at), updated_at = VALUES(updated_at)
            </script>
            """)
    void put(long memberId, Collection<Line> lines, Instant at);

    @Delete("DELETE FROM cart_line WHERE member_id = #{memberId}")
    void clear(long memberId);

    @Insert(
            """
            <script>
            INSERT INTO cart_merger_line (merger_id, member_id, sku_id, quantity, selected, price_fen, added_at, left_quantity)
            VALUES
            <foreach item="it" collection="lines" separator=",">
              (#{mergerId}, #{it.memberId}, #{it.line.skuId}, #{it.line.quantity}, #{it.line.selected}, #{it.line.priceFen},
               #{it.line.addedAt}, #{it.leftQuantity})
            </foreach>
            </script>
            """)
    void remember(long mergerId, Collection<Kept> lines);

    @Select(
            """
            SELECT member_id, sku_id, quantity, selected, price_fen, added_at, left_quantity FROM cart_merger_line
            WHERE merger_id = #{mergerId} ORDER BY member_id, sku_id
            """)
    List<KeptRow> remembered(long mergerId);

    @Delete("DELETE FROM cart_merger_line WHERE merger_id = #{mergerId}")
    void forget(long mergerId);

    record KeptRow(
            long memberId,
            long skuId,
            int quantity,
            boolean selected,
            long priceFen,
            Instant addedAt,
            Integer leftQuantity) {}
}
