package io.guidepost.domain.attribution.persistence;

import io.guidepost.domain.organization.WithinSight;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface AttributionMapper {

    @Insert(
            """
            <script>
            INSERT INTO attribution_decision (order_id, revision, decided_at, rule_set_version, basis, guide_id, store_id,
                                              region_id, assignment_id, inputs, outcome)
            VALUES
            <foreach item="row" collection="rows" separator=",">
              (#{row.orderId}, #{row.revision}, #{row.decidedAt}, #{row.ruleSetVersion}, #{row.basis}, #{row.guideId},
               #{row.storeId}, #{row.regionId}, #{row.assignmentId}, #{row.inputs}, #{row.outcome})
            </foreach>
            </script>
            """)
    void insertDecisions(List<DecisionRow> rows);

    @Insert(
            """
            <script>
            INSERT INTO attribution_credit (order_id, revision, line_id, payee_type, payee_id, performance_bp, commission_bp)
            VALUES
            <foreach item="row" collection="rows" separator=",">
              (#{row.orderId}, #{row.revision}, #{row.lineId}, #{row.payeeType}, #{row.payeeId}, #{row.performanceBp},
               #{row.commissionBp})
            </foreach>
            </script>
            """)
    void insertCredits(List<CreditRow> rows);

    @Select(
            """
            SELECT order_id, revision, decided_at, rule_set_version, basis, guide_id, store_id, region_id, assignment_id,
                   inputs, outcome
            FROM attribution_decision
            WHERE order_id = #{orderId}
            ORDER BY revision DESC
            LIMIT 1
            """)
    DecisionRow latest(long orderId);

    @Select(
            """
            <script>
            SELECT COUNT(*) FROM attribution_decision d
            WHERE d.order_id = #{orderId}
            """
                    + WithinSight.REGION + "d.region_id" + WithinSight.OR_STORE + "d.store_id" + WithinSight.END
                    + """
            AND d.revision = (SELECT MAX(l.revision) FROM attribution_decision l WHERE l.order_id = #{orderId})
            </script>
            """)
    int creditedWithin(Sight sight, long orderId);

    @Select(
            """
            <script>
            SELECT id, name FROM org_guide WHERE id IN
            <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<NameRow> guideNames(Collection<Long> ids);

    @Select(
            """
            <script>
            SELECT id, name FROM org_store WHERE id IN
            <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<NameRow> storeNames(Collection<Long> ids);

    record DecisionRow(
            long orderId,
            int revision,
            Instant decidedAt,
            int ruleSetVersion,
            String basis,
            Long guideId,
            Long storeId,
            Long regionId,
            Long assignmentId,
            String inputs,
            String outcome) {}

    record CreditRow(
            long orderId,
            int revision,
            long lineId,
            String payeeType,
            long payeeId,
            int performanceBp,
            int commissionBp) {}

    record NameRow(long id, String name) {}
}
