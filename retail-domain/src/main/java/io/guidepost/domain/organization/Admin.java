package io.guidepost.domain.organization;

import io.guidepost.domain.sight.Sight;
import java.util.Set;

/**
 * Somebody at headquarters.
 *
 * @param sight what this administrator sees
 * @param sessionVersion raising it ends every session
 */
public record Admin(
        long id,
        String username,
        String name,
        Set<Role> roles,
        Sight sight,
        boolean isActive,
        int sessionVersion,
        boolean isDemo) {

    public enum Role {
        /** Looks after accounts, roles and keys; sees no business by this role. */
        ADMINISTRATOR,
        /** Reads what others have done. */
        AUDITOR,
        HQ_OPERATOR,
        /** Approves what others have made. */
        HQ_CHECKER,
        REGION_MANAGER,
        FINANCE
    }

    public Admin {
        roles = Set.copyOf(roles);
    }
}
