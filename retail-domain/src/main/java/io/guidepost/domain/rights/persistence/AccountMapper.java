package io.guidepost.domain.rights.persistence;

import io.guidepost.domain.organization.Admin;
import io.guidepost.domain.rights.Accounts;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface AccountMapper extends Accounts {

    String ACCOUNT =
            """
            SELECT a.id, a.username, a.name, a.status, a.password_due, a.locked_until, a.created_at, a.version,
                   EXISTS (SELECT 1 FROM signin_factor f
                           WHERE f.admin_id = a.id AND f.confirmed_at IS NOT NULL) AS has_factor
            FROM org_admin a
            """;

    @Override
    default List<Account> page(long afterId, int limit) {
        return rows(afterId, limit).stream().map(this::account).toList();
    }

    @Select(ACCOUNT + "WHERE a.id > #{afterId} ORDER BY a.id LIMIT #{limit}")
    List<AccountRow> rows(long afterId, int limit);

    @Override
    default Optional<Account> find(long adminId) {
        return Optional.ofNullable(row(adminId)).map(this::account);
    }

    @Select(ACCOUNT + "WHERE a.id = #{adminId}")
    AccountRow row(long adminId);

    @Select(
            """
            SELECT role FROM org_admin_role WHERE admin_id = #{adminId}
            UNION ALL
            SELECT r.code FROM rights_admin_role g JOIN rights_role r ON r.id = g.role_id WHERE g.admin_id = #{adminId}
            """)
    List<String> roles(long adminId);

    @Override
    default boolean change(long adminId, int version, String name, boolean isActive) {
        return changed(adminId, version, name, isActive ? "ACTIVE" : "DISABLED") == 1;
    }

    @Select("SELECT region_id FROM org_admin_region WHERE admin_id = #{adminId}")
    List<Long> regions(long adminId);

    @Select("SELECT store_id FROM org_admin_store WHERE admin_id = #{adminId}")
    List<Long> stores(long adminId);

    @Override
    default void keepTo(long adminId, Sight sight) {
        takeRegions(adminId);
        takeStores(adminId);
        sight.regions().forEach(region -> giveRegion(adminId, region));
        sight.stores().forEach(store -> giveStore(adminId, store));
    }

    @Delete("DELETE FROM org_admin_region WHERE admin_id = #{adminId}")
    void takeRegions(long adminId);

    @Delete("DELETE FROM org_admin_store WHERE admin_id = #{adminId}")
    void takeStores(long adminId);

    @Insert("INSERT INTO org_admin_region (admin_id, region_id) VALUES (#{adminId}, #{regionId})")
    void giveRegion(long adminId, long regionId);

    @Insert("INSERT INTO org_admin_store (admin_id, store_id) VALUES (#{adminId}, #{storeId})")
    void giveStore(long adminId, long storeId);

    @Update(
            """
            UPDATE org_admin
            SET name = #{name}, status = #{status}, version = version + 1,
                session_version = session_version + 1
            WHERE id = #{adminId} AND version = #{version}
            """)
    int changed(long adminId, int version, String name, String status);

    @Override
    default void giveRoles(long adminId, Set<Admin.Role> roles) {
        takeRoles(adminId);
        roles.forEach(role -> giveRole(adminId, role));
    }

    @Delete("DELETE FROM org_admin_role WHERE admin_id = #{adminId}")
    void takeRoles(long adminId);

    @Insert("INSERT INTO org_admin_role (admin_id, role) VALUES (#{adminId}, #{role})")
    void giveRole(long adminId, Admin.Role role);

    @Override
    @Select(
            """
            SELECT a.id FROM org_admin a JOIN org_admin_role r ON r.admin_id = a.id
            WHERE r.role = 'ADMINISTRATOR' AND a.status = 'ACTIVE' ORDER BY a.id FOR UPDATE
            """)
    List<Long> lockAdministrators();

    private Account account(AccountRow row) {
        return new Account(
                row.id(),
                row.username(),
                row.name(),
                new HashSet<>(roles(row.id())),
                Sight.of(regions(row.id()), stores(row.id())),
                row.status().equals("ACTIVE"),
                row.passwordDue(),
                row.hasFactor(),
                Optional.ofNullable(row.lockedUntil()),
                row.createdAt(),
                row.version());
    }

    record AccountRow(
            long id,
            String username,
            String name,
            String status,
            boolean passwordDue,
            Instant lockedUntil,
            Instant createdAt,
            int version,
            boolean hasFactor) {}
}
