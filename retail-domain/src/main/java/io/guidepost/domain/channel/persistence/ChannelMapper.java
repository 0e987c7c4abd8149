package io.guidepost.domain.channel.persistence;

import io.guidepost.domain.channel.Channel;
import io.guidepost.domain.channel.ChannelReturns.ChannelReturn;
import io.guidepost.domain.channel.StoreCodes.StoreCode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface ChannelMapper {

    @Select(
            """
            SELECT channel, external_no, order_id, exchange_of, content_hash, ordered_at, imported_at, imported_by
            FROM channel_order WHERE channel = #{channel} AND external_no = #{externalNo}
            """)
    OrderRow order(Channel channel, String externalNo);

    @Select(
            """
            <script>
            SELECT channel, external_no, order_id, exchange_of, content_hash, ordered_at, imported_at, imported_by
            FROM channel_order WHERE channel = #{channel} AND external_no IN
            <foreach collection="numbers" item="number" open="(" separator="," close=")">#{number}</foreach>
            </script>
            """)
    List<OrderRow> orders(Channel channel, Collection<String> numbers);

    @Insert(
            """
            INSERT INTO channel_order (channel, external_no, order_id, exchange_of, content_hash, ordered_at, imported_at,
                                       imported_by)
            VALUES (#{channel}, #{externalNo}, #{orderId}, #{exchangeOf}, #{contentHash}, #{orderedAt}, #{importedAt},
                    #{importedBy})
            """)
    void insert(OrderRow row);

    @Select(
            """
            SELECT channel, return_no, order_id, refund_id, content_hash, returned_at, imported_at, imported_by
            FROM channel_return WHERE channel = #{channel} AND return_no = #{returnNo}
            """)
    ChannelReturn returned(Channel channel, String returnNo);

    @Insert(
            """
            INSERT INTO channel_return (channel, return_no, order_id, refund_id, content_hash, returned_at, imported_at,
                                        imported_by)
            VALUES (#{channel}, #{returnNo}, #{orderId}, #{refundId}, #{contentHash}, #{returnedAt}, #{importedAt},
                    #{importedBy})
            """)
    void insertReturn(ChannelReturn taken);

    @Select(
            """
            <script>
            SELECT channel, code, store_id FROM channel_store_code WHERE channel = #{channel} AND code IN
            <foreach collection="codes" item="code" open="(" separator="," close=")">#{code}</foreach>
            </script>
            """)
    List<StoreCode> storesOf(Channel channel, Collection<String> codes);

    @Insert(
            """
            INSERT INTO channel_store_code (channel, code, store_id, set_by, set_at)
            VALUES (#{code.channel}, #{code.code}, #{code.storeId}, #{adminId}, #{at})
            ON DUPLICATE KEY UPDATE store_id = #{code.storeId}, set_by = #{adminId}, set_at = #{at}
            """)
    void setCode(StoreCode code, long adminId, Instant at);

    @Select(
            """
            SELECT channel, code, store_id FROM channel_store_code
            WHERE channel = #{channel} AND code > #{after} ORDER BY code LIMIT #{limit}
            """)
    List<StoreCode> codes(Channel channel, String after, int limit);

    record OrderRow(
            Channel channel,
            String externalNo,
            long orderId,
            Long exchangeOf,
            String contentHash,
            Instant orderedAt,
            Instant importedAt,
            long importedBy) {}
}
