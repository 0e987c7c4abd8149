package io.guidepost.domain.rights.persistence;

import io.guidepost.domain.rights.CompanyRole;
import io.guidepost.domain.rights.CompanyRoles;
import io.guidepost.domain.rights.Permission;
import io.guidepost.domain.rights.persistence.CompanyRoleMapper.PermissionRow;
import io.guidepost.domain.rights.persistence.CompanyRoleMapper.RoleRow;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisCompanyRoles implements CompanyRoles {

    private final CompanyRoleMapper mapper;

    MyBatisCompanyRoles(CompanyRoleMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public List<CompanyRole> all() {
        var roles = mapper.all();
        if (roles.isEmpty()) {
            return List.of();
        }
        var permissions = mapper.permissions().stream()
                .collect(Collectors.groupingBy(
                        PermissionRow::roleId, Collectors.mapping(PermissionRow::permission, Collectors.toList())));
        return roles.stream()
                .map(row -> role(row, permissions.getOrDefault(row.id(), List.of())))
                .toList();
    }

    @Override
    public Optional<CompanyRole> find(long id) {
        return all().stream().filter(role -> role.id() == id).findFirst();
    }

    @Override
    public boolean add(CompanyRole role) {
        try {
            mapper.insert(new RoleRow(role.id(), role.code(), role.name(), role.createdBy(), role.createdAt(), 0));
        } catch (DuplicateKeyException taken) {
            return false;
        }
        insertPermissions(role.id(), role.permissions());
        return true;
    }

    @Override
    public boolean change(long id, int version, String name, Set<Permission> permissions) {
        if (mapper.change(id, version, name) == 0) {
            return false;
        }
        mapper.removePermissions(id);
        insertPermissions(id, permissions);
        return true;
    }

    @Override
    public void remove(long id) {
        mapper.removePermissions(id);
        mapper.remove(id);
    }

    @Override
    public boolean isInUse(long id) {
        return !mapper.holders(id).isEmpty();
    }

    @Override
    public List<Long> holders(long id) {
        return mapper.holders(id);
    }

    @Override
    public Set<String> codesOf(long adminId) {
        return mapper.codesOf(adminId);
    }

    @Override
    public void give(long adminId, Collection<Long> roleIds) {
        mapper.takeAll(adminId);
        roleIds.forEach(roleId -> mapper.give(adminId, roleId));
    }

    private void insertPermissions(long roleId, Set<Permission> permissions) {
        if (!permissions.isEmpty()) {
            mapper.insertPermissions(
                    roleId, permissions.stream().map(Permission::key).toList());
        }
    }

    private static CompanyRole role(RoleRow row, List<String> permissions) {
        return new CompanyRole(
                row.id(),
                row.code(),
                row.name(),
                Permission.known(permissions),
                row.createdBy(),
                row.createdAt(),
                row.version());
    }
}
