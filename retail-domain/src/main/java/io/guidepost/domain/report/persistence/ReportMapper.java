package io.guidepost.domain.report.persistence;

import io.guidepost.domain.report.GuideEarnings;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface ReportMapper {

    @Select(
            """
            SELECT COALESCE(SUM(CASE WHEN kind = 'PENDING' THEN credits_fen - debits_fen END), 0) AS pending_fen,
                COALESCE(SUM(CASE WHEN kind = 'FROZEN' THEN credits_fen - debits_fen END), 0) AS frozen_fen,
                COALESCE(SUM(CASE WHEN kind = 'AVAILABLE' THEN credits_fen - debits_fen END), 0) AS available_fen,
                COALESCE(SUM(CASE WHEN kind = 'WITHDRAWING' THEN credits_fen - debits_fen END), 0) AS withdrawing_fen,
                (SELECT COALESCE(SUM(amount_fen), 0) FROM payout_withdrawal
                    WHERE guide_id = #{guideId} AND status = 'SUCCESS') AS paid_fen,
                COALESCE(SUM(CASE WHEN kind = 'DEBT' THEN debits_fen - credits_fen END), 0) AS debt_fen
            FROM ledger_account WHERE owner_type = 'GUIDE' AND owner_id = #{guideId}
            """)
    GuideEarnings.Balance earnings(long guideId);
}
