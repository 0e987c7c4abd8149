package io.guidepost.domain.organization.persistence;

import io.guidepost.domain.organization.Admin;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface AdminMapper {

    String ADMIN = "id, username, name, password_hash, status, locked_until, session_version, is_demo";

    @Select("SELECT " + ADMIN + " FROM org_admin WHERE id = #{id}")
    AdminRow find(long id);

    @Select("SELECT " + ADMIN + " FROM org_admin WHERE username = #{username}")
    AdminRow byUsername(String username);

    @Select("SELECT role FROM org_admin_role WHERE admin_id = #{adminId}")
    List<Admin.Role> roles(long adminId);

    /** The lock is set first, from the old count: databases differ in what the second assignment sees of the first. */
    @Update(
            """
            UPDATE org_admin
            SET locked_until = CASE WHEN failed_attempts + 1 >= #{limit} THEN #{lockUntil} ELSE locked_until END,
                lock_count = CASE WHEN failed_attempts + 1 >= #{limit} THEN lock_count + 1 ELSE lock_count END,
                failed_attempts = CASE WHEN failed_attempts + 1 >= #{limit} THEN 0 ELSE failed_attempts + 1 END
            WHERE id = #{adminId}
            """)
    void countTry(@Param("adminId") long adminId, @Param("limit") int limit, @Param("lockUntil") Instant lockUntil);

    @Update("UPDATE org_admin SET failed_attempts = 0, lock_count = 0, locked_until = NULL WHERE id = #{adminId}")
    void forgetTries(long adminId);

    @Select("SELECT lock_count FROM org_admin WHERE id = #{adminId}")
    int lockCount(long adminId);

    @Select("SELECT EXISTS (SELECT 1 FROM org_admin WHERE id = #{adminId} AND password_due = TRUE)")
    boolean isPasswordDue(long adminId);

    @Update(
            """
            UPDATE org_admin
            SET password_hash = #{passwordHash}, password_due = #{isDue}, password_changed_at = #{at}, failed_attempts = 0,
                lock_count = 0, locked_until = NULL
            WHERE id = #{adminId}
            """)
    void setPassword(
            @Param("adminId") long adminId,
            @Param("passwordHash") String passwordHash,
            @Param("isDue") boolean isDue,
            @Param("at") Instant at);

    @Select("SELECT EXISTS (SELECT 1 FROM org_admin)")
    boolean any();

    @Select("SELECT EXISTS (SELECT 1 FROM org_admin WHERE is_demo = TRUE)")
    boolean anyDemo();

    @Insert(
            """
            INSERT INTO org_admin (id, username, name, password_hash, status, session_version, is_demo, created_at)
            VALUES (#{row.id}, #{row.username}, #{row.name}, #{row.passwordHash}, #{row.status},
                    #{row.sessionVersion}, #{row.isDemo}, #{at})
            """)
    void insert(@Param("row") AdminRow row, @Param("at") Instant at);

    @Insert("INSERT INTO org_admin_role (admin_id, role) VALUES (#{adminId}, #{role})")
    void insertRole(@Param("adminId") long adminId, @Param("role") Admin.Role role);

    record AdminRow(
            long id,
            String username,
            String name,
            String passwordHash,
            String status,
            Instant lockedUntil,
            int sessionVersion,
            boolean isDemo) {

        /** The hash stays out of logs. */
        @Override
        public String toString() {
            return "AdminRow[%d]".formatted(id);
        }
    }
}
