package io.guidepost.domain.incentive.persistence;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface BudgetMapper {

    @Insert("INSERT INTO incentive_budget (incentive_id, budget_fen) VALUES (#{incentiveId}, #{fen})")
    void open(long incentiveId, long fen);

    @Update("UPDATE incentive_budget SET budget_fen = #{fen} WHERE incentive_id = #{incentiveId} AND used_fen = 0")
    int set(long incentiveId, long fen);

    @Update("UPDATE incentive_budget SET budget_fen = budget_fen + #{fen} WHERE incentive_id = #{incentiveId}")
    int raise(long incentiveId, long fen);

    @Update(
            """
            UPDATE incentive_budget SET used_fen = used_fen + #{fen}
            WHERE incentive_id = #{incentiveId} AND used_fen + #{fen} <= budget_fen
            """)
    int take(long incentiveId, long fen);

    @Update(
            """
            UPDATE incentive_budget SET used_fen = used_fen - #{fen}
            WHERE incentive_id = #{incentiveId} AND used_fen >= #{fen}
            """)
    int giveBack(long incentiveId, long fen);

    @Insert(
            """
            INSERT IGNORE INTO incentive_payee_use (incentive_id, payee_type, payee_id, used_fen)
            VALUES (#{incentiveId}, #{payeeType}, #{payeeId}, 0)
            """)
    void openUse(long incentiveId, String payeeType, long payeeId);

    @Update(
            """
            UPDATE incentive_payee_use SET used_fen = used_fen + #{fen}
            WHERE incentive_id = #{incentiveId} AND payee_type = #{payeeType} AND payee_id = #{payeeId}
            AND used_fen + #{fen} <= #{capFen}
            """)
    int takeFromCap(long incentiveId, String payeeType, long payeeId, long fen, long capFen);

    @Update(
            """
            UPDATE incentive_payee_use SET used_fen = used_fen - #{fen}
            WHERE incentive_id = #{incentiveId} AND payee_type = #{payeeType} AND payee_id = #{payeeId}
            AND used_fen >= #{fen}
            """)
    int giveBackToCap(long incentiveId, String payeeType, long payeeId, long fen);

    @Insert(
            """
            INSERT INTO incentive_raise (id, incentive_id, by_fen, created_by, created_at)
            VALUES (#{id}, #{incentiveId}, #{byFen}, #{createdBy}, #{createdAt})
            """)
    void insertRaise(RaiseRow row);

    @Select(
            """
            SELECT id, incentive_id, by_fen, created_by, created_at, approved_by FROM incentive_raise WHERE id = #{id}
            """)
    RaiseRow raiseOf(long id);

    @Select(
            """
            SELECT id, incentive_id, by_fen, created_by, created_at, approved_by FROM incentive_raise
            WHERE incentive_id = #{incentiveId} ORDER BY id DESC LIMIT 200
            """)
    List<RaiseRow> raises(long incentiveId);

    @Update(
            """
            UPDATE incentive_raise SET approved_by = #{adminId}, approved_at = #{at}
            WHERE id = #{id} AND approved_by IS NULL
            """)
    int approveRaise(long id, long adminId, Instant at);

    record RaiseRow(long id, long incentiveId, long byFen, long createdBy, Instant createdAt, Long approvedBy) {}
}
