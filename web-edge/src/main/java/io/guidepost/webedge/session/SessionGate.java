package io.guidepost.webedge.session;

/**
 * Whether a session that was once opened still stands. An application offers it as a bean for the audiences it knows and
 * answers true for the others; with several gates all must agree, with none every session stands until its token expires.
 */
@FunctionalInterface
public interface SessionGate {

    /**
     * May block; it is asked off the event loop, and its answer is kept for up to a minute.
     *
     * @param subject the id of the person within the audience
     * @param sessionVersion what the person's session version was when the token was issued; raising it ends all sessions
     */
    boolean isStillValid(Audience audience, String subject, long sessionVersion);
}
