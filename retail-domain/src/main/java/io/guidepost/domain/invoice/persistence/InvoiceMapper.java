package io.guidepost.domain.invoice.persistence;

import io.guidepost.domain.invoice.Invoice.State;
import io.guidepost.domain.invoice.Invoice.TitleType;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface InvoiceMapper {

    String INVOICE =
            """
            SELECT id, order_id, member_id, title_type, tax_no, data_sealed, state, amount_fen, invoice_no, reason,
                   requested_at, decided_at, version
            FROM invoice_request
            """;

    @Select(INVOICE + "WHERE id = #{id}")
    InvoiceRow find(long id);

    @Select(INVOICE + "WHERE order_id = #{orderId} ORDER BY id DESC LIMIT 50")
    List<InvoiceRow> ofOrder(long orderId);

    @Select(
            "<script>" + INVOICE
                    + """
            WHERE id &lt; #{beforeId}
            <if test="state != null">AND state = #{state}</if>
            ORDER BY id DESC LIMIT #{limit}
            </script>
            """)
    List<InvoiceRow> page(State state, long beforeId, int limit);

    @Insert(
            """
            INSERT INTO invoice_request
                (id, order_id, member_id, title_type, tax_no, data_sealed, state, amount_fen, requested_at)
            VALUES
                (#{id}, #{orderId}, #{memberId}, #{titleType}, #{taxNo}, #{dataSealed}, #{state}, #{amountFen},
                 #{requestedAt})
            """)
    void insert(InvoiceRow row);

    @Update(
            """
            UPDATE invoice_request
            SET state = #{to}, invoice_no = CASE WHEN #{invoiceNo} = '' THEN invoice_no ELSE #{invoiceNo} END,
                reason = #{reason}, decided_by = #{adminId}, decided_at = #{at}, version = version + 1
            WHERE id = #{id} AND version = #{version}
            """)
    int move(long id, int version, State to, String invoiceNo, String reason, Long adminId, Instant at);

    record InvoiceRow(
            long id,
            long orderId,
            long memberId,
            TitleType titleType,
            String taxNo,
            byte[] dataSealed,
            State state,
            long amountFen,
            String invoiceNo,
            String reason,
            Instant requestedAt,
            Instant decidedAt,
            int version) {}
}
