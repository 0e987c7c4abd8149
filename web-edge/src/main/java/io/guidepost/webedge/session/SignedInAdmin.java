package io.guidepost.webedge.session;

import java.util.Optional;
import java.util.Set;

/**
 * Somebody at headquarters.
 *
 * @param regionId the only region this administrator may see; empty: all of them
 */
public record SignedInAdmin(long adminId, String name, Set<String> roles, Optional<Long> regionId) implements SignedIn {

    public SignedInAdmin {
        roles = Set.copyOf(roles);
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
