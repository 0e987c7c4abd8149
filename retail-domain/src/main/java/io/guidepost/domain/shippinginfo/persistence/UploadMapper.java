package io.guidepost.domain.shippinginfo.persistence;

import io.guidepost.domain.shippinginfo.Upload;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface UploadMapper {

    String UPLOAD =
            """
            SELECT order_id, transaction_id, state, wanted, told, due_at, attempts, told_at, fail_code, fail_reason
            FROM shippinginfo_upload
            """;

    @Select(UPLOAD + "WHERE order_id = #{orderId}")
    UploadRow find(long orderId);

    @Insert(
            """
            INSERT INTO shippinginfo_upload (order_id, transaction_id, state, wanted, due_at)
            VALUES (#{orderId}, #{transactionId}, 'DUE', 1, #{dueAt})
            ON DUPLICATE KEY UPDATE
                wanted = wanted + 1, due_at = #{dueAt}, attempts = 0,
                state = CASE WHEN state = 'UNKNOWN' THEN 'UNKNOWN' ELSE 'DUE' END
            """)
    void want(long orderId, String transactionId, Instant dueAt);

    @Select(UPLOAD + "WHERE state IN ('DUE', 'UNKNOWN') AND due_at <= #{now} ORDER BY due_at, order_id LIMIT #{limit}")
    List<UploadRow> due(Instant now, int limit);

    @Select(UPLOAD + "WHERE state = 'REFUSED' AND order_id < #{before} ORDER BY order_id DESC LIMIT #{limit}")
    List<UploadRow> refused(long before, int limit);

    @Update(
            """
            UPDATE shippinginfo_upload SET due_at = #{leaseUntil}, attempts = attempts + 1
            WHERE order_id = #{orderId} AND due_at = #{seenDueAt} AND wanted = #{wanted} AND state IN ('DUE', 'UNKNOWN')
            """)
    int claim(long orderId, Instant seenDueAt, int wanted, Instant leaseUntil);

    @Update(
            """
            UPDATE shippinginfo_upload
            SET state = CASE WHEN wanted = #{wanted} THEN 'TOLD' ELSE 'DUE' END, told = #{wanted}, told_at = #{at},
                fail_code = NULL, fail_reason = NULL
            WHERE order_id = #{orderId} AND told <= #{wanted}
            """)
    void told(long orderId, int wanted, Instant at);

    @Update(
            """
            UPDATE shippinginfo_upload
            SET state = #{state}, due_at = CASE WHEN wanted = #{wanted} THEN #{dueAt} ELSE due_at END,
                fail_code = #{code}, fail_reason = #{reason}
            WHERE order_id = #{orderId} AND state IN ('DUE', 'UNKNOWN')
              AND (wanted = #{wanted} OR #{state} = 'UNKNOWN')
            """)
    void later(long orderId, int wanted, Upload.State state, Instant dueAt, String code, String reason);

    @Update(
            """
            UPDATE shippinginfo_upload SET state = 'DUE', due_at = #{dueAt}, attempts = 0
            WHERE order_id = #{orderId} AND state = 'REFUSED'
            """)
    int again(long orderId, Instant dueAt);

    record UploadRow(
            long orderId,
            String transactionId,
            Upload.State state,
            int wanted,
            int told,
            Instant dueAt,
            int attempts,
            Instant toldAt,
            String failCode,
            String failReason) {

        Upload toUpload() {
            return new Upload(
                    orderId,
                    transactionId,
                    state,
                    wanted,
                    told,
                    dueAt,
                    attempts,
                    Optional.ofNullable(toldAt),
                    Optional.ofNullable(failCode),
                    Optional.ofNullable(failReason));
        }
    }
}
