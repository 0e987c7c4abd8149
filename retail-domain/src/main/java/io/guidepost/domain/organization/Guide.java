package io.guidepost.domain.organization;

import java.util.Optional;

/**
 * Somebody who serves shoppers, known to WeCom by {@code userid}. Where and in which role is said by {@link Employment}.
 *
 * @param payeeOpenid the WeChat openid under which commission can be paid
 * @param sessionVersion raising it ends every session of this guide
 */
public record Guide(
        long id,
        String userid,
        String name,
        Status status,
        Optional<String> payeeOpenid,
        int sessionVersion,
        int version) {

    public enum Status {
        ACTIVE,
        /** Disabled in WeCom; may come back. */
        SUSPENDED,
        /** No longer with the corporation; may be hired again, with a new employment. */
        LEFT
    }

    public boolean isActive() {
        return status == Status.ACTIVE;
    }
}
