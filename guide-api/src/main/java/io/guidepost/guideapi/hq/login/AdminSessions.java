package io.guidepost.guideapi.hq.login;

import io.guidepost.domain.organization.SignInAdmin;
import io.guidepost.webedge.session.Audience;
import io.guidepost.webedge.session.SessionGate;
import org.springframework.stereotype.Component;

/** An administrator who is disabled loses the sessions opened before. */
@Component
class AdminSessions implements SessionGate {

    private final SignInAdmin signInAdmin;

    AdminSessions(SignInAdmin signInAdmin) {
        this.signInAdmin = signInAdmin;
    }

    @Override
    public boolean isStillValid(Audience audience, String subject, long sessionVersion) {
        return audience != Audience.ADMIN || signInAdmin.isStillValid(Long.parseLong(subject), sessionVersion);
    }
}
