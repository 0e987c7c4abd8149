package io.guidepost.domain.payment.persistence;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface PaymentMapper {

    String PREPAY =
            """
            SELECT order_id, out_trade_no, amount_fen, prepay_id, prepared_at, query_at, attempts
            FROM payment_prepay
            """;

    String CAPTURE =
            """
            SELECT transaction_id, order_id, amount_fen, currency, payer_openid, verdict, captured_at
            FROM payment_capture
            """;

    @Select(PREPAY + "WHERE order_id = #{orderId}")
    PrepayRow prepayOf(long orderId);

    @Select("SELECT order_id FROM payment_prepay WHERE out_trade_no = #{outTradeNo}")
    Long orderOf(String outTradeNo);

    @Insert(
            """
            INSERT INTO payment_prepay (order_id, out_trade_no, amount_fen, asked_at, query_at)
            VALUES (#{orderId}, #{outTradeNo}, #{amountFen}, #{askedAt}, #{queryAt})
            """)
    void insertPrepay(long orderId, String outTradeNo, long amountFen, Instant askedAt, Instant queryAt);

    @Update(
            """
            UPDATE payment_prepay
            SET prepay_id = #{prepayId}, prepared_at = #{preparedAt}, query_at = #{queryAt}, attempts = 0
            WHERE order_id = #{orderId}
            """)
    void prepared(long orderId, String prepayId, Instant preparedAt, Instant queryAt);

    @Select(PREPAY + "WHERE query_at <= #{now} ORDER BY query_at, order_id LIMIT #{limit}")
    List<PrepayRow> due(Instant now, int limit);

    @Update(
            """
            UPDATE payment_prepay SET query_at = #{leaseUntil}, attempts = attempts + 1
            WHERE order_id = #{orderId} AND query_at = #{seenQueryAt}
            """)
    int claim(long orderId, Instant seenQueryAt, Instant leaseUntil);

    @Update(
            """
            UPDATE payment_prepay SET query_at = #{queryAt}
            WHERE order_id = #{orderId} AND query_at = #{leaseUntil}
            """)
    void askAgain(long orderId, Instant leaseUntil, Instant queryAt);

    @Update("UPDATE payment_prepay SET query_at = #{never} WHERE order_id = #{orderId}")
    void settled(long orderId, Instant never);

    @Select(
            """
            SELECT o.id
            FROM order_header o LEFT JOIN payment_prepay p ON p.order_id = o.id
            WHERE o.status IN ('PENDING_PAYMENT', 'CLOSING') AND o.expires_at <= #{now} AND p.order_id IS NULL
            ORDER BY o.expires_at, o.id
            LIMIT #{limit}
            """)
    List<Long> overdueNeverPrepared(Instant now, int limit);

    /** The newest, should two accounts have been merged into one. */
    @Select(
            """
            SELECT value FROM shopper_identity
            WHERE member_id = #{memberId} AND kind = 'OPENID'
            ORDER BY created_at DESC, value
            LIMIT 1
            """)
    String openidOf(long memberId);

    @Select(
            """
            SELECT g.userid
            FROM attribution_decision d JOIN org_guide g ON g.id = d.guide_id
            WHERE d.order_id = #{orderId} AND g.status = 'ACTIVE'
            AND d.revision = (SELECT MAX(r.revision) FROM attribution_decision r WHERE r.order_id = d.order_id)
            """)
    String creditedUserid(long orderId);

    @Select(CAPTURE + "WHERE order_id = #{orderId} ORDER BY captured_at, transaction_id")
    List<CaptureRow> capturesOf(long orderId);

    @Select(CAPTURE + "WHERE transaction_id = #{transactionId}")
    CaptureRow capture(String transactionId);

    @Insert(
            """
            INSERT INTO payment_capture
                (transaction_id, order_id, amount_fen, currency, payer_openid, verdict, captured_at, learned_at, learned_by)
            VALUES
                (#{capture.transactionId}, #{capture.orderId}, #{capture.amountFen}, #{capture.currency},
                 #{capture.payerOpenid}, #{capture.verdict}, #{capture.capturedAt}, #{learnedAt}, #{learnedBy})
            """)
    void insertCapture(CaptureRow capture, Instant learnedAt, String learnedBy);
}
