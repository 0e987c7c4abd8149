package io.guidepost.wechat.rate;

import java.time.Duration;

/** No turn came in time: WeCom was not called. */
public final class NoTurn extends RuntimeException {

    private final transient Duration pause;

    NoTurn(String api, Duration pause) {
        super("No call of " + api + " can be made now without passing WeCom's cap", null, false, false);
        this.pause = pause;
    }

    /** After this it can be of use to try again. */
    public Duration pause() {
        return pause;
    }
}
