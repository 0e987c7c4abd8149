package io.guidepost.webedge.session;

import io.guidepost.domain.sight.Sight;
import java.util.Set;

/**
 * Somebody at headquarters.
 *
 * @param sight what this administrator sees; handed to every query on his behalf
 * @param sessionNo what his token carries: the number of the session
 */
public record SignedInAdmin(long adminId, String name, Set<String> roles, Sight sight, long sessionNo)
        implements SignedIn {

    public SignedInAdmin {
        roles = Set.copyOf(roles);
    }

    /** For a token that belongs to no session in particular. */
    public SignedInAdmin(long adminId, String name, Set<String> roles, Sight sight) {
        this(adminId, name, roles, sight, 0);
    }

    @Override
    public Audience audience() {
        return Audience.ADMIN;
    }

    @Override
    public long id() {
        return adminId;
    }
}
