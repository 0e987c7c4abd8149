package io.guidepost.domain.tracking.persistence;

import io.guidepost.domain.tracking.ParcelEvent;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface ParcelEventMapper {

    @Insert(
            """
            INSERT IGNORE INTO order_parcel_event
                (shipment_id, occurred_at, state, place, text, told_by, teller_id, learned_at)
            VALUES
                (#{shipmentId}, #{occurredAt}, #{state}, #{place}, #{text}, #{toldBy}, #{tellerId}, #{learnedAt})
            """)
    int insert(ParcelEvent event);

    @Select(
            """
            <script>
            SELECT shipment_id, occurred_at, state, place, text, told_by, teller_id, learned_at
            FROM order_parcel_event
            WHERE shipment_id IN
            <foreach item="id" collection="shipmentIds" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY shipment_id, occurred_at DESC
            LIMIT 5000
            </script>
            """)
    List<ParcelEvent> of(Collection<Long> shipmentIds);
}
