package io.guidepost.domain.commission.persistence;

import io.guidepost.core.commission.Reward;
import java.time.Instant;
import java.util.Optional;

/** How a reward and an open end stand in the columns of a rate. */
final class RateColumns {

    static final Instant OPEN = Instant.parse("9999-12-31T00:00:00Z");

    private RateColumns() {}

    static Integer rateBp(Optional<Reward> reward) {
        return reward.map(promised -> promised instanceof Reward.Percent percent
                        ? percent.rate().bp()
                        : null)
                .orElse(null);
    }

    static Long fixedFen(Optional<Reward> reward) {
        return reward.map(promised -> promised instanceof Reward.FixedPerUnit fixed
                        ? fixed.amount().fen()
                        : null)
                .orElse(null);
    }

    static Optional<Instant> until(Instant effectiveUntil) {
        return Optional.of(effectiveUntil).filter(until -> until.isBefore(OPEN));
    }
}
