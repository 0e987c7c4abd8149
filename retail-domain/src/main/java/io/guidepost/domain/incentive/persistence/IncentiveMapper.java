package io.guidepost.domain.incentive.persistence;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface IncentiveMapper {

    String COLUMNS =
            """
            SELECT i.id, i.name, i.kind, i.terms, i.payee_type, i.funder_id, i.payee_cap_fen, i.valid_from, i.valid_until,
                i.created_by, i.created_at, i.approved_by, i.approved_at, i.ended_by, i.ended_at, i.version,
                b.budget_fen, b.used_fen
            FROM incentive i JOIN incentive_budget b ON b.incentive_id = i.id
            """;

    /** The budget has a row of its own. */
    @Insert(
            """
            INSERT INTO incentive (id, name, kind, terms, payee_type, funder_id, payee_cap_fen, valid_from, valid_until,
                created_by, created_at, version)
            VALUES (#{id}, #{name}, #{kind}, #{terms}, #{payeeType}, #{funderId}, #{payeeCapFen}, #{validFrom},
                #{validUntil}, #{createdBy}, #{createdAt}, #{version})
            """)
    void insert(IncentiveRow row);

    @Update(
            """
            UPDATE incentive SET name = #{row.name}, kind = #{row.kind}, terms = #{row.terms},
                payee_type = #{row.payeeType}, funder_id = #{row.funderId}, payee_cap_fen = #{row.payeeCapFen},
                valid_from = #{row.validFrom}, valid_until = #{row.validUntil}, version = #{row.version}
            WHERE id = #{row.id} AND version = #{version} AND approved_by IS NULL
            """)
    int change(IncentiveRow row, int version);

    @Update(
            """
            UPDATE incentive SET approved_by = #{adminId}, approved_at = #{at}, version = version + 1
            WHERE id = #{id} AND approved_by IS NULL
            """)
    int approve(long id, long adminId, Instant at);

    @Update(
            """
            UPDATE incentive SET ended_by = #{adminId}, ended_at = #{at}, version = version + 1
            WHERE id = #{id} AND approved_by IS NOT NULL AND ended_by IS NULL
            """)
    int end(long id, long adminId, Instant at);

    @Select(
            "<script>" + COLUMNS
                    + """
            WHERE i.id IN <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY i.id
            </script>
            """)
    List<IncentiveRow> all(Collection<Long> ids);

    @Select(COLUMNS + " WHERE i.id < #{beforeId} ORDER BY i.id DESC LIMIT #{limit}")
    List<IncentiveRow> page(long beforeId, int limit);

    @Select(
            "<script>" + COLUMNS
                    + """
            WHERE i.approved_at &lt;= #{at} AND i.valid_from &lt;= #{at} AND i.valid_until &gt; #{at} AND i.ended_at &gt; #{at}
            AND i.kind IN <foreach collection="kinds" item="kind" open="(" separator="," close=")">#{kind}</foreach>
            ORDER BY i.id LIMIT 200
            </script>
            """)
    List<IncentiveRow> inForceAt(Instant at, Collection<String> kinds);

    @Select(
            COLUMNS
                    + """
            WHERE i.approved_at <= #{now} AND i.valid_from <= #{now} AND i.kind = #{kind} AND i.id > #{afterId}
            ORDER BY i.id LIMIT #{limit}
            """)
    List<IncentiveRow> begun(String kind, Instant now, long afterId, int limit);

    @Select(
            COLUMNS
                    + """
            WHERE i.approved_at IS NOT NULL AND i.valid_until > #{at} AND i.ended_at > #{at}
            ORDER BY i.id DESC LIMIT #{limit}
            """)
    List<IncentiveRow> payingAfter(Instant at, int limit);

    @Select(
            COLUMNS
                    + """
            WHERE i.kind IN ('TIER', 'RANK') AND i.approved_at IS NOT NULL AND i.valid_from <= #{paidAt} AND i.valid_until > #{paidAt}
            ORDER BY i.id LIMIT 200
            """)
    List<IncentiveRow> counting(Instant paidAt);

    @Insert(
            """
            <script>
            INSERT INTO incentive_answer (order_id, incentive_id, revision, reason, moment, amount_fen, line_ids, judged_at) VALUES
            <foreach collection="rows" item="r" separator=",">
                (#{r.orderId}, #{r.incentiveId}, #{r.revision}, #{r.reason}, #{r.moment}, #{r.amountFen}, #{r.lineIds}, #{r.judgedAt})
            </foreach>
            </script>
            """)
    void answer(List<AnswerRow> rows);

    @Select(
            """
            SELECT order_id, incentive_id, revision, reason, moment, amount_fen, line_ids, judged_at FROM incentive_answer
            WHERE order_id = #{orderId}
            AND revision = (SELECT MAX(revision) FROM incentive_answer WHERE order_id = #{orderId})
            ORDER BY incentive_id
            """)
    List<AnswerRow> answers(long orderId);

    @Select(
            "SELECT DISTINCT incentive_id FROM incentive_answer WHERE order_id = #{orderId} AND reason = 'OUT_OF_BUDGET'")
    Set<Long> outOfBudget(long orderId);

    record IncentiveRow(
            long id,
            String name,
            String kind,
            String terms,
            String payeeType,
            long funderId,
            Long payeeCapFen,
            Instant validFrom,
            Instant validUntil,
            long createdBy,
            Instant createdAt,
            Long approvedBy,
            Instant approvedAt,
            Long endedBy,
            Instant endedAt,
            int version,
            long budgetFen,
            long usedFen) {}

    record AnswerRow(
            long orderId,
            long incentiveId,
            int revision,
            String reason,
            String moment,
            long amountFen,
            String lineIds,
            Instant judgedAt) {}
}
