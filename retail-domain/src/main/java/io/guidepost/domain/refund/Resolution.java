package io.guidepost.domain.refund;

import java.time.Instant;
import java.util.Optional;

/**
 * Money given back by hand, because WeChat could not.
 *
 * @param reference such as the number of a bank transfer
 */
public record Resolution(
        long refundId,
        String reference,
        String note,
        long proposedBy,
        Instant proposedAt,
        Optional<Long> approvedBy,
        Optional<Instant> approvedAt) {}
