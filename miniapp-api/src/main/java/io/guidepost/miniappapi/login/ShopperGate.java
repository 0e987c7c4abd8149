package io.guidepost.miniappapi.login;

import io.guidepost.domain.session.ShopperSessions;
import io.guidepost.domain.shopper.SignInShopper;
import io.guidepost.webedge.session.Audience;
import io.guidepost.webedge.session.SessionGate;
import org.springframework.stereotype.Component;

/** A token is good while the session lives in which it was issued, as last renewed, and the account is open. */
@Component
class ShopperGate implements SessionGate {

    private final ShopperSessions sessions;
    private final SignInShopper signInShopper;

    ShopperGate(ShopperSessions sessions, SignInShopper signInShopper) {
        this.sessions = sessions;
        this.signInShopper = signInShopper;
    }

    /**
     * Numbers of sessions are larger than any version of a member ever gets. Tokens that carry the version are those of an
     * older release that is still running beside this one.
     */
    @Override
    public boolean isStillValid(Audience audience, String subject, long sessionVersion) {
        if (audience != Audience.SHOP) {
            return true;
        }
        long memberId = Long.parseLong(subject);
        return sessionVersion > Integer.MAX_VALUE
                ? sessions.isAlive(memberId, sessionVersion)
                : signInShopper.isStillValid(memberId, sessionVersion);
    }
}
