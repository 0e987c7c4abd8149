package io.guidepost.domain.signin.persistence;

import io.guidepost.domain.signin.Factors;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface FactorMapper extends Factors {

    @Override
    default Optional<Factor> find(long adminId) {
        return Optional.ofNullable(row(adminId));
    }

    @Select(
            """
            SELECT admin_id, sealed_secret, created_at, confirmed_at, last_step, lock_count, locked_until
            FROM signin_factor WHERE admin_id = #{adminId}
            """)
    Factor row(long adminId);

    @Override
    @Insert(
            """
            INSERT INTO signin_factor (admin_id, sealed_secret, created_at) VALUES (#{adminId}, #{sealedSecret}, #{at})
            ON DUPLICATE KEY UPDATE
                created_at = CASE WHEN confirmed_at IS NULL THEN #{at} ELSE created_at END,
                sealed_secret = CASE WHEN confirmed_at IS NULL THEN #{sealedSecret} ELSE sealed_secret END
            """)
    void put(long adminId, byte[] sealedSecret, Instant at);

    @Override
    @Update("UPDATE signin_factor SET confirmed_at = #{at} WHERE admin_id = #{adminId} AND confirmed_at IS NULL")
    void confirm(long adminId, Instant at);

    @Override
    default boolean take(long adminId, long step) {
        return taken(adminId, step) == 1;
    }

    @Update("UPDATE signin_factor SET last_step = #{step} WHERE admin_id = #{adminId} AND last_step < #{step}")
    int taken(long adminId, long step);

    /** What depends on the old count comes before it: databases differ in what an assignment sees of those before it. */
    @Override
    @Update(
            """
            UPDATE signin_factor
            SET locked_until = CASE WHEN failed_attempts + 1 >= #{limit} THEN #{lockUntil} ELSE locked_until END,
                lock_count = CASE WHEN failed_attempts + 1 >= #{limit} THEN lock_count + 1 ELSE lock_count END,
                failed_attempts = CASE WHEN failed_attempts + 1 >= #{limit} THEN 0 ELSE failed_attempts + 1 END
            WHERE admin_id = #{adminId}
            """)
    void countTry(long adminId, int limit, Instant lockUntil);

    @Override
    @Update(
            """
            UPDATE signin_factor SET failed_attempts = 0, lock_count = 0, locked_until = NULL
            WHERE admin_id = #{adminId}
            """)
    void forgetTries(long adminId);

    @Override
    default void remove(long adminId) {
        removeCodes(adminId);
        removeFactor(adminId);
    }

    @Delete("DELETE FROM signin_factor WHERE admin_id = #{adminId}")
    void removeFactor(long adminId);

    @Delete("DELETE FROM signin_recovery_code WHERE admin_id = #{adminId}")
    void removeCodes(long adminId);

    @Override
    default void putRecoveryCodes(long adminId, Collection<String> hashes) {
        removeCodes(adminId);
        insertCodes(adminId, hashes);
    }

    @Insert(
            """
            <script>
            INSERT INTO signin_recovery_code (admin_id, code_hash) VALUES
            <foreach item="hash" collection="hashes" separator=",">(#{adminId}, #{hash})</foreach>
            </script>
            """)
    void insertCodes(long adminId, Collection<String> hashes);

    @Override
    default boolean useRecoveryCode(long adminId, String hash, Instant at) {
        return used(adminId, hash, at) == 1;
    }

    @Update(
            """
            UPDATE signin_recovery_code SET used_at = #{at}
            WHERE admin_id = #{adminId} AND code_hash = #{hash} AND used_at IS NULL
            """)
    int used(long adminId, String hash, Instant at);

    @Override
    @Select("SELECT COUNT(*) FROM signin_recovery_code WHERE admin_id = #{adminId} AND used_at IS NULL")
    int recoveryCodesLeft(long adminId);
}
