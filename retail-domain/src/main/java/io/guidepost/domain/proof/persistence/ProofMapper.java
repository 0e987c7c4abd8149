package io.guidepost.domain.proof.persistence;

import io.guidepost.domain.organization.WithinSight;
import io.guidepost.domain.proof.Proofs.Subject;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface ProofMapper {

    String COLUMNS =
            """
            id, assignment_id, guide_id, store_id, region_id, kind, text, latitude_e6, longitude_e6, photo_count,
            submitted_at,
            state, reviewer_kind, reviewer_id, reviewed_at, reason
            """;

    @Insert(
            """
            INSERT INTO proof_submission (id, assignment_id, guide_id, store_id, region_id, kind, text, latitude_e6,
                longitude_e6, photo_count, submitted_at, state)
            VALUES (#{id}, #{assignmentId}, #{guideId}, #{storeId}, #{regionId}, #{kind}, #{text}, #{latitudeE6},
                #{longitudeE6}, #{photoCount}, #{submittedAt}, #{state})
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
            + WithinSight.REGION + "region_id" + WithinSight.OR_STORE + "store_id" + WithinSight.END
            + " ORDER BY id LIMIT #{limit}</script>")
    List<ProofRow> pending(Sight sight, long afterId, int limit);

    @Select(
            """
            <script>SELECT p.id AS proof_id, g.name AS guide_name, t.title AS task_title, t.instruction
            FROM proof_submission p
            JOIN org_guide g ON g.id = p.guide_id
            JOIN content_assignment a ON a.id = p.assignment_id
            JOIN content_task t ON t.id = a.task_id
            WHERE p.id IN <foreach collection='proofIds' item='x' open='(' separator=',' close=')'>#{x}</foreach></script>
            """)
    List<Subject> subjects(Collection<Long> proofIds);

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

    @Insert(
            "<script>INSERT INTO proof_photo (proof_id, position, file_id) VALUES"
                    + " <foreach collection='photos' item='x' index='i' separator=','>(#{proofId}, #{i}, #{x})</foreach></script>")
    int show(long proofId, List<Long> photos);

    @Select("<script>SELECT proof_id, file_id FROM proof_photo WHERE proof_id IN"
            + " <foreach collection='proofIds' item='x' open='(' separator=',' close=')'>#{x}</foreach>"
            + " ORDER BY proof_id, position</script>")
    List<PhotoRow> photos(Collection<Long> proofIds);

    @Insert(
            """
            INSERT INTO proof_upload (guide_id, file_id, uploaded_at) VALUES (#{guideId}, #{fileId}, #{at})
            ON DUPLICATE KEY UPDATE uploaded_at = #{at}
            """)
    int handedIn(long guideId, long fileId, Instant at);

    @Select("<script>SELECT file_id FROM proof_upload WHERE guide_id = #{guideId} AND file_id IN"
            + " <foreach collection='fileIds' item='x' open='(' separator=',' close=')'>#{x}</foreach></script>")
    List<Long> handedInBy(long guideId, Collection<Long> fileIds);

    @Select("SELECT EXISTS (SELECT 1 FROM proof_upload WHERE file_id = #{fileId})"
            + " OR EXISTS (SELECT 1 FROM proof_photo WHERE file_id = #{fileId})")
    boolean isPhoto(long fileId);

    @Select("SELECT COUNT(*) FROM proof_upload WHERE guide_id = #{guideId} AND uploaded_at >= #{since}")
    int countHandedIn(long guideId, Instant since);

    @Select(
            """
            SELECT p.proof_id, p.file_id FROM proof_submission s JOIN proof_photo p ON p.proof_id = s.id
            WHERE s.reviewed_at < #{before} ORDER BY s.reviewed_at, p.proof_id, p.position LIMIT #{limit}
            """)
    List<PhotoRow> oldPhotos(Instant before, int limit);

    @Delete("<script>DELETE FROM proof_photo WHERE (proof_id, file_id) IN"
            + " <foreach collection='photos' item='x' open='(' separator=',' close=')'>(#{x.proofId}, #{x.fileId})</foreach>"
            + "</script>")
    int forget(List<PhotoRow> photos);

    @Delete("DELETE FROM proof_upload WHERE uploaded_at < #{before} LIMIT #{limit}")
    int forgetUploads(Instant before, int limit);

    record PhotoRow(long proofId, long fileId) {}

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
            int photoCount,
            Instant submittedAt,
            String state,
            String reviewerKind,
            Long reviewerId,
            Instant reviewedAt,
            String reason) {}
}
