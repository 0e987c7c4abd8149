package io.guidepost.domain.order.persistence;

import io.guidepost.domain.order.NewOrder;
import io.guidepost.domain.order.OrderLine;
import io.guidepost.domain.order.OrderStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface OrderMapper {

    String HEADER =
            """
            SELECT id, member_id, status, list_fen, discount_fen, freight_fen, payable_fen, placed_at, expires_at,
                   paid_at, shipped_at, received_at, window_ends_at, closed_at, close_reason, pay_method, version
            FROM order_header
            """;

    /** What holds for a brand that was renamed holds for what was sold before. */
    String LINE =
            """
            SELECT id, order_id, line_no, sku_id, product_id, category_id,
                   COALESCE((SELECT b.name FROM catalog_brand_former_name f JOIN catalog_brand b ON b.id = f.brand_id
                             WHERE f.name = order_line.brand), brand) AS brand, title, spec, unit_price_fen, quantity,
                   list_fen, activity_fen, coupon_fen, points_fen, paid_fen, return_window_days,
                   refunded_quantity, refunded_fen, price_list_fen, freight_fen
            FROM order_line
            """;

    @Insert(
            """
            <script>
            INSERT INTO order_header (id, member_id, status, list_fen, discount_fen, freight_fen, payable_fen,
                                      address_sealed, placed_at, expires_at, pay_method, device_index, phone_index)
            VALUES
            <foreach item="row" collection="placed" separator=",">
              (#{row.order.id}, #{row.order.memberId}, #{row.order.status}, #{row.order.listFen}, #{row.order.discountFen},
               #{row.order.freightFen}, #{row.order.payableFen}, #{row.sealedAddress}, #{row.order.placedAt},
               #{row.order.expiresAt}, #{row.order.payMethod}, #{row.device}, #{row.receiver})
            </foreach>
            </script>
            """)
    void insertHeaders(Collection<NewOrder> placed);

    @Insert(
            """
            <script>
            INSERT INTO order_line (id, order_id, line_no, sku_id, product_id, category_id, brand, title, spec,
                                    unit_price_fen, quantity, list_fen, activity_fen, coupon_fen, points_fen, paid_fen,
                                    return_window_days, price_list_fen, freight_fen)
            VALUES
            <foreach item="row" collection="lines" separator=",">
              (#{row.id}, #{row.orderId}, #{row.lineNo}, #{row.skuId}, #{row.productId}, #{row.categoryId}, #{row.brand},
               #{row.title}, #{row.spec}, #{row.unitPriceFen}, #{row.quantity}, #{row.listFen}, #{row.activityFen},
               #{row.couponFen}, #{row.pointsFen}, #{row.paidFen}, #{row.returnWindowDays},
               #{row.priceListFen}, #{row.freightFen})
            </foreach>
            </script>
            """)
    void insertLines(List<OrderLine> lines);

    @Select(HEADER + "WHERE id = #{id}")
    OrderRow byId(long id);

    @Select(HEADER + "WHERE id = #{id} FOR UPDATE")
    OrderRow lock(long id);

    @Select(
            "<script>" + HEADER
                    + """
            WHERE member_id IN <foreach item="id" collection="memberIds" open="(" separator="," close=")">#{id}</foreach>
            AND id &lt; #{beforeId}
            <if test="!statuses.isEmpty()">
                AND status IN <foreach item="one" collection="statuses" open="(" separator="," close=")">#{one}</foreach>
            </if>
            ORDER BY id DESC LIMIT #{limit}
            </script>
            """)
    List<OrderRow> pageOf(Collection<Long> memberIds, Collection<String> statuses, long beforeId, int limit);

    @Select(
            HEADER
                    + """
            WHERE status IN ('PENDING_PAYMENT', 'CLOSING') AND expires_at <= #{now}
            ORDER BY expires_at, id
            LIMIT #{limit}
            """)
    List<OrderRow> overdue(Instant now, int limit);

    @Select(
            HEADER
                    + """
            WHERE status = 'SHIPPED' AND shipped_at <= #{until} AND shipped_at >= #{afterAt}
              AND (shipped_at > #{afterAt} OR id > #{afterId}) AND is_part_sent = FALSE
            ORDER BY shipped_at, id
            LIMIT #{limit}
            """)
    List<OrderRow> shippedUntil(Instant until, Instant afterAt, long afterId, int limit);

    @Select(LINE + "WHERE order_id = #{orderId} ORDER BY line_no")
    List<OrderLine> linesOf(long orderId);

    @Select(
            "<script>" + LINE
                    + """
            WHERE order_id IN
            <foreach item="id" collection="orderIds" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY order_id, line_no
            </script>
            """)
    List<OrderLine> linesOfAll(Collection<Long> orderIds);

    @Update(
            """
            UPDATE order_header SET status = 'CLOSING', close_reason = #{reason}, version = version + 1
            WHERE id = #{id} AND version = #{version} AND status = 'PENDING_PAYMENT'
            """)
    int markClosing(long id, int version, String reason);

    @Update(
            """
            UPDATE order_header SET status = 'PAID', paid_at = #{paidAt}, close_reason = NULL, version = version + 1
            WHERE id = #{id} AND version = #{version} AND status IN ('PENDING_PAYMENT', 'CLOSING')
            """)
    int markPaid(long id, int version, Instant paidAt);

    @Update(
            """
            UPDATE order_header SET status = 'SHIPPED', shipped_at = #{shippedAt}, version = version + 1
            WHERE id = #{id} AND version = #{version} AND status = 'PAID'
            """)
    int markShipped(long id, int version, Instant shippedAt);

    @Update(
            """
            UPDATE order_header SET shipped_at = #{shippedAt}, version = version + 1
            WHERE id = #{id} AND version = #{version} AND status = 'SHIPPED'
            """)
    int markShippedAgain(long id, int version, Instant shippedAt);

    @Update(
            """
            UPDATE order_header
            SET status = 'RECEIVED', received_at = #{receivedAt}, window_ends_at = #{windowEndsAt}, version = version + 1
            WHERE id = #{id} AND version = #{version} AND status = 'SHIPPED'
            """)
    int markReceived(long id, int version, Instant receivedAt, Instant windowEndsAt);

    @Update(
            """
            UPDATE order_header
            SET status = #{to}, closed_at = #{closedAt}, close_reason = #{reason}, version = version + 1
            WHERE id = #{id} AND version = #{version} AND status IN ('PENDING_PAYMENT', 'CLOSING')
            """)
    int markClosed(long id, int version, OrderStatus to, String reason, Instant closedAt);

    @Update(
            """
            UPDATE order_line
            SET refunded_quantity = refunded_quantity + #{quantity}, refunded_fen = refunded_fen + #{fen}
            WHERE id = #{lineId} AND refunded_quantity + #{quantity} <= quantity AND refunded_fen + #{fen} <= paid_fen
            """)
    int addRefunded(long lineId, int quantity, long fen);

    @Select(
            """
            <script>
            SELECT id, address_sealed FROM order_header WHERE id IN
            <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<SealedAddressRow> sealedAddresses(Collection<Long> ids);

    record SealedAddressRow(long id, byte[] addressSealed) {}
}
