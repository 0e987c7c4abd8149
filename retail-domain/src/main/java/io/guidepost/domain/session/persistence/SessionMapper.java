package io.guidepost.domain.session.persistence;

import io.guidepost.domain.session.SessionRecords;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface SessionMapper extends SessionRecords {

    String COLUMNS =
            """
            SELECT id, member_id, grant_no, refresh_hash, previous_hash, device_index, device_name, opened_at, renewed_at,
                   idle_until, ends_at, ended_at, end_reason
            FROM session_shopper
            """;

    @Override
    @Insert(
            """
            INSERT INTO session_shopper (id, member_id, grant_no, refresh_hash, device_index, device_name, opened_at,
                                         renewed_at, idle_until, ends_at)
            VALUES (#{id}, #{memberId}, #{grantNo}, #{refreshHash}, #{deviceIndex}, #{deviceName}, #{openedAt},
                    #{renewedAt}, #{idleUntil}, #{endsAt})
            """)
    void insert(SessionRecord session);

    @Override
    default Optional<SessionRecord> lockByToken(String hash) {
        return Optional.ofNullable(byToken(hash)).or(() -> Optional.ofNullable(byPreviousToken(hash)));
    }

    @Select(COLUMNS + "WHERE refresh_hash = #{hash} FOR UPDATE")
    SessionRecord byToken(String hash);

    @Select(COLUMNS + "WHERE previous_hash = #{hash} ORDER BY id LIMIT 1 FOR UPDATE")
    SessionRecord byPreviousToken(String hash);

    @Override
    @Select(COLUMNS
            + "WHERE member_id = #{memberId} AND ended_at IS NULL ORDER BY renewed_at DESC, id DESC LIMIT #{limit}")
    List<SessionRecord> living(long memberId, int limit);

    @Override
    default Optional<Long> memberOf(long grantNo) {
        return Optional.ofNullable(memberOfLiving(grantNo));
    }

    @Select("SELECT member_id FROM session_shopper WHERE grant_no = #{grantNo} AND ended_at IS NULL")
    Long memberOfLiving(long grantNo);

    @Override
    @Update(
            """
            UPDATE session_shopper
            SET grant_no = #{grantNo}, refresh_hash = #{refreshHash}, previous_hash = #{previousHash},
                renewed_at = #{renewedAt}, idle_until = #{idleUntil}
            WHERE id = #{id} AND ended_at IS NULL
            """)
    int renew(long id, long grantNo, String refreshHash, String previousHash, Instant renewedAt, Instant idleUntil);

    @Override
    @Update("UPDATE session_shopper SET ended_at = #{at}, end_reason = #{reason} WHERE id = #{id} AND ended_at IS NULL")
    int end(long id, Instant at, String reason);

    @Override
    @Update(
            """
            UPDATE session_shopper SET ended_at = #{at}, end_reason = #{reason}
            WHERE member_id = #{memberId} AND living_device = #{deviceIndex}
            """)
    int endOnDevice(long memberId, String deviceIndex, Instant at, String reason);

    @Override
    @Update(
            """
            UPDATE session_shopper SET ended_at = #{at}, end_reason = #{reason}
            WHERE member_id = #{memberId} AND ended_at IS NULL
            """)
    int endAll(long memberId, Instant at, String reason);

    @Override
    @Update(
            """
            UPDATE session_shopper SET ended_at = #{at}, end_reason = #{reason}
            WHERE grant_no = #{grantNo} AND member_id = #{memberId} AND ended_at IS NULL
            """)
    int endGrant(long memberId, long grantNo, Instant at, String reason);

    @Override
    @Delete("DELETE FROM session_shopper WHERE idle_until < #{before} ORDER BY idle_until LIMIT #{limit}")
    int removeOver(Instant before, int limit);
}
