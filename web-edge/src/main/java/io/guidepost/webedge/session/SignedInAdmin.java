package io.guidepost.webedge.session;

import java.util.Optional;
import java.util.Set;

/**
 * Somebody at headquarters.
 *
 * @param regionId the only region this administrator may see; empty: all of them
 * @param sessionNo what his token carries: the number of the session
 */
public record SignedInAdmin(long adminId, String name, Set<String> roles, Optional<Long> regionId, long sessionNo)
        implements SignedIn {

    public SignedInAdmin {
        roles = Set.copyOf(roles);
    }

    /** For a token that belongs to no session in particular. */
    public SignedInAdmin(long adminId, String name, Set<String> roles, Optional<Long> regionId) {
        this(adminId, name, roles, regionId, 0);
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
