package io.guidepost.domain;

/**
 * Tencent's answer did not arrive or could not be understood: what was asked for may or may not have happened.
 * A state of its own and never a failure; it is resolved by asking again with the same number.
 */
public class GatewayUnclear extends RuntimeException {

    public GatewayUnclear(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * True when it is certain that nothing has happened: Tencent was not asked at all, or turned the call away at the door
     * because there were too many. Then there is nothing to look for before asking again.
     */
    public boolean hasDoneNothing() {
        return false;
    }
}
