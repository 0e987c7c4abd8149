package io.guidepost.guideapi.hq.login;

import io.guidepost.domain.signin.EnterHeadquarters;
import io.guidepost.webedge.session.Audience;
import io.guidepost.webedge.session.SessionGate;
import org.springframework.stereotype.Component;

/** An administrator who is disabled, or whose session was ended, is no longer let in. */
@Component
class AdminSessions implements SessionGate {

    private final EnterHeadquarters door;

    AdminSessions(EnterHeadquarters door) {
        this.door = door;
    }

    @Override
    public boolean isStillValid(Audience audience, String subject, long sessionVersion) {
        return audience != Audience.ADMIN || door.isStillIn(Long.parseLong(subject), sessionVersion);
    }
}
