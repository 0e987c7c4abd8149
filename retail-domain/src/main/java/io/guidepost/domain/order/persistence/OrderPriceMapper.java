package io.guidepost.domain.order.persistence;

import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface OrderPriceMapper {

    @Insert(
            """
            <script>
            INSERT INTO order_price (order_id, freight_off, steps) VALUES
            <foreach item="row" collection="rows" separator=",">
              (#{row.orderId}, #{row.freightOff}, #{row.steps})
            </foreach>
            </script>
            """)
    void insert(List<StoryRow> rows);

    @Select("SELECT order_id, freight_off, steps FROM order_price WHERE order_id = #{orderId}")
    StoryRow of(long orderId);

    record StoryRow(long orderId, long freightOff, String steps) {}
}
