package io.guidepost.domain.payout.persistence;

import io.guidepost.domain.payout.PayrollExport;
import io.guidepost.domain.payout.persistence.WithdrawalMapper.WithdrawalRow;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface PayrollMapper {

    String COLUMNS = "id, state, withdrawals, amount_fen, created_by, created_at, paid_by, paid_at";

    @Insert(
            """
            INSERT INTO payout_payroll_export (id, state, withdrawals, amount_fen, created_by, created_at)
            VALUES (#{id}, #{state}, #{withdrawals}, #{amountFen}, #{createdBy}, #{createdAt})
            """)
    int insert(ExportRow row);

    @Insert(
            """
            <script>
            INSERT INTO payout_payroll_item (withdrawal_id, export_id) VALUES
            <foreach collection="withdrawalIds" item="id" separator=",">(#{id}, #{exportId})</foreach>
            </script>
            """)
    int insertItems(long exportId, Collection<Long> withdrawalIds);

    @Select("SELECT " + COLUMNS + " FROM payout_payroll_export WHERE id = #{id}")
    ExportRow find(long id);

    @Select("SELECT " + COLUMNS + " FROM payout_payroll_export WHERE id = #{id} FOR UPDATE")
    ExportRow lock(long id);

    @Update(
            """
            UPDATE payout_payroll_export SET state = 'PAID', paid_by = #{adminId}, paid_at = #{at}
            WHERE id = #{id} AND state = 'EXPORTED'
            """)
    int markPaid(long id, long adminId, Instant at);

    @Select(
            """
            SELECT w.id AS withdrawal_id, g.userid, g.name AS guide_name, w.amount_fen - w.fee_fen AS amount_fen,
                w.requested_at
            FROM payout_payroll_item i
            JOIN payout_withdrawal w ON w.id = i.withdrawal_id
            JOIN org_guide g ON g.id = w.guide_id
            WHERE i.export_id = #{exportId}
            ORDER BY w.id LIMIT 2000
            """)
    List<PayrollExport.Item> items(long exportId);

    @Select(
            """
            SELECT w.id, w.guide_id, w.amount_fen, w.fee_fen, w.channel, w.status, w.out_bill_no, w.payee_openid,
                w.package_info, w.fail_reason, w.requested_at, w.requested_by, w.approved_by, w.finished_at, w.attempts, w.version
            FROM payout_withdrawal w
            WHERE w.id IN (SELECT withdrawal_id FROM payout_payroll_item WHERE export_id = #{exportId})
            ORDER BY w.id LIMIT 2000 FOR UPDATE
            """)
    List<WithdrawalRow> lockItems(long exportId);

    @Select("SELECT " + COLUMNS + " FROM payout_payroll_export WHERE id < #{beforeId} ORDER BY id DESC LIMIT #{limit}")
    List<ExportRow> all(long beforeId, int limit);

    record ExportRow(
            long id,
            String state,
            int withdrawals,
            long amountFen,
            long createdBy,
            Instant createdAt,
            Long paidBy,
            Instant paidAt) {}
}
