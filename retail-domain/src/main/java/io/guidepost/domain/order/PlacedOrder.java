package io.guidepost.domain.order;

import java.util.List;

/** An order just placed, with its lines. */
public record PlacedOrder(Order order, List<OrderLine> lines) {}
