package io.guidepost.domain.statement.persistence;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface MonthMapper {

    String MONTH =
            """
            SELECT month, from_at, until_at, state, draft_no, payees, content_hash, prepared_by, prepared_at, closed_by,
                closed_at
            FROM statement_month
            """;

    @Select(MONTH + " ORDER BY month DESC LIMIT #{limit}")
    List<MonthRow> all(int limit);

    @Select(MONTH + " WHERE month = #{month}")
    MonthRow find(int month);

    @Select(MONTH + " WHERE month = #{month} FOR UPDATE")
    MonthRow lock(int month);

    @Select(
            """
            SELECT step, payee_type, through_id, done, total, started_at, finished_at
            FROM statement_progress WHERE month = #{month}
            """)
    List<ProgressRow> progress(int month);

    @Select("SELECT MIN(month) FROM statement_progress WHERE step = 'SETTLE' AND finished_at IS NULL")
    Integer unsettled();

    @Select("SELECT posted_at FROM ledger_transfer ORDER BY posted_at LIMIT 1")
    Instant firstPosting();

    @Insert(
            """
            INSERT IGNORE INTO statement_month (month, from_at, until_at, state, draft_no)
            VALUES (#{month}, #{from}, #{until}, 'CLOSING', 1)
            """)
    int begin(int month, Instant from, Instant until);

    @Insert(
            """
            INSERT INTO statement_progress (month, step, payee_type, through_id, done, total, started_at)
            VALUES (#{month}, #{step}, 'GUIDE', #{throughId}, 0, #{total}, #{at})
            """)
    int beginStep(int month, String step, long throughId, int total, Instant at);

    @Update(
            """
            UPDATE statement_progress
            SET payee_type = #{payeeType}, through_id = #{throughId}, done = #{done}, finished_at = #{finishedAt}
            WHERE month = #{month} AND step = #{step} AND finished_at IS NULL
            """)
    int saveStep(int month, String step, String payeeType, long throughId, int done, Instant finishedAt);

    @Delete("DELETE FROM statement_progress WHERE month = #{month} AND step = 'DRAFT'")
    int forgetDraft(int month);

    @Update(
            """
            UPDATE statement_month
            SET state = 'CLOSING', draft_no = draft_no + 1, payees = NULL, content_hash = NULL, prepared_by = NULL,
                prepared_at = NULL
            WHERE month = #{month} AND draft_no = #{draftNo} AND state IN ('CLOSING', 'PREPARED')
            """)
    int draftAnew(int month, int draftNo);

    @Update(
            """
            UPDATE statement_month
            SET state = 'PREPARED', payees = #{payees}, content_hash = #{contentHash}, prepared_by = #{adminId},
                prepared_at = #{at}
            WHERE month = #{month} AND state = 'CLOSING'
            """)
    int prepare(int month, int payees, String contentHash, long adminId, Instant at);

    @Update(
            """
            UPDATE statement_month SET state = 'CLOSED', closed_by = #{adminId}, closed_at = #{at}
            WHERE month = #{month} AND state = 'PREPARED' AND prepared_by <> #{adminId}
            """)
    int close(int month, long adminId, Instant at);

    @Select(
            """
            SELECT (SELECT COUNT(DISTINCT owner_id) FROM ledger_account WHERE owner_type = 'GUIDE')
                + (SELECT COUNT(*) FROM org_store) + 1
            """)
    int payees();

    record MonthRow(
            int month,
            Instant fromAt,
            Instant untilAt,
            String state,
            int draftNo,
            Integer payees,
            String contentHash,
            Long preparedBy,
            Instant preparedAt,
            Long closedBy,
            Instant closedAt) {}

    record ProgressRow(
            String step,
            String payeeType,
            long throughId,
            int done,
            int total,
            Instant startedAt,
            Instant finishedAt) {}
}
