package io.guidepost.domain.payout;

import java.time.Instant;
import java.util.Optional;

/** Money of a guide under investigation stays where it is until somebody else than who placed this lifts it. */
public record PayoutHold(
        long id,
        long guideId,
        String reason,
        long placedBy,
        Instant placedAt,
        Optional<Long> liftedBy,
        Optional<Instant> liftedAt) {}
