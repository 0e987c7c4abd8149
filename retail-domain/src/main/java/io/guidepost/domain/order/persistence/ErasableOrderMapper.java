package io.guidepost.domain.order.persistence;

import io.guidepost.domain.order.ErasableOrders;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface ErasableOrderMapper extends ErasableOrders {

    @Override
    @Select(
            """
            <script>
            SELECT id FROM order_header WHERE member_id IN
            <foreach item="id" collection="memberIds" open="(" separator="," close=")">#{id}</foreach>
              AND status IN ('PENDING_PAYMENT', 'CLOSING', 'PAID', 'SHIPPED')
            ORDER BY id LIMIT 100
            </script>
            """)
    List<Long> openOf(Collection<Long> memberIds);
}
