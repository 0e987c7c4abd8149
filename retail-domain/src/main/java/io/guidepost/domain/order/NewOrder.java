package io.guidepost.domain.order;

import java.util.List;

/** An order that is not in the books yet. */
public record NewOrder(Order order, List<OrderLine> lines, byte[] sealedAddress) {}
