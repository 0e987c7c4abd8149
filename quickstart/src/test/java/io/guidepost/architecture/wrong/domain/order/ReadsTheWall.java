package io.guidepost.architecture.wrong.domain.order;

import java.time.Instant;

/** Wrong on purpose: a time that no test can move. */
class ReadsTheWall {

    Instant placedAt() {
        return Instant.now();
    }
}
