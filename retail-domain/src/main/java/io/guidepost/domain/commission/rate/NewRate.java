package io.guidepost.domain.commission.rate;

import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.commission.Reward;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/**
 * A rate that somebody wants.
 *
 * @param reward empty to exclude the target: it earns nothing
 * @param from to the millisecond
 * @param until first instant at which it no longer holds; empty if open
 */
public record NewRate(
        RateTarget target, PayeeType payee, Optional<Reward> reward, Instant from, Optional<Instant> until) {

    public NewRate {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(payee, "payee");
        Objects.requireNonNull(reward, "reward");
        from = from.truncatedTo(ChronoUnit.MILLIS);
        until = until.map(end -> end.truncatedTo(ChronoUnit.MILLIS));
    }
}
