package io.guidepost.domain.commission.persistence;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface EntryMapper {

    String COLUMNS =
            """
            SELECT e.id, e.accrual_id, e.kind, e.cause, e.amount_fen, e.base_kept_fen, e.units_kept, e.occurred_at,
                COALESCE((SELECT SUM(p.amount_fen) FROM commission_entry p
                    WHERE p.accrual_id = e.accrual_id AND p.id < e.id), 0) AS net_before_fen,
                a.order_id, a.line_id, a.revision, a.payee_type, a.payee_id, a.base_fen, a.units, a.rate_bp, a.fixed_fen,
                a.commission_bp, a.share, a.rule_id, a.zero_reason, a.accrued_fen, a.clawed_fen, a.status, a.accrued_at,
                a.release_at, a.kind AS accrual_kind, e.why_zh, e.why_en
            FROM commission_entry e JOIN commission_accrual a ON a.id = e.accrual_id
            """;

    @Select(
            COLUMNS
                    + """
            WHERE e.payee_type = #{payeeType} AND e.payee_id = #{payeeId} AND e.id < #{beforeId}
            ORDER BY e.id DESC LIMIT #{limit}
            """)
    List<ReadEntryRow> of(String payeeType, long payeeId, long beforeId, int limit);

    @Select(
            "<script><![CDATA[" + COLUMNS + "]]>"
                    + """
            WHERE e.id IN <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<ReadEntryRow> find(Collection<Long> ids);

    @Select(COLUMNS + " WHERE a.order_id = #{orderId} ORDER BY e.id")
    List<ReadEntryRow> ofOrder(long orderId);

    record ReadEntryRow(
            long id,
            long accrualId,
            String kind,
            String cause,
            long amountFen,
            long baseKeptFen,
            int unitsKept,
            Instant occurredAt,
            long netBeforeFen,
            Long orderId,
            Long lineId,
            int revision,
            String payeeType,
            long payeeId,
            long baseFen,
            int units,
            Integer rateBp,
            Long fixedFen,
            int commissionBp,
            String share,
            long ruleId,
            String zeroReason,
            long accruedFen,
            long clawedFen,
            String status,
            Instant accruedAt,
            Instant releaseAt,
            String accrualKind,
            String whyZh,
            String whyEn) {

        AccrualMapper.AccrualRow accrual() {
            return new AccrualMapper.AccrualRow(
                    accrualId,
                    orderId,
                    lineId,
                    revision,
                    payeeType,
                    payeeId,
                    baseFen,
                    units,
                    rateBp,
                    fixedFen,
                    commissionBp,
                    share,
                    ruleId,
                    zeroReason,
                    accruedFen,
                    clawedFen,
                    status,
                    accruedAt,
                    releaseAt,
                    accrualKind);
        }
    }
}
