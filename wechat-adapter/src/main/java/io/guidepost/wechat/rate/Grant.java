package io.guidepost.wechat.rate;

import java.time.Duration;

/**
 * What a bucket gives.
 *
 * @param turns calls that may be made now, possibly fewer than were asked for
 * @param pause until asking again can be of use, when they are fewer
 * @param isClosed WeCom has turned the corporation away and nobody calls for so long
 */
record Grant(int turns, Duration pause, boolean isClosed) {

    static Grant closed(Duration pause) {
        return new Grant(0, pause, true);
    }
}
