package io.guidepost.domain.rights;

import io.guidepost.domain.organization.Admin;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The accounts of headquarters as they are looked after. */
public interface Accounts {

    /** By id, those after {@code afterId}. */
    List<Account> page(long afterId, int limit);

    Optional<Account> find(long adminId);

    /** False when somebody else was faster. */
    boolean change(long adminId, int version, String name, boolean isActive);

    /** In place of what he saw before. */
    void keepTo(long adminId, Sight sight);

    void giveRoles(long adminId, Set<Admin.Role> roles);

    /** Locks all who look after accounts, so that two of them cannot leave at the same moment; answers those active. */
    List<Long> lockAdministrators();

    /** @param roles of both kinds, by code */
    record Account(
            long id,
            String username,
            String name,
            Set<String> roles,
            Sight sight,
            boolean isActive,
            boolean isPasswordDue,
            boolean hasSecondFactor,
            Optional<Instant> lockedUntil,
            Instant createdAt,
            int version) {}
}
