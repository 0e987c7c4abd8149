package io.guidepost.domain.proof.persistence;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface ProofMapper {

    String COLUMNS =
            """
            id, assignment_id, guide_id, store_id, region_id, kind, text, latitude_e6, longitude_e6, photos, submitted_at,
            state, reviewer_kind, reviewer_id, reviewed_at, reason
            """;

    @Insert(
            """
            INSERT INTO proof_submission (id, assignment_id, guide_id, store_id, region_id, kind, text, latitude_e6,
                longitude_e6, photos, submitted_at, state)
            VALUES (#{id}, #{assignmentId}, #{guideId}, #{storeId}, #{regionId}, #{kind}, #{text}, #{latitudeE6},
                #{longitudeE6}, #{photos}, #{submittedAt}, #{state})
            """)
    int insert(ProofRow row);

    @Select("SELECT " + COLUMNS + " FROM proof_submission WHERE id = #{id}")
    ProofRow find(long id);

    @Select("SELECT " + COLUMNS + " FROM proof_submission WHERE id = #{id} FOR UPDATE")
    ProofRow lock(long id);

    @Select("SELECT " + COLUMNS + " FROM proof_submission WHERE assignment_id = #{assignmentId} ORDER BY id LIMIT 100")
    List<ProofRow> of(long assignmentId);

    @Select("<script>SELECT " + COLUMNS + " FROM proof_submission"
            + " WHERE state = 'PENDING' AND id > #{afterId} AND guide_id &lt;> #{notOf} AND store_id IN"
            + " <foreach collection='storeIds' item='x' open='(' separator=',' close=')'>#{x}</foreach>"
            + " ORDER BY id LIMIT #{limit}</script>")
    List<ProofRow> pendingOfStores(Collection<Long> storeIds, long notOf, long afterId, int limit);

    @Select("<script>SELECT " + COLUMNS + " FROM proof_submission WHERE state = 'PENDING' AND id > #{afterId}"
            + " <if test='regionId != null'>AND region_id = #{regionId}</if> ORDER BY id LIMIT #{limit}</script>")
    List<ProofRow> pending(Long regionId, long afterId, int limit);

    @Update(
            """
            UPDATE proof_submission SET state = #{state}, reviewer_kind = #{reviewerKind}, reviewer_id = #{reviewerId},
                reviewed_at = #{at}, reason = #{reason}
            WHERE id = #{id} AND state = 'PENDING'
            """)
    int reviewed(long id, String state, String reviewerKind, long reviewerId, Instant at, String reason);

    @Select(
            """
            SELECT DISTINCT store_id FROM org_employment
            WHERE guide_id = #{guideId} AND role = 'MANAGER' AND valid_from <= #{at} AND valid_until > #{at}
            ORDER BY store_id LIMIT 50
            """)
    List<Long> storesManagedBy(long guideId, Instant at);

    record ProofRow(
            long id,
            long assignmentId,
            long guideId,
            long storeId,
            long regionId,
            String kind,
            String text,
            Integer latitudeE6,
            Integer longitudeE6,
            String photos,
            Instant submittedAt,
            String state,
            String reviewerKind,
            Long reviewerId,
            Instant reviewedAt,
            String reason) {}
}
