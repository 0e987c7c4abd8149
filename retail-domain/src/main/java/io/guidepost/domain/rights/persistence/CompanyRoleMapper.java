package io.guidepost.domain.rights.persistence;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface CompanyRoleMapper {

    String ROLE = "SELECT id, code, name, created_by, created_at, version FROM rights_role ";

    @Select(ROLE + "ORDER BY code")
    List<RoleRow> all();

    @Select(ROLE + "WHERE id = #{id}")
    RoleRow find(long id);

    @Select("SELECT role_id, permission FROM rights_role_permission")
    List<PermissionRow> permissions();

    @Insert(
            """
            INSERT INTO rights_role (id, code, name, created_by, created_at)
            VALUES (#{id}, #{code}, #{name}, #{createdBy}, #{createdAt})
            """)
    void insert(RoleRow role);

    @Insert(
            """
            <script>
            INSERT INTO rights_role_permission (role_id, permission) VALUES
            <foreach item="one" collection="permissions" separator=",">(#{roleId}, #{one})</foreach>
            </script>
            """)
    void insertPermissions(long roleId, Collection<String> permissions);

    @Delete("DELETE FROM rights_role_permission WHERE role_id = #{roleId}")
    void removePermissions(long roleId);

    @Update("UPDATE rights_role SET name = #{name}, version = version + 1 WHERE id = #{id} AND version = #{version}")
    int change(long id, int version, String name);

    @Delete("DELETE FROM rights_role WHERE id = #{id}")
    void remove(long id);

    @Select("SELECT admin_id FROM rights_admin_role WHERE role_id = #{roleId}")
    List<Long> holders(long roleId);

    @Select(
            """
            SELECT r.code FROM rights_admin_role a JOIN rights_role r ON r.id = a.role_id
            WHERE a.admin_id = #{adminId}
            """)
    Set<String> codesOf(long adminId);

    @Delete("DELETE FROM rights_admin_role WHERE admin_id = #{adminId}")
    void takeAll(long adminId);

    @Insert("INSERT INTO rights_admin_role (admin_id, role_id) VALUES (#{adminId}, #{roleId})")
    void give(long adminId, long roleId);

    record RoleRow(long id, String code, String name, long createdBy, Instant createdAt, int version) {}

    record PermissionRow(long roleId, String permission) {}
}
