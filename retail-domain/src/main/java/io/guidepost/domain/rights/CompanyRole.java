package io.guidepost.domain.rights;

import java.time.Instant;
import java.util.Set;

/**
 * A role that the company has made for itself.
 *
 * @param code how tokens and clients call it: lower case, unlike the roles that come with the product
 */
public record CompanyRole(
        long id,
        String code,
        String name,
        Set<Permission> permissions,
        long createdBy,
        Instant createdAt,
        int version) {

    public CompanyRole {
        permissions = Set.copyOf(permissions);
    }
}
