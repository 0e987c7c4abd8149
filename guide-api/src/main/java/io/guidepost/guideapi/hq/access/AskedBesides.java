package io.guidepost.guideapi.hq.access;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.rights.Permission;
import io.guidepost.webedge.session.SignedInAdmin;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * For requests that reach into an area of which their address says nothing: whoever may hand out files does not by that see what
 * is in them.
 */
@Component
public class AskedBesides {

    /** Who came to the gate, with the roles he really has. */
    static final String WHO = "guidepost.admin.at-the-gate";

    private final Rights rights;

    AskedBesides(Rights rights) {
        this.rights = rights;
    }

    /** Ends in {@code role_missing}, or {@code scope_missing} for a key, without the permission. */
    public Mono<Void> require(ServerWebExchange exchange, Permission wanted) {
        Set<Permission> scopes = exchange.getAttribute(Asked.SCOPES);
        if (scopes != null && !scopes.contains(wanted)) {
            return Mono.error(new Refusal(
                    Refusal.Kind.FORBIDDEN, "scope_missing", new Words("您的角色没有此权限", "Your role does not allow this")));
        }
        SignedInAdmin admin = exchange.getRequiredAttribute(WHO);
        return rights.ofCompanyRoles(admin.roles())
                .doOnNext(own -> HeadquartersGate.admitted(admin, own, wanted))
                .then();
    }
}
