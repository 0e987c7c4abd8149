package io.guidepost.domain.customercard;

import io.guidepost.core.words.Words;

/** A line of one of a customer's orders, as it was sold. */
public record PastLine(
        long orderId,
        long skuId,
        long productId,
        Words category,
        String brand,
        String title,
        String spec,
        int quantity,
        long paidFen,
        int refundedQuantity,
        long refundedFen) {}
