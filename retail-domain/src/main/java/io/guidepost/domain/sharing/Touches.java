package io.guidepost.domain.sharing;

import java.time.Instant;

/** All touches; only ever added to. */
public interface Touches {

    void append(Touch touch);

    /** How many touches of this member since then do not count. */
    int invalidSince(long memberId, Instant since);
}
