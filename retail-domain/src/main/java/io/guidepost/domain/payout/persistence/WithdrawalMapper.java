package io.guidepost.domain.payout.persistence;

import io.guidepost.domain.payout.GrossPay;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface WithdrawalMapper {

    String COLUMNS =
            """
            id, guide_id, amount_fen, fee_fen, channel, status, out_bill_no, payee_openid, package_info, fail_reason,
            requested_at, requested_by, approved_by, finished_at, attempts, version
            """;

    @Insert(
            """
            INSERT INTO payout_withdrawal (id, guide_id, amount_fen, fee_fen, channel, status, out_bill_no, payee_openid,
                requested_at, requested_by, approved_at)
            VALUES (#{row.id}, #{row.guideId}, #{row.amountFen}, #{row.feeFen}, #{row.channel}, #{row.status},
                #{row.outBillNo}, #{row.payeeOpenid}, #{row.requestedAt}, #{row.requestedBy}, #{approvedAt})
            """)
    int insert(WithdrawalRow row, Instant approvedAt);

    @Select("SELECT " + COLUMNS + " FROM payout_withdrawal WHERE id = #{id}")
    WithdrawalRow find(long id);

    @Select("SELECT " + COLUMNS + " FROM payout_withdrawal WHERE id = #{id} FOR UPDATE")
    WithdrawalRow lock(long id);

    @Select("SELECT " + COLUMNS + " FROM payout_withdrawal WHERE out_bill_no = #{outBillNo} FOR UPDATE")
    WithdrawalRow lockByBill(String outBillNo);

    @Select("SELECT COUNT(*) FROM payout_withdrawal WHERE open_guide = #{guideId}")
    int open(long guideId);

    @Select("SELECT COUNT(*) FROM payout_withdrawal WHERE guide_id = #{guideId} AND requested_at >= #{since}")
    int requestedSince(long guideId, Instant since);

    @Update(
            """
            UPDATE payout_withdrawal
            SET status = 'APPROVED', approved_by = #{adminId}, approved_at = #{at}, version = version + 1
            WHERE id = #{id} AND status = 'REQUESTED'
            """)
    int approve(long id, long adminId, Instant at);

    @Update(
            """
            UPDATE payout_withdrawal
            SET status = 'SUBMITTED', submitted_at = #{at}, query_at = #{askAt}, version = version + 1
            WHERE id = #{id} AND status = 'APPROVED'
            """)
    int submit(long id, Instant at, Instant askAt);

    @Update(
            """
            UPDATE payout_withdrawal
            SET status = #{to}, fail_reason = COALESCE(#{reason}, fail_reason), finished_at = #{finishedAt},
                version = version + 1
            WHERE id = #{id} AND status = #{from}
            """)
    int move(long id, String from, String to, String reason, Instant finishedAt);

    @Update(
            """
            UPDATE payout_withdrawal
            SET transfer_bill_no = COALESCE(#{transferBillNo}, transfer_bill_no),
                package_info = COALESCE(#{packageInfo}, package_info)
            WHERE id = #{id}
            """)
    int note(long id, String transferBillNo, String packageInfo);

    @Select(
            "SELECT " + COLUMNS
                    + """
             FROM payout_withdrawal
            WHERE status IN ('SUBMITTED', 'UNKNOWN', 'WAIT_USER_CONFIRM') AND query_at <= #{now}
            ORDER BY query_at, id LIMIT #{limit}
            """)
    List<WithdrawalRow> due(Instant now, int limit);

    @Update(
            """
            UPDATE payout_withdrawal SET query_at = #{nextAskAt}, attempts = attempts + 1, version = version + 1
            WHERE id = #{id} AND version = #{version}
            """)
    int claim(long id, int version, Instant nextAskAt);

    @Select(
            "SELECT " + COLUMNS
                    + " FROM payout_withdrawal WHERE guide_id = #{guideId} AND id < #{beforeId} ORDER BY id DESC LIMIT #{limit}")
    List<WithdrawalRow> ofGuide(long guideId, long beforeId, int limit);

    @Select(
            "<script>SELECT " + COLUMNS
                    + """
             FROM payout_withdrawal WHERE id &lt; #{beforeId}
            <if test="status != null">AND status = #{status}</if>
            ORDER BY id DESC LIMIT #{limit}
            </script>
            """)
    List<WithdrawalRow> all(String status, long beforeId, int limit);

    @Select(
            "SELECT " + COLUMNS
                    + """
             FROM payout_withdrawal WHERE status = 'APPROVED' AND channel = 'PAYROLL_EXPORT'
            ORDER BY id LIMIT #{limit} FOR UPDATE
            """)
    List<WithdrawalRow> lockForPayroll(int limit);

    @Select(
            """
            SELECT g.id AS guide_id, g.userid, COALESCE(MAX(p.employee_no), '') AS employee_no, g.name AS guide_name,
                COUNT(*) AS withdrawals, SUM(w.amount_fen) AS gross_fen, SUM(w.fee_fen) AS fee_fen,
                SUM(CASE WHEN w.channel = 'WECHAT_TRANSFER' THEN w.amount_fen - w.fee_fen ELSE 0 END) AS we_chat_fen,
                SUM(CASE WHEN w.channel = 'PAYROLL_EXPORT' THEN w.amount_fen - w.fee_fen ELSE 0 END) AS payroll_fen
            FROM payout_withdrawal w
            JOIN org_guide g ON g.id = w.guide_id
            LEFT JOIN payout_payroll_person p ON p.guide_id = g.id
            WHERE w.status = 'SUCCESS' AND w.finished_at >= #{from} AND w.finished_at < #{until}
            GROUP BY g.id, g.userid, g.name ORDER BY g.userid LIMIT 200000
            """)
    List<GrossPay.Line> grossPay(Instant from, Instant until);

    record WithdrawalRow(
            long id,
            long guideId,
            long amountFen,
            long feeFen,
            String channel,
            String status,
            String outBillNo,
            String payeeOpenid,
            String packageInfo,
            String failReason,
            Instant requestedAt,
            Long requestedBy,
            Long approvedBy,
            Instant finishedAt,
            int attempts,
            int version) {}
}
