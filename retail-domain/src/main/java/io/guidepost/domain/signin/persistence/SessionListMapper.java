package io.guidepost.domain.signin.persistence;

import io.guidepost.domain.signin.AdminSession;
import io.guidepost.domain.signin.SessionList;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface SessionListMapper extends SessionList {

    @Override
    @Insert(
            """
            INSERT INTO signin_session (id, admin_id, opened_at, expires_at, source, agent, proof)
            VALUES (#{session.id}, #{adminId}, #{session.openedAt}, #{session.expiresAt}, #{session.source},
                    #{session.agent}, #{session.proof})
            """)
    void add(long adminId, AdminSession session);

    @Override
    @Select(
            """
            SELECT id, opened_at, expires_at, source, agent, proof FROM signin_session
            WHERE admin_id = #{adminId} AND ended_at IS NULL AND expires_at > #{now}
            ORDER BY id DESC LIMIT #{limit}
            """)
    List<AdminSession> living(long adminId, Instant now, int limit);

    @Override
    @Select(
            """
            SELECT EXISTS (SELECT 1 FROM signin_session s JOIN org_admin a ON a.id = s.admin_id
                           WHERE s.id = #{sessionId} AND s.admin_id = #{adminId} AND s.ended_at IS NULL
                             AND a.status = 'ACTIVE')
            """)
    boolean isOpen(long adminId, long sessionId);

    @Override
    @Update(
            """
            UPDATE signin_session SET ended_at = #{at}, end_reason = #{reason}
            WHERE id = #{sessionId} AND admin_id = #{adminId} AND ended_at IS NULL
            """)
    int end(long adminId, long sessionId, Instant at, EndReason reason);

    @Override
    @Update(
            """
            UPDATE signin_session SET ended_at = #{at}, end_reason = #{reason}
            WHERE admin_id = #{adminId} AND ended_at IS NULL AND expires_at > #{at}
            """)
    int endAll(long adminId, Instant at, EndReason reason);

    @Override
    @Delete("DELETE FROM signin_session WHERE id < #{sessionId} ORDER BY id LIMIT #{limit}")
    int removeBelow(long sessionId, int limit);
}
