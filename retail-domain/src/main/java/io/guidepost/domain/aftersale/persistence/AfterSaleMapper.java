package io.guidepost.domain.aftersale.persistence;

import io.guidepost.domain.aftersale.Actor;
import io.guidepost.domain.aftersale.AfterSale;
import io.guidepost.domain.aftersale.AfterSale.Happening;
import io.guidepost.domain.aftersale.AfterSale.Line;
import io.guidepost.domain.aftersale.CaseStatus;
import io.guidepost.domain.aftersale.Kind;
import io.guidepost.domain.aftersale.Reason;
import io.guidepost.domain.aftersale.Turn;
import io.guidepost.domain.organization.WithinSight;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface AfterSaleMapper {

    String CASE =
            """
            SELECT c.id, c.order_id, c.member_id, c.kind, c.status, c.reason, c.words, c.refund_id, c.store_id, c.turn,
                   c.due_at, c.watch_at, c.requested_at, c.decided_at, c.decision, c.return_carrier, c.return_no, c.sent_at,
                   c.inspected_at, c.replacement_carrier, c.replacement_no, c.finished_at, c.after_id, c.version
            FROM aftersale_case c
            """;

    /** Whoever is kept to places sees the orders credited there today. */
    String IN_SCOPE =
            """
            <if test="!sight.isAll()">
                AND EXISTS (
                    SELECT 1 FROM attribution_decision d
                    WHERE d.order_id = c.order_id
            """
                    + WithinSight.REGION + "d.region_id" + WithinSight.OR_STORE + "d.store_id" + WithinSight.END
                    + """
                    AND d.revision = (SELECT MAX(l.revision) FROM attribution_decision l WHERE l.order_id = c.order_id))
            </if>
            """;

    @Select(CASE + "WHERE c.id = #{id}")
    CaseRow find(long id);

    @Select(CASE + "WHERE c.refund_id = #{refundId}")
    CaseRow byRefund(long refundId);

    @Select(CASE + "WHERE c.order_id = #{orderId} ORDER BY c.id DESC LIMIT 200")
    List<CaseRow> ofOrder(long orderId);

    @Select(
            "<script>" + CASE
                    + """
            WHERE c.member_id IN
            <foreach item="id" collection="memberIds" open="(" separator="," close=")">#{id}</foreach>
            AND c.id &lt; #{beforeId}
            ORDER BY c.id DESC LIMIT #{limit}
            </script>
            """)
    List<CaseRow> ofMember(Collection<Long> memberIds, long beforeId, int limit);

    @Select("<script>" + CASE
            + """
            WHERE c.id &lt; #{beforeId}
            <if test="status != null">AND c.status = #{status}</if>
            <if test="turn != null">AND c.turn = #{turn} AND c.finished_at IS NULL</if>
            """
            + IN_SCOPE
            + """
            ORDER BY c.id DESC LIMIT #{limit}
            </script>
            """)
    List<CaseRow> page(Sight sight, String status, String turn, long beforeId, int limit);

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
    int inScope(Sight sight, long orderId);

    @Select(
            """
            SELECT d.store_id
            FROM attribution_decision d JOIN org_store s ON s.id = d.store_id AND s.state <> 'CLOSED'
            WHERE d.order_id = #{orderId}
            AND d.revision = (SELECT MAX(l.revision) FROM attribution_decision l WHERE l.order_id = #{orderId})
            """)
    Long creditedStore(long orderId);

    @Select(
            """
            <script>
            SELECT case_id, line_id, quantity, replacement_sku_id FROM aftersale_line WHERE case_id IN
            <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY case_id, line_id
            </script>
            """)
    List<LineRow> linesOf(Collection<Long> ids);

    @Select(
            """
            <script>
            SELECT case_id, asset_id FROM aftersale_evidence WHERE case_id IN
            <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY case_id, asset_id
            </script>
            """)
    List<EvidenceRow> evidenceOf(Collection<Long> ids);

    @Insert(
            """
            INSERT INTO aftersale_case
                (id, order_id, member_id, kind, status, reason, words, refund_id, store_id, turn, due_at, watch_at,
                 requested_at, after_id)
            VALUES
                (#{id}, #{orderId}, #{memberId}, #{kind}, #{status}, #{reason}, #{words}, #{refundId}, #{storeId}, #{turn},
                 #{dueAt}, #{watchAt}, #{requestedAt}, #{afterId})
            """)
    void insert(CaseRow row);

    @Insert(
            """
            <script>
            INSERT INTO aftersale_line (case_id, line_id, quantity, replacement_sku_id) VALUES
            <foreach item="row" collection="rows" separator=",">
              (#{row.caseId}, #{row.lineId}, #{row.quantity}, #{row.replacementSkuId})
            </foreach>
            </script>
            """)
    void insertLines(List<LineRow> rows);

    @Insert(
            """
            <script>
            INSERT INTO aftersale_evidence (case_id, asset_id) VALUES
            <foreach item="asset" collection="assetIds" separator=",">(#{caseId}, #{asset})</foreach>
            </script>
            """)
    void insertEvidence(long caseId, Collection<Long> assetIds);

    @Update(
            """
            UPDATE aftersale_case
            SET status = #{step.to}, turn = #{step.turn}, due_at = #{step.dueAt}, watch_at = #{step.watchAt},
                decided_at = COALESCE(#{step.decidedAt}, decided_at), decision = COALESCE(#{step.decision}, decision),
                return_carrier = COALESCE(#{step.returnCarrier}, return_carrier),
                return_no = COALESCE(#{step.returnNo}, return_no), sent_at = COALESCE(#{step.sentAt}, sent_at),
                inspected_at = COALESCE(#{step.inspectedAt}, inspected_at),
                replacement_carrier = COALESCE(#{step.replacementCarrier}, replacement_carrier),
                replacement_no = COALESCE(#{step.replacementNo}, replacement_no),
                finished_at = #{step.finishedAt}, version = version + 1
            WHERE id = #{id} AND version = #{version}
            """)
    int step(long id, int version, StepRow step);

    @Update("UPDATE aftersale_case SET refund_id = #{refundId} WHERE id = #{id}")
    void refundedBy(long id, long refundId);

    @Update(
            """
            UPDATE aftersale_case SET turn = #{turn}, due_at = #{dueAt}, watch_at = #{watchAt}, version = version + 1
            WHERE id = #{id}
            """)
    void turnTo(long id, Turn turn, Instant dueAt, Instant watchAt);

    @Update("UPDATE aftersale_case SET watch_at = #{watchAt} WHERE id = #{id}")
    void watchAgain(long id, Instant watchAt);

    @Insert(
            """
            INSERT INTO aftersale_event (id, case_id, event, from_status, to_status, actor_type, actor_id, note, at)
            VALUES (#{id}, #{caseId}, #{what.event}, #{what.from}, #{what.to}, #{what.actor.type}, #{what.actor.id},
                    #{what.note}, #{what.at})
            """)
    void append(long id, long caseId, Happening what);

    @Select(
            """
            SELECT event, from_status, to_status, actor_type, actor_id, note, at
            FROM aftersale_event WHERE case_id = #{caseId} ORDER BY id LIMIT 200
            """)
    List<HappeningRow> story(long caseId);

    @Select(CASE + "WHERE c.is_open = TRUE AND c.watch_at <= #{now} ORDER BY c.watch_at, c.id LIMIT #{limit}")
    List<CaseRow> toWatch(Instant now, int limit);

    @Insert(
            """
            INSERT IGNORE INTO aftersale_file (member_id, asset_id, handed_at) VALUES (#{memberId}, #{assetId}, #{at})
            """)
    void handedIn(long memberId, long assetId, Instant at);

    @Select("SELECT COUNT(*) FROM aftersale_file WHERE member_id = #{memberId} AND handed_at > #{since}")
    int handedInSince(long memberId, Instant since);

    @Select(
            """
            <script>
            SELECT DISTINCT asset_id FROM aftersale_file
            WHERE member_id IN <foreach item="id" collection="memberIds" open="(" separator="," close=")">#{id}</foreach>
            AND asset_id IN <foreach item="id" collection="assetIds" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<Long> ownFiles(Collection<Long> memberIds, Collection<Long> assetIds);

    @Select(
            """
            SELECT DISTINCT e.guide_id
            FROM org_employment e JOIN org_guide g ON g.id = e.guide_id AND g.status = 'ACTIVE'
            WHERE e.store_id = #{storeId} AND e.role = 'MANAGER' AND e.valid_from <= #{at} AND e.valid_until > #{at}
            LIMIT 20
            """)
    List<Long> managersOf(long storeId, Instant at);

    record LineRow(long caseId, long lineId, int quantity, Long replacementSkuId) {

        Line toLine() {
            return new Line(lineId, quantity, Optional.ofNullable(replacementSkuId));
        }
    }

    record EvidenceRow(long caseId, long assetId) {}

    record HappeningRow(
            CaseStatus.Event event,
            CaseStatus fromStatus,
            CaseStatus toStatus,
            Actor.Type actorType,
            long actorId,
            String note,
            Instant at) {

        Happening toHappening() {
            return new Happening(event, fromStatus, toStatus, new Actor(actorType, actorId), note, at);
        }
    }

    /** As the columns hold it; null leaves a column as it is. */
    record StepRow(
            CaseStatus to,
            Turn turn,
            Instant dueAt,
            Instant watchAt,
            Instant decidedAt,
            String decision,
            String returnCarrier,
            String returnNo,
            Instant sentAt,
            Instant inspectedAt,
            String replacementCarrier,
            String replacementNo,
            Instant finishedAt) {

        static StepRow of(AfterSale.Step step) {
            return new StepRow(
                    step.to(),
                    step.turn(),
                    step.dueAt(),
                    step.watchAt(),
                    step.decidedAt().orElse(null),
                    step.decision().orElse(null),
                    step.returned().map(AfterSale.Parcel::carrier).orElse(null),
                    step.returned().map(AfterSale.Parcel::trackingNo).orElse(null),
                    step.returned().map(AfterSale.Parcel::sentAt).orElse(null),
                    step.inspectedAt().orElse(null),
                    step.replacement().map(AfterSale.Parcel::carrier).orElse(null),
                    step.replacement().map(AfterSale.Parcel::trackingNo).orElse(null),
                    step.finishedAt().orElse(null));
        }
    }

    record CaseRow(
            long id,
            long orderId,
            long memberId,
            Kind kind,
            CaseStatus status,
            Reason reason,
            String words,
            Long refundId,
            Long storeId,
            Turn turn,
            Instant dueAt,
            Instant watchAt,
            Instant requestedAt,
            Instant decidedAt,
            String decision,
            String returnCarrier,
            String returnNo,
            Instant sentAt,
            Instant inspectedAt,
            String replacementCarrier,
            String replacementNo,
            Instant finishedAt,
            Long afterId,
            int version) {

        static CaseRow of(AfterSale made) {
            return new CaseRow(
                    made.id(),
                    made.orderId(),
                    made.memberId(),
                    made.kind(),
                    made.status(),
                    made.reason(),
                    made.words(),
                    made.refundId().orElse(null),
                    made.storeId().orElse(null),
                    made.turn(),
                    made.dueAt(),
                    made.watchAt(),
                    made.requestedAt(),
                    null,
                    "",
                    "",
                    "",
                    null,
                    null,
                    "",
                    "",
                    null,
                    made.afterId().orElse(null),
                    0);
        }

        AfterSale toCase(List<Line> lines, List<Long> evidence) {
            return new AfterSale(
                    id,
                    orderId,
                    memberId,
                    kind,
                    status,
                    reason,
                    words,
                    Optional.ofNullable(refundId),
                    Optional.ofNullable(storeId),
                    turn,
                    dueAt,
                    watchAt,
                    requestedAt,
                    Optional.ofNullable(decidedAt),
                    decision,
                    returnCarrier,
                    returnNo,
                    Optional.ofNullable(sentAt),
                    Optional.ofNullable(inspectedAt),
                    replacementCarrier,
                    replacementNo,
                    Optional.ofNullable(finishedAt),
                    Optional.ofNullable(afterId),
                    lines,
                    evidence,
                    version);
        }
    }
}
