package io.guidepost.guideapi.hq.login;

import io.guidepost.domain.signin.EnterHeadquarters.Due;

/** What stands in a token instead of roles while its holder still has to change the password or set up a second factor. */
public final class DueFirst {

    private static final String PREFIX = "DUE_";

    private DueFirst() {}

    static String roleOf(Due due) {
        return PREFIX + due.name();
    }

    public static boolean isDue(String role) {
        return role.startsWith(PREFIX);
    }
}
