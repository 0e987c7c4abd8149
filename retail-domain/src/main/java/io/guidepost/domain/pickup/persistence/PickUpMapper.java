package io.guidepost.domain.pickup.persistence;

import io.guidepost.domain.pickup.PickUp.State;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface PickUpMapper {

    String PICK_UP =
            """
            SELECT order_id, store_id, state, code_sealed, code_index, valid_until, wrong_tries, codes_made, chosen_at,
                   ready_at, handed_at
            FROM pickup_order
            """;

    @Select(PICK_UP + "WHERE order_id = #{orderId}")
    PickUpRow find(long orderId);

    @Insert(
            """
            INSERT INTO pickup_order (order_id, store_id, state, chosen_at) VALUES (#{orderId}, #{storeId}, 'CHOSEN', #{at})
            ON DUPLICATE KEY UPDATE store_id = #{storeId}, chosen_at = #{at}
            """)
    void choose(long orderId, long storeId, Instant at);

    @Delete("DELETE FROM pickup_order WHERE order_id = #{orderId}")
    void forget(long orderId);

    @Update("UPDATE order_header SET is_pick_up = #{isPickUp} WHERE id = #{orderId}")
    void noteOnOrder(long orderId, boolean isPickUp);

    @Update(
            """
            UPDATE pickup_order
            SET state = 'READY', code_sealed = #{sealed}, code_index = #{index}, valid_until = #{validUntil},
                wrong_tries = 0, codes_made = codes_made + 1, ready_by = #{guideId}, ready_at = #{at}
            WHERE order_id = #{orderId} AND state = 'CHOSEN'
            """)
    int ready(long orderId, byte[] sealed, String index, Instant validUntil, long guideId, Instant at);

    @Update(
            """
            UPDATE pickup_order
            SET code_sealed = #{sealed}, code_index = #{index}, valid_until = #{validUntil}, wrong_tries = 0,
                codes_made = codes_made + 1
            WHERE order_id = #{orderId} AND state = 'READY'
            """)
    int renew(long orderId, byte[] sealed, String index, Instant validUntil);

    @Update("UPDATE pickup_order SET wrong_tries = wrong_tries + 1 WHERE order_id = #{orderId} AND wrong_tries < 5")
    void wrong(long orderId);

    @Update(
            """
            UPDATE pickup_order
            SET state = 'HANDED_OUT', handed_by = #{guideId}, handed_at = #{at}, code_sealed = NULL, code_index = NULL
            WHERE order_id = #{orderId} AND state = 'READY'
            """)
    int handedOut(long orderId, long guideId, Instant at);

    @Select(
            "<script>" + PICK_UP
                    + """
            WHERE store_id = #{storeId} AND order_id &lt; #{before}
            <if test="state != null">AND state = #{state}</if>
            ORDER BY order_id DESC LIMIT #{limit}
            </script>
            """)
    List<PickUpRow> ofStore(long storeId, State state, long before, int limit);

    @Select("SELECT COUNT(*) FROM org_store WHERE id = #{storeId} AND state = 'OPEN'")
    int open(long storeId);

    @Update(
            """
            <script>
            UPDATE pickup_order SET code_sealed = NULL
            WHERE order_id IN (SELECT o.id FROM order_header o WHERE o.member_id IN
            <foreach item="id" collection="memberIds" open="(" separator="," close=")">#{id}</foreach>)
            </script>
            """)
    void eraseOf(Collection<Long> memberIds);

    record PickUpRow(
            long orderId,
            long storeId,
            State state,
            byte[] codeSealed,
            String codeIndex,
            Instant validUntil,
            int wrongTries,
            int codesMade,
            Instant chosenAt,
            Instant readyAt,
            Instant handedAt) {}
}
