package io.guidepost.guideapi.hq.login;

import io.guidepost.domain.organization.Admin;
import io.guidepost.domain.rights.CompanyRoles;
import io.guidepost.domain.signin.EnterHeadquarters.Due;
import io.guidepost.domain.signin.EnterHeadquarters.Entered;
import io.guidepost.guideapi.hq.Places;
import io.guidepost.webedge.session.SignedInAdmin;
import io.guidepost.webedge.session.Tokens;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The token of somebody who has just come in, and what he is told about himself. */
@Component
class AdminTokens {

    private final Tokens tokens;
    private final CompanyRoles companyRoles;

    AdminTokens(Tokens tokens, CompanyRoles companyRoles) {
        this.tokens = tokens;
        this.companyRoles = companyRoles;
    }

    /** Blocks. */
    AdminSessionView issue(Entered entered) {
        var admin = entered.admin();
        var roles = admin.roles().stream().map(Admin.Role::name).collect(Collectors.toCollection(TreeSet::new));
        roles.addAll(companyRoles.codesOf(admin.id()));
        // Whoever still has to do something may do that and nothing else.
        var allowed = entered.due()
                .<Set<String>>map(due -> Set.of(DueFirst.roleOf(due)))
                .orElse(roles);
        var token =
                tokens.issue(new SignedInAdmin(admin.id(), admin.name(), allowed, admin.sight()), entered.sessionId());
        return new AdminSessionView(
                token.accessToken(),
                token.expiresAt(),
                new SignedInView(
                        Long.toString(admin.id()),
                        admin.name(),
                        List.copyOf(roles),
                        Places.onlyRegion(admin.sight()),
                        Places.regions(admin.sight()),
                        Places.stores(admin.sight())),
                entered.due().orElse(null));
    }

    /** @param due what this session is kept to until it is done; absent for most */
    record AdminSessionView(String accessToken, Instant expiresAt, SignedInView admin, Due due) {}

    /**
     * Without any region and store: sees everything.
     *
     * @param regionId the only place this administrator sees, where it is one region; as clients of before know it
     */
    record SignedInView(
            String id,
            String name,
            List<String> roles,
            String regionId,
            List<String> regionIds,
            List<String> storeIds) {}
}
