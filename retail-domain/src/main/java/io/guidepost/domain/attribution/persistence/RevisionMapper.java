package io.guidepost.domain.attribution.persistence;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface RevisionMapper {

    @Select(
            """
            SELECT order_id, revision, region_id, assignment_id, outcome, reason, cause_id, superseded_at
            FROM attribution_decision WHERE order_id = #{orderId} ORDER BY revision
            """)
    List<RevisionRow> of(long orderId);

    @Insert(
            """
            INSERT INTO attribution_decision (order_id, revision, decided_at, rule_set_version, basis, guide_id, store_id,
                                              region_id, assignment_id, inputs, outcome, reason, cause_id, superseded_at)
            VALUES (#{row.orderId}, #{row.revision}, #{row.decidedAt}, #{row.ruleSetVersion}, #{row.basis}, #{row.guideId},
                    #{row.storeId}, #{row.regionId}, #{row.assignmentId}, #{row.inputs}, #{row.outcome}, #{reason},
                    #{causeId}, #{at})
            """)
    void insert(AttributionMapper.DecisionRow row, String reason, long causeId, Instant at);

    @Select(
            """
            SELECT region_id FROM org_store_region
            WHERE store_id = #{storeId} AND valid_from <= #{at} AND valid_until > #{at}
            """)
    Long regionOf(long storeId, Instant at);

    record RevisionRow(
            long orderId,
            int revision,
            Long regionId,
            Long assignmentId,
            String outcome,
            String reason,
            Long causeId,
            Instant supersededAt) {}
}
