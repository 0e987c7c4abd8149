package io.guidepost.domain.rights;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.organization.Admin;
import io.guidepost.domain.sight.Sight;
import java.util.Set;

/**
 * Somebody who deals in rights. He hands out no more than he has himself, unless he is an administrator of the system, and
 * never touches his own.
 *
 * @param sight where he is kept to places, he deals in no rights at all
 */
public record Grantor(long adminId, Set<String> roles, Set<Permission> permissions, Sight sight) {

    boolean isAdministrator() {
        return roles.contains(Admin.Role.ADMINISTRATOR.name());
    }

    /** Refused with {@code region_bound}. */
    public void requireEverywhere() {
        if (!sight.isAll()) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "region_bound",
                    new Words("仅限部分大区或门店的账号不能管理账号与角色", "Who is kept to places does not look after accounts"));
        }
    }

    void requireOther(long adminId) {
        if (adminId == this.adminId) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "self_change",
                    new Words("不能修改自己的权限，请由他人操作", "Nobody changes his own rights; ask somebody else"));
        }
    }

    /** Refused with {@code beyond_own_rights} where he may not hand these out. */
    public void requireCovers(Set<Permission> wanted) {
        if (!isAdministrator() && !permissions.containsAll(wanted)) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "beyond_own_rights",
                    new Words("不能授予超出自己权限的权限", "Nobody hands out more than he has himself"));
        }
    }
}
