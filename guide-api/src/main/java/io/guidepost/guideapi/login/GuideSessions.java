package io.guidepost.guideapi.login;

import io.guidepost.domain.organization.SignInGuide;
import io.guidepost.webedge.session.Audience;
import io.guidepost.webedge.session.SessionGate;
import org.springframework.stereotype.Component;

/** A guide who leaves, is suspended or moves loses the sessions opened before. */
@Component
class GuideSessions implements SessionGate {

    private final SignInGuide signInGuide;

    GuideSessions(SignInGuide signInGuide) {
        this.signInGuide = signInGuide;
    }

    @Override
    public boolean isStillValid(Audience audience, String subject, long sessionVersion) {
        return audience != Audience.GUIDE || signInGuide.isStillValid(Long.parseLong(subject), sessionVersion);
    }
}
