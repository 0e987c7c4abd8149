package io.guidepost.architecture.wrong.webedge;

import io.guidepost.architecture.wrong.domain.order.Order;

/** Wrong on purpose: what both edges share knows no feature. */
record KnowsOrders(Order order) {}
