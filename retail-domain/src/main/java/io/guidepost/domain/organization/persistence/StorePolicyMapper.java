package io.guidepost.domain.organization.persistence;

import io.guidepost.domain.organization.StorePolicy;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface StorePolicyMapper {

    String POLICY =
            """
            SELECT id, store_id, legal_entity, hq_service_bp, effective_from, state, note, created_by, created_at,
                   approved_by, approved_at
            FROM org_store_policy
            """;

    @Select(
            POLICY
                    + """
            WHERE store_id = #{storeId} AND state = 'APPROVED' AND effective_from <= #{at}
            ORDER BY effective_from DESC, approved_at DESC, id DESC
            LIMIT 1
            """)
    PolicyRow inForceAt(long storeId, Instant at);

    @Select(POLICY + "WHERE store_id = #{storeId} ORDER BY effective_from DESC, id DESC LIMIT 200")
    List<PolicyRow> of(long storeId);

    @Select(POLICY + "WHERE id = #{id} FOR UPDATE")
    PolicyRow lock(long id);

    @Insert(
            """
            INSERT INTO org_store_policy (id, store_id, legal_entity, hq_service_bp, effective_from, state, note,
                                          created_by, created_at)
            VALUES (#{id}, #{storeId}, #{legalEntity}, #{hqServiceBp}, #{effectiveFrom}, #{state}, #{note},
                    #{createdBy}, #{createdAt})
            """)
    void insert(PolicyRow row);

    @Update(
            """
            UPDATE org_store_policy
            SET state = #{state}, effective_from = #{effectiveFrom}, approved_by = #{approvedBy},
                approved_at = #{approvedAt}
            WHERE id = #{id} AND state = 'PROPOSED'
            """)
    int decide(PolicyRow row);

    record PolicyRow(
            long id,
            long storeId,
            String legalEntity,
            int hqServiceBp,
            Instant effectiveFrom,
            StorePolicy.State state,
            String note,
            long createdBy,
            Instant createdAt,
            Long approvedBy,
            Instant approvedAt) {}
}
