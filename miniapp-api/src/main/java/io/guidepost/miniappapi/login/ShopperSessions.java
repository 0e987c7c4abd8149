package io.guidepost.miniappapi.login;

import io.guidepost.domain.shopper.SignInShopper;
import io.guidepost.webedge.session.Audience;
import io.guidepost.webedge.session.SessionGate;
import org.springframework.stereotype.Component;

/** A shopper whose account is closed loses the sessions opened before. */
@Component
class ShopperSessions implements SessionGate {

    private final SignInShopper signInShopper;

    ShopperSessions(SignInShopper signInShopper) {
        this.signInShopper = signInShopper;
    }

    @Override
    public boolean isStillValid(Audience audience, String subject, long sessionVersion) {
        return audience != Audience.SHOP || signInShopper.isStillValid(Long.parseLong(subject), sessionVersion);
    }
}
