package io.guidepost.domain.order;

import java.time.Instant;

/** One parcel of an order. */
public record Shipment(long id, long orderId, String carrier, String trackingNo, long shippedBy, Instant shippedAt) {}
