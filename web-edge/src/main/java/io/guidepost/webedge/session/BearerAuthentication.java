package io.guidepost.webedge.session;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** What Spring Security carries with the request once the token is verified; the token itself is not kept. */
final class BearerAuthentication extends AbstractAuthenticationToken {

    private final transient SignedIn who;

    BearerAuthentication(SignedIn who) {
        super(List.of());
        this.who = who;
        setAuthenticated(true);
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public SignedIn getPrincipal() {
        return who;
    }
}
