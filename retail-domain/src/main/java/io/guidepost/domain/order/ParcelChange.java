package io.guidepost.domain.order;

import java.time.Instant;

/** A parcel's carrier or number that somebody has put right. */
public record ParcelChange(
        long id,
        long shipmentId,
        String oldCarrier,
        String oldNo,
        String newCarrier,
        String newNo,
        String reason,
        long changedBy,
        Instant changedAt) {}
